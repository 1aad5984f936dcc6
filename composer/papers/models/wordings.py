"""The words that the program prints by itself — 固定用语 — in both languages, and the paper's own in their place.

`WORDS` is the only place that has them. A field of another model that prints one says which (`Spoken`), and
has it by its paper's language unless the YAML says something else (`papers.resolving.words`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from composer.frozen import frozen
from composer.papers.models.basis import Blanks, Copy, Model

__all__ = ["WORDS", "FixedWords", "FurnitureWording", "PageWording", "Spoken", "simplified"]

WORDS: Mapping[str, tuple[str, str]] = {
    "index": ("导读", "導讀"),
    "index_page": ("见本期{page}版", "見本期{page}版"),
    "advert": ("广告", "廣告"),
    "imprint": (
        "责任编辑：{editor}　版式：{designer}　校对：{proof}",
        "責任編輯：{editor}　版式：{designer}　校對：{proof}",
    ),
    "jump_to": ("（下转第{page}版）", "（下轉第{page}版）"),
    "jump_from": ("（上接第{page}版）", "（上接第{page}版）"),
    "see": ("（见第{page}版）", "（見第{page}版）"),
    "see_more": ("（详见第{page}版）", "（詳見第{page}版）"),
    "this_page": ("本版", "本版"),
    "continued": ("续表", "續表"),
    "date": ("{year}年{month}月{day}日", "{year}年{month}月{day}日"),
    "weekday": ("星期{day}", "星期{day}"),
    "page": ("第{page}版", "第{page}版"),
    "qr": ("二维码", "二維碼"),
}
"""Name → the words in Simplified and in Traditional Chinese."""


@frozen
class Spoken:
    """The fixed words that a field prints where the YAML does not say: a name in `WORDS`."""

    name: str


def simplified(name: str) -> str:
    """The words in Simplified Chinese: what a model has that no paper was read for."""
    return WORDS[name][0]


PageWording = Annotated[Copy, Blanks(("page", "page_zh", "name", "headline"))]
"""A phrase about a page: its number in two ways, its name, and a story's headline there."""

FurnitureWording = Annotated[
    Copy,
    Blanks(
        (
            "paper", "date", "weekday", "number", "total", "pages", "page", "name", "cn", "web",
            "editor", "designer", "proof",
        )
    ),
]  # fmt: skip
"""A phrase of masthead, folio or imprint: what `furniture.facts` knows of the edition and the page."""


@frozen(kw_only=True)
class FixedWords(Model):
    """固定用语 — the words that the program prints by itself. Left out, they are in the paper's language."""

    index: Copy | None = None
    """导读: the index's heading."""
    index_page: Annotated[Copy, Blanks(("page", "figure"))] | None = None
    """见本期{page}版: where the index sends the reader; ``{page}`` in Chinese, ``{figure}`` in Arabic figures."""
    advert: Copy | None = None
    """广告: the label of an advertisement."""
    imprint: FurnitureWording | None = None
    """责任编辑：{editor}　版式：{designer}　校对：{proof}."""
    jump_to: PageWording | None = None
    """（下转第{page}版）."""
    jump_from: PageWording | None = None
    """（上接第{page}版）."""
    see: PageWording | None = None
    """（见第{page}版）: what ``{{见：story}}`` becomes."""
    see_more: PageWording | None = None
    """（详见第{page}版）: what ``{{详见：story}}`` becomes."""
    this_page: Copy | None = None
    """本版: in place of 第{page}版 where the other story is on the same page."""
    continued: Copy | None = None
    """续表: over a table's repeated head row."""
    date: Annotated[Copy, Blanks(("year", "month", "day"))] | None = None
    """{year}年{month}月{day}日: what ``{date}`` is in masthead, folio and imprint."""
    weekday: Annotated[Copy, Blanks(("day",))] | None = None
    """星期{day}: what ``{weekday}`` is there."""
    page: Annotated[Copy, Blanks(("page",))] | None = None
    """第{page}版: a page in the PDF's bookmarks."""
    qr: Copy | None = None
    """二维码: read aloud before what a code says."""
