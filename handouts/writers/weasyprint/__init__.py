"""Large-print tagged PDF by WeasyPrint: from the web page's own markup, for text that has to be shaped."""

from __future__ import annotations

from handouts.errors import ConfigError, RenderError
from handouts.formats import RenderOptions
from handouts.model import Document, plain_text

__all__ = ["write"]


def write(document: Document, options: RenderOptions) -> bytes:
    """The document as a tagged PDF.

    The same document, options and fonts make the same bytes. If the environment variable SOURCE_DATE_EPOCH is
    set, the file carries that date; else it carries none. Nothing is fetched.

    Args:
        document: A composed document: what the tool adds is in it already, except the title of the notes.
        options: How it is set. The standard is "ua-1" (ISO 14289-1) or "ua-2" (ISO 14289-2).

    Raises:
        ConfigError: WeasyPrint or Pango is missing; there is no such profile, paper, theme or standard; a
            font that is lent cannot be used; or what is asked for is not made by this engine: fields to type
            in, a file for an archive.
        RenderError: The document has no title, has characters that no font has or a picture that cannot be
            read. The message says where.
    """
    from handouts.writers.pdf.structure import STANDARDS
    from handouts.writers.weasyprint import loading, page
    from handouts.writers.weasyprint.faces import faces_for
    from handouts.writers.weasyprint.file import assemble
    from handouts.writers.weasyprint.press import Press
    from handouts.writers.weasyprint.tree import Tree

    if options.standard not in STANDARDS:
        raise ConfigError(
            f"There is no PDF standard '{options.standard}'.", f"Choose one of {', '.join(STANDARDS)}."
        )
    _insist(options)
    standard = STANDARDS[options.standard]
    title = page.settled(" ".join(plain_text(document.title).split()))
    if not title:
        raise RenderError(
            f"{document.position}: This text has no title, and a handout needs one.",
            "Put a title on the first line, or a heading of level 1.",
        )
    weasyprint = loading.load()
    faces = faces_for(document, page.added(document), options.fallback_fonts)

    press = Press(weasyprint, document, options, faces, title)
    layout = press.print(".".join(map(str, standard.pdf)))
    tree = Tree(layout, standard)
    data = assemble(layout, tree, faces.letters(layout.families), title=title, lang=document.meta.lang)
    if faces.borrowed and options.tell:
        options.tell(faces.borrowed)
    return data


def _insist(options: RenderOptions) -> None:
    """Refuse what this engine does not make.

    Raises:
        ConfigError: It is asked for; with what to do.
    """
    for asked, what, name in (
        (options.archive, "a file for an archive", "archive"),
        (options.fillable, "fields to type in", "fillable"),
    ):
        if asked:
            raise ConfigError(
                f"The WeasyPrint engine does not make {what}.",
                f"Leave {name} out, or use the ReportLab engine if the text needs no shaping.",
            )
