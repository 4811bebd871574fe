"""What every PDF promises, whatever is in it: one owner for each stretch, one order, every word."""

from __future__ import annotations

import gc
import itertools
from collections import Counter

import pytest

from handouts import model
from handouts.errors import RenderError
from handouts.formats import RenderOptions
from handouts.profiles import paper_names, profile_names
from handouts.writers.pdf import write
from tests.writers.pdf.documents import everything, handout, read
from tests.writers.pdf.reading import Reading

PRINTS = [
    (profile, paper, standard)
    for profile in profile_names()
    for paper in paper_names()
    for standard in ("ua-1", "ua-2")
]


@pytest.fixture(scope="module", params=PRINTS, ids="-".join)
def reading(request: pytest.FixtureRequest) -> Reading:
    profile, paper, standard = request.param
    return read(everything(draft=True), profile=profile, page=paper, standard=standard)


def test_all_text_is_content_or_an_artifact(reading: Reading) -> None:
    assert [found.stray for found in reading.pages] == [""] * len(reading.pages)


def test_each_marked_stretch_has_one_owner_and_the_parent_tree_knows_it(reading: Reading) -> None:
    owners = {content: node.objgen for node in reading.tree.walk() for content in node.contents}
    assert sum(len(node.contents) for node in reading.tree.walk()) == len(owners)
    assert set(owners) == {(at, mcid) for at, found in enumerate(reading.pages) for mcid in found.marked}
    numbers = list(reading.pdf.Root.StructTreeRoot.ParentTree.Nums)
    tree = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert list(tree) == sorted(tree)
    for index, leaf in enumerate(reading.pdf.pages):
        parents = tree[int(leaf.obj.StructParents)]
        assert [owner.objgen for owner in parents] == [owners[index, mcid] for mcid in range(len(parents))]
    for node in reading.tree.walk():
        for link in node.links:
            assert tree[int(link.StructParent)].objgen == node.objgen


def test_the_tree_is_in_the_order_of_painting(reading: Reading) -> None:
    for index, found in enumerate(reading.pages):
        told = [mcid for at, mcid in reading.order if at == index]
        assert told == list(found.marked) == list(range(len(told)))


def test_every_word_is_told_once_and_in_order(reading: Reading) -> None:
    words = model.words(everything())
    # The heading of the notes, and the words in place of a lost picture, are the writer's own.
    at = words.index("I")
    words[at:at] = ["Picture:", "A", "spacer"]
    at = len(words) - 9
    words[at:at] = ["Notes"]
    assert reading.words() == words


def test_one_element_for_each_block_however_many_pages_it_crosses(reading: Reading) -> None:
    document = everything()
    nodes = list(model.walk(document))

    def count(*kinds: type) -> int:
        return sum(isinstance(node, kinds) for node in nodes)

    types = Counter(node.type for node in reading.tree.walk())
    lists = count(model.BulletList, model.NumberedList, model.DefinitionList)
    items = count(model.ListItem, model.Definition)
    assert types["L"] == lists
    assert types["LI"] == types["LBody"] == items
    # Each callout's label, each place to write and each picture that is not there is a paragraph too.
    assert types["P"] == count(model.Paragraph, model.Callout, model.FillIn) + 1
    assert types["Table"] == types["THead"] == types["TBody"] == count(model.Table)
    assert types["TR"] == count(model.Row)
    assert types["TH"] + types["TD"] == count(model.Cell)
    assert types["H1"] == 1
    assert types["TOCI"] == (5 if types["TOC"] else 0)
    assert types["Link"] == count(model.Link, model.NoteRef) + len(document.notes) + types["TOCI"]
    assert types["Figure"] == 1


def test_items_have_their_label_and_body(reading: Reading) -> None:
    for entry in reading.tree.all("LI"):
        assert [kid.type for kid in entry.kids if not isinstance(kid, str)] == ["Lbl", "LBody"]


