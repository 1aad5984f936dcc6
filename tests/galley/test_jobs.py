"""The galley as an instrument: one job in, where every character stands out."""

from __future__ import annotations

from typing import Any

import pytest

from composer.fonts.metrics import FontSet
from composer.galley.jobs import BadJob, Bench
from composer.papers.models import TextStyle


@pytest.fixture(scope="module")
def bench(fonts: FontSet) -> Bench:
    return Bench(fonts, TextStyle())


def run(bench: Bench, text: str, **job: Any) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = bench.run({"text": text, "indent": 0, **job})["lines"]
    return lines


def test_every_character_has_a_place(bench: Bench) -> None:
    text = "他说：“GB2312——可以？！”1—3月……"
    for line in run(bench, text, measure=9):
        assert "".join(line["chars"]) == line["text"]
        for x, advance, after in zip(line["x"], line["advance"], line["x"][1:], strict=False):
            assert x + advance == pytest.approx(after, abs=1e-5)
        assert line["x"][-1] + line["advance"][-1] == pytest.approx(line["width"], abs=1e-5)


def test_an_opening_mark_at_a_line_start_stands_at_the_edge(bench: Bench) -> None:
    assert run(bench, "“一二三四五六七八”", measure=6)[0]["x"][0] == 0


def test_no_measure_is_the_natural_line(bench: Bench) -> None:
    lines = run(bench, "春天有六个节气，谷雨走在最后。" * 9, measure=None)
    assert len(lines) == 1 and lines[0]["gap"] == 0


def test_a_mark_hangs_where_it_would_not_fit(bench: Bench) -> None:
    text = "一二三四五六七八，九十一二三四五六七八九十一"
    lines = run(bench, text, measure=8, hang=True)
    assert lines[0]["text"] == "一二三四五六七八，" and lines[0]["hang"]
    assert lines[0]["width"] == 8
    assert run(bench, text, measure=8)[0]["text"] != lines[0]["text"]


@pytest.mark.parametrize("marks", ["。”", "！！！"])
def test_a_run_of_marks_does_not_hang(bench: Bench, marks: str) -> None:
    text = f"一二三四五六七八{marks}九十一二三四五六七八九十一"
    for measure in (8, 9):
        lines = run(bench, text, measure=measure, hang=True)
        assert not any(line["hang"] and line["text"].endswith(marks[-1]) for line in lines)


@pytest.mark.parametrize(
    ("job", "key"),
    [
        ({"text": 3, "measure": 9}, "text"),
        ({"text": "一\r二", "measure": 9}, "text"),
        ({"text": "一\0二", "measure": 9}, "text"),
        ({"text": "一\u2028二", "measure": 9}, "text"),
        ({"text": "一\ud800二", "measure": 9}, "text"),
        ({"text": "一", "measure": 0}, "measure"),
        ({"text": "一", "measure": 9, "level": "gbt"}, "level"),
        ({"text": "一", "measure": 9, "marks": "wide"}, "marks"),
        ({"text": "一", "measure": 9, "gap": -1}, "gap"),
        ({"text": "一", "measure": 9, "indent": 9}, "indent"),
        ({"text": "一", "measure": 9, "colour": "red"}, "colour"),
        ({"text": "一", "measure": 9, "vertical": 1}, "vertical"),
        ({"text": "一", "measure": 9, "face": "宋体 bold"}, "face"),
        ({"text": "一", "measure": 9, "gap_most": 2.1}, "gap_most"),
    ],
)
def test_a_job_that_cannot_be_taken(bench: Bench, job: dict[str, Any], key: str) -> None:
    with pytest.raises(BadJob) as caught:
        bench.run(job)
    assert caught.value.key == key


def test_a_measure_that_is_not_whole_ems_offers_the_nearest(bench: Bench) -> None:
    found = bench.run({"text": "春天有六个节气", "measure": 11.4})["findings"]
    assert found == [{"code": "W108", "measure": 11.4, "nearest": [11, 12]}]


def test_a_tab_is_a_typed_space(bench: Bench) -> None:
    assert run(bench, "一\tGDP", measure=None)[0]["x"] == run(bench, "一 GDP", measure=None)[0]["x"]


@pytest.mark.parametrize("spaces", [" ", "  "])
@pytest.mark.parametrize("marks", ["quanjiao", "kaiming", "hangmo"])
def test_a_mark_before_typed_spaces_is_half_an_em_at_a_lines_end(
    bench: Bench, marks: str, spaces: str
) -> None:
    text = f"一二三。{spaces}四五六七八"
    (natural,) = run(bench, text, measure=None, marks=marks)
    assert natural["width"] == 9 + 0.25 * len(spaces)
    first = run(bench, text, measure=3.8, marks=marks)[0]
    assert first["advance"][-1] == 0.5 and first["gap"] == pytest.approx(0.1, abs=1e-6)


def test_styles_of_a_job(bench: Bench) -> None:
    assert run(bench, "一？！二", measure=None, double_marks="apart")[0]["width"] == 4
    assert run(bench, "一·二", measure=None, interpunct="full")[0]["width"] == 3
    lines = run(bench, "今天的communication技术", measure=9, hyphenate=True)
    assert lines[0]["hyphen"] and "".join(lines[0]["chars"]) == lines[0]["text"]


def test_a_name_that_is_nearly_right_is_offered(bench: Bench) -> None:
    for job, likely in (
        ({"face": "宋体"}, "宋"),
        ({"level": "strick"}, "strict"),
        ({"gap-most": 1}, "gap_most"),
    ):
        with pytest.raises(BadJob) as caught:
            bench.run({"text": "一", "measure": 9, **job})
        assert caught.value.nearest == likely


def test_a_weight_that_a_family_lacks_is_said(bench: Bench) -> None:
    found = bench.run({"text": "一", "measure": 9, "face": "楷 heavy"})["findings"]
    assert found == [{"code": "W404", "face": "楷 heavy", "nearest": "regular"}]
    assert not bench.run({"text": "一", "measure": 9, "face": "黑 bold"})["findings"]


def test_how_far_the_han_latin_gap_grows(bench: Bench) -> None:
    text = "在GDP和GNP之间internationalization"
    narrow, wide = (run(bench, text, measure=10, gap_most=most)[0] for most in (0.25, 0.5))
    assert narrow["gap"] > wide["gap"] == 0
    assert narrow["advance"][0] < wide["advance"][0] < 1.5


def test_a_lone_character_that_no_break_avoids_is_said(bench: Bench) -> None:
    def said(text: str, **job: Any) -> list[dict[str, Any]]:
        found = bench.run({"text": text, "measure": 5, "indent": 2, **job})["findings"]
        return [one for one in found if one["code"] == "W156"]

    forecast = "市气象台昨天下午发布暴雨预警。"
    assert said(forecast) == [{"code": "W156", "line": 3, "width": 1.5}]
    assert said(forecast[:-2] + "报。") == said(forecast)
    assert not said(forecast[:-1] + "了。")
    assert not said(forecast, measure=6)
    assert not said(forecast, justify=False)
    assert not said("雨。") and not said("雨")
