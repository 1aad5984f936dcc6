"""The spec's model for running text: faces, sizes, marks, line edges and what lines may be stretched by.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from composer.frozen import frozen
from composer.measure import Length, Unit
from composer.papers.models.basis import Align, Extending, Model
from composer.papers.models.blocks import ListStyle
from composer.papers.models.copyfit import Copyfit
from composer.papers.models.inline import MARKS_BESIDE, UPRIGHT, Initial, Inline, Upright
from composer.papers.models.values import BLACK, ColourRef, FaceRef, Size, Space

__all__ = ["Language", "Level", "Marks", "Normalise", "TextStyle"]

Marks = Literal["quanjiao", "kaiming", "banjiao", "hangmo", "none"]
Level = Literal["none", "basic", "gb", "strict"]
PictureWords = Literal["caption", "credit"]
Language = Literal["zh-Hans", "zh-Hant"]


@frozen(kw_only=True)
class Normalise(Model):
    """规整标点 — rules that mend marks on the way in; each use is reported."""

    marks: bool = True
    """ASCII commas, colons, brackets … between Chinese characters become full-width."""
    spaces: bool = True
    """Spaces beside marks, at the edges of a paragraph, and between Chinese and Latin go; between Chinese
    characters they stay."""
    quotes: Literal["curly", "corner"] | None = None
    """引号: curly “” ‘’, corner 「」 『』; left out, curly in Simplified and corner in Traditional Chinese. With
    ``marks``, typewriter quotes become these; corner ones take the place of curly ones too."""

    def in_language(self, language: Language) -> Normalise:
        """The same with the quotes of a language, where it does not say which."""
        if self.quotes is not None or language != "zh-Hant":
            return self
        return replace(self, quotes="corner")


@frozen(kw_only=True)
class TextStyle(Extending):
    """文字样式 — how running text is set."""

    face: FaceRef = FaceRef("宋")
    size: Size = Length(9)
    advance: Size | None = None
    """行距: baseline to baseline; left out, the base grid's."""
    colour: ColourRef = BLACK
    align: Align = "justify"
    indent: Space = Length(2, Unit.ZI)
    """首行缩进: indent of a paragraph's first line."""
    language: Language | None = None
    """Left out, the paper's. zh-Hant 繁体: pause marks and stops in the middle of their boxes."""
    marks: Marks | None = None
    """标点宽度: 全角 quanjiao, 开明 kaiming, 半角 banjiao, 行末半角 hangmo, or none; left out, kaiming, in
    Traditional Chinese quanjiao."""
    level: Level = "gb"
    """避头尾: how strictly marks are kept from line edges."""
    gap: Space = Length(0.25, Unit.ZI)
    """中西文间距: between Han and Latin or digits."""
    gap_most: Space = Length(1 / 3, Unit.ZI)
    """How far that gap grows before all gaps do; CLREQ allows up to 0.5字."""
    blank: Space = Length(0.5, Unit.ZI)
    """字间空格: a space (U+0020) typed between Han; one of U+3000 is 1字. Neither is stretched."""
    normalise: Normalise | None = None
    """规整: what is mended in stories of this style; left out, as the paper says."""
    hang: bool = False
    """标点悬挂: a pause mark may stand outside the measure."""
    double_marks: Literal["joined", "apart"] | None = None
    """叹问号连用: ？！ share one em (joined, GB/T 15834 5.1.2) or take one each; left out, joined, in
    Traditional Chinese apart."""
    interpunct: Literal["half", "full"] | None = None
    """间隔号: · takes half an em or a whole one; left out, half, in Traditional Chinese full."""
    release: bool = False
    """三标放行: a run of three marks such as 。』」 may part before its third where the line would be loose."""
    hyphenate: bool = False
    """西文断词: a long Latin word that meets a loose line's end is hyphenated (English patterns)."""
    loose: Space = Length(0.25, Unit.ZI)
    """A line whose gaps are stretched by more is reported."""
    strong: FaceRef = FaceRef("黑")
    """Face of ``**strong**`` runs."""
    emphasis: FaceRef = FaceRef("楷")
    """Face of ``*emphasis*`` runs."""
    crosshead: FaceRef = FaceRef("黑", "bold")
    """Face of 小标题 crossheads in this text."""
    crosshead_align: Align = "center"
    dateline: FaceRef = FaceRef("黑")
    """Face of the 电头 that opens a report."""
    credit: FaceRef = FaceRef("楷")
    """Face of credits and footlines."""
    lists: ListStyle = ListStyle()
    """列项: the marks of lists."""
    inline: Inline = MARKS_BESIDE
    initial: Initial | None = None
    mend: bool = True
    """补孤行: a paragraph may be set a line shorter or longer, where that hardly shows, so that the
    lone-line rules leave no column short and a story's columns end level."""
    copyfit: Copyfit | None = None
    """合版: how stories in this style may be fitted to their room; left out, not at all."""
    pictures: tuple[PictureWords, ...] = ()
    """图片要有: the words that every picture of a story in this style has to carry: caption, credit."""
    vertical: bool = False
    """竖排: lines run down and follow each other from right to left."""
    upright: Upright = UPRIGHT
    """直排西文: which letters and figures stand upright in vertical lines."""
