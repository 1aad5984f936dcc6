"""Whatever is typed into a file, the editor gets diagnostics and never an exception."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.diagnostics import CannotCompose, Findings
from composer.diagnostics.render import as_json, as_text
from composer.papers import SourceTexts, load_edition
from composer.papers.models import Normalise
from composer.story import read_story
from tests.papers.conftest import FILES, write
from tests.papers.test_inherit import INSIDE

SCRAP = st.sampled_from(
    [
        *"：，　\t\n :,-{}[]'\"&*!|>%@`#?~$0甲<",
        "extends: ",
        "null",
        "- ",
        "${n}",
        "---\n",
        "<<: ",
        "1e9",
        "\x00",
        "at: ",
        "&a ",
        "*a",
        "..",
        "/",
        "{{",
        "**",
        "\ufeff",
        "\U0001f600",
        "9999999999",
        "-1",
        "[]",
        "{}",
    ]
)


@given(
    st.sampled_from(
        ["paper.yaml", "pages/front.yaml", "pages/inside.yaml", "editions/d/edition.yaml"]
    ),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), SCRAP), min_size=1, max_size=4),
)
@settings(max_examples=150, deadline=None)
def test_damaged_yaml(name: str, damage: list[tuple[float, int, str]]) -> None:
    files = {**FILES, "pages/inside.yaml": INSIDE}
    edition = files["editions/d/edition.yaml"]
    assert isinstance(edition, str)
    files["editions/d/edition.yaml"] = edition.replace("要闻}", "要闻}\n  2: inside")
    text = files[name]
    assert isinstance(text, str)
    for where, length, scrap in damage:
        at = int(where * len(text))
        text = text[:at] + scrap + text[at + length :]
    files[name] = text
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), files)
        findings = Findings()
        try:
            load_edition(Path(folder) / "editions/d", findings)
        except CannotCompose:
            assert findings.has_errors()
        else:
            assert not findings.has_errors()
        sources = SourceTexts(Path(folder))
        for one in findings:
            assert as_text(one, sources)
            assert as_json(one)


@given(
    st.lists(
        st.one_of(SCRAP, st.sampled_from(["---\n", "headline: ", "甲乙", "\n\n", "| 甲 ", "## "]))
    )
)
@settings(max_examples=300, deadline=None)
def test_any_story(pieces: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.md"
        path.write_bytes("".join(pieces).encode())
        findings = Findings()
        story = read_story(path, "s.md", Normalise(), findings)
        sources = SourceTexts(Path(folder))
        for one in findings:
            assert as_text(one, sources)
        for block in story.blocks:
            for text in block.texts():
                offsets = [at for at, _, _ in text.origins]
                assert offsets == sorted(set(offsets))
                assert all(0 <= run.start < run.end <= len(text.chars) for run in text.runs)


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.md"
        path.write_bytes(raw)
        read_story(path, "s.md", Normalise(), Findings())
