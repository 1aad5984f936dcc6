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
    """汉字之间的半角逗号、冒号、括号等改成全角。

    ASCII commas, colons, brackets … between Chinese characters become full-width."""
    spaces: bool = True
    """标点旁、段首段尾、中西文之间的空格去掉；汉字之间的留着。

    Spaces beside marks, at the edges of a paragraph, and between Chinese and Latin go; between
    Chinese characters they stay."""
    quotes: Literal["curly", "corner"] | None = None
    """引号：弯的“”（curly）或角的「」『』（corner）；不写，简体弯、繁体角。开着 marks 时键盘引号改成它，
    用角引号时弯引号也改。

    curly “” ‘’ or corner 「」 『』; left out, curly in Simplified and corner in Traditional Chinese.
    With ``marks``, typewriter quotes become these; corner ones take the place of curly ones too.

    例 ``corner``"""

    def in_language(self, language: Language) -> Normalise:
        """The same with the quotes of a language, where it does not say which."""
        if self.quotes is not None or language != "zh-Hant":
            return self
        return replace(self, quotes="corner")


@frozen(kw_only=True)
class TextStyle(Extending):
    """文字样式 — how running text is set."""

    face: FaceRef = FaceRef("宋")
    """字体和粗细。

    Face and weight.

    例 ``宋 bold``"""
    size: Size = Length(9)
    """字号。

    Size.

    例 ``小五``"""
    advance: Size | None = None
    """行距：基线到基线；不写同基线格。

    Leading: baseline to baseline; left out, the base grid's.

    例 ``12pt``"""
    colour: ColourRef = BLACK
    """字色。

    Colour."""
    align: Align = "justify"
    """对齐：两端拉齐、齐头、居中、齐尾。

    How lines stand in the measure: justified, start, center or end."""
    indent: Space = Length(2, Unit.ZI)
    """首行缩进。

    Indent of a paragraph's first line."""
    language: Language | None = None
    """语言；不写同本报。zh-Hant 繁体：句读居于格子当中。

    Left out, the paper's. In zh-Hant pause marks and stops stand in the middle of their boxes.

    例 ``zh-Hant``"""
    marks: Marks | None = None
    """标点宽度：全角（quanjiao）、开明（kaiming）、半角（banjiao）、行末半角（hangmo）或不压（none）；
    不写用开明，繁体用全角。

    Width of marks: full (quanjiao), kaiming, half (banjiao), half at line ends (hangmo), or
    none; left out, kaiming, in Traditional Chinese quanjiao."""
    level: Level = "gb"
    """避头尾：标点离行首行末多严。

    How strictly marks are kept from line edges."""
    gap: Space = Length(0.25, Unit.ZI)
    """中西文间距：汉字与西文、数字之间。

    Between Han and Latin or digits."""
    gap_most: Space = Length(1 / 3, Unit.ZI)
    """拉开一行时这个间距先加到多少，再动别处；最多 0.5 字。

    How far that gap grows before all gaps do; CLREQ allows up to 0.5字.

    例 ``0.5字``"""
    blank: Space = Length(0.5, Unit.ZI)
    """字间空格：汉字之间打的一个空格占多少；全角空格占 1 字；都不伸缩。

    A space (U+0020) typed between Han; one of U+3000 is 1字. Neither is stretched."""
    normalise: Normalise | None = None
    """规整：这种样式的来稿改正什么；不写同本报。

    What is mended in stories of this style; left out, as the paper says."""
    hang: bool = False
    """标点悬挂：句读可以排到版口外。

    A pause mark may stand outside the measure."""
    double_marks: Literal["joined", "apart"] | None = None
    """叹问号连用：？！ 合占一字（joined，GB/T 15834 5.1.2）或各占一字；不写合占，繁体各占。

    ？！ share one em (joined, GB/T 15834 5.1.2) or take one each; left out, joined, in
    Traditional Chinese apart."""
    interpunct: Literal["half", "full"] | None = None
    """间隔号 · 占半字或一字；不写半字，繁体一字。

    · takes half an em or a whole one; left out, half, in Traditional Chinese full."""
    release: bool = False
    """三标放行：。』」 这样三个标点连用，行太松时可在第三个前断开。

    A run of three marks such as 。』」 may part before its third where the line would be loose."""
    hyphenate: bool = False
    """西文断词：行太松时，行末的长西文词可以断开。

    A long Latin word that meets a loose line's end is hyphenated (English patterns)."""
    loose: Space = Length(0.25, Unit.ZI)
    """一行的字距拉开得比它多就报告。

    A line whose gaps are stretched by more is reported."""
    strong: FaceRef = FaceRef("黑")
    """``**加粗**`` 的字体。

    Face of ``**strong**`` runs."""
    emphasis: FaceRef = FaceRef("楷")
    """``*强调*`` 的字体。

    Face of ``*emphasis*`` runs.

    例 ``楷``"""
    crosshead: FaceRef = FaceRef("黑", "bold")
    """小标题的字体。

    Face of crossheads in this text.

    例 ``黑 heavy``"""
    crosshead_align: Align = "center"
    """小标题的对齐。

    How crossheads are aligned.

    例 ``start``"""
    dateline: FaceRef = FaceRef("黑")
    """电头的字体。

    Face of the dateline that opens a report."""
    credit: FaceRef = FaceRef("楷")
    """署名、文尾括注的字体。

    Face of credits and footlines."""
    lists: ListStyle = ListStyle()
    """列项：项目符号和编号。

    The marks of lists."""
    inline: Inline = MARKS_BESIDE
    """行间标记：着重点、行旁线、注音。

    Marks beside the line: dots, lines, ruby."""
    initial: Initial | None = None
    """首字下沉；不写就没有。

    A drop initial; left out, none."""
    mend: bool = True
    """补孤行：一段可以少排或多排一行，看不大出来，为的是不留短栏、各栏拉齐。

    A paragraph may be set a line shorter or longer, where that hardly shows, so that the
    lone-line rules leave no column short and a story's columns end level."""
    feather: Literal["none", "crossheads", "paragraphs"] = "crossheads"
    """撑齐：各栏怎么分都差两行以上时，短的一栏用整行的空撑齐：小标题上各加一行，``paragraphs`` 时段间也可加一行，
    ``none`` 不加。

    Where columns end two lines and more apart however they are split, the shorter ones are opened by whole lines:
    one more above crossheads, with ``paragraphs`` one between paragraphs too; ``none``: not at all."""
    copyfit: Copyfit | None = None
    """合版：这种样式的稿件可以怎样凑到地方；不写就不凑。

    How stories in this style may be fitted to their room; left out, not at all."""
    pictures: tuple[PictureWords, ...] = ()
    """图片要有：这种样式的稿件，每张图都要带的话：图说（caption）、署名（credit）。

    The words that every picture of a story in this style has to carry: caption, credit.

    例 ``[caption, credit]``"""
    vertical: bool = False
    """竖排：行自上而下，自右而左。

    Lines run down and follow each other from right to left."""
    upright: Upright = UPRIGHT
    """直排西文：竖行里哪些字母、数字直立。

    Which letters and figures stand upright in vertical lines."""
