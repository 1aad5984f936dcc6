"""Facts of an edition: what furniture prints, and what the last edition said."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.contents.facts import chinese_value
from composer.diagnostics.diagnostic import severity_of
from tests.contents.issues import EDITION, ENTRIES, FRONT, INSIDE, check, issue, put

# ── what is printed (2 March 2026 is a Monday) ────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{date}　星期一", None),
        ("{date}　{weekday}", None),
        ("{date}　星期二", "E643"),
        ("{date}　周二", "E643"),
        ("週日", "E643"),
        ("2026年3月2日　星期一", None),
        ("二〇二六年三月二日", None),
        ("2026-03-02", None),
        ("2026年3月1日", "E644"),
        ("2026年2月30日", "E644"),
        ("二〇二五年三月二日", "E644"),
        ("2026.3.3", "E644"),
        ("1956年7月1日创刊", None),
        ("每周一至周五出版", None),
        ("逢周三出版", None),
        ("第{number}期", None),
        ("第101期", None),
        ("第一〇一期", None),
        ("第一百零一期", None),
        ("第100期", "E645"),
        ("总第88期", None),  # the edition has no total that it could contradict
        ("今日2版", None),
        ("今日二版", None),
        ("今日8版", "E645"),
        ("本期共四版", "E645"),
        ("总第{total}期", "W653"),
    ],
)
def test_masthead_lines(tmp_path: Path, line: str, code: str | None) -> None:
    front = put(FRONT, ('"{date}　{weekday}"', f'"{line}"'))
    found = check(issue(tmp_path, front=front))
    assert set(found) == ({code} if code else set())
    if code:
        assert found[code].on is not None
        assert found[code].on.page == 1
        assert found[code].on.rect is not None
        assert found[code].span.file == "pages/front.yaml"


@pytest.mark.parametrize(
    ("folio", "code"),
    [
        ("outer: '第{page}版'", None),
        ("outer: 第2版", None),
        ("outer: 第二版", None),
        ("outer: 02", None),
        ("outer: 03", "E645"),
        ("outer: 第三版", "E645"),
        ("middle: 要闻", "W646"),
        ("middle: 综合新闻", None),
        ("middle: 副刊", None),
        ("inner: '{paper} 2026年3月3日'", "E644"),
    ],
)
def test_folio(tmp_path: Path, folio: str, code: str | None) -> None:
    inside = put(INSIDE, ("folio: {at:", f"folio: {{{folio}, at:"))
    found = check(issue(tmp_path, inside=inside))
    assert set(found) == ({code} if code else set())
    if code:
        assert found[code].on is not None
        assert found[code].on.page == 2


@pytest.mark.parametrize(
    ("said", "value"),
    [("12", 12), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("一二", 12),
     ("二〇二六", 2026), ("一百", 100), ("一百零三", 103), ("三百二十", 320)],
)  # fmt: skip
def test_chinese_figures(said: str, value: int) -> None:
    assert chinese_value(said) == value


# ── pages, folder, last edition ───────────────────────────────────────────────────────────────────


def test_the_folder_has_another_date(tmp_path: Path) -> None:
    assert set(check(issue(tmp_path, folder="2026-03-03"))) == {"W647"}
    assert not check(issue(tmp_path / "b", folder="spring"))


def test_a_page_is_missing(tmp_path: Path) -> None:
    edition = put(EDITION, ("  2: {layout: inside", "  3: {layout: inside"))
    entries = put(ENTRIES, ("area: 2.main", "area: 3.main"))
    found = check(issue(tmp_path, edition=edition, entries=entries))
    assert set(found) == {"W651"}
    assert found["W651"].values["missing"] == [2]


NEXT = {
    "the next": ("number: 101\ntotal: 901", None),
    "the same": ("number: 100\ntotal: 901", "E649"),
    "back": ("number: 99\ntotal: 901", "E649"),
    "the total stands still": ("number: 101\ntotal: 900", "E649"),
    "one left out": ("number: 102\ntotal: 902", "W650"),
    "a slip of the keyboard": ("number: 110\ntotal: 901", "W650"),
    "one rises more": ("number: 101\ntotal: 902", "W650"),
    "no figures": ("number: 春季号\ntotal: 901", None),
}


@pytest.mark.parametrize("step", NEXT)
def test_numbers_follow_the_last_edition(tmp_path: Path, step: str) -> None:
    """The day before had number 100, total 900."""
    numbers, code = NEXT[step]
    _before(tmp_path, "number: 101", "number: 100\ntotal: 900")
    found = check(issue(tmp_path, edition=put(EDITION, ("number: 101", numbers))))
    assert set(found) == ({code} if code else set())
    if code:
        assert found[code].on is not None
        assert found[code].on.page == 1
        assert severity_of(found[code]).value == ("error" if code[0] == "E" else "warning")


def test_a_new_year_begins_anew(tmp_path: Path) -> None:
    _before(tmp_path, "number: 101", "number: 300\ntotal: 900", day="2025-12-31")
    edition = put(EDITION, ("number: 101", "number: 1\ntotal: 901"))
    assert not check(issue(tmp_path, edition=edition))
    edition = put(EDITION, ("number: 101", "number: 1\ntotal: 1"))
    assert set(check(issue(tmp_path, edition=edition))) == {"E649"}, "the total never does"


def test_several_days_are_several_numbers(tmp_path: Path) -> None:
    """The editions between lie in another folder."""
    _before(tmp_path, "number: 101", "number: 95", day="2026-02-24")
    assert not check(issue(tmp_path))


def test_a_weekly_leaves_none_out(tmp_path: Path) -> None:
    _before(tmp_path, "number: 101", "number: 98", day="2026-02-16")
    _before(tmp_path, "number: 101", "number: 99", day="2026-02-23")
    assert set(check(issue(tmp_path))) == {"W650"}


def test_the_last_is_the_last_by_date(tmp_path: Path) -> None:
    _before(tmp_path, "number: 101", "number: 100", folder="zzz")
    _before(tmp_path, "number: 101", "number: 40", day="2026-01-01", folder="a")
    _before(tmp_path, "number: 101", "number: 400", day="2026-12-31", folder="m")
    assert not check(issue(tmp_path))


def test_two_editions_of_one_date(tmp_path: Path) -> None:
    _before(tmp_path, "number: 101", "number: 101", day="2026-03-02", folder="copy")
    assert set(check(issue(tmp_path))) == {"W648"}


@pytest.mark.parametrize(
    ("was", "codes"),
    [
        ("{1: {layout: front, name: 要闻}, 2: {layout: inside, name: 综合新闻}}", set()),
        ("{1: {layout: front, name: 要闻}, 2: {layout: inside, name: 综合新间}}", {"W654"}),
        ("{1: {layout: front, name: 综合新闻}, 2: {layout: inside, name: 要闻}}", {"W654"}),
        ("{1: {layout: front, name: 要闻}, 2: {layout: inside, name: 体育}}", set()),
        ("{1: {layout: front, name: 要闻}}", {"N652"}),
    ],
)
def test_pages_against_the_last_edition(tmp_path: Path, was: str, codes: set[str]) -> None:
    before = put(EDITION, ("2026-03-02", "2026-03-01"), ("number: 101", "number: 100"))
    before = before[: before.index("pages:")] + f"pages: {was}\n"
    issue(tmp_path, edition=before, entries="", stories={}, folder="2026-03-01")
    assert set(check(issue(tmp_path))) == codes


def test_a_broken_earlier_edition_is_passed_over(tmp_path: Path) -> None:
    place = issue(tmp_path)
    for name, text in (("a", "edition: ["), ("b", "edition: 31\n"), ("c", "")):
        (tmp_path / "editions" / name).mkdir()
        (tmp_path / "editions" / name / "edition.yaml").write_text(text, encoding="utf-8")
    assert not check(place)


def _before(
    root: Path, old: str, new: str, *, day: str = "2026-03-01", folder: str | None = None
) -> None:
    edition = put(EDITION, ("2026-03-02", day), (old, new))
    issue(root, edition=edition, entries="", stories={}, folder=folder or day)
