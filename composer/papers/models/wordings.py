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
    """导读的题。

    The index's heading.

    例 ``要目``"""
    index_page: Annotated[Copy, Blanks(("page", "figure"))] | None = None
    """导读每条后面的话：``{page}`` 是汉字版次，``{figure}`` 是数字版次。

    Where the index sends the reader; ``{page}`` in Chinese, ``{figure}`` in Arabic figures.

    例 ``"详见{page}版"``"""
    advert: Copy | None = None
    """广告上的“广告”二字。

    The label of an advertisement.

    例 ``广告信息``"""
    imprint: FurnitureWording | None = None
    """责任编辑行。

    The imprint.

    例 ``"本版编辑：{editor}"``"""
    jump_to: PageWording | None = None
    """下转。

    At the foot of the page that a story leaves.

    例 ``"（下转第{page_zh}版）"``"""
    jump_from: PageWording | None = None
    """上接。

    Above the headline of a continuation.

    例 ``"（上接第{page_zh}版）"``"""
    see: PageWording | None = None
    """``{{见：稿件}}`` 变成的话。

    What ``{{见：story}}`` becomes.

    例 ``"（见{page}版）"``"""
    see_more: PageWording | None = None
    """``{{详见：稿件}}`` 变成的话。

    What ``{{详见：story}}`` becomes.

    例 ``"（详见{page}版）"``"""
    this_page: Copy | None = None
    """参见的稿件在同一版时，代替“第几版”。

    In place of the page's number where the other story is on the same page.

    例 ``本版``"""
    continued: Copy | None = None
    """续表：重排的表头上面的字。

    Over a table's repeated head row.

    例 ``续上表``"""
    date: Annotated[Copy, Blanks(("year", "month", "day"))] | None = None
    """报头、报眉里 ``{date}`` 的写法。

    What ``{date}`` is in masthead, folio and imprint.

    例 ``"{year}.{month}.{day}"``"""
    weekday: Annotated[Copy, Blanks(("day",))] | None = None
    """报头、报眉里 ``{weekday}`` 的写法。

    What ``{weekday}`` is there.

    例 ``"周{day}"``"""
    page: Annotated[Copy, Blanks(("page",))] | None = None
    """PDF 书签里的版次。

    A page in the PDF's bookmarks.

    例 ``"{page}版"``"""
    qr: Copy | None = None
    """二维码朗读时的称呼。

    Read aloud before what a QR code says.

    例 ``扫码``"""
