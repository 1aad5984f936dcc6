"""Phrases — 断句: where a headline may be broken, and how much each place would hurt the reader.

In: the words of a headline. Out: a cost for every offset. A mark of the headline's own is the best
place; then the seam between subject and predicate or before a preposition; a verb is kept with its
object and an attribute with its noun; 的, 了 and their like never open a line, 在 and 和 never close
one; names and words are broken last.

Words come from jieba's dictionary (`rjieba`), which takes a tenth of a second to open: it is opened
only where a headline must be broken and its own marks do not say where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise

from composer.galley.rules.classes import CLASS

__all__ = ["KEPT", "QUOTED", "WORD", "mark_costs", "phrase_costs"]

WORD = 400
"""Inside a word: dearer than one more line, or a condensed one."""
KEPT = 2000
"""Inside a word of the paper's own list."""
QUOTED = 250
"""Inside “” or 《》: a title or a quotation is one thing; added to what the place costs anyway."""

_SEAM = 25
"""Any place without a mark of the headline's own."""
_COLON = -45
"""冯学利：| — who speaks, or what it is about, may have a short line of its own."""
_BEFORE_DASH = 10
"""A deck may well open with ——, but the line before it would rather keep it."""
_ADVERBIAL = 40
"""Between 在市博物馆 and its verb."""
_LISTED = 15
"""After 、, which parts what belongs together."""

_OPENS, _CLOSES = "“‘「『（《〈【〖〔［｛", "”’」』）》〉】〗〕］｝"

_STICKS_LEFT = frozenset(
    "的地得了着过们吗吧呢啊呀等之者化性员感率度力式型级版号们下上中里内外前后间"
)
"""Of one character: never opens a line. Particles, suffixes, and 方位词 that close a phrase with 在."""
_STICKS_RIGHT = frozenset(
    "在把被对从为以和与及或让使将向由给至到于不没未已正新老各每全总副省市区县镇乡党我你他她这那本该某其再又更最很太"
)
"""Of one character: never closes a line. Prepositions, conjunctions, adverbs, 省 of 省政府."""

_STUCK = 280
"""Between such a one and its neighbour: dearer than a line more and the seam that comes with it."""
_COMPLETES = frozenset("到成给为出起入好完住向往")
"""After a verb of one character they say what it came to: 搬到, 送给."""
_PLACES = frozenset("省市州区县镇乡村")
"""Of one character behind a noun: the end of a place's name."""

_DOTTED = 200
"""Inside a part of 克里斯蒂亚诺·罗纳尔多, on top of `WORD`: what must be broken is broken at its dot."""

_END = {"n": 10, "v": 15, "a": 40, "d": 90, "p": 150, "c": 150, "m": 50, "q": 30, "r": 25,
        "u": 30, "t": 5, "s": 10, "f": 5, "b": 80, "i": 5, "l": 5, "y": 0, "h": 200}  # fmt: skip
"""What it costs to close a line with a word of that class (ICTCLAS letters)."""
_START = {"n": 15, "v": 0, "a": 10, "d": 0, "p": 0, "c": 0, "m": 15, "q": 150, "r": 5,
          "u": 200, "t": 0, "s": 5, "f": 60, "b": 10, "i": 0, "l": 0, "y": 200, "k": 200}  # fmt: skip
"""What it costs to open one with it: predicates and prepositional phrases open well."""
_PAIR = {"vn": 25, "vm": 20, "nn": 15, "an": 30, "bn": 30, "rn": 30, "mn": 100, "mq": 150, "qn": 60,
         "mm": 200, "dv": 60, "da": 60, "nm": 20}  # fmt: skip
"""What comes to it for pairs that belong together: verb and object, number and measure."""
_OTHER = 10

_NUMERAL = re.compile(r"(?:[0-9.,]+|[〇零一二三四五六七八九十百千万亿两]+)$")

