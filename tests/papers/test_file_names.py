"""Names of an edition's files, and the patterns that are refused."""

from __future__ import annotations

import datetime
import ntpath
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.diagnostics.diagnostic import Findings
from composer.papers.file_names import check_file_names, file_names
from composer.papers.models import Edition, PageUse, Paper, Press
from composer.papers.models.values import Date


def edition(*numbers: int, name: str = "要闻") -> Edition:
    pages = {number: PageUse(layout="front", name=name) for number in numbers}
    day = Date(datetime.date(2020, 4, 20))
    return Edition(edition=day, number="3456", pages=pages)


def paper(files: str = "p{page:02}.pdf", whole: str = "edition.pdf") -> Paper:
    return Paper(paper="金坛时报", press=Press(files=files, edition=whole))


def found(one: Paper, issue: Edition) -> list[str]:
    findings = Findings()
    check_file_names(one, issue, findings)
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("p{page:02}.pdf", "p07.pdf"),
        ("{page}.pdf", "7.pdf"),
        ("{date}-{page:03}-{name}.pdf", "2020-04-20-007-要闻.pdf"),
        ("{year}{month}{day}A{page:02}.PDF", "20200420A07.PDF"),
        ("{paper}第{number}期{layout}.pdf", "金坛时报第3456期front.pdf"),
    ],
)
def test_patterns(pattern: str, name: str) -> None:
    assert file_names(paper(pattern), edition(7)).pages[7] == name
    assert found(paper(pattern), edition(7)) == []


def test_a_hundred_pages_stay_in_order() -> None:
    names = file_names(paper(), edition(1, 12, 100)).pages
    assert list(names.values()) == sorted(names.values()) == ["p001.pdf", "p012.pdf", "p100.pdf"]


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{pages}.pdf", "E290"),
        ("{page", "E290"),
        ("{page}.tiff", "E291"),
        ("plates/{page}.pdf", "E291"),
        ("..{page}.pdf", "E291"),
        ("a\\{page}.pdf", "E291"),
        ("CON.pdf", "E291"),
        ("{page}" + "长" * 70 + ".pdf", "E291"),
        (" {page}.pdf", "E291"),
        (".pdf", "E291"),
        ("report\n{page}.pdf", "E291"),
    ],
)
def test_refused(pattern: str, code: str) -> None:
    assert found(paper(pattern), edition(1)) == [code]


def test_a_pages_name_can_spoil_it() -> None:
    assert found(paper("{page}-{name}.pdf"), edition(1, name="文化/体育")) == ["E291"]


def test_two_files_of_one_name() -> None:
    assert found(paper("{name}.pdf"), edition(1, 2)) == ["E292"]
    assert found(paper("Edition.PDF"), edition(1)) == ["E292"]


def test_the_edition_has_no_page() -> None:
    assert found(paper(whole="{page}.pdf"), edition(1)) == ["E290"]


def _reserved(name: str) -> bool:
    """Whether Windows keeps the name for a device; from Python 3.13 on another module knows."""
    known = getattr(ntpath, "isreserved", None)
    return bool(known(name)) if known else PureWindowsPath(name).is_reserved()


@settings(max_examples=150)
@given(
    st.text(max_size=40),
    st.sampled_from(["{name}.pdf", "{page:02}-{name}.pdf", "{name}{name}.pdf"]),
)
def test_a_name_is_refused_or_stays_in_its_folder(name: str, pattern: str) -> None:
    issue, one = edition(3, name=name), paper(pattern)
    if found(one, issue):
        return
    made = file_names(one, issue).pages[3]
    assert (Path("/out") / made).parent == Path("/out")
    assert PureWindowsPath(made).name == made
    assert not _reserved(made)
