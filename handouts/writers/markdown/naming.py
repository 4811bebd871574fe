"""Names for what a Markdown file refers to: its sections, and the files of its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from handouts.identifiers import GithubNames, Ids
from handouts.model import Document, Figure, Link, plain_text, sections_of, walk
from handouts.records import dataclass

FOLDER = "pictures"
"""Where pictures go that came inside of their source."""


_INSIDE_WORD = re.compile(r"^word/media/")
"""Where Word keeps the pictures inside of a file."""


@dataclass(frozen=True, slots=True)
class SectionNames:
    """How links name sections.

    Attributes:
        links: The name that a link to a section has, by the section's id.
        given: The ids of the sections whose heading must state that name, because it would mean another one.
    """

    links: dict[str, str]
    given: frozenset[str]


def section_names(document: Document) -> SectionNames:
    """Names for links that lead to the right section when the file is read again.

    A reader looks for a name that a heading states, then for the name that GitHub gives to a heading, then
    for the section's own id.
    """
    ids, github = Ids(), GithubNames()
    if document.title:
        github.new(plain_text(document.title))
    own: dict[str, tuple[str, str]] = {}
    for section in sections_of(document):
        words = plain_text(section.heading)
        own[section.id] = (github.new(words), ids.new(words))
    leads_to: dict[str, str] = {}
    for kind in (0, 1):
        for section_id, names in own.items():
            leads_to.setdefault(names[kind], section_id)
    linked = {node.target[1:] for node in walk(document) if isinstance(node, Link) and node.target[:1] == "#"}
    links, given = {}, set()
    for section_id in linked & own.keys():
        name = own[section_id][1]
        links[section_id] = name
        if leads_to[name] != section_id:
            given.add(section_id)
    # A stated name comes before all others, so it takes those names from the sections that had them.
    stated = {links[section_id] for section_id in given}
    given |= {section_id for section_id, name in links.items() if name in stated}
    return SectionNames(links, frozenset(given))


def picture_names(document: Document) -> Iterator[tuple[Figure, str]]:
    """Each figure that has a picture, and the address of the file that it is to be in, beside the text.

    A picture that lay beside its source keeps its name. One that was inside of it gets one.
    """
    taken: dict[str, bytes] = {}
    number = 0
    for figure in walk(document):
        if not isinstance(figure, Figure) or figure.image is None:
            continue
        data = figure.image.data
        address = _INSIDE_WORD.sub(f"{FOLDER}/", figure.source)
        kind = figure.image.media_type.rpartition("/")[2].replace("jpeg", "jpg")
        while not is_beside(address) or taken.get(file_name(address), data) != data:
            number += 1
            address = f"{FOLDER}/{number}.{kind}"
        taken[file_name(address)] = data
        yield figure, address


def is_beside(address: str) -> bool:
    """Whether an address is that of a file in the article's own folder or below it."""
    name = file_name(address)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address) or re.search(r"[\\\x00-\x1f:]", name):
        return False
    return not {"", ".", ".."} & set(name.split("/"))


def file_name(address: str) -> str:
    """The file that the address of a picture means."""
    return unquote(re.split(r"[?#]", address, maxsplit=1)[0])
