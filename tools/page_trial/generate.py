"""Papers at random: pages cut into areas, with stories, pictures and furniture, and the mistakes that are made.

The same seed gives the same paper. Most of what is drawn is what a desk would draw; one page in two has a
mistake: an area too short or too tall, a hole, a rule where words are, furniture with too much to say.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from typing import Any

import yaml
from PIL import Image

from tools.page_trial.geometry import Box, Geometry

__all__ = ["PAGES", "TrialPaper", "generate"]

PAGES = 4
"""Pages of a paper."""

_WORDS = [
    "春天",
    "谷雨",
    "茶农",
    "桥梁",
    "道路",
    "图书馆",
    "孩子",
    "种子",
    "渔民",
    "老街",
    "夜市",
    "村口",
    "车间",
    "灯火",
    "清晨",
    "傍晚",
    "田野",
    "河水",
    "学校",
    "医院",
    "社区",
    "居民",
    "会议",
    "计划",
    "建设",
    "改造",
    "开放",
    "预约",
    "服务",
    "责任",
    "安全",
    "质量",
    "进展",
    "消息",
    "记者",
    "现场",
    "采访",
    "了解",
    "发现",
    "说起",
    "走进",
    "看到",
    "变化",
    "希望",
    "努力",
    "成果",
    "经验",
    "方法",
    "历史",
    "文化",
    "传统",
    "手艺",
    "竹编",
    "茶叶",
    "市场",
    "价格",
    "收入",
    "增长",
    "投资",
    "项目",
    "企业",
    "工厂",
    "工人",
    "技术",
    "设备",
    "生产",
    "检查",
    "整治",
    "绿化",
    "花园",
    "树木",
    "鸟儿",
    "天气",
    "雨水",
    "阳光",
    "温度",
    "季节",
    "收获",
    "粮食",
    "蔬菜",
    "水果",
    "邻居",
    "老人",
    "青年",
    "志愿者",
    "活动",
    "比赛",
    "音乐",
    "舞台",
    "故事",
    "照片",
    "展览",
    "书籍",
    "阅读",
    "课堂",
    "老师",
]
_MIDDLES = "的和在与是把对从为着了过"
_FIGURES = ("48%", "12.6亿元", "4月19日", "5天", "120个", "3000米", "GDP", "APP")


@dataclass
class TrialPaper:
    """A paper: its files, its geometry, and per page what was drawn on purpose to be wrong."""

    seed: int
    geometry: Geometry
    texts: dict[str, str | bytes] = field(default_factory=dict)
    mistakes: dict[int, list[str]] = field(default_factory=dict)
    layouts: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Page → the layout as it is written."""

    def blank(self, number: int) -> tuple[Box, ...]:
        """Where the layout of a page wants white."""
        places = self.layouts[number].get("blank", ())
        return tuple(self.geometry.box(_pair(at["columns"]), _pair(at["lines"])) for at in places)


@dataclass(frozen=True)
class _Cell:
    """A part of the page: its first and last column and line."""

    left: int
    right: int
    top: int
    foot: int

    @property
    def columns(self) -> int:
        return self.right - self.left + 1

    @property
    def lines(self) -> int:
        return self.foot - self.top + 1

    @property
    def place(self) -> dict[str, str]:
        return {"columns": f"{self.left}-{self.right}", "lines": f"{self.top}-{self.foot}"}


def generate(seed: int) -> TrialPaper:
    """The paper of a seed."""
    return _Generator(seed).paper()


