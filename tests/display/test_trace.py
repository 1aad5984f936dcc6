"""The trace says all of a page, one line an item, and the JSON is plain."""

from __future__ import annotations

import json

from composer.diagnostics.diagnostic import Span
from composer.display.items import (
    DisplayList,
    DisplayPage,
    FillItem,
    Ink,
    Node,
    PathItem,
    RuleItem,
    TextItem,
)
from composer.display.strokes import disc, wave
from composer.display.trace import as_json, trace
from composer.measure import Pt, Rect

PAGE = DisplayPage(
    1,
    "要闻",
    (
        FillItem(Rect(Pt(10), Pt(20), Pt(100), Pt(50)), Ink(k=0.08)),
        TextItem(
            Pt(10), Pt(27.92), Pt(9), (("宋-regular", "春天，", -500), ("宋-regular", "来", 0)),
            node=1, spread=12.5,
        ),
        RuleItem(Pt(10), Pt(70), Pt(110), Pt(70), Pt(0.5)),
        PathItem((disc(10, 80, 1), disc(20, 80, 1)), Pt(0)),
        PathItem((tuple(wave(10, 20, 5, 1)),), Pt(0.4)),
    ),
)  # fmt: skip
DISPLAY = DisplayList(
    "试刊", "试刊", "2020-04-20", "zh-Hans", Pt(200), Pt(300), Pt(0), (PAGE,),
    (Node(0, "Art", -1, story="spring"), Node(1, "P", 0, source=Span("stories/spring.md", 3, 1))),
)  # fmt: skip


def test_trace() -> None:
    assert trace(DISPLAY).splitlines() == [
        "试刊 200.00 × 300.00 pt",
        "── page 1 要闻",
        "fill 10.00,20.00 100.00×50.00 cmyk 0 0 0 0.08",
        "text 10.00,27.92 9 宋-regular spread 12.5 “春天，来”  [spring P 3:1]",
        "rule 10.00,70.00 – 110.00,70.00 0.5 pt",
        "path 9.00,79.00 – 21.00,81.00 2 filled",
        "path 10.00,-1.33 – 20.00,1.33 1 0.4 pt",
    ]


def test_json_is_plain() -> None:
    again = json.loads(json.dumps(as_json(DISPLAY), ensure_ascii=False))
    assert [item["kind"] for item in again["pages"][0]["items"]] == [
        "fill",
        "text",
        "rule",
        "path",
        "path",
    ]
    assert again["pages"][0]["items"][1]["pieces"][0] == ["宋-regular", "春天，", -500]