_SOUNDS = frozenset(
    "阿埃艾爱安昂奥澳巴芭白拜班邦保鲍贝本比彼毕别宾波伯勃博卜布查策茨达戴黛丹当岛道德登邓迪底蒂丁东顿多厄恩尔法凡范"
    "菲费芬丰冯佛夫弗福富盖冈高戈哥格根贡古瓜圭果哈海汉豪赫黑亨洪侯胡华怀惠霍基吉及济加佳贾简杰金京久卡凯坎康考柯"
    "科克肯孔库夸奎昆拉腊莱赖兰朗劳勒雷蕾黎里理利丽莉立连良列林琳隆龙卢鲁路伦罗洛吕律马玛迈麦曼芒毛梅门蒙米密明缪"
    "摩莫默姆木穆拿娜纳乃奈南楠内嫩能尼妮年涅宁牛纽农努诺欧帕派潘庞培佩彭皮匹平珀普齐奇契恰强乔切琴丘屈热仁日荣茹"
    "儒瑞若撒萨塞赛桑瑟森沙莎珊尚绍舍申圣施什史舒朔斯丝思松苏索塔泰坦汤唐陶特藤提田廷通图土托陀妥娃瓦万旺威韦维伟"
    "魏温文翁沃乌吾武西锡希席夏香肖谢辛欣休修雪逊雅亚娅延扬耶叶伊依因英永尤约赞泽扎詹哲珍芝治朱卓兹佐"
)
"""What foreign names are written with (新华社译名室《译音表》)."""
_SOUND_ALONE = frozenset(
    "安奥埃艾德丁尔恩夫弗格基卡柯克肯拉莱兰朗勒利林龙卢鲁罗洛姆穆娜纳尼涅诺佩普萨赛桑瑟森莎圣斯丝苏塔泰坦特托瓦韦"
    "维沃乌希夏谢雅亚耶伊泽扎詹哲兹佐布"
)
"""Of these, what is hardly a word of its own: what the dictionary leaves over of a name."""
_PERSON = frozenset(("nr", "nrt", "nrfg", "zg"))
_NAMED = _PERSON | {"ns", "nz"}
"""Tags of names of persons, and of places; what the dictionary takes for one where it knows none."""

_OFFICES = frozenset("省市州县区镇乡村部厅局处科院校社会队团")
"""With 长 behind them they name an office: 市长 is one word, whatever city comes before it."""

_DATE = re.compile(
    "[0-9]{1,2}月[0-9]{1,2}日|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)

_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ．，％]{2,}")
"""Numbers and acronyms in full-width letters, which the galley sets as if they were Han."""

Word = tuple[int, int, str]
"""Start, end, class."""


def mark_costs(chars: str, keep: Sequence[str] = ()) -> list[int]:
    """Costs as far as the headline's own marks tell them; everything else is inside a word."""
    costs = [WORD] * (len(chars) + 1)
    depth = 0
    for at, char in enumerate(chars[:-1]):
        depth += (char in _OPENS) - (char in _CLOSES)
        kind = CLASS[ord(char)]
        if kind in "KSZE" or char in "，；,;:" or chars[at - 1 : at + 1] == "——":
            costs[at + 1] = 0 if depth <= 0 else QUOTED
            if char == "：" and depth <= 0:
                costs[at + 1] = _COLON
        elif chars[at + 1 : at + 3] == "——":
            costs[at + 1] = _BEFORE_DASH
        elif char == "、" and depth <= 0:
            costs[at + 1] = _LISTED
    for found in chain(
        _listed(chars, keep), *(one.finditer(chars) for one in (_FULL_WIDTH, _DATE))
    ):
        start, end = found.span()
        costs[start + 1 : end] = [KEPT] * (end - start - 1)
    return costs


def phrase_costs(chars: str, keep: Sequence[str] = ()) -> list[int]:
    """Cost of breaking `chars` before each offset; the first and the last entry mean nothing.

    Args:
        chars: the words of one line as the editor wrote it.
        keep: words that are never broken.
    """
    costs = mark_costs(chars, keep)
    words = list(_words(chars, keep))
    depth, adverbial = 0, False
    for left, right in pairwise(words):
        at = right[0]
        if left[2] in "pvilfx":
            adverbial = left[2] == "p"
        depth += sum((char in _OPENS) - (char in _CLOSES) for char in chars[left[0] : left[1]])
        for start, end, _ in (left, right) if "·" in chars[left[0] : right[1]] else ():
            costs[start + 1 : end] = [WORD + _DOTTED] * (end - start - 1)
        if costs[at] == WORD:
            costs[at] = _SEAM + _seam(chars, left, right)
            if depth > 0:
                costs[at] += QUOTED
            if adverbial and right[2] == "v":
                costs[at] += _ADVERBIAL
    return costs


