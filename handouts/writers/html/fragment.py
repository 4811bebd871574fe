"""A handout's article alone, to be put into a page of a web site's own."""

from __future__ import annotations

from handouts.formats import RenderOptions
from handouts.model import Document
from handouts.own_templates import told
from handouts.scoping import scope
from handouts.templating import template
from handouts.writers.html.characters import clean
from handouts.writers.html.markup import Body


def fragment(document: Document, options: RenderOptions) -> str:
    """The article; see `handouts.writers.html.write_fragment`."""
    own = options.templates
    with told(own):
        body = Body(document, bare=True, templates=own)
        written = template("fragment.html.jinja", own).render(document=document, body=body)
    return scope(clean(written), options.heading_level) + "\n"
