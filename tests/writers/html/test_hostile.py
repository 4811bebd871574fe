"""Hostile sources in a browser: nothing in them runs, nothing is fetched, and nothing lies in wait."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import handouts
from handouts.errors import SourceError
from handouts.formats import RenderOptions, reader_for
from handouts.pipeline import read_bytes
from handouts.verify.html.host import hosted
from handouts.writers.html.site import entries_of, entry, index
from tests.validators.web import Browser

SITE = "attacker.example"
VECTORS: dict[str, list[str]] = {
    kind: [text.replace("SITE", SITE) for text in texts]
    for kind, texts in tomllib.loads(
        Path(__file__).with_name("hostile.toml").read_text(encoding="utf-8")
    ).items()
}

ARTICLES = {
    "html": (
        "a.html",
        "<!doctype html><html lang=en><body><h1>T</h1><p>Before.</p>{}<p>After.</p></body></html>",
    ),
    "markdown": ("a.md", "# T\n\nBefore.\n\n{}\n\nAfter.\n"),
    "front_matter": ("a.md", "---\n{}\n---\n\n# T\n\nBefore words. After.\n"),
}


def pages(kind: str) -> tuple[dict[str, list[bytes]], list[str]]:
    """For each vector what is made of it, and the vectors of which no handout is made.

    All take the same way through the templates, so it is enough that Markdown also comes out as a fragment,
    and what an article says of itself as an entry of a front page.
    """
    name, article = ARTICLES[kind]
    made: dict[str, list[bytes]] = {}
    refused = []
    for vector in VECTORS[kind]:
        data = article.replace("{}", vector).encode()
        try:
            document = read_bytes(data, name, reader_for(name, Path(name).suffix))
        except SourceError:
            refused.append(vector)
            continue
        made[vector] = [handouts.render(document, "html")]
        if kind == "markdown":
            made[vector].append(hosted(handouts.render(document, "fragment")))
        if kind == "front_matter":
            entries = entries_of([entry(document, "a/handout.html", pdf="a/handout.pdf", pages=1, size=1)])
            made[vector].append(index(entries, RenderOptions(), title=vector, lang="en", url=""))
    return made, refused


def test_there_are_enough_vectors_and_each_is_another() -> None:
    every = [vector for vectors in VECTORS.values() for vector in vectors]
    assert len(every) >= 170
    assert len(set(every)) == len(every)


def test_the_listener_hears_what_runs_and_what_is_fetched(browser: Browser) -> None:
    told = browser.provoke([ARTICLES["html"][1].replace("{}", vector).encode() for vector in VECTORS["html"]])
    heard = [bool(one) for one in told]
    # The rest needs an old browser, another reader, or is there to break out of a place in our own markup.
    assert sum(heard) >= 80, [vector for vector, one in zip(VECTORS["html"], heard, strict=True) if not one]
    kinds = {kind.partition(":")[0] for one in told for kind in one}
    assert {"script", "dialog", "request", "handler", "address", "attribute"} <= kinds
    assert browser.provoke([b"<!doctype html><title>T</title><p>Words"]) == [[]]


@pytest.mark.parametrize("kind", list(VECTORS))
def test_nothing_runs_and_nothing_is_fetched(browser: Browser, kind: str) -> None:
    made, refused = pages(kind)
    every = [(vector, page) for vector, some in made.items() for page in some]
    told = browser.provoke([page for _, page in every])
    assert [(vector, what) for (vector, _), what in zip(every, told, strict=True) if what] == []
    # A front matter is held to what it may say; in a text only what nobody can read is refused.
    assert len(refused) <= (3 if kind == "front_matter" else len(VECTORS[kind]) // 10), refused


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_the_words_around_stay(kind: str) -> None:
    made, _ = pages(kind)
    lost = [vector for vector, (page, *_) in made.items() if b"<p>Before." not in page]
    assert lost == []