def _words(chars: str, keep: Sequence[str]) -> Iterator[Word]:
    """The words of a line; those of the paper's list are cut out before the dictionary sees the rest."""
    at = 0
    for found in _listed(chars, keep):
        yield from _segmented(chars, at, found.start())
        yield (*found.span(), "n")
        at = found.end()
    yield from _segmented(chars, at, len(chars))


def _listed(chars: str, keep: Sequence[str]) -> Iterable[re.Match[str]]:
    """Where words of the paper's list stand, the longer one of two that begin at one place."""
    listed = sorted(filter(None, keep), key=len, reverse=True)
    return re.finditer("|".join(map(re.escape, listed)), chars) if listed else ()


def _segmented(chars: str, start: int, end: int) -> Iterator[Word]:
    if start >= end:
        return
    import rjieba  # opens its dictionary: 0.1 s, see the module's head

    at = start
    for word, tag in _whole_places(_whole_names(rjieba.tag(chars[start:end]))):
        yield at, at + len(word), _class(word, tag)
        at += len(word)


def _whole_names(words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Foreign names that the dictionary does not know come out of it in pieces (米尔 济约 耶夫): the pieces
    put together again, where one of them at least was taken for a person's: two places in a row (南通 海安) stay two."""
    for sounds, group in groupby(words, key=_sounds):
        pieces = list(group)
        if sounds and any(tag in _PERSON and len(word) > 1 for word, tag in pieces):
            yield "".join(word for word, _ in pieces), "nr"
        else:
            yield from pieces


def _whole_places(words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """金坛 区, which the dictionary does not know as one, put together."""
    place, kind = "", ""
    for word, tag in words:
        if word in _PLACES and kind[:1] == "n" and len(place) > 1:
            place, kind = place + word, "ns"
            continue
        if place:
            yield place, kind
        place, kind = word, tag
    if place:
        yield place, kind


def _sounds(piece: tuple[str, str]) -> bool:
    """Whether a piece may be one of a foreign name."""
    word, tag = piece
    if len(word) == 1:
        return word in _SOUND_ALONE and tag[0] not in "pcu"
    return tag in _NAMED and _SOUNDS.issuperset(word)


def _class(word: str, tag: str) -> str:
    """The class that matters here: 建设/vn is a noun, 四年/m a time, 百余件/m an attribute, 中国式/nz
    another."""
    if tag in ("vn", "an", "eng"):
        return "n"
    if tag == "mq":
        return "t"
    if tag == "m" and word[-1] in "年月日天时":
        return "t"
    if tag == "m" and not _NUMERAL.search(word):
        return "r"
    if tag == "nz" and word[-1] in "式型":
        return "b"
    return tag[0]


def _seam(chars: str, left: Word, right: Word) -> int:
    """The cost of a break between two words, on top of `_SEAM`."""
    first, second = chars[left[0] : left[1]], chars[right[0] : right[1]]
    if left[2] == "x" or right[2] == "x":
        return _beside_mark(first, second)
    if second == "长" and first[-1] in _OFFICES:
        return WORD
    if second in _STICKS_LEFT or first in _STICKS_RIGHT:
        return _STUCK
    if first in ("地", "得") or (left[2] == "v" and len(first) == 1 and second in _COMPLETES):
        return _STUCK
    if _NUMERAL.search(first) and left[2] == "m" and right[2] in "mqn" and len(second) <= 2:
        return _STUCK
    cost = _END.get(left[2], _OTHER) + _START.get(right[2], _OTHER)
    return cost + _PAIR.get(left[2] + right[2], 0)


def _beside_mark(first: str, second: str) -> int:
    """Before an opening mark or after a closing one: a phrase may well end there."""
    if second[0] in _OPENS:
        return _STUCK if first in _STICKS_RIGHT else 20
    if first[-1] in _CLOSES:
        return _STUCK if second in _STICKS_LEFT else 10
    return WORD  # · of a name, the dash of a range
