"""``extends:`` and parameters: YAML in, the merged values or the findings out."""

from __future__ import annotations

from composer.measure import Length, Unit
from composer.papers.models.values import FaceRef, Range
from tests.papers.conftest import EDITION, FRONT, PAPER, Load, places

TWO_PAGES = EDITION.replace("name: 要闻}", "name: 要闻}\n  2: {layout: inside}")


def test_built_in_styles_are_always_there(load: Load) -> None:
    loaded, _ = load(
        {
            "paper.yaml": "paper: 报\n",
            "pages/front.yaml": "layout: front\n",
            "editions/d/edition.yaml": "edition: 2020-04-20\npages: {1: front}\n",
        }
    )
    assert loaded is not None
    assert set(loaded.paper.styles) == {"body", "caption"}
    assert loaded.paper.caption == loaded.paper.styles["caption"]
    assert loaded.paper.caption.face == FaceRef("楷")
    assert set(loaded.paper.headlines) == {"standard"}
    assert loaded.paper.colours["black"].cmyk == (0, 0, 0, 100)
    assert loaded.paper.colours["white"].cmyk == (0, 0, 0, 0)


def test_styles_extend_by_name(load: Load) -> None:
    loaded, _ = load({"paper.yaml": PAPER.replace(
        "styles:\n",
        "styles:\n  body: {face: 仿宋, indent: 1字}\n  small: {extends: editorial, size: 小五}\n",
    )})  # fmt: skip
    assert loaded is not None
    styles = loaded.paper.styles
    assert styles["small"].face == FaceRef("楷")
    assert styles["small"].size == Length(9)
    assert styles["small"].indent == Length(1, Unit.ZI)
    assert styles["editorial"].size == Length(10.5)


def test_caption_is_one_however_it_is_written(load: Load) -> None:
    for text in ("caption: {size: 8pt}\n", "caption: {extends: body, size: 8pt}\n"):
        loaded, _ = load({"paper.yaml": PAPER + text})
        assert loaded is not None
        caption = loaded.paper.caption
        assert caption == loaded.paper.styles["caption"]
        assert caption.size == Length(8)
        assert caption.face == FaceRef("宋" if "extends" in text else "楷")


def test_headlines_merge_in_depth_and_null_removes(load: Load) -> None:
    loaded, _ = load({"paper.yaml": PAPER.replace(
        "headlines:\n",
        "headlines:\n  red: {extends: banner, main: {colour: red}, deck: {size: 三号}}\n"
        "  plain: {extends: red, main: null}\n",
    )})  # fmt: skip
    assert loaded is not None
    heads = loaded.paper.headlines
    assert heads["red"].main.size == Length(42)
    assert heads["red"].main.colour.name == "red"
    assert heads["plain"].main == type(heads["plain"])().main
    assert heads["plain"].deck.size == Length(16)


def test_unknown_parent_and_circle(load: Load) -> None:
    _, findings = load({"paper.yaml": "paper: 报\nstyles:\n  a: {extends: bodi}\n"
                        "  b: {extends: c}\n  c: {extends: b}\n  editorial: {}\nheadlines: {banner: {}}\n"
                        "qr: [{label: 数字报, target: x}]\n"})  # fmt: skip
    assert places(findings) == [
        "E230 paper.yaml:3:16", "E231 paper.yaml:4:16", "E231 paper.yaml:5:16",
    ]  # fmt: skip
    hints = [hint for one in findings if one.code == "E230" for hint in one.hints]
    assert hints == [("是不是“body”？", "Did you mean “body”?")]


INSIDE = """\
layout: inside
extends: front
masthead: null
parameters: {n: 4, title: 综合}
areas:
  lead: {headline: {vertical: true}, at: {columns: 1-$n}, label: "${title}$$"}
  side: null
  carry$n: {at: {columns: 5-6, lines: 12-20}}
"""


def test_layout_extends_layout(load: Load) -> None:
    loaded, _ = load({"pages/inside.yaml": INSIDE, "editions/d/edition.yaml": TWO_PAGES})
    assert loaded is not None
    inside = loaded.layouts[2]
    assert inside.layout == "inside"
    assert inside.masthead is None
    assert set(inside.areas) == {"lead", "carry4"}
    lead = inside.areas["lead"]
    assert (lead.at.columns, lead.at.lines) == (Range(1, 4), Range(12, 60))
    assert (lead.headline.style, lead.headline.vertical) == ("banner", True)
    assert lead.label == "综合$"
    assert lead.where["at"]["lines"].span.file == "pages/front.yaml"
    assert lead.where["at"]["columns"].span.file == "pages/inside.yaml"


def test_parameters_come_from_the_page(load: Load) -> None:
    edition = TWO_PAGES.replace("{layout: inside}", "{layout: inside, parameters: {n: 2}}")
    loaded, _ = load({"pages/inside.yaml": INSIDE, "editions/d/edition.yaml": edition})
    assert loaded is not None
    assert loaded.layouts[2].areas["lead"].at.columns == Range(1, 2)
    assert "carry2" in loaded.layouts[2].areas


def test_parameter_errors(load: Load) -> None:
    edition = TWO_PAGES.replace("{layout: inside}", "{layout: inside, parameters: {m: 2}}")
    inside = INSIDE.replace("${title}", "${titel}")
    _, findings = load({"pages/inside.yaml": inside, "editions/d/edition.yaml": edition})
    assert places(findings) == ["E233 edition.yaml:4:39", "E232 pages/inside.yaml:6:66"]


def test_layout_errors_say_how_one_got_there(load: Load) -> None:
    front = FRONT.replace("lines: 12-60}, style", "lines: 12-600}, style")
    inside = INSIDE.replace("  side: null\n", "")
    files = {"pages/front.yaml": front, "pages/inside.yaml": inside}
    edition = TWO_PAGES.replace("1: {layout: front, name: 要闻}\n", "")
    _, findings = load({**files, "editions/d/edition.yaml": edition})
    (one,) = [one for one in findings if one.code == "E225"]
    assert one.span.file == "pages/front.yaml"
    assert [(span.file, span.line) for span in one.trail] == [
        ("pages/inside.yaml", 2), ("editions/d/edition.yaml", 3),
    ]  # fmt: skip


def test_layout_parent_unknown_or_itself(load: Load) -> None:
    for parent, code in {"frond": "E230", "inside": "E231"}.items():
        inside = INSIDE.replace("extends: front", f"extends: {parent}")
        _, findings = load({"pages/inside.yaml": inside, "editions/d/edition.yaml": TWO_PAGES})
        assert f"{code} pages/inside.yaml:2:10" in places(findings)


def test_layout_by_the_name_it_gives_itself(load: Load) -> None:
    inside = INSIDE.replace("layout: inside", "layout: 内页")
    edition = TWO_PAGES.replace("layout: inside", "layout: 内页")
    loaded, _ = load({"pages/inside.yaml": inside, "editions/d/edition.yaml": edition})
    assert loaded is not None
    assert loaded.layouts[2].layout == "内页"
