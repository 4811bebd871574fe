"""The page around a handout: its title, style sheet, contents, metadata and link to the large-print PDF."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import NamedTuple

from markupsafe import Markup

from handouts.colours import nearest
from handouts.formats import RenderOptions
from handouts.labels import labels
from handouts.model import Document, plain_text, texts
from handouts.own_templates import told
from handouts.page_script import page_script
from handouts.profiles import Profile, gutter, paper, profile
from handouts.records import dataclass
from handouts.resources import toml
from handouts.templating import template
from handouts.themes import ON_PAPER, OWN, PLAIN, Theme, theme
from handouts.writers.html.addresses import file_size
from handouts.writers.html.characters import clean
from handouts.writers.html.environment import without_comments
from handouts.writers.html.languages import direction
from handouts.writers.html.markup import Body
from handouts.writers.html.metadata import metadata
from handouts.writers.html.tables import room_on_paper
from handouts.writers.html.typeface import typeface


def page(document: Document, options: RenderOptions) -> str:
    """The whole page; see `handouts.writers.html.write`."""
    own = options.templates
    with told(own):
        body = Body(document, templates=own, room=_room(options))
        title = _title(document, body)
        written = template("handout.html.jinja", own).render(
            document=document,
            body=body,
            title=title,
            style=style(look_of(options, body.lang)),
            about=metadata(document, options, body, title),
            contents=contents(document, body, toml("contents.toml")["html"]["sections"]),
            pdf=_pdf(options, body),
            home=options.home,
            script=_script() if options.script else "",
        )
    return clean(written)


def _script() -> Markup:
    return Markup(page_script())  # noqa: S704 - ours, and it holds no end tag


def _room(options: RenderOptions) -> int:
    """How many characters of a table stand side by side on the paper that is asked for."""
    sizes = theme(options.theme).over(profile(options.profile))
    return room_on_paper(paper(options.page).width - 2 * sizes.side_margin, sizes.body)


def _title(document: Document, body: Body) -> str:
    title = " ".join(plain_text(document.title).split())
    if not title:
        first = next((text for text in texts(document) if text.strip()), "")
        title = " ".join(first.split()[:12]) or body.labels("about")
    return f"{body.labels('draft')}: {title}" if document.draft else title


def contents(document: Document, body: Body, least: int) -> tuple[tuple[str, Markup], ...]:
    """Id and heading of each top section; empty where there are fewer than `least`.

    Articles repeat headings. Links of the same words must not lead to different places (WCAG 2.2, 2.4.9), so
    the second of a name says that it is the second.
    """
    headings = [(section.id, section.heading) for section in document.sections if section.heading]
    if len(headings) + bool(document.notes) < least:
        return ()
    times: Counter[str] = Counter()
    entries = []
    for target, heading in headings:
        name = " ".join(plain_text(heading).split()).casefold()
        times[name] += 1
        words = body.without_links(heading)
        entries.append((target, words if times[name] == 1 else words + f" ({times[name]})"))
    if document.notes:
        entries.append(("notes_", body.said("notes")))
    return tuple(entries)


@dataclass(frozen=True, slots=True)
class _Pdf:
    address: str
    words: Markup


def _pdf(options: RenderOptions, body: Body) -> _Pdf | None:
    """The link to the PDF of the same handout, with how long and how large it is where that is known."""
    if not options.pdf_link:
        return None
    if options.pdf_pages and options.pdf_bytes:
        pages = "pages_one" if options.pdf_pages == 1 else "pages_many"
        words = body.said(
            "large_print",
            pages=body.labels(pages, pages=options.pdf_pages),
            size=file_size(options.pdf_bytes),
        )
    else:
        words = body.said("large_print_unknown")
    return _Pdf(options.pdf_link.replace(" ", "%20"), words)


# Style ------------------------------------------------------------------------------------------------


class Look(NamedTuple):
    """What the style sheet depends on; see `handouts.formats.RenderOptions`."""

    profile: str | Profile
    page: str
    lang: str
    theme: str | Theme
    sides: str
    templates: str
    fonts: bool = False
    script: bool = False


def look_of(options: RenderOptions, lang: str) -> Look:
    """What the style sheet of a page in a language depends on."""
    return Look(
        options.profile,
        options.page,
        lang,
        options.theme,
        options.sides,
        options.templates,
        options.fonts,
        options.script,
    )


def style(options: Look) -> Markup:
    """The style sheet for screen and print, as it stands in the page.

    A clinic's own templates may change while we run, so what is made of them is not kept.
    """
    return _sheets(options) if options.templates else _shipped(options)


def paper_style(options: Look, sheet: str) -> Markup:
    """The style sheet of a page that a program of ours lays out, with a sheet for that program."""
    return _sheets(options, sheet)


@functools.lru_cache(maxsize=32)
def _shipped(options: Look) -> Markup:
    return _sheets(options)


def _sheets(options: Look, paper_sheet: str = "") -> Markup:
    """The style sheet; `paper_sheet` goes after what is shipped, and before what is the clinic's own."""
    words = labels(options.lang)
    own = options.templates
    look = theme(options.theme)
    sizes = look.over(profile(options.profile))
    sheets = [typeface()] if options.fonts else []
    sheets.append(template("screen.css", own).render())
    if options.script:
        sheets.append(template("tools.css", own).render())
    if look.name != PLAIN:
        sheets.append(_theme_sheet(look, own))
    outer, inner = edges(direction(options.lang))
    sheets.append(
        template("print.css.jinja", own).render(
            outer=outer,
            inner=inner,
            profile=sizes,
            paper=paper(options.page),
            gutter=gutter(sizes, options.sides),
            accent=nearest(look.accent, theme(PLAIN).paper) if look.name == OWN else theme(PLAIN).accent,
            page_number=page_number(words("page_of", page="{page}", pages="{pages}")),
        )
    )
    sheets += [paper_sheet, template("own.css", own).render()]
    return Markup("".join(map(without_comments, sheets)))  # noqa: S704 - no part is from a source


