"""What stands around the article of a page, what only seems hidden in it, and where sentences keep a part in."""

# ruff: noqa: E501 - a page is easier to read on one line

from __future__ import annotations

import pytest

from handouts.readers.html import read
from tests.readers.as_text import as_text

BODY = "".join(
    f"<p>Drink water each hour of day {day} and call us if you feel dizzy or faint.</p>" for day in range(9)
)
"""An article of nine sentences, enough to be the column of a page."""

SAID = "\n".join(
    f"Drink water each hour of day {day} and call us if you feel dizzy or faint." for day in range(9)
)


def shown(page: str) -> str:
    return as_text(read(page.encode(), "a.html"))


def links(count: int) -> str:
    return "".join(f"<a href=/p{number}>Page {number}</a> " for number in range(count))


AROUND = {
    "a side column with sentences of its own": (
        "<div id=sidebar><div class=widget>We are a small practice by the sea, and we like to hear from you.</div></div>",
        "lost beside (15): A side column",
    ),
    "a footer with sentences": (
        "<div id=footer><p>The words on this site are for your information and take the place of no doctor.</p></div>",
        "lost navigation (16): The page's footer",
    ),
    "a header": ("<div class=site-header><span>Our practice by the sea</span></div>", "lost navigation (5): The page's header"),
    "cards of other articles": (
        "<div><h2>Look here too</h2><div><h3><a href=/a>Knees</a></h3><p>What to do when your knees hurt at night.</p></div>"
        "<div><h3><a href=/b>Hips</a></h3><p>What to do when your hips hurt at night.</p></div></div>",
        "lost beside (23): Links to other articles",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", AROUND)
def test_what_is_beside_the_column_of_the_article_is_left_out_and_told_of(name: str) -> None:
    part, expected = AROUND[name]
    assert (
        shown(f"<body><div><div class=c><h1>Heat</h1>{BODY}</div>{part}</div>")
        == f"= Heat\n{SAID}\n{expected}"
    )


INSIDE = {
    "a side box of the article": "<div class=sidebar>Call 999 if somebody does not wake up at once.</div>",
    "a part whose name says that there is no column": "<div class=no-sidebar>Call 999 if somebody does not wake up.</div>",
    "cards with headings that are no links": "<div><h2>At home</h2><p>Rest as long as you have to.</p><h2>Outside</h2><p>Wear a hat when it is hot.</p></div>",
    "headings that lead to their own places": "<div><h3><a href=#a>Rest</a></h3><p>Lie down a while.</p><h3><a href=#b>Eat</a></h3><p>Take small meals.</p></div>",
}


@pytest.mark.parametrize("name", INSIDE)
def test_what_is_in_the_column_or_has_no_name_stays(name: str) -> None:
    made = shown(f"<body><div><h1>Heat</h1>{BODY}{INSIDE[name]}</div>")
    assert "lost beside" not in made
    assert "lost navigation" not in made


SERVICES = {
    "with a telephone": "<div><h3><a href=/a>Heart</a></h3><p>Call us: <a href=tel:111>111</a></p></div><div><h3><a href=/b>Lungs</a></h3><p>Call us.</p></div>",
    "with lists": "<div><h3><a href=/a>Heart</a></h3><ul><li>Come at nine<li>Bring your list</ul></div><div><h3><a href=/b>Lungs</a></h3></div>",
}


@pytest.mark.parametrize("name", SERVICES)
def test_services_with_headings_that_are_links_stay(name: str) -> None:
    assert "lost beside" not in shown(
        f"<body><div><div><h1>Heat</h1>{BODY}</div><div>{SERVICES[name]}</div></div>"
    )


def test_a_column_named_as_beside_that_holds_much_of_the_text_stays() -> None:
    other = "".join(f"<p>Stay in the shade on day {day} until the sun is low again.</p>" for day in range(5))
    made = shown(f"<body><div><h1>Heat</h1>{BODY}</div><div class=sidebar>{other}</div>")
    assert "Stay in the shade on day 4 until the sun is low again." in made
    assert "lost beside" not in made


MANY_LINKS = {
    "a paragraph with more links than other words": (
        f"<p>{links(20)}Ask for help at once if you cannot breathe, or if your lips turn blue.</p>"
    ),
    "a part of links around a paragraph": (
        f"<div>{links(80)}<p>Ask for help at once if you cannot breathe, or if your lips turn blue.</p></div>"
    ),
    "a sentence in pieces": (
        f"<div>{links(80)}<p>Ask for <b>help</b> at <i>once</i> if you <b>cannot</b> <em>breathe</em>, or if your lips turn blue.</p></div>"
    ),
    "an aside with a menu": (
        "<aside><nav><a href=/a>More</a></nav><p>Ask for help at once if you cannot breathe, or if your lips turn blue.</p></aside>"
    ),
    "a part named as other articles with the page's heading": (
        f"<div class='related teaser'><h1>Breath</h1>{links(20)}<p>Ask for help at once if you cannot breathe, or if your lips turn blue.</p></div>"
    ),
}


@pytest.mark.parametrize("name", MANY_LINKS)
def test_a_sentence_among_many_links_is_never_left_out(name: str) -> None:
    made = shown(f"<body>{MANY_LINKS[name]}")
    assert "cannot breathe, or if your lips turn blue." in made.replace("*", "").replace("_", "")


def test_a_main_part_with_next_to_nothing_in_it_is_not_the_article() -> None:
    made = shown(f"<body><main><p>Article of the day</p></main><div><h1>Heat</h1>{BODY}</div>")
    assert SAID in made
    assert made.startswith("= Heat\nArticle of the day\n")


def test_a_short_main_part_with_a_sentence_is_the_article() -> None:
    page = f"<body><main><h1>Heat</h1><p>Come in at once if you feel dizzy in the sun.</p></main><div>{BODY}</div>"
    assert shown(page).startswith("= Heat\nCome in at once if you feel dizzy in the sun.\nlost beside")


LEADS = {
    "in a header before the main part": "<header><h1>Heat</h1><p>How to keep cool when the days are long and hot.</p></header><main><p>Drink.</p></main>",
    "in a part before the main part": "<div><div class=c><h1>Heat</h1></div><p>How to keep cool when the days are long and hot.</p></div><main><p>Drink.</p></main>",
    "in a header where there is no main part": "<header><h1>Heat</h1><p>How to keep cool when the days are long and hot.</p></header><p>Drink.</p>",
}


@pytest.mark.parametrize("name", LEADS)
def test_what_introduces_the_article_beside_its_heading_is_read(name: str) -> None:
    assert shown(f"<body>{LEADS[name]}") == "= Heat\nHow to keep cool when the days are long and hot.\nDrink."


def test_the_menu_above_what_introduces_the_article_is_left_out_by_itself() -> None:
    page = "<header><nav><a href=/>Home</a></nav><h1>Heat</h1><p>How to keep cool when the days are long and hot.</p></header><main><p>Drink.</p></main>"
    assert shown(f"<body>{page}") == (
        "= Heat\nHow to keep cool when the days are long and hot.\nDrink."
        "\nlost navigation (1): A menu or other part for finding the way"
    )


def test_a_header_that_is_mostly_links_does_not_introduce_the_article() -> None:
    page = f"<header><h1>Practice</h1>{links(9)}<p>A good place to be when you do not feel well.</p></header><main><p>Drink.</p></main>"
    assert shown(f"<body>{page}") == "= Practice\nDrink.\nlost navigation (30): The page's header"


def test_what_introduces_the_article_is_not_told_of_as_lost_where_it_was() -> None:
    page = "<div><section><h1>Heat</h1><p>How to keep cool when the days are long and hot.</p></section> by us</div><main><p>Drink.</p></main>"
    assert shown(f"<body>{page}").endswith("\nDrink.\nlost beside (2): Words beside the article")


TEXT = "Take the first tablet at once, and the second one after eight hours."
SHUT = {
    "what is hidden from readers of screens alone, behind a window": f"<div id=app aria-hidden=true><h2>Dose</h2><p>{TEXT}</p></div>",
    "what is hidden from readers of screens alone, whatever its name": f"<div class=letter-overlay aria-hidden=true><p>{TEXT}</p></div>",
    "one of several parts of a kind": (
        f"<div class='step on'><p>Wash your hands with soap before you open the packet.</p></div><div class='step' style='display: none'><p>{TEXT}</p></div>"
    ),
    "what a link opens": f"<p><a href='#dose'>How to take them</a></p><div id=dose style='display:none'><p>{TEXT}</p></div>",
    "an article for browsers that run no scripts": f"<div><noscript><h2>Dose</h2><p>{TEXT}</p></noscript></div>",
    "what a server sent late": (
        f"<div><!--$?--><template id=B:0></template><p>Loading</p><!--/$--></div><div hidden id=S:0><h2>Dose</h2><p>{TEXT}</p></div>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHUT)
def test_what_only_seems_hidden_is_read(name: str) -> None:
    made = shown(f"<body><h1>Tablets</h1>{SHUT[name]}")
    assert TEXT in made
    assert "lost hidden" not in made.replace("lost hidden (1): What the page shows while it loads", "")


def test_what_a_server_sent_late_stands_where_it_belongs() -> None:
    page = f"<h1>Tablets</h1><p>A</p><!--$?--><template id=B:1></template><p>Loading</p><!--/$--><p>Z</p><div hidden id=S:1><p>{TEXT}</p></div>"
    assert (
        shown(f"<body>{page}")
        == f"= Tablets\nA\n{TEXT}\nZ\nlost hidden (1): What the page shows while it loads"
    )


HIDDEN = {
    "in another language": f"<div class=step><p>{TEXT}</p></div><div class=step lang=es hidden><p>Tome la primera tableta de inmediato, y la segunda ocho horas luego.</p></div>",
    "a copy that a carousel made": f"<div class=slide-clone aria-hidden=true><p>{TEXT}</p></div>",
    "a copy that a link opens": f"<p><a href='#again'>Again</a></p><div><p>{TEXT}</p></div><div id=again hidden><p>{TEXT}</p></div>",
    "a short note for scripts": "<noscript><p>Turn on scripts in your browser to see all of this page.</p></noscript>",
    "of no kind that is shown": f"<p>A</p><div class=done hidden><p>{TEXT}</p></div>",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_stays_hidden_and_is_told_of(name: str) -> None:
    made = shown(f"<body><h1>Tablets</h1>{BODY}{HIDDEN[name]}")
    assert any(f"lost {kind} (" in made for kind in ("hidden", "hidden-text", "script"))


def test_hidden_sentences_are_for_somebody_to_look_at_and_windows_over_the_page_are_not() -> None:
    kinds = [
        [loss.kind for loss in read(f"<h1>T</h1><p>a</p>{part}".encode(), "a.html").losses]
        for part in (
            f"<div hidden><p>{TEXT}</p></div>",
            f"<div class=privacy-modal hidden><p>{TEXT}</p></div>",
            f"<div role=dialog hidden><p>{TEXT}</p></div>",
            "<div hidden><p>Loading</p></div>",
        )
    ]
    assert kinds == [["hidden-text"], ["hidden"], ["hidden"], ["hidden"]]


SMALL = {
    "a link that hands the page on": (
        "<p><a href='https://www.facebook.com/sharer/sharer.php?u=x'>Facebook</a></p>", "lost navigation (1): Links for sharing the page"),
    "a link that prints": ("<p><a href='javascript:window.print()'>Print this</a></p>", "lost navigation (2): Links for sharing the page"),
    "a link that mails the page": ("<p><a href='mailto:?subject=Heat'>Email</a></p>", "lost navigation (1): Links for sharing the page"),
    "where an advertisement was": ("<div>- Advertisement -</div>", "lost beside (3): An advertisement"),
    "where an advertisement was, on a line of its own": (
        "<div>\n                                        Advertisement\n              </div>", "lost beside (1): An advertisement"),
    "what a button says": ("<span>Share on Facebook</span>", "lost navigation (3): Links for sharing the page"),
    "a link back to the top": ("<p><a href='https://example.org/heat#top'>↑ Back to top</a></p>", "lost navigation (4): A link to the top of the page"),
    "a link past the menu, as a browser saves it": ("<a href='https://example.org/heat#main'>Skip to main content</a>", "lost navigation (4): A link that skips to the text"),
    "a player": ("<div class='video-js vjs-paused'><span>Play</span> <span>Mute</span></div>", "lost embedded (2): A player for sound or film"),
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_small_parts_of_no_use_on_paper_are_left_out_and_told_of(name: str) -> None:
    part, expected = SMALL[name]
    assert shown(f"<main><h1>T</h1><p>a</p>{part}</main>") == f"= T\na\n{expected}"


STAYS = {
    "a card that can be pressed": "<button><b>Fever</b> <span>It goes up at night and comes down again by day.</span></button>",
    "a card that can be pressed, of blocks": "<button><div>Fever</div><div>It goes up at night and comes down again by day.</div></button>",
    "a page of a group": "<p><a href='https://www.facebook.com/asthma'>Our group</a></p>",
    "an address for mail": "<p><a href='mailto:a@b.org?subject=Heat'>Write to us</a></p>",
    "a quotation that can be shared": "<p><a href='https://twitter.com/intent/tweet?text=x'>Drink before you are thirsty each day</a></p>",
    "a link to a place that is not the top": "<p><a href='#care'>Up and about again</a></p>",
    "a link to the top in a sentence": "<p>Read the <a href='#top'>top of the page</a> again.</p>",
    "words on advertisements": "<p>Advertisement of drugs is not allowed.</p>",
    "comments of the doctor": "<div class=doctor-comments><p>Take it with food.</p></div>",
    "the course of something": "<div class=live-match-comments><p>It starts.</p></div>",
}


@pytest.mark.parametrize("name", STAYS)
def test_small_parts_that_say_something_stay(name: str) -> None:
    made = shown(f"<main><h1>T</h1><p>a</p>{STAYS[name]}</main>")
    assert "lost navigation" not in made
    assert "lost beside" not in made


def test_boxes_to_type_into_are_told_of_once_where_the_first_is() -> None:
    page = "<main><h1>T</h1>\n<p>Name <input></p><p>Age <input></p><p>More <textarea></textarea></p></main>"
    assert [(loss.what, loss.position.line) for loss in read(page.encode(), "a.html").losses] == [
        ("3 boxes to type into", 2)
    ]


def test_comments_in_which_programs_mark_a_place_are_no_words() -> None:
    assert shown("<main><h1>T</h1><p>a<!-- $ --><!--/$--><!-- why --></p></main>") == (
        "= T\na\nlost comment (1): A comment in the page's code"
    )
