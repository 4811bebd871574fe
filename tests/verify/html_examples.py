# ruff: noqa: E501 - an example is one line
"""A page that keeps every promise, and for each promise the smallest changes that break it."""

from __future__ import annotations

from collections.abc import Callable

from handouts.model import (
    Abbreviation,
    BulletList,
    Cell,
    Document,
    Figure,
    Image,
    Link,
    ListItem,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
)

CSS = """
:root { color-scheme: light dark; --ink: #111; --paper: #fff; --link: #0b3d91; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #121212; --link: #a9cdff } }
body { color: var(--ink); background: var(--paper); font: 1.25rem/1.6 sans-serif; }
main { max-width: 66ch }
a, a:visited { color: var(--link) }
:focus-visible { outline: 3px solid currentColor }
@media print { html { font-size: 18pt } nav { display: none } :root { --ink: #000; --link: #000 } }
"""

GOOD = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Taking your tablets</title>
<style>{CSS}</style>
</head>
<body>
<a href="#main">Skip to the main text</a>
<header><nav aria-label="On this page"><a href="#how">How to take them</a></nav></header>
<main id="main">
<article>
<h1>Taking your tablets</h1>
<p>Take one tablet each day.</p>
<section>
<h2 id="how">How to take them</h2>
<p>Read <a href="https://example.org/doses">about your doses</a>.</p>
<ul><li>Drink water</li><li>Sit up</li></ul>
<div role="group" aria-labelledby="doses"><table>
<caption id="doses">Your doses</caption>
<thead><tr><th scope="col">Day</th><th scope="col">Dose</th></tr></thead>
<tbody><tr><th scope="row">One</th><td>5 mg</td></tr></tbody>
</table></div>
<img src="data:image/png;base64,AAAA" alt="A tablet, cut in half">
<p>Say <span lang="es">hola</span> to <abbr title="health service">NHS</abbr> staff.</p>
<p><label>Your name <input name="who"></label> <button type="button">Print</button></p>
</section>
</article>
</main>
</body>
</html>
"""


def _p(*inlines: object) -> Paragraph:
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in inlines))  # type: ignore[misc]


def _row(*cells: tuple[str, str]) -> Row:
    return Row(tuple(Cell((_p(text),), bool(scope), scope) for text, scope in cells))  # type: ignore[arg-type]


DOCUMENT = Document(
    (Text("Taking your tablets"),),
    (_p("Take one tablet each day."),),
    (
        Section(
            "how",
            2,
            (Text("How to take them"),),
            (
                _p("Read ", Link((Text("about your doses"),), "https://example.org/doses"), "."),
                BulletList((ListItem((_p("Drink water"),)), ListItem((_p("Sit up"),)))),
                Table(
                    (_row(("Day", "col"), ("Dose", "col")),),
                    (_row(("One", "row"), ("5 mg", "")),),
                    (Text("Your doses"),),
                ),
                Figure(Image(b"", "image/png", 1, 1), "A tablet, cut in half"),
                _p(
                    "Say ",
                    Span((Text("hola"),), "es"),
                    " to ",
                    Abbreviation("NHS", "health service"),
                    " staff.",
                ),
                _p("Your name Print"),
            ),
        ),
    ),
)
"""What the good page was made from."""


def change(*pairs: tuple[str, str]) -> Callable[[], str]:
    """The good page with words of its markup replaced, each of which has to be there."""

    def made() -> str:
        page = GOOD
        for old, new in pairs:
            assert old in page, old
            page = page.replace(old, new)
        return page

    return made


def _css(more: str) -> Callable[[], str]:
    return change(("</style>", more + "</style>"))


def _body(more: str) -> Callable[[], str]:
    return change(("</article>", more + "</article>"))


BROKEN: dict[str, tuple[tuple[Callable[[], str], str], ...]] = {
    "html-01": (
        (change(("<!DOCTYPE html>\n", "")), "does not start with <!DOCTYPE html>"),
        (change(("<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN">')), "does not start with"),
    ),
    "html-02": (
        (change(('<meta charset="utf-8">\n', "")), "does not say its encoding"),
        (change(('charset="utf-8"', 'charset="latin-1"')), "the page says that it is latin-1"),
        (change(("each day.", "each \ufffd day.")), "line 23: a character was lost (U+FFFD)"),
    ),
    "html-03": (
        (change(('<html lang="en">', "<html>")), "the html element has no lang"),
        (change(('<html lang="en">', '<html lang="english">')), "‘english’ is no language tag"),
        (change(('<html lang="en">', '<html lang="fr">')), "the page says ‘fr’, the article is in ‘en’"),
    ),
    "html-04": (
        (change(("<title>Taking your tablets</title>", "")), "the page has no title"),
        (change(("<title>Taking your tablets</title>", "<title>tablets</title>")), "the title is ‘tablets’"),
        (change(("<h1>Taking your tablets</h1>", "")), "there is no main heading"),
    ),
    "html-05": (
        (change(("<h1>", "<h2>"), ("</h1>", "</h2>")), "there are no main headings"),
        (_body("<h1>More</h1>"), "there are 2 main headings"),
        (change(("<h1>Taking your tablets</h1>", "<h1></h1>")), "the main heading has no words"),
    ),
    "html-06": (
        (change(("<h2", "<h3"), ("</h2>", "</h3>")), "‘How to take them’: from level 1 to level 3"),
        (change(("<h1>Taking", "<h2>Before</h2><h1>Taking")), "‘Before’ comes first and has level 2"),
        (change(("<h1>", "<p>"), ("</h1>", "</p>"), ("<h2", "<p"), ("</h2>", "</p>")), "there are no headings"),
    ),
    "html-07": (
        (_body("<section><p>Loose.</p></section>"), "a <section> has no heading"),
        (_body("<h2></h2>"), "<h2> has no words"),
    ),
    "html-08": (
        (change(('<main id="main">', '<div id="main">'), ("</main>", "</div>")), "the page has no main parts"),
        (change(("</main>", "</main><main>More</main>")), "the page has 2 main parts"),
    ),
    "html-09": (
        (change(('href="#main"', 'href="#top"')), "does not lead to the main part"),
        (change(('<main id="main">', "<main>")), "‘Skip to the main text’ does not lead to the main part"),
        (change(('href="#main"', 'href="https://example.org"')), "comes first, and does not skip"),
    ),
    "html-10": (
        (change(("</header>", '<nav aria-label="On this page"></nav></header>')), "a second navigation part"),
        (change(("</main>", "</main><aside></aside><aside></aside>")), "has no name of its own"),
        (change(("<main", "<header></header><main")), "the page has 2 banner parts"),
    ),
    "html-11": ((change(("</main>", "</main><p>Left over.</p>")), "‘Left over.’ is in no named part"),),
    "html-12": (
        (change((">about your doses<", "><")), "the link to ‘https://example.org/doses’ has no words"),
        (_body('<p><a href="#how"><img src="data:," alt=""></a></p>'), "the link to ‘#how’ has no words"),
    ),
    "html-13": (
        (change((">about your doses<", ">Click here<")), "‘Click here’: the words say nothing when heard alone"),
        (change((">about your doses<", ">Read more…<")), "the words say nothing when heard alone"),
    ),
    "html-14": (
        (_body('<p><a href="https://b.example">About your doses</a></p>'), "the same words lead elsewhere on line 26"),
    ),
    "html-15": (
        (change(('href="#how"', 'href="#nowhere"')), "leads to ‘#nowhere’, which is not there"),
        (change(('href="#how"', 'href=""')), "leads nowhere"),
    ),
    "html-16": (
        (_body('<p id="how">x</p>'), "the id ‘how’ is used 2 times"),
        (_body('<p id="a b">x</p>'), "an id is empty or has a space in it"),
    ),
    "html-17": (
        (change((' alt="A tablet, cut in half"', "")), "<img> has no alt"),
        (change(('alt="A tablet, cut in half"', 'alt="tablet.png"')), "‘tablet.png’ does not describe the picture"),
        (change(('alt="A tablet, cut in half"', 'alt=""')), "the picture ‘A tablet, cut in half’ is not described"),
        (_body("<svg></svg>"), "<svg> is not described"),
    ),
    "html-18": ((change((">Your doses<", "><")), "the caption of the table is empty"),),
    "html-19": (
        (change((' scope="row"', "")), "‘One’: the heading cell has no scope"),
        (change((">Day<", "><")), "a heading cell is empty"),
    ),
    "html-20": (
        (change(("<td>5 mg</td>", "")), "the head and the body have different columns"),
        (change(("</tbody>", "<tr><td>Two</td></tr></tbody>")), "row 2 has 1 columns, the first row has 2"),
        (change(("<td>5", '<td rowspan="3">5')), "a cell spans more rows than there are"),
    ),
    "html-21": (
        (change(("<ul>", "<ul><p>x</p>")), "<p> stands between the items of a list"),
        (change(("<ul>", "<ul>x")), "text stands between the items of a list"),
        (_body("<ul></ul>"), "a list has no items"),
        (_body("<li>Alone</li>"), "‘Alone’: the item is in no list"),
        (_body("<p>• One</p><p>• Two</p>"), "‘• One’ looks like a list item and is a paragraph"),
        (_body("<dl><dt>Term</dt></dl>"), "a term has no meaning"),
        (_body("<dl><dd>x</dd><dt>y</dt></dl>"), "a term has no meaning, or a meaning no term"),
    ),
    "html-22": (
        (change(('aria-labelledby="doses"', 'aria-labelledby="gone"')), "aria-labelledby points to ‘gone’"),
        (_body('<label for="gone">Age</label>'), "for points to ‘gone’, which is not there"),
        (change(("<td>", '<td headers="gone">')), "headers points to ‘gone’"),
    ),
    "html-23": (
        (change(('role="group"', 'role="gruop"')), "there is no role ‘gruop’"),
        (change(("aria-labelledby", "aria-labeledby")), "there is no attribute aria-labeledby"),
        (change(('aria-label="On this page"', 'aria-label=""')), "aria-label is empty"),
    ),
    "html-24": ((change(("<label>Your name ", "Your name "), ("</label>", "")), "<input> has no label"),),
    "html-25": ((change((">Print<", "><")), "a button has no words"),),
    "html-26": (
        (change((' title="health service"', "")), "the abbreviation has no title and is not spelled out"),
        (change(('<abbr title="health service">NHS</abbr>', "NHS")), "‘NHS’ is nowhere spelled out"),
    ),
    "html-27": (
        (change(('<span lang="es">', '<span lang="spanish!">')), "‘spanish!’ is no language tag"),
        (change(('<span lang="es">', "<span>")), "‘hola’ is not marked as es"),
    ),
    "html-28": (
        (_body("<script>alert(1)</script>"), "a script"),
        (change(("<ul>", '<ul onclick="x()">')), "<ul> runs a program (onclick)"),
        (change(("https://example.org/doses", " java\tscript:x()")), "<a> has a program as its address"),
        (_body('<iframe srcdoc="x" title="x"></iframe>'), "<iframe> holds a page of its own"),
    ),
    "html-29": (
        (change(("data:image/png;base64,AAAA", "tablet.png")), "<img> fetches ‘tablet.png’"),
        (change(("</head>", '<link rel="stylesheet" href="a.css"></head>')), "<link> fetches ‘a.css’"),
        (change(("<style>", "<style>@import url(a.css);")), "the style sheet fetches ‘url(a.css)’"),
        (_css("body { background: url(https://a.example/x.png) }"), "the style sheet fetches"),
        (change(("<ul>", '<ul style="background: url(x.png)">')), "the style of <ul> fetches something"),
    ),
    "html-30": (
        (change(('<a href="https', '<a target="_blank" href="https')), "‘about your doses’ opens a new window"),
    ),
    "html-31": (
        (change(("</head>", '<meta http-equiv="Refresh" content="5"></head>')), "the page reloads or moves on (5)"),
    ),
    "html-32": (
        (change(('content="width=device-width, initial-scale=1"', 'content="width=1000"')), "does not fit itself"),
        (change(("initial-scale=1", "user-scalable=no")), "zoom is switched off"),
        (change(("initial-scale=1", "maximum-scale=1.0")), "zoom stops at 1.0 times"),
        (change(('<meta name="viewport"', '<meta name="other"')), "does not say how wide it is on a phone"),
    ),
    "html-33": ((change(("<ul>", '<ul tabindex="3">')), "comes out of turn (tabindex 3)"),),
    "html-34": (
        (change(("--ink: #111", "--ink: #666")), "‘Taking your tablets’ is 5.7 to 1 (#666666 on #ffffff)"),
        (_css("a:hover { color: #999 }"), "(light, focused): ‘Skip to the main text’ is 2.8 to 1"),
        (_css("ul { opacity: .5 }"), "‘Drink water’ is 3.5 to 1"),
        (_css("ul { background: #333 }"), "is 1.4 to 1 (#111111 on #333333)"),
        (_css("@media print { p { color: #888 } }"), "(print): ‘Take one tablet each day.’"),
        (_css("@media (prefers-contrast: more) { p { color: #888 } }"), "(light, more contrast)"),
        (change(("<ul>", '<ul style="color: rgb(150 150 150)">')), "(#969696 on #ffffff)"),
    ),
    "html-35": (
        (change(("--ink: #eee", "--ink: #777")), "(dark): ‘Taking your tablets’ is 4.1 to 1"),
        (change(("--link: #a9cdff", "--link: #0b3d91")), "(dark): ‘Skip to the main text’"),
    ),
    "html-36": (
        (_css("p { text-align: justify }"), "‘p’ is stretched to both edges"),
        (change(("<ul>", '<ul style="text-align: justify">')), "is stretched to both edges"),
    ),
    "html-37": (
        (_body("<p>Do <em>not</em> stop.</p>"), "‘not’ is in italics"),
        (_css("p { font-style: oblique 10deg }"), "‘Take one tablet each day.’ is in italics"),
        (_css("h1 { text-transform: uppercase }"), "‘Taking your tablets’ is set in capitals"),
    ),
    "html-38": (
        (change(("@media print", "@media screen")), "there are no rules for print"),
        (change(("font-size: 18pt", "font-size: 20px")), "no size for print is given in points"),
        (change(("nav { display: none }", "")), "the navigation is printed"),
    ),
    "html-39": (
        (_css("a { transition: color .2s }"), "‘a’ moves (transition)"),
        (_css("html { scroll-behavior: smooth }"), "‘html’ moves (scroll-behavior)"),
        (_body("<marquee>Now</marquee>"), "<marquee> moves"),
    ),
    "html-40": (
        (_css("a:focus { outline: none }"), "‘a:focus’ takes the focus ring away"),
        (change(("<button", '<button style="outline: 0"')), "its own style takes the focus ring away"),
    ),
    "html-41": (
        (change(("max-width: 66ch", "max-width: 120ch")), "lines are up to 120 characters long (120ch)"),
        (change(("max-width: 66ch", "")), "lines are as long as the window is wide"),
        (change(("1.25rem/1.6", "1.25rem/1.2")), "the space between lines is 1.2 times the type size"),
        (change(("1.25rem/1.6", "1.25rem")), "the space between lines is the browser's"),
    ),
    "html-42": (
        (change(("</ul>", "")), "<ul> is not closed before </section>"),
        (change(("</ul>", "</ul></div>")), "</div> closes nothing"),
        (change(("<ul>", '<ul class="a" class="b">')), "<ul> has two attributes class"),
        (change(("</article>\n</main>\n</body>\n</html>\n", "")), "<main> is never closed"),
    ),
    "html-43": (
        (change(('<nav aria', '<nav aria-hidden="true" aria')), "can be used and is hidden from a screen reader"),
        (change(("<main", '<main aria-hidden="true"')), "the whole page is hidden"),
    ),
    "html-44": (
        (change(("<title>", "<title>DRAFT: ")), "the title of the page says ‘DRAFT’, and the text is none"),
    ),
    "html-45": (
        (change(("one tablet each", "two tablets each")), "where the article says ‘Taking your tablets Take one"),
        (change(("<li>Sit up</li>", "")), "where the article says"),
        (_body("<p>Buy now.</p>"), "there are words after the end: ‘staff. Your name Print Buy now.’"),
        (change(('<p>Take one tablet each day.</p>', '<p hidden>Take one tablet each day.</p>')), "the output says"),
    ),
}  # fmt: skip
"""For each promise, pages that break it, and words of the evidence that is to be given."""
