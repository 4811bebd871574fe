"""What is beside a page's article, what only seems to be hidden in it, and bold lines that are headings."""

# ruff: noqa: E501 - a page is easier to read on one line

from __future__ import annotations

import pytest

from handouts.findings import Position
from handouts.readers.html import read
from tests.readers.as_text import as_text


def shown(page: str) -> str:
    """What is read below a title and a sentence."""
    made = as_text(read(f"<h1>Gout</h1><p>It is a disease.</p>{page}".encode(), "a.html"))
    title, sentence, *rest = made.split("\n")
    assert (title, sentence) == ("= Gout", "It is a disease.")
    return "\n".join(rest)


MENU = "<li><a href=/a>A</a><li><a href=/b>B</a><li><a href=/c>C</a><li><a href=/d>D</a>"

BESIDE = {
    "a cookie notice with no name": (
        "<div><p>We use cookies to improve your experience. <button>Accept all</button></p></div>",
        "lost navigation (9): A notice about cookies",
    ),
    "a cookie notice with a heading": (
        "<section><h2>Cookies on this site</h2><p>We use some essential cookies to make this website "
        "work.</p>"
        "<a href='/c'>View cookies</a></section>",
        "lost navigation (16): A notice about cookies",
    ),
    "breadcrumbs": (
        "<div class='page-breadcrumb'><a href=/>Home</a> &gt; Gout</div>",
        "lost navigation (3): The way to this page (breadcrumbs)",
    ),
    "links for sharing": (
        "<div class=socialLinks><a href=x>Facebook</a> <a href=y>Mail</a></div>",
        "lost navigation (2): Links for sharing the page",
    ),
    "related articles by their class": (
        "<div class='related-posts'><h3>Also good</h3><ul><li><a href='https://x.org/a'>On knees and "
        "hips</a></ul></div>",
        "lost beside (6): Links to other articles",
    ),
    "related articles by their heading": (
        "<h2>Related articles</h2><ul><li><a href=/a>On knees</a></ul><h2>Care</h2><p>Rest.</p>",
        "## Care\nRest.\nlost beside (2): Links to other articles\nlost beside (2): Links to other articles",
    ),
    "a menu": (f"<ul>{MENU}</ul>", "lost navigation (4): A menu"),
    "a menu with a heading": (
        f"<div><h3>Topics</h3><ul>{MENU}</ul></div>", "lost beside (5): Links to other pages of the site",
    ),
    "a menu by its name": (
        "<div id=sidebar>See <a href='https://x.org'>all our pages</a></div>",
        "lost navigation (4): A menu or other part for finding the way",
    ),
    "a newsletter": (
        "<div class=newsletter-signup>Sign up <input type=email><button>Go</button></div>",
        "lost form (3): A form for a newsletter",
    ),
    "an advertisement": ("<div class='ad advertisement'>Buy</div>", "lost beside (1): An advertisement"),
    "what readers wrote": (
        "<div id=comments><h2>One comment</h2><p>Me too</p></div>",
        "lost beside (4): What readers wrote about the page",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BESIDE)
def test_what_is_beside_the_article_is_left_out_and_told_of(name: str) -> None:
    source, expected = BESIDE[name]
    assert shown(source) == expected


KEPT = {
    "words on cookies to eat": (
        "<p>We use cookies as a snack. The cookies have sugar.</p>",
        "We use cookies as a snack. The cookies have sugar.",
    ),
    "a request to share": ("<p class=share>Share this page with your "
                           "family.</p>", "Share this page with your family."),
    "words about other articles": (
        "<h2>Related articles</h2><p>Read what we write about knees. <a href='https://x.org'>Go</a></p>",
        "## Related articles\nRead what we write about knees. [Go](https://x.org)",
    ),
    "links that help": (
        "<h2>Useful links</h2><ul><li><a href=https://a.org>A</a><li><a href=https://b.org>B</a>"
        "<li><a href=https://c.org>C</a><li><a href=https://d.org>D</a></ul>",
        "## Useful links\n- [A](https://a.org)\n- [B](https://b.org)\n- [C](https://c.org)\n- "
        "[D](https://d.org)",
    ),
    "phone numbers": (
        "<ul><li><a href=tel:111>111</a><li><a href=tel:112>112</a><li><a href=tel:113>113</a>"
        "<li><a href=tel:114>114</a></ul>",
        "- [111](tel:111)\n- [112](tel:112)\n- [113](tel:113)\n- [114](tel:114)",
    ),
    "a name that means something else": ("<div class=social>Your social life "
                                         "matters.</div>", "Your social life matters."),
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_what_is_the_article_s_own_stays(name: str) -> None:
    source, expected = KEPT[name]
    assert shown(source) == expected


def test_a_menu_in_the_main_part_of_a_page_stays() -> None:
    assert "- A\n- B" in as_text(read(f"<main><h1>T</h1><ul>{MENU}</ul></main>".encode(), "a.html"))


def test_links_are_the_site_s_own_by_the_address_that_the_page_was_saved_from() -> None:
    links = "".join(f"<li><a href='https://www.x.org/{name}'>{name}</a>" for name in "abcd")
    saved = "<!-- saved from url=(0013)https://x.org/ -->"
    assert "lost navigation (4): A menu" in as_text(
        read(f"{saved}<h1>T</h1>a<ul>{links}</ul>".encode(), "a.html")
    )
    assert "menu" not in as_text(read(f"<h1>T</h1>a<ul>{links}</ul>".encode(), "a.html"))


SHUT = {
    "what a button opens": (
        "<button aria-controls=p aria-expanded=false>Dose</button><div id=p hidden>Take one at night.</div>",
        "Dose\nTake one at night.",
    ),
    "a tab": (
        "<div role=tabpanel aria-hidden=true style='color: red; display: none'>Take one at night.</div>",
        "Take one at night.",
    ),
    "a panel": ("<div class='faq-answer' style='display:none'><p>Take one.</p></div>", "Take one."),
    "a dialog": (
        "<div role=dialog class=panel style='display:none'>Log in "
        "here</div>", "lost hidden (3): Hidden words",
    ),
    "a menu that opens": (
        "<button aria-controls=m aria-expanded=false>Topics</button><ul id=m hidden><li><a href=/a>A</a>"
        "</ul>",
        "Topics\nlost hidden (1): Hidden words",
    ),
    "what is hidden for good": ("<p hidden>Old words</p>", "lost hidden (2): Hidden words"),
}  # fmt: skip


@pytest.mark.parametrize("name", SHUT)
def test_what_opens_at_a_click_is_read_as_if_it_were_open(name: str) -> None:
    source, expected = SHUT[name]
    assert shown(source) == expected


BOLD = {
    "lines alone": "<p><b>Causes</b></p><p>Acid.</p><p><strong>Care</strong></p><p>Rest.</p>",
    "first lines": "<p><b>Causes</b><br>Acid.</p><p><b>Care</b><br>Rest.</p>",
    "in divisions": "<div><b>Causes</b></div><div>Acid.</div><div><span style='font-weight:bold'>"
                    "Care</span></div>Rest.",
}  # fmt: skip


@pytest.mark.parametrize("name", BOLD)
def test_bold_lines_are_headings_where_the_page_has_none_and_that_is_told(name: str) -> None:
    assert shown(BOLD[name]) == (
        "## Causes\nAcid.\n## Care\nRest.\n"
        "lost heading (0): 2 lines are no headings but only bold: “Causes”, “Care”"
    )


def test_the_report_leads_to_the_first_bold_line() -> None:
    made = read(f"<h1>T</h1>\n<p>a</p>\n{BOLD['lines alone']}".encode(), "a.html")
    assert made.losses[0].position == Position("a.html", 3, 7)


@pytest.mark.parametrize(
    "page",
    [
        "<h2>Causes</h2><p><b>Acid</b></p><p>is one.</p><p><b>Heat</b></p><p>is another.</p>",
        "<p><b>Take two.</b></p><p>Now.</p><p><b>Rest, and</b></p><p>drink.</p>",
        "<p>a</p><p><b>Call us</b></p><p>at once.</p>",
        "<p><b>Dose:</b> one</p><p><b>When:</b> now</p>",
        "<ul><li><b>A</b><li><b>B</b></ul>",
    ],
)
def test_bold_words_that_are_no_headings_stay(page: str) -> None:
    assert "lost heading" not in shown(page)


def test_links_to_a_page_with_bold_lines_still_lead_nowhere_wrong() -> None:
    made = shown(f"<p id=x>a <a href='#x'>up</a></p>{BOLD['lines alone']}")
    assert made.startswith("a up\n## Causes")


BOXES = {
    "NHS, urgent": (
        "<div class='nhsuk-card nhsuk-card--care nhsuk-card--care--urgent'><h3 "
        "class='nhsuk-card--care__heading'>"
        "<span class='nhsuk-u-visually-hidden'>Urgent advice: </span>Ask for help if:</h3><ul><li>a</ul>"
        "</div>",
        "urgent: Urgent advice: Ask for help if:\n  - a",
    ),
    "NHS, inset": (
        "<div class='nhsuk-inset-text'><span class='nhsuk-u-visually-hidden'>Information: </span><p>"
        "a</p></div>",
        "note: Information:\n  a",
    ),
    "GOV.UK, warning": (
        "<div class='govuk-warning-text'><strong><span class='govuk-visually-hidden'>Warning</span>"
        "Stop.</strong></div>",
        "warning: Warning\n  *Stop.*",
    ),
    "Drupal": (
        "<div class='messages messages--warning'><h2 class='visually-hidden'>Warning message</h2>a</div>",
        "warning: Warning message\n  a",
    ),
    "WordPress": ("<div class='wp-block-group key-points'><h2>Key points</h2><p>a</p>"
                  "</div>", "note: Key points\n  a"),
    "Bootstrap": (
        "<div class='panel panel-danger'><div class='panel-heading'>Danger</div><div>a</div></div>",
        "warning: Danger\n  a",
    ),
    "a name made of two": ("<div class='callout callout--severe'><h3>Go now</h3><p>a</p>"
                           "</div>", "urgent: Go now\n  a"),
    "a name made of three": ("<div class='c-message-error'>a</div>", "warning:\n  a"),
    "a name that only contains one": ("<div class='search-box-wrapper text-info'>a</div>", "a"),
    "words for a screen reader elsewhere": ("<p><span class='sr-only'>Note:</span> a</p>", "Note: a"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOXES)
def test_boxes_of_common_web_sites(name: str) -> None:
    source, expected = BOXES[name]
    assert shown(source) == expected


def test_short_forms_by_elements_with_a_title() -> None:
    source = "<p><acronym title='Body Mass Index'>BMI</acronym>, <dfn title='blood pressure'>BP</dfn></p>"
    assert shown(source) == "BMI<Body Mass Index>, BP<blood pressure>"


TABLES = {
    "a first row in bold": (
        "<table><tr><td><b>Who</b><td><b>So</b><tr><td>A<td>x</table>",
        "table\n  head | col(Who) | col(So)\n  row | (A) | (x)",
    ),
    "a first row with usual names": (
        "<figure class=wp-block-table><table><tr><td>Drug<td>Dose<tr><td>A<td>1 mg</table></figure>",
        "table\n  head | col(Drug) | col(Dose)\n  row | (A) | (1 mg)",
    ),
    "all rows in bold": (
        "<table><tr><td><b>A</b><td><b>x</b><tr><td><b>B</b><td><b>y</b></table>",
        "table\n  row | (*A*) | (*x*)\n  row | (*B*) | (*y*)",
    ),
    "a first row like the others": (
        "<table><tr><td>Ann<td>Leeds<tr><td>Bob<td>York</table>",
        "table\n  row | (Ann) | (Leeds)\n  row | (Bob) | (York)",
    ),
    "by its roles": (
        "<div role=table><div role=row><b role=none></b><span role=columnheader>Drug</span>"
        "<span role=columnheader>Dose</span></div><div role=row><span role=rowheader>A</span>"
        "<span role=cell>1</span></div></div>",
        "table\n  head | col(Drug) | col(Dose)\n  row | row(A) | (1)",
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_whose_columns_have_names_in_cells_of_no_kind(name: str) -> None:
    source, expected = TABLES[name]
    assert shown(source) == expected


def test_a_list_right_in_a_list_belongs_to_the_item_above_it() -> None:
    assert shown(
        "<ol start=2><li>a<ol type=a><li>x</ol></li><ol><li>b</ol><li>c</ol><ul><ul><li>d</ul></ul>"
    ) == ("2. a\n  1. lower-alpha x\n  1. b\n3. c\n- - d")


def test_arrows_are_bullets_and_schemes_belong_to_their_links() -> None:
    assert shown("<p>→ one<br>→ two</p>") == "- one\n- two"
    assert shown("<p>tel:0800-123-456, mailto:a@b.org</p>") == (
        "[tel:0800-123-456](tel:0800123456), [mailto:a@b.org](mailto:a@b.org)"
    )


NAV = "lost navigation ({}): {}"
OTHER_LANGUAGES = {
    "a Spanish cookie notice": (
        "<div>Utilizamos cookies para mejorar su experiencia. <button>Aceptar todas</button></div>",
        NAV.format(8, "A notice about cookies"),
    ),
    "a French cookie notice": (
        "<div>Ce site utilise des cookies pour améliorer votre expérience. <a href=/c>Gérer</a></div>",
        NAV.format(10, "A notice about cookies"),
    ),
    "a German cookie notice": (
        "<div>Diese Seite nutzt Cookies. Mehr in der Datenschutzerklärung. <button>Ablehnen</button></div>",
        NAV.format(9, "A notice about cookies"),
    ),
    "a Spanish link that skips": (
        "<a href=#m>Saltar al contenido</a>",
        NAV.format(3, "A link that skips to the text"),
    ),
    "a French link that skips": (
        "<a href=#m>Aller au contenu</a>",
        NAV.format(3, "A link that skips to the text"),
    ),
    "a German link that skips": (
        "<a href=#m>Zum Inhalt springen</a>",
        NAV.format(3, "A link that skips to the text"),
    ),
}
for heading in ("Artículos relacionados", "À lire aussi", "Mehr zum Thema"):
    count = len(heading.split()), 4
    OTHER_LANGUAGES[heading] = (
        f"<h2>{heading}</h2><ul><li><a href=/a>Asthma one</a><li><a href=/b>Asthma two</a></ul>",
        "\n".join(f"lost beside ({words}): Links to other articles" for words in count),
    )


@pytest.mark.parametrize("name", OTHER_LANGUAGES)
def test_what_is_beside_the_article_in_other_languages(name: str) -> None:
    page, expected = OTHER_LANGUAGES[name]
    assert shown(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        "<p>Utilizamos insulina para mejorar su experiencia.</p>",
        "<h2>Mehr zum Thema</h2><p>Trinken Sie viel. <a href=/a>Mehr</a></p>",
        "<p><a href=#m>Ir a urgencias</a> <a href=#m>Aller à l'hôpital</a></p>",
    ],
)
def test_words_of_the_article_in_other_languages_stay(page: str) -> None:
    assert "lost navigation" not in shown(page)
    assert "lost beside" not in shown(page)


BELOW = {
    "two below one heading": (
        "<h2>Care</h2><p><b>At home</b></p><p>Rest.</p><p><b>At work</b></p><ul><li>Sit.</ul><h2>More</h2><p>Read.</p>",
        "## Care\n### At home\nRest.\n### At work\n- Sit.\n## More\nRead.",
        "“At home”, “At work”",
    ),
    "one below each, in the midst": (
        "<h3>Care</h3><p>Sleep.</p><p><b>At home</b></p><p>Rest.</p><h3>More</h3><p>Walk.</p><p><b>At work</b></p><p>Sit.</p>",
        "## Care\nSleep.\n### At home\nRest.\n## More\nWalk.\n### At work\nSit.",
        "“At home”, “At work”",
    ),
}


@pytest.mark.parametrize("name", BELOW)
def test_bold_lines_below_headings_are_headings_a_level_deeper_and_that_is_told(name: str) -> None:
    page, expected, lines = BELOW[name]
    assert shown(page) == f"{expected}\nlost heading (0): 2 lines are no headings but only bold: {lines}"


NOT_BELOW = {
    "sentences": "<h2>Care</h2><p>A.</p><p><b>Never drive!</b></p><p>Rest.</p><p><b>Do not drink.</b></p><p>Sleep.</p>",
    "labels of lists": "<h2>Care</h2><p>A.</p><p><b>Take:</b></p><ul><li>A</ul><p><b>Leave:</b></p><ul><li>B</ul>",
    "links": "<h2>Care</h2><p>A.</p><p><b><a href=https://a.example/>One</a></b></p><p>Rest.</p><p><b><a href=https://b.example/>Two</a></b></p><p>Sleep.</p>",
    "with nothing below": "<h2>Care</h2><p>A.</p><p><b>One</b></p><h2>B</h2><p>C.</p><p><b>Two</b></p>",
    "captions": "<h2>Care</h2><p>A.</p><p><b>Table 1</b></p><p>Rest.</p><p><b>Table 2: Doses</b></p><p>Sleep.</p>",
}


@pytest.mark.parametrize("name", NOT_BELOW)
def test_bold_lines_that_are_words_stay(name: str) -> None:
    assert "###" not in shown(NOT_BELOW[name])
    assert "lost heading" not in shown(NOT_BELOW[name])


MAY_BE = {
    "one alone": (
        "<h2>Care</h2><p>Sleep.</p><p><b>At home</b></p><p>Rest.</p><h2>More</h2><p>Read.</p>",
        "One line may be a heading but is only bold: “At home”",
    ),
    "what is said first": (
        "<h2>Care</h2><p><b>Rest a lot</b></p><p>Sleep.</p><h2>More</h2><p><b>Walk a lot</b></p><p>Go.</p>",
        "2 lines may be headings but are only bold: “Rest a lot”, “Walk a lot”",
    ),
    "two before the first part": (
        "<p><b>One</b></p><p>Rest.</p><p><b>Two</b></p><p>Rest.</p><h2>Care</h2><p>Sleep.</p>",
        "2 lines may be headings but are only bold: “One”, “Two”",
    ),
    "one where there are no headings": (
        "<p>Sleep.</p><p><b>At home</b></p><p>Rest.</p>",
        "One line may be a heading but is only bold: “At home”",
    ),
}


@pytest.mark.parametrize("name", MAY_BE)
def test_bold_lines_that_may_be_words_stay_and_are_told_of(name: str) -> None:
    page, told = MAY_BE[name]
    made = shown(page)
    assert made.count("*") == page.count("b>")
    assert made.endswith(f"\nlost heading (0): {told}")


def test_three_bold_lines_before_the_first_part_are_parts_like_it() -> None:
    lines = "".join(f"<p><b>{word}</b></p><p>Rest.</p>" for word in ("One", "Two", "Three"))
    assert shown(f"{lines}<h2>Care</h2><p>Sleep.</p>") == (
        "## One\nRest.\n## Two\nRest.\n## Three\nRest.\n## Care\nSleep.\n"
        "lost heading (0): 3 lines are no headings but only bold: “One”, “Two”, “Three”"
    )


def test_links_lead_to_the_same_headings_where_bold_lines_have_become_some() -> None:
    page = (
        "<p><a href=#more>More</a></p><h2>Care</h2><p><b>At home</b></p><p>Rest.</p><p><b>At work</b></p><p>Sit.</p>"
        "<h2 id=more>More</h2><p>Read.</p>"
    )
    assert shown(page).startswith("[More](#more)\n## Care")