class _Generator:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        choice = self.chance.choice
        geometry = Geometry(
            columns=choice((4, 5, 6, 6, 8)),
            measure=choice((9, 11, 12, 13)),
            lines=choice((66, 80, 88, 100)),
            advance=choice((11.0, 11.5, 12.5)),
        )
        self.made = TrialPaper(seed, geometry)
        self.stories: list[dict[str, Any]] = []
        self.adverts: list[dict[str, Any]] = []

    def chanced(self, share: float) -> bool:
        return self.chance.random() < share

    # ── the paper and its edition ─────────────────────────────────────────────────────────────

    def paper(self) -> TrialPaper:
        made = self.made
        for number in range(1, PAGES + 1):
            made.mistakes[number] = []
            made.layouts[number] = self._page(number)
            made.texts[f"pages/page{number}.yaml"] = _yaml(made.layouts[number])
        made.texts["paper.yaml"] = _yaml(self._paper())
        edition: dict[str, Any] = {
            "edition": "2020-04-20",
            "number": "3456",
            "pages": {
                number: {"layout": f"page{number}", "name": self.chance.choice(("要闻", "综合", "副刊·四季"))}
                for number in range(1, PAGES + 1)
            },
            "stories": self.stories,
        }  # fmt: skip
        if self.chanced(0.8):
            edition |= {"editor": "王小明", "designer": "李娜", "proof": "赵敏"}
        else:
            self._mistake(1, "imprint without names")
        if self.adverts:
            edition["adverts"] = self.adverts
        made.texts["editions/2020-04-20/edition.yaml"] = _yaml(edition)
        return made

    def _paper(self) -> dict[str, Any]:
        page = self.made.geometry
        return {
            "paper": self.chance.choice(("金坛时报", "江南农村早报", "运河晚报社区周刊")),
            "organ": ["主办：金坛区融媒体中心", "编辑：金坛区广播电视台"][: self.chance.randint(0, 2)],
            "format": {
                "trim": [f"{page.width:g}pt", f"{page.height:g}pt"],
                "type_area": {
                    "columns": page.columns,
                    "measure": f"{page.measure}字",
                    "gutter": "1字",
                    "lines": page.lines,
                    "size": f"{page.em:g}pt",
                    "advance": f"{page.advance:g}pt",
                },
            },
            "colours": {"red": {"cmyk": [0, 100, 90, 0]}, "mist": {"cmyk": [0, 0, 0, 8]}},
            "styles": {
                "body": {"face": "宋", "size": f"{page.em:g}pt", "indent": "2字"},
                "essay": {"extends": "body", "face": "楷", "size": "五号", "advance": "1.2行"},
                "upright": {"extends": "body", "vertical": True},
            },
            "headlines": {
                "banner": {
                    "kicker": {"face": "黑", "size": "四号"},
                    "main": {"face": "黑 heavy", "size": "小初"},
                    "deck": {"face": "楷", "size": "四号"},
                },
                "standard": {"main": {"face": "黑 bold", "size": "二号"}},
                "minor": {"main": {"face": "宋 bold", "size": "小三"}, "deck": {"face": "楷", "size": "五号"}},
                "fit": {"main": {"face": "黑 bold", "size": "二号", "fit": {"smallest": "小三", "lines": 2}}},
            },
            "caption": {"face": "楷", "size": "六号", "advance": "9.5pt", "indent": "0字", "align": "start"},
            "qr": [{"label": "微信", "name": "金坛网", "target": "https://example.com/a"}],
        }  # fmt: skip

    def _mistake(self, page: int, words: str) -> None:
        self.made.mistakes.setdefault(page, []).append(words)

    # ── a page ────────────────────────────────────────────────────────────────────────────────

    def _page(self, number: int) -> dict[str, Any]:
        page = self.made.geometry
        layout: dict[str, Any] = {"layout": f"page{number}", "areas": {}}
        last = page.lines
        top = 2 + (self._masthead(layout) if number == 1 else self._folio(layout, number))
        if self.chanced(0.7):
            last = self._imprint(layout, number) - 2
        body = _Cell(1, page.columns, top, last)
        rules: list[dict[str, Any]] = []
        cells = self._cut(body, rules)
        if number == 1 and len(cells) > 2 and self.chanced(0.6):
            cells = self._index(layout, cells)
        hole = self.chance.randrange(len(cells)) if len(cells) > 2 and self.chanced(0.15) else -1
        for place, cell in enumerate(cells):
            if place == hole:
                self._mistake(number, f"nothing in {cell.place}")
                continue
            self._fill(layout, number, f"area{place + 1}", cell)
        if self.chanced(0.12):
            line = self.chance.randint(top, last)
            rules.append(
                {"at": {"columns": f"1-{page.columns}", "lines": str(line)}, "line": "thin"}
            )
            self._mistake(number, f"a rule along line {line}")
        if rules:
            layout["rules"] = rules
        return layout

    def _masthead(self, layout: dict[str, Any]) -> int:
        """A masthead; its last line."""
        page, lines = self.made.geometry, self.chance.randint(7, 14)
        size = self.chance.choice((0.5, 0.55, 0.6)) * lines * page.advance
        if self.chanced(0.15):
            size *= 1.8
            self._mistake(1, "a masthead too large for its place")
        columns = page.columns
        if self.chanced(0.15):
            columns = max(2, columns // 2)
            self._mistake(1, "a masthead of half the width, nothing beside it")
        layout["masthead"] = {
            "at": {"columns": f"1-{columns}", "lines": f"1-{lines}"},
            "name": {"face": "宋 heavy", "size": f"{size:.0f}pt"},
            "colour": "red",
            "lines": ["{date}　{weekday}", "第{number}期　今日{pages}版", "农历庚子年三月廿八　多云转晴　东南风三到四级"][
                : self.chance.randint(0, 3)
            ],
            "size": "六号",
            "qr": ["微信"] if self.chanced(0.5) else [],
        }  # fmt: skip
        return lines

    def _folio(self, layout: dict[str, Any], number: int) -> int:
        folio: dict[str, Any] = {
            "at": {"columns": f"1-{self.made.geometry.columns}", "lines": "1-2"}
        }
        if self.chanced(0.15):
            folio["size"] = self.chance.choice(("小三", "二号"))
            self._mistake(number, "a folio too large for its place")
        if self.chanced(0.15):
            folio["middle"] = "{name}：本版专刊由区融媒体中心与各镇街道联合出品，敬请读者留意"
            self._mistake(number, "a folio with much to say")
        layout["folio"] = folio
        return 2

    def _imprint(self, layout: dict[str, Any], number: int) -> int:
        """An imprint in the last line; the line where it begins."""
        page = self.made.geometry
        columns = page.columns
        if self.chanced(0.2):
            columns = 1
            self._mistake(number, "an imprint in one column, nothing beside it")
        layout["imprint"] = {
            "at": {
                "columns": f"{page.columns - columns + 1}-{page.columns}",
                "lines": str(page.lines),
            }
        }
        return page.lines

    def _index(self, layout: dict[str, Any], cells: list[_Cell]) -> list[_Cell]:
        """An index in the smallest cell."""
        least = min(cells, key=lambda cell: cell.columns * cell.lines)
        layout["index"] = {"at": least.place}
        if self.chanced(0.5):
            layout["index"]["box"] = {"line": "hairline", "tint": "mist", "lines": 1}
        return [cell for cell in cells if cell != least]

    def _cut(self, cell: _Cell, rules: list[dict[str, Any]]) -> list[_Cell]:
        """A cell divided across or down, and its parts again."""
        chance = self.chance
        tall = cell.lines >= 24 and (cell.lines > 46 or self.chanced(0.35))
        wide = cell.columns >= 3 and (cell.columns > 5 or self.chanced(0.4))
        if tall and (not wide or self.chanced(0.6)):
            at = chance.randint(cell.top + 9, cell.foot - 12)
            if self.chanced(0.6):
                columns = f"{cell.left}-{cell.right}"
                rules.append({"at": {"columns": columns, "lines": str(at + 2)}, "line": chance.choice(("thin", "hairline", "double"))})  # fmt: skip
            upper = _Cell(cell.left, cell.right, cell.top, at)
            lower = _Cell(cell.left, cell.right, at + 3, cell.foot)
            return self._cut(upper, rules) + self._cut(lower, rules)
        if wide:
            at = chance.randint(cell.left, cell.right - 1)
            left = _Cell(cell.left, at, cell.top, cell.foot)
            right = _Cell(at + 1, cell.right, cell.top, cell.foot)
            return self._cut(left, rules) + self._cut(right, rules)
        return [cell]

    # ── what stands in a cell ─────────────────────────────────────────────────────────────────

    def _fill(self, layout: dict[str, Any], number: int, name: str, cell: _Cell) -> None:
        if self.chanced(0.03):
            layout.setdefault("blank", []).append(cell.place)
            return
        if self.chanced(0.08) and cell.lines >= 6:
            self._advert(layout, number, name, cell)
            return
        drawn = cell
        if self.chanced(0.08) and cell.lines > 20:
            less = self.chance.randint(2, 9)
            drawn = _Cell(cell.left, cell.right, cell.top, cell.foot - less)
            self._mistake(number, f"{name} {less} lines too short")
        elif self.chanced(0.04) and cell.foot + 4 < self.made.geometry.lines:
            drawn = _Cell(cell.left, cell.right, cell.top, cell.foot + 4)
            self._mistake(number, f"{name} 4 lines too tall")
        area = self._area(drawn)
        layout["areas"][name] = area
        if self.chanced(0.03):
            self._mistake(number, f"{name} without a story")
            return
        self._story(number, name, drawn, area)

    def _area(self, cell: _Cell) -> dict[str, Any]:
        chance = self.chance
        area: dict[str, Any] = {"at": cell.place, "headline": self._headline(cell)}
        if self.chanced(0.2):
            area["box"] = {"line": chance.choice(("hairline", "thin", "double", "thick")), "lines": chance.choice((0, 1, 1, 2))}  # fmt: skip
            if self.chanced(0.3):
                area["box"]["tint"] = "mist"
            if self.chanced(0.15):
                area["box"]["padding"] = "0字"
        text: dict[str, Any] = {}
        if cell.columns > 1 and self.chanced(0.25):
            text["columns"] = chance.randint(1, cell.columns - 1)
        if self.chanced(0.25):
            text["rule"] = "hairline"
        if text:
            area["text"] = text
        if self.chanced(0.12):
            area["style"] = "essay"
            area.setdefault("text", {})["columns"] = max(1, cell.columns - 1)
        elif self.chanced(0.05) and cell.lines > 24 and "box" not in area:
            area["style"] = "upright"
            area.pop("text", None)
        if cell.lines > 26 and self.chanced(0.4) and area.get("style") != "upright":
            self._picture(area, cell)
        if self.chanced(0.2):
            area["copyfit"] = True
        if self.chanced(0.15):
            area["label"] = chance.choice(("新闻链接", "今日评论"))
        return area

    def _headline(self, cell: _Cell) -> Any:
        if cell.columns >= 4 and cell.lines > 28:
            return self.chance.choice(("banner", "banner", "standard"))
        if cell.columns == 1:
            return self.chance.choice(("minor", "minor", "fit"))
        return self.chance.choice(("standard", "minor", "fit"))

    def _picture(self, area: dict[str, Any], cell: _Cell) -> None:
        columns = area.get("text", {}).get("columns", cell.columns)
        first = self.chance.randint(1, columns)
        last = self.chance.randint(first, columns)
        high = self.chance.randint(6, max(6, cell.lines // 3))
        top = self.chance.randint(1, max(1, cell.lines - high - 10))
        slot: dict[str, Any] = {
            "at": {"columns": f"{first}-{last}", "lines": f"{top}-{top + high - 1}"}
        }
        if self.chanced(0.25):
            slot["fit"] = "whole"
        if self.chanced(0.3):
            slot["caption"] = "none"
        area["pictures"] = {"main": slot}

    def _story(self, number: int, name: str, cell: _Cell, area: dict[str, Any]) -> None:
        chance = self.chance
        rows = cell.lines - {"banner": 11, "standard": 7}.get(area["headline"], 6)
        rows -= 2 * area.get("box", {}).get("lines", 0)
        room = max(40, rows * cell.columns * self.made.geometry.measure)
        slot = area.get("pictures", {}).get("main")
        if slot:
            first, last = map(int, slot["at"]["columns"].split("-"))
            top, foot = map(int, slot["at"]["lines"].split("-"))
            room -= (last - first + 1) * (foot - top + 3) * self.made.geometry.measure
        share = chance.choice((0.6, 0.75, 0.85, 0.88, 0.9, 0.9, 0.92, 0.92, 0.95, 1.05))
        head = {"headline": self._head()}
        if self.chanced(0.4):
            head["byline"] = "本报记者　王小明"
        if self.chanced(0.2):
            head["deck"] = "全区今年计划实施重点项目一百二十个"
        if self.chanced(0.2):
            head["kicker"] = "关注民生"
        body = self._copy(max(30, int(room * share)), head["headline"])
        lines = [f"{key}: {value}" for key, value in head.items()]
        file = f"p{number}{name}.md"
        story = "---\n" + "\n".join(lines) + "\n---\n\n" + body + "\n"
        self.made.texts[f"editions/2020-04-20/stories/{file}"] = story
        use: dict[str, Any] = {"story": file, "area": f"{number}.{name}"}
        if slot:
            use["pictures"] = {"main": self._photograph(number, name)}
        if number > 1 and self.chanced(0.3):
            use["index"] = True
        self.stories.append(use)

    def _head(self) -> str:
        """A headline of five to fourteen characters, some with a mark where it may break."""
        first, second, third, fourth = self.chance.sample(_WORDS, 4)
        wording = self.chance.choice(
            ("{}{}的{}", "{}{}", "{}：{}里的{}", "让{}{}走进{}", "{}{}，{}{}")
        )
        return str(wording.format(first, second, third, fourth))

    def _sentence(self) -> str:
        chance, words = self.chance, ""
        for clause in range(chance.randint(1, 3)):
            words += "，" if clause else ""
            for word in chance.sample(_WORDS, chance.randint(2, 4)):
                words += word + (chance.choice(_MIDDLES) if self.chanced(0.5) else "")
            if self.chanced(0.1):
                words += chance.choice(_FIGURES)
        return f"“{words}。”" if self.chanced(0.1) else f"{words}。"

    def _copy(self, room: int, head: str) -> str:
        paragraphs: list[str] = []
        while room > 0:
            length = min(room, self.chance.choice((25, 60, 90, 140, 220)))
            words = "" if paragraphs else f"{head}。"
            while len(words) < length:
                words += self._sentence()
            if paragraphs and room > 120 and self.chanced(0.08):
                paragraphs.append("## " + self._head()[:8])
                room -= 40
            paragraphs.append(words)
            room -= len(words) + 12
        return "\n\n".join(paragraphs)

    def _photograph(self, number: int, name: str) -> dict[str, str]:
        file = f"p{number}{name}.jpg"
        width, height = self.chance.choice(((900, 600), (600, 900), (1200, 500)))
        tone = tuple(self.chance.randint(60, 190) for _ in range(3))
        self.made.texts[f"editions/2020-04-20/pictures/{file}"] = _jpeg(width, height, tone)
        return {"file": file, "caption": self._sentence(), "credit": "李娜　摄", "alt": "现场照片"}

    def _advert(self, layout: dict[str, Any], number: int, name: str, cell: _Cell) -> None:
        page = self.made.geometry
        box = page.box((cell.left, cell.right), (cell.top, cell.foot))
        file = f"p{number}{name}.jpg"
        width, height = round(box.width * 3), round(box.height * 3)
        self.made.texts[f"editions/2020-04-20/pictures/{file}"] = _jpeg(
            width, height, (200, 120, 60)
        )
        layout.setdefault("adverts", {})[name] = {"at": cell.place, "fit": "shrink"}
        self.adverts.append({"file": file, "slot": f"{number}.{name}", "alt": "饭店开业"})


def _pair(words: str) -> tuple[int, int]:
    first, _, last = words.partition("-")
    return int(first), int(last or first)


def _jpeg(width: int, height: int, tone: tuple[int, ...]) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), tone).save(stream, "JPEG", dpi=(216, 216))
    return stream.getvalue()


def _yaml(value: Any) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=120))