def test_headings_skip_no_level_and_sections_begin_with_theirs(reading: Reading) -> None:
    levels = [int(node.type[1]) for node in reading.tree.walk() if node.type in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for part in reading.tree.all("Sect"):
        first = part.kids[0]
        assert not isinstance(first, str)
        assert first.type in ("H2", "H3")


def test_heads_and_feet_are_artifacts_of_their_kind(reading: Reading) -> None:
    count = len(reading.pages)
    for index, found in enumerate(reading.pages):
        assert found.artifacts[0] == ("Header", "DRAFT")
        kind, text = found.artifacts[-1]
        assert kind == "Footer"
        assert text.endswith(f"Page {index + 1} of {count}")


def test_a_tables_header_is_repeated_as_an_artifact(reading: Reading) -> None:
    head = "MedicineDoseWhen"
    assert reading.tree.all("THead")[0].text == head
    crossed = {at for node in reading.tree.all("Table")[0].walk() for at, _ in node.contents}
    again = [at for at, found in enumerate(reading.pages) if ("Pagination", head) in found.artifacts]
    assert len(crossed) > 1
    assert set(again) == crossed - {min(crossed)}


def test_the_file_says_what_it_is(reading: Reading) -> None:
    root = reading.pdf.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "en"
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(reading.pdf.docinfo["/Title"]) == "All about asthma"
    dates = {"/CreationDate", "/ModDate"}  # as the tests' own clock asks
    assert set(reading.pdf.docinfo.keys()) - dates == {"/Creator", "/Producer", "/Title"}
    with reading.pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "All about asthma"
        assert metadata["dc:language"] == {"en"}
    assert all(leaf.obj.Tabs == "/S" for leaf in reading.pdf.pages)
    assert b"/Filter []" not in reading.pdf.Root.Metadata.read_raw_bytes()


def test_fonts_are_embedded_subsets_with_honest_maps(reading: Reading) -> None:
    for font in reading.pdf.pages[0].obj.Resources.Font.values():
        descendant = font.DescendantFonts[0]
        assert str(descendant.BaseFont)[7] == "+"
        assert len(descendant.FontDescriptor.FontFile2.read_bytes()) < 60_000
        cmap = font.ToUnicode.read_bytes().decode("ascii")
        told = [line.split()[1].strip("<>") for line in cmap.splitlines() if line.startswith("<")]
        assert told
        assert not {"0000", "00ad", "feff"} & {text[-4:] for text in told}


def test_bookmarks_mirror_the_headings(reading: Reading) -> None:
    with reading.pdf.open_outline() as outline:
        (top,) = outline.root
        names = [child.title for child in top.children]
    assert top.title == "All about asthma"
    contents = ["In this handout"] if reading.tree.all("TOC") else []
    assert names == [*contents, "What is asthma?", "How to use it", "Wide things", "Who to call", "Notes"]
    assert [child.title for child in top.children[len(contents) + 1].children] == ["Side effects"]
    assert reading.pdf.Root.PageLabels.Nums[1].S == "/D"


def test_links_say_where_they_lead_and_cover_each_line(reading: Reading) -> None:
    for node in reading.tree.all("Link"):
        assert node.links
        for link in node.links:
            assert str(link.Contents)
            assert int(link.F) == 4
            assert len(link.QuadPoints) % 8 == 0
            assert "/A" in link or "/Dest" in link


def test_the_same_handout_is_the_same_file_and_has_no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first = write(everything(), RenderOptions())
    assert write(everything(), RenderOptions()) == first
    assert b"CreationDate" not in first


def test_a_date_that_is_asked_for_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    data = write(everything(), RenderOptions())
    assert b"/CreationDate(D:19700102000000Z)" in data
    assert b"<xmp:CreateDate>1970-01-02T00:00:00Z</xmp:CreateDate>" in data


def test_python_looks_for_garbage_again_after_a_handout_and_after_a_refusal() -> None:
    write(everything(), RenderOptions())
    assert gc.isenabled()
    with pytest.raises(RenderError):
        write(handout(title=""), RenderOptions())
    assert gc.isenabled()
    gc.disable()
    try:
        write(everything(), RenderOptions())
        assert not gc.isenabled()
    finally:
        gc.enable()
