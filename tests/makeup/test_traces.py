"""Whole pages as text: what a change of make-up moves shows in the diff of a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from composer.display.trace import trace
from composer.fonts.metrics import FontSet
from composer.papers.models import Area, Box, HeadlineUse, TextSetting
from tests.makeup.editions import compose_areas, place, story


def test_a_thread_and_a_box(
    fonts: FontSet, tmp_path: Path, reference: Callable[[str, str], None]
) -> None:
    areas = {
        "a": Area(at=place("1-2", "1-14")),
        "b": Area(at=place("3-6", "1-16"), text=TextSetting(columns=2)),
        "c": Area(
            at=place("1-3", "20-36"),
            text=TextSetting(columns=2),
            headline=HeadlineUse(vertical=True),
            box=Box(),
        ),
    }
    stories = {
        "long": (story(420, headline="长的一篇", dateline="本报讯", credit="记者"), "1.a 2.b"),
        "boxed": (story(210, headline="竖题", byline="作者"), "1.c"),
    }
    made, _ = compose_areas(fonts, tmp_path, areas, stories)
    reference("thread.trace", trace(made.display))
