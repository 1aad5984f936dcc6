"""The structure tree, read back: a broken paragraph is one paragraph, in one piece and in order."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from composer.display.items import ARTIFACT, FillItem, Ink, Node
from composer.fonts.library import FontLibrary
from tests.pdf.pages import SONG, edition, line, opened, operators, rect, writer, written
from tests.reading import by_structure

NODES = (
    Node(0, "Document", -1),
    Node(1, "Art", 0, title="第一稿"),
    Node(2, "H1", 1),
    Node(3, "P", 1),
    Node(4, "P", 1),
    Node(5, "Art", 0, title="第二稿"),
    Node(6, "P", 5),
    Node(7, "Figure", 5, alt="图上有一座桥"),
)

ONE = [
    line((SONG, "标题", 0), y=20, node=2),
    line((SONG, "首段，", 0), y=40, node=3),
    line((SONG, "次段全决", 0), y=60, node=4),
    line((SONG, "别稿", 0), x=150, y=40, node=6),
    line((SONG, "战工作", 0), x=250, y=40, node=4),
    line((SONG, "页码", 0), y=390, node=ARTIFACT),
]
TWO = [
    FillItem(rect(0, 0, 50, 50), Ink(0, 0, 0, 0.2), node=7),
    line((SONG, "目标。", 0), node=4),
]


def saved(tmp_path: Path, data: bytes) -> Path:
    (tmp_path / "a.pdf").write_bytes(data)
    return tmp_path / "a.pdf"


def test_paragraph_over_columns_and_pages_comes_out_whole(
    fonts: FontLibrary, tmp_path: Path
) -> None:
    place = saved(tmp_path, written(edition(ONE, TWO, nodes=NODES), fonts))
    assert by_structure(place) == [
        ("第一稿", "H1", "标题"),
        ("第一稿", "P", "首段，"),
        ("第一稿", "P", "次段全决战工作目标。"),
        ("第二稿", "P", "别稿"),
    ]


def test_file_of_one_page_has_what_is_on_it(fonts: FontLibrary, tmp_path: Path) -> None:
    file = writer(edition(ONE, TWO, nodes=NODES), fonts)
    file.write(tmp_path / "p02.pdf", [1])
    assert by_structure(tmp_path / "p02.pdf") == [("第一稿", "P", "目标。")]
    with pikepdf.open(tmp_path / "p02.pdf") as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        assert [str(art.T) for art in document.K] == ["第一稿", "第二稿"]
        (figure,) = document.K[1].K
        assert (figure.S, str(figure.Alt)) == ("/Figure", "图上有一座桥")


def test_parent_tree_leads_back_to_each_element(fonts: FontLibrary) -> None:
    with opened(written(edition(ONE, TWO, nodes=NODES), fonts)) as pdf:
        tree = pdf.Root.StructTreeRoot.ParentTree.Nums
        entries = {int(tree[at]): tree[at + 1] for at in range(0, len(tree), 2)}
        for page in pdf.pages:
            assert page.obj.Tabs == "/S"
            for mcid, element in enumerate(entries[int(page.obj.StructParents)]):
                assert _holds(element, page.obj, mcid)
        assert pdf.Root.MarkInfo.Marked is True


def test_everything_painted_is_marked(fonts: FontLibrary) -> None:
    data = written(edition(ONE, TWO, nodes=NODES), fonts, marks=True)
    for page in (0, 1):
        depth = 0
        for operator, _ in operators(data, page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            assert depth in (0, 1)
            if operator in ("Tj", "TJ", "f", "S", "Do"):
                assert depth == 1
        assert depth == 0


def test_marked_content_stays_within_its_text_object(fonts: FontLibrary) -> None:
    inside: list[str] = []
    for operator, _ in operators(written(edition(ONE, TWO, nodes=NODES), fonts), 1):
        if operator in ("BT", "BDC", "BMC"):
            inside.append(operator)
        elif operator == "EMC":
            assert inside.pop() in ("BDC", "BMC")
        elif operator == "ET":
            assert inside.pop() == "BT"
    assert inside == []


def test_untagged_file(fonts: FontLibrary) -> None:
    data = written(edition(ONE, nodes=NODES), fonts, tagged=False)
    names = {operator for operator, _ in operators(data)}
    assert not names & {"BDC", "BMC", "EMC"}
    with opened(data) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root


def _holds(element: pikepdf.Object, page: pikepdf.Object, mcid: int) -> bool:
    """Whether `element` names the marked content `mcid` of `page` as its own."""
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary):
            found = kid.get("/Pg") is not None and kid.Pg.objgen == page.objgen
            if found and kid.get("/MCID") == mcid:
                return True
        elif kid == mcid and element.Pg.objgen == page.objgen:
            return True
    return False


def test_a_row_has_its_empty_cells(fonts: FontLibrary) -> None:
    nodes = (
        Node(0, "Table", -1),
        Node(1, "TR", 0),
        Node(2, "TD", 1, attributes=(("ColSpan", 2), ("Scope", "Row"))),
        Node(3, "TD", 1),
        Node(4, "TR", 0),
        Node(5, "TD", 4),
    )
    data = written(edition([line((SONG, "甲", 0), node=2)], nodes=nodes), fonts)
    with opened(data) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        (table,) = document.K
        (row,) = table.K  # the row without words is on no page
        full, empty = row.K
        assert (full.A.O, full.A.ColSpan, full.A.Scope) == ("/Table", 2, "/Row")
        assert len(empty.K) == 0 and "/A" not in empty


def test_annotated_bases_stand_among_the_words(fonts: FontLibrary, tmp_path: Path) -> None:
    """Ruby, RB and RT: the paragraph reads whole, the annotation is told apart, wherever it is painted."""
    nodes = (
        *NODES[:4],
        Node(4, "Ruby", 3),
        Node(5, "RB", 4),
        Node(6, "RT", 4),
    )
    page = [
        line((SONG, "念作", 0), y=40, node=3),
        line((SONG, "饸饹", 0), x=80, y=40, node=5),
        line((SONG, "的面", 0), x=110, y=40, node=3),
        line((SONG, "héle", 0), x=80, y=30, size=5, node=6),
    ]
    data = written(edition(page, nodes=nodes), fonts)
    assert by_structure(saved(tmp_path, data)) == [
        ("第一稿", "P", "念作饸饹的面"),
        ("第一稿", "RT", "héle"),
    ]
    with opened(data) as pdf:
        [document] = pdf.Root.StructTreeRoot.K
        paragraph = document.K[0].K[0]
        assert paragraph.K[1].S == "/Ruby"
        assert [str(kid.S) for kid in paragraph.K[1].K] == ["/RB", "/RT"]
