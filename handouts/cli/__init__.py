"""The command line: one file a command, no logic that the library lacks."""

from __future__ import annotations

import gc
import importlib
import os
import sys

import click

from handouts import __version__
from handouts.errors import HandoutsError

COMMANDS = {
    "build": "handouts.cli.build:build",
    "check": "handouts.cli.check:check",
    "site": "handouts.cli.site:site",
    "draft": "handouts.cli.draft:draft",
    "verify": "handouts.cli.verify:verify",
    "explain": "handouts.cli.explain:explain",
    "lexicon": "handouts.cli.lexicon:lexicon",
    "init": "handouts.cli.init:init",
    "doctor": "handouts.cli.doctor:doctor",
}

STOPPED = 130
"""Exit status after Ctrl-C: 128 and the number of SIGINT, as shells have it."""


class _Lazy(click.Group):
    """A group that imports a command when it is used, so that --version and --help stay quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, _, name = target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"Did you mean '{close[0]}'?" if close else f"The commands are {', '.join(COMMANDS)}."
            if "." in args[0]:
                hint = f"To make handouts of it: handouts build {args[0]}"
            raise HandoutsError(f"There is no command '{args[0]}'.", hint)
        return super().resolve_command(ctx, args)


@click.group(cls=_Lazy, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="handouts %(version)s")
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Turn health articles into plain handouts that everyone can read.

    Readability is checked first. Then come large-print PDF and accessible web pages.

    \b
    Examples:
      handouts build                     the example article, to see what comes out
      handouts build article.docx        one article to handouts
      handouts check *.md                scores only, nothing is written
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command line and leave with its exit status; no traceback ever reaches a user."""
    # A run is short and makes trees, not circles: looking for garbage seldom saves a twentieth of its time.
    gc.set_threshold(100_000, 20, 20)
    status = run(sys.argv[1:])
    # As it ends, the interpreter looks for garbage among all that was made: a seventh of a cold build.
    gc.freeze()
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run the command line.

    Args:
        arguments: What a user types after `handouts`.

    Returns:
        0 done; 1 the gate failed, or findings as bad as asked for; 2 it could not run; 130 Ctrl-C.
    """
    try:
        result = commands.main(arguments, prog_name="handouts", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        return _usage(error)
    except click.ClickException as error:
        return _say(error.format_message())
    except HandoutsError as error:
        return _say(str(error))
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped. Nothing half-done was left behind.", err=True)
        return STOPPED
    except BrokenPipeError:
        # The reader of our output has gone, as 'head' does; the interpreter would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        return _say(
            "There is not enough memory for this.\n  Fix: Split the article, or close other programs."
        )
    except Exception as error:
        if os.environ.get("HANDOUTS_DEBUG"):
            raise
        return _say(
            f"Something went wrong inside handouts ({type(error).__name__}: {error}).\n"
            "  Fix: This is our fault. Please report it. HANDOUTS_DEBUG=1 shows where it happened."
        )
    return result if isinstance(result, int) else 0


def _usage(error: click.UsageError) -> int:
    command = error.ctx.command_path if error.ctx else "handouts"
    return _say(f"{error.format_message()}\n  Fix: '{command} --help' shows what it takes.")


def _say(message: str) -> int:
    click.echo(f"Error: {message}", err=True)
    return 2
