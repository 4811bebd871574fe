"""Which handout of an article an output is, so that the two can be compared word for word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from handouts.compose import handouts_of
from handouts.config import Config
from handouts.identifiers import folder_name
from handouts.model import Document, words
from handouts.pipeline.builder import on_the_web
from handouts.pipeline.letterhead import logo
from handouts.pipeline.plainer import simplify
from handouts.pipeline.source import titled


def meant(data: bytes, path: str, article: Document, config: Config) -> Document:
    """What an output was made to say: of all that could be made of the article, what is closest to it.

    That may be the whole handout or one section's, a draft or not, with the article's own words or plainer
    ones, and for a file that another program made, the article itself. What is closest is not yet the same:
    verifying the output against it tells where they part.

    Args:
        data: The output's bytes.
        path: The output as the user named it.
        article: The article, as a reader made it.
        config: Settings, for what is added to handouts.

    Raises:
        HandoutsError: The output cannot be read.
    """
    from handouts.verify import spoken
    from handouts.verify.words import words as heard_words

    heard = Counter(heard_words(spoken(data, path)))
    return min(_candidates(article, config), key=lambda document: _distance(heard, words(document)))


def _candidates(article: Document, config: Config) -> Iterator[Document]:
    # The likeliest first: of what is equally close, the first is taken.
    picture = logo(config)
    texts = [article]
    if config.output.simplify:
        texts.insert(0, simplify(article, config)[0])
    folder = Path(folder_name(Path(article.position.path).stem))
    for text in texts:
        placed = on_the_web(titled(text), folder, config.output.url)
        for draft in (False, True):
            yield from (
                handout.document for handout in handouts_of(placed, config.clinic, draft=draft, logo=picture)
            )
    yield article


def _distance(heard: Counter[str], written: Iterable[str]) -> int:
    """How many words one has and the other has not."""
    said = Counter(written)
    return (heard - said).total() + (said - heard).total()
