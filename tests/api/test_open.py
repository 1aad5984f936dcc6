"""Papers and editions through the door: from disk and from memory, the same; what is wrong is a value."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from composer.api import Refused, open_edition, open_paper, render_pdf
from tests.conftest import EDITION, ROOT

PAPER = ROOT / "layouts" / "jintan-times"

TEXTS: dict[str, str | bytes] = {
    "paper.yaml": "paper: 校园报\nformat: {trim: [275mm, 390mm]}\n",
    "pages/front.yaml": "layout: front\nareas:\n  lead: {at: {columns: 1-2, lines: 1-30}}\n",
    "editions/1/edition.yaml": "edition: 2020-04-20\npages: {1: {layout: front}}\n"
    "stories:\n  - {story: lead.md, area: 1.lead}\n",
    "editions/1/stories/lead.md": "---\nheadline: 谷雨\n---\n\n" + "春雨下了一夜。" * 30 + "\n",
}


def refused(code: str, error: pytest.ExceptionInfo[Refused]) -> None:
    assert [one.code for one in error.value.errors] == [code]
    assert error.value.errors[0].message
    assert error.value.errors[0].hints
    assert code in str(error.value)


def test_an_edition_tells_of_itself() -> None:
    edition = open_edition(EDITION)
    assert (edition.date, edition.pages, edition.folder) == ("2020-04-20", (1, 2, 3, 4), EDITION)
    assert edition.areas[0] == "1.lead"
    assert "lead.md" in edition.stories
    assert edition.paper.name == open_paper(PAPER).name == "金坛时报"
    assert "body" in open_paper(PAPER / "paper.yaml").styles
    assert open_edition(PAPER, "editions/2020-04-20").folder == EDITION


def test_what_is_in_memory_is_composed_as_what_is_on_disk(tmp_path: Path) -> None:
    for path, text in TEXTS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(text, str)
        (tmp_path / path).write_text(text, encoding="utf-8")
    disk = open_edition(tmp_path / "editions" / "1").compose()
    with open_edition(TEXTS) as edition:
        memory = edition.compose()
        assert memory.pdf() == disk.pdf()
        assert memory.report() == disk.report()
        assert memory.findings == disk.findings
        assert edition.root != tmp_path


def test_the_private_folder_goes_with_its_paper() -> None:
    with open_edition(TEXTS) as edition:
        root = edition.root
        assert root.stat().st_mode & 0o077 == 0
    assert not root.exists()
    forgotten = open_paper(TEXTS)
    root = forgotten.root
    del forgotten
    gc.collect()
    assert not root.exists()


def test_composed_twice_findings_are_told_once() -> None:
    with open_edition(TEXTS) as edition:
        first, again = edition.compose("proof"), edition.compose("proof")
        assert first.findings == again.findings
        assert first.pdf(1) == again.pdf(1)


@pytest.mark.parametrize(
    "path", ["/paper.yaml", "../paper.yaml", "a/../b", "", "a//b", "a\\b", "c:x", "a\0", "paper.yaml/x", "\ud800"]
)  # fmt: skip
def test_a_text_stays_inside_its_paper(path: str) -> None:
    with pytest.raises(Refused) as error:
        open_edition({**TEXTS, path: ""})
    refused("E632", error)


def test_one_of_several_editions_is_named() -> None:
    two = {**TEXTS, "editions/2/edition.yaml": TEXTS["editions/1/edition.yaml"]}
    with pytest.raises(Refused) as error:
        open_edition(two)
    refused("E630", error)
    assert "editions/1" in error.value.errors[0].hints[0]
    assert open_edition(two, "editions/1").date == "2020-04-20"
    with pytest.raises(Refused):
        open_edition({"paper.yaml": "paper: x\n"})


def test_mistakes_in_the_yaml_are_values() -> None:
    with pytest.raises(Refused) as error:
        open_edition({**TEXTS, "paper.yaml": "paper: x\nstyels: {}\n"})
    refused("E220", error)
    assert error.value.errors[0].place == "paper.yaml:2:1"
    with pytest.raises(Refused) as error:
        open_edition("no/such/folder")
    refused("E241", error)


def test_check_tells_what_stops_composing() -> None:
    with open_edition({**TEXTS, "paper.yaml": "paper: x\npress: nowhere\n"}) as edition:
        assert "E604" in [one.code for one in edition.check()]
        with pytest.raises(Refused) as error:
            edition.compose()
        refused("E604", error)


def test_wrong_questions_are_refused(tmp_path: Path) -> None:
    with open_edition(TEXTS) as edition:
        made = edition.compose("screen")
        for code, ask in {
            "E629": lambda: made.render(2),
            "E630": lambda: edition.compose("plate"),  # type: ignore[arg-type]
            "E631": lambda: made.render(1, dpi=3),
            "E633": lambda: made.write(edition.root / "pages"),
            "E634": lambda: edition.paper.read_story("nowhere.md"),
        }.items():
            with pytest.raises(Refused) as error:
                ask()
            refused(code, error)
        before = made.findings
        with pytest.raises(Refused):
            made.write(tmp_path / "out", pages=[7])
        assert made.findings == before
        assert not (tmp_path / "out").exists()
    with pytest.raises(Refused) as error:
        render_pdf(b"no pdf")
    refused("E701", error)


def test_a_folder_of_another_purpose_is_refused(tmp_path: Path) -> None:
    with open_edition(TEXTS) as edition:
        edition.compose("screen").write(tmp_path)
        with pytest.raises(Refused) as error:
            edition.compose("press").write(tmp_path)
    refused("E633", error)


def test_files_are_written_together(tmp_path: Path) -> None:
    with open_edition(TEXTS) as edition:
        made = edition.compose()
        names = [path.name for path in made.write(tmp_path)]
        assert names == ["p01.pdf", "edition.pdf", "report.json"]
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_a_page_in_pixels_has_its_ink() -> None:
    with open_edition(TEXTS) as edition:
        picture = edition.compose("screen").render(1, dpi=36)
    assert (picture.width, picture.height) == pytest.approx(
        (275 / 25.4 * 36, 390 / 25.4 * 36), abs=1
    )
    assert len(picture.data) == picture.width * picture.height * 3
    assert min(picture.data) < 130 < 250 < max(picture.data)
    assert picture.png().startswith(b"\x89PNG")
