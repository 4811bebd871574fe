"""What one paragraph of a Word document holds: words with their looks, and what is anchored there."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from handouts.readers._fill_ins import LINE
from handouts.readers._runs import Look, Run
from handouts.readers._word_fields import FieldReader
from handouts.readers._word_formulas import formula
from handouts.readers._word_names import MC, VML, W14, WP, M, R, W, chosen, number, value
from handouts.readers._word_pictures import diagrams, figures, text_boxes
from handouts.readers._word_source import word_count
from handouts.readers._word_text import Content

_PROPERTIES = W + "rPr"
_WHITE = frozenset({"tab", "ptab"})
_TRANSPARENT = frozenset(["ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo"])


class ParagraphReader(FieldReader):
    """Reads the content of one paragraph."""

    def read(self, paragraph: etree._Element) -> Content:
        """What the paragraph holds."""
        properties = paragraph.find(W + "pPr")
        tabs = properties.find(W + "tabs") if properties is not None else None
        self.ruled_tabs = tabs is not None and any(
            tab.get(W + "leader") in {"underscore", "heavy"} for tab in tabs.iterfind(W + "tab")
        )
        self._inside(paragraph)
        # A field whose code does not end in its paragraph is broken; what follows is text again.
        self.story.fields[:] = [one for one in self.story.fields if not one.in_code]
        return self.content

    def _inside(self, parent: etree._Element) -> None:
        for child in parent:
            tag = str(child.tag)
            namespace, _, name = tag.rpartition("}")
            if tag == W + "r":
                self._run(child)
            elif tag == W + "hyperlink":
                self._hyperlink(child)
            elif tag == MC + "AlternateContent":
                branch = chosen(child)
                if branch is not None:
                    self._inside(branch)
            elif namespace == M[:-1]:
                self._formula(child)
            elif namespace != W[:-1]:
                continue
            elif name in {"del", "moveFrom"}:
                self._deleted(child)
            elif name in _TRANSPARENT:
                self._inside(child)
            elif name == "sdt":
                self._control(child)
            elif name == "fldSimple":
                self._simple_field(child)
            elif name == "bookmarkStart":
                self._bookmark(child)
            elif name == "commentRangeStart":
                self.source.comments_from.setdefault(child.get(W + "id", ""), self.source.paragraph)
            elif name == "subDoc":
                self.source.lose("embedded-words", "A part kept in another file", "it is not in this file")

    # Around runs --------------------------------------------------------------------------------------

    def _hyperlink(self, element: etree._Element) -> None:
        relationship = self.story.relationships.get(element.get(R + "id", ""))
        address = relationship.target if relationship and relationship.external else ""
        anchor = element.get(W + "anchor", "")
        if anchor:
            address = f"{address}#{anchor}"
        outer, self.link = self.link, self._target(address, element) or self.link
        self._inside(element)
        self.link = outer

    def _deleted(self, element: etree._Element) -> None:
        words = word_count(element, deleted=True)
        if words and element.tag == W + "moveFrom":
            what, why = "Words moved elsewhere (tracked change)", "they stand where they were moved to"
            self.source.lose("format", what, why)
        elif words:
            self.source.lose("deleted", "Deleted words (tracked change)", "the author took them out", words)

    def _control(self, element: etree._Element) -> None:
        properties, content = element.find(W + "sdtPr"), element.find(W + "sdtContent")
        box = properties.find(W14 + "checkbox") if properties is not None else None
        if box is not None:
            state = box.find(W14 + "checked")
            ticked = state is not None and state.get(W14 + "val", "1") in {"1", "true", "on"}
            self._add("☑" if ticked else "☐", Look())
        elif content is not None:
            self._inside(content)

    def _bookmark(self, element: etree._Element) -> None:
        self.source.bookmarks.setdefault(element.get(W + "name", ""), self.source.paragraph)

    # Runs ---------------------------------------------------------------------------------------------

    def _run(self, run: etree._Element) -> None:
        properties = run.find(W + "rPr")
        if properties is not None and not len(properties):
            properties = None
        style = value(properties, "rStyle")
        styles = self.source.styles
        if styles.is_on("vanish", properties, style, self.style):
            if words := word_count(run):
                self.source.lose("hidden", "Hidden words", "the document does not show them", words)
            return
        if any(styles.is_on(kind, properties, style, self.style) for kind in ("strike", "dstrike")):
            if words := word_count(run):
                self.source.lose("deleted", "Struck words", "the author struck them out", words)
            return
        size = number(value(properties, "sz") or styles.find(style, "run", "sz"), 0) or 0
        self.content.size = max(self.content.size, size)
        underlined = value(properties, "u") not in {"", "none"} and not self._linked()
        self.look = Look(
            strong=styles.is_on("b", properties, style, self.style),
            emphasis=styles.is_on("i", properties, style, self.style) or underlined,
        )
        self.underlined = underlined
        self.shift = value(properties, "vertAlign") or styles.find(style, "run", "vertAlign")
        font = value(properties, "rFonts", "ascii") or value(properties, "rFonts", "hAnsi")
        own_mark = False
        for part in run:
            tag = str(part.tag)
            if tag == W + "t":
                if not own_mark:
                    self._text(part.text or "", properties, style, font)
            elif tag == MC + "AlternateContent":
                branch = chosen(part)
                for inner in branch if branch is not None else ():
                    self._anchored(inner)
            elif tag.startswith(M):
                self._formula(part)
            elif tag.startswith(W) and tag != _PROPERTIES:
                name = tag.removeprefix(W)
                self._part(name, part)
                note = name in {"footnoteReference", "endnoteReference"}
                # The author's own mark follows, such as a star; ours stands for it.
                own_mark = own_mark or (
                    note and part.get(W + "customMarkFollows", "0") in {"1", "true", "on"}
                )

    def _part(self, name: str, part: etree._Element) -> None:
        """One thing in a run that is not plain text."""
        if name in _WHITE and (self.underlined or self.ruled_tabs):
            self._add(f" {LINE}", replace(self.look, emphasis=False))
        elif name in _WHITE or (name == "br" and part.get(W + "type", "textWrapping") != "textWrapping"):
            self._add(" ", self.look)
        elif name in {"br", "cr"}:
            self._break()
        elif name == "noBreakHyphen":
            self._add("-", self.look)
        elif name == "sym":
            self._symbol(part.get(W + "font", ""), _code_point(part.get(W + "char", "")), self.look)
        elif name in {"footnoteReference", "endnoteReference"}:
            key = self.source.note(name.removesuffix("Reference") + "s", part.get(W + "id", ""))
            self.content.runs.append(Run(note=key, position=self.position))
        elif name == "commentReference":
            self.source.comments.append((part.get(W + "id", ""), self.position))
        elif name == "fldChar":
            self._field(part)
        elif name == "instrText":
            if self.story.fields:
                self.story.fields[-1].code += part.text or ""
        elif name in {"drawing", "pict", "object"}:
            self._anchored(part)
        elif name == "ruby":
            self._inside_ruby(part)

    def _inside_ruby(self, ruby: etree._Element) -> None:
        for part, opening, closing in (("rubyBase", "", ""), ("rt", " (", ")")):
            element = ruby.find(W + part)
            if element is not None and word_count(element):
                self._add(opening, self.look)
                self._inside(element)
                self._add(closing, self.look)

    def _anchored(self, element: etree._Element) -> None:
        """A picture, text box or object that stands in a run."""
        place = self.content.after if self.content.inked else self.content.before
        for part in element.iter(VML + "textpath"):
            # WordArt, as old documents have their titles.
            self._add(part.get("string", ""), self.look)
        # A picture that stands in the line like a letter parts the words on both sides of it.
        self.after_picture = self.content.inked and element.find(WP + "inline") is not None
        place.extend(figures(element, self.source, self.story))
        place.extend(text_boxes(element))
        place.extend(diagrams(element, self.source, self.story))

    # Formulas -----------------------------------------------------------------------------------------

    def _formula(self, element: etree._Element) -> None:
        """A formula on one line; each of those that stand on lines of their own is a piece of its own."""
        if element.tag == M + "oMathPara":
            for one in element.iterfind(M + "oMath"):
                self._formula(one)
                self._add(" ", Look())
            return
        self._add(formula(element), Look())


def _code_point(text: str) -> int:
    try:
        return int(text, 16) if len(text) <= 6 else 0
    except ValueError:
        return 0