def _theme_sheet(look: Theme, templates: str) -> str:
    """The style sheet of a theme that is not the plain one."""
    table, plain = toml("themes.toml"), theme(PLAIN)
    colours = {key: colour for key in ("paper", *ON_PAPER) if (colour := getattr(look, key))}
    night: dict[str, str] = {}
    if look.name == OWN:
        if look.paper == plain.paper:  # what is as ever is what the page has already
            colours = {key: colour for key, colour in colours.items() if colour != getattr(plain, key)}
        # In the dark the ink is the page's own, and what has a hue keeps that.
        night = {
            key: nearest(colours[key], table["night"]["paper"]) for key in ON_PAPER[1:] if key in colours
        }
    return template("theme.css.jinja", templates).render(
        theme=look,
        colours=colours,
        night=night,
        letters=table["spacing"]["letters"] / 1000,
        words=table["spacing"]["words"] / 1000,
    )


def edges(reading: str) -> tuple[str, str]:
    """The outer edge of the first page, where its number stands, and the inner one."""
    return ("right", "left") if reading == "ltr" else ("left", "right")


def page_number(words: str) -> Markup:
    """The value of `content` that says "Page 2 of 5" on paper."""
    counted = (
        str(quoted(words)).replace("{pages}", '" counter(pages) "').replace("{page}", '" counter(page) "')
    )
    return Markup(counted)  # noqa: S704 - letters, digits, CSS escapes


def quoted(words: str) -> Markup:
    """Words as a string of CSS. Braces stay, for what is put in their place."""
    plain = re.sub(r"[^\w {}]", lambda match: f"\\{ord(match[0]):x} ", words)
    return Markup(f'"{plain}"')  # noqa: S704 - letters, digits, CSS escapes
