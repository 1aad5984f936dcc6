"""Every kind of character in every place that prints words: on the page, in no other face than its own, read back."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from composer.compose import compose
from composer.diagnostics.diagnostic import Diagnostic, Findings
from composer.display.items import DisplayPage, TextItem
from composer.fonts.library import load_fonts
from composer.fonts.sequences import UNSEEN_SET, followers
from composer.papers.load import load_edition
from composer.papers.press_profile import load_profile
from composer.pdf import write_pdf

PLACES = [
    "刊名", "旁行", "栏头", "竖引", "竖题", "竖副", "竖署", "竖文", "引题", "主题", "副题", "署名", "正文", "小标", "列项",
    "表格", "表题", "表注", "图说", "图署", "摘句", "首字", "导读", "启事", "注音",
]  # fmt: skip
"""What stands before the characters in each place."""

KINDS = {
    "superscript": "x²⁵m",
    "subscript": "H₂O",
    "fraction": "⅓⅞½",
    "circled": "㉑⓪①",
    "mark over a letter": "m̀ê̄x̄",
    "letter with an accent": "éǖếč",
    "no-break hyphen": "甲‑乙",
    "no-break space": "a\u00a0b",
    "narrow no-break space": "5\u202fm",
    "figure space": "1\u20072",
    "variation of a stop": "说。\ufe01完",
    "text presentation": "☀\ufe0e好",
    "sign and figure": "－5℃≥5",
    "dash": "甲——乙",
    "typed two-em dash": "甲⸺乙",
    "stacked accents": "ǟṓ",
}

PAPER = """paper: 刊名{w}
format: {{trim: [275mm, 390mm], type_area: {{columns: 6, measure: 11字, gutter: 1字, lines: 88, advance: 11.5pt}}}}
styles:
  body: {{face: 宋, size: 小五}}
  upright: {{extends: body, vertical: true}}
  drop: {{extends: body, initial: {{lines: 2}}}}
  notice: {{extends: body, indent: 0字}}
  roomy: {{extends: body, size: 五号, advance: 18pt}}
headlines:
  standard: {{kicker: {{face: 黑, size: 五号}}, main: {{face: 黑 heavy, size: 三号}}, deck: {{face: 楷, size: 五号}}}}
"""

FRONT = """layout: front
masthead: {{at: {{columns: 1-6, lines: 1-9}}, lines: [旁行{w}]}}
index: {{at: {{columns: 5-6, lines: 70-76}}}}
areas:
  a: {{at: {{columns: 1-6, lines: 11-40}}, pictures: {{main: {{at: {{columns: 3, lines: 1-12}}}}}}, text: {{columns: 3}},
       quotes: {{page: {{at: {{columns: 2, lines: 10-14}}}}}}}}
  b: {{at: {{columns: 1-2, lines: 42-66}}, style: upright, headline: {{style: standard, vertical: true}}}}
  c: {{at: {{columns: 3-4, lines: 42-66}}, style: drop}}
  d: {{at: {{columns: 5-6, lines: 42-66}}, style: notice}}
  e: {{at: {{columns: 1-4, lines: 68-84}}, style: roomy, label: 栏头{w}}}
"""

EDITION = """edition: 2020-04-20
pages: {{1: {{layout: front}}}}
stories:
  - {{story: a.md, area: 1.a, index: true, teaser: "导读{w}", pictures: {{main: {{file: p.png, caption: "图说{w}", credit: "图署{w}"}}}},
     quotes: {{page: "摘句{w}"}}}}
  - {{story: b.md, area: 1.b}}
  - {{story: c.md, area: 1.c}}
  - {{story: d.md, area: 1.d}}
  - {{story: e.md, area: 1.e}}
"""

STORIES = {
    "a": "---\nkicker: 引题{w}\nheadline: 主题{w}\ndeck: 副题{w}\nbyline: 署名{w}\n---\n\n正文{w}。\n\n## 小标{w}\n\n- 列项{w}\n\n"
    + "摘句{w}，春天有六个节气，谷雨走在最后。" * 2
    + "\n\n表：表题{w}\n\n| 一 | 二 |\n|---|---|\n| 表格{w} | 三 |\n\n注：表注{w}\n",
    "b": "---\nkicker: 竖引{w}\nheadline: 竖题{w}\ndeck: 竖副{w}\nbyline: 竖署{w}\n---\n\n竖文{w}。\n",
    "c": "---\nheadline: 题\n---\n\n首字{w}，春天有六个节气，谷雨走在最后。今年它来得安静，没有锣鼓，也没有人专等着。\n",
    "d": "---\nheadline: 题\n---\n\n::: 分类广告\n启事{w}，春天有六个节气，谷雨走在最后。\n:::\n",
    "e": "---\nheadline: 题\n---\n\n春[天有六个节气]{{注音: 注音{w}}}，谷雨走在最后。\n",
}


def edition(folder: Path, words: str) -> Path:
    """A paper with the words in every place."""
    from PIL import Image

    for place in ("pages", "editions/x/stories", "editions/x/pictures"):
        (folder / place).mkdir(parents=True)
    files = {"paper.yaml": PAPER, "pages/front.yaml": FRONT, "editions/x/edition.yaml": EDITION}
    for name, text in {
        **files,
        **{f"editions/x/stories/{k}.md": v for k, v in STORIES.items()},
    }.items():
        (folder / name).write_text(text.format(w=words), encoding="utf-8")
    Image.new("L", (1200, 900), 128).save(folder / "editions/x/pictures/p.png")
    return folder / "editions/x"


def drawn(page: DisplayPage) -> str:
    """All words of a page, in order of painting, with what is not seen, without blanks."""
    words: list[str] = []
    for item in page.items:
        if isinstance(item, TextItem):
            for key, chars, _ in item.pieces:
                typed = key.endswith("^=")
                words += [chars if typed else chars.replace("⸺", "——"), followers(key)]
    return "".join("".join(words).split())


def made(folder: Path, words: str) -> tuple[str, list[Diagnostic], Path]:
    findings = Findings()
    loaded = load_edition(edition(folder, words), findings)
    fonts = load_fonts(folder, loaded.paper, findings)
    composed = compose(loaded, fonts, findings, lambda _path, _span: (1200, 900))
    file = folder / "out.pdf"
    write_pdf(
        composed.display, fonts, file, profile=load_profile("newsprint-crpc1"), findings=findings
    )
    return drawn(composed.display.pages[0]), list(findings), file


@pytest.mark.parametrize("words", KINDS.values(), ids=KINDS)
def test_every_place_prints_it(tmp_path: Path, words: str) -> None:
    page, found, file = made(tmp_path, words)
    plain = "".join(words.split())
    missing = [place for place in PLACES if f"{place}{plain}" not in page]
    assert not missing
    refused = [one for one in found if one.code in ("E401", "E408", "W409")]
    assert [
        one for one in refused if one.values.get("face") != "楷 regular"
    ] == []  # has no variations
    read = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_bounded()
    seen = {char for char in plain if char not in UNSEEN_SET}
    assert seen <= set(read)
