"""A small paper on disk, for tests of what must not be printed: two pages, three stories, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw

from composer.api import open_edition
from composer.diagnostics.diagnostic import Diagnostic, Findings

__all__ = ["PAPER", "STORIES", "check", "issue", "photograph", "put"]

PAPER = """paper: 试刊
format: {type_area: {columns: 6, measure: 11字, gutter: 1字, lines: 88}}
"""

FRONT = """layout: front
masthead: {at: {columns: 1-6, lines: 1-8}, lines: ["{date}　{weekday}", "第{number}期　今日{pages}版"]}
areas:
  lead: {at: {columns: 1-6, lines: 10-46}, pictures: {main: {at: {columns: 1-3, lines: 1-20}}}}
  second: {at: {columns: 1-6, lines: 48-84}, pictures: {main: {at: {columns: 1-3, lines: 1-20}}}}
"""

INSIDE = """layout: inside
folio: {at: {columns: 1-6, lines: 1-3}}
areas:
  main: {at: {columns: 1-6, lines: 6-46}, pictures: {main: {at: {columns: 1-3, lines: 1-20}}}}
adverts:
  foot: {at: {columns: 1-6, lines: 60-84}}
"""

STORIES = {
    "river.md": (
        "---\nheadline: 青河大桥提前半年合龙\n---\n\n"
        "昨天上午十点，青河大桥的最后一段钢梁落到桥墩上，南北两岸从此连成一条路。施工队从去年秋天起日夜轮班，"
        "比原来的工期早了半年。两岸的居民带着孩子来看，有人在桥头摆开了小桌，请工人喝茶。桥面下个月铺沥青，"
        "入冬以前可以通车。以前过河要坐二十分钟渡船，遇到大雾还要停航，以后走路只要八分钟。\n"
    ),
    "school.md": (
        "---\nheadline: 乡村小学有了自己的天文台\n---\n\n"
        "石岭小学的屋顶上多了一座白色的圆顶。那是全校师生用三年时间攒零件、磨镜片造起来的望远镜，口径十五厘米。"
        "校长说，孩子们第一次看到土星的光环时，谁都没有说话。现在每个星期五晚上，附近村子的大人也来排队。"
        "望远镜旁边挂着值班表，六年级的学生轮流讲解，讲得比书上还要清楚。\n"
    ),
    "market.md": (
        "---\nheadline: 老菜场改造后重新开张\n---\n\n"
        "关了八个月的东门菜场昨天重新开门。地面垫高了三十厘米，排水沟换成暗渠，下雨天不再踩水。摊位还是那些摊位，"
        "卖豆腐的老周把用了四十年的木桶也搬了回来。菜价牌改成了电子屏，每天早上六点更新一次。二楼新开了食堂，"
        "买了鱼可以请师傅现做，只收加工费。\n"
    ),
}

EDITION = """edition: 2026-03-02
number: 101
editor: 甲
designer: 乙
proof: 丙
pages:
  1: {layout: front, name: 要闻}
  2: {layout: inside, name: 综合新闻}
"""

ENTRIES = """stories:
  - {story: river.md, area: 1.lead}
  - {story: school.md, area: 1.second}
  - {story: market.md, area: 2.main}
"""

Files = Mapping[str, str]


def issue(
    root: Path,
    *,
    paper: str = PAPER,
    front: str = FRONT,
    inside: str = INSIDE,
    edition: str = EDITION,
    entries: str = ENTRIES,
    stories: Files = STORIES,
    folder: str = "2026-03-02",
) -> Path:
    """Write the paper with one edition; gives the edition's folder."""
    place = root / "editions" / folder
    for name, text in {
        root / "paper.yaml": paper,
        root / "pages/front.yaml": front,
        root / "pages/inside.yaml": inside,
        place / "edition.yaml": edition + entries,
        **{place / "stories" / story: text for story, text in stories.items()},
    }.items():
        name.parent.mkdir(parents=True, exist_ok=True)
        name.write_text(text, encoding="utf-8")
    (place / "pictures").mkdir(exist_ok=True)
    return place


def put(text: str, *pairs: tuple[str, str]) -> str:
    """A text with each first of a pair put into the second's place; it has to be there."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def check(place: Path) -> dict[str, Diagnostic]:
    """What a build finds about contents, by code: one of each."""
    found = Findings()
    open_edition(place).compose(collected=found)
    return {one.code: one for one in found if one.code[1:] in _OURS}


_OURS = {
    str(n) for codes in (range(350, 357), range(527, 534), range(643, 655)) for n in codes
}  # fmt: skip


def photograph(seed: int, size: tuple[int, int] = (900, 600)) -> Image.Image:
    """A picture with broad tones and edges, another for each seed."""
    state = seed * 2654435761 % 2**32 or 1
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    wide, high = size
    for step in range(60):
        state = (state * 1664525 + 1013904223) % 2**32
        x, y = state % wide, state // 7 % high
        radius = 30 + state // 11 % 160 if step < 40 else 12
        tone = tuple(state >> shift & 255 for shift in (3, 11, 19))
        draw.ellipse((x - radius, y - radius // 2, x + radius, y + radius), fill=tone)
    return picture
