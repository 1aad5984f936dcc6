"""The reference of all keys: told in both languages at the field, with examples that are read, and current."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from composer.diagnostics.diagnostic import Findings
from composer.papers.decode import decode
from composer.papers.describing.entries import Entry, entries, entries_named, nearest_key
from composer.papers.describing.examples import example_of
from composer.papers.describing.text import entry_page
from composer.papers.describing.values import default_of
from composer.papers.fields import fields_of
from composer.papers.reading.yaml_tree import parse
from composer.papers.resolving.shorthand import written_out
from tests.conftest import ROOT
from tools.reference import generated
from tools.reference_pictures import PICTURES

HAN = re.compile(r"[\u4e00-\u9fff]")


def name_of(entry: Entry) -> str:
    return f"{entry.model.__name__}.{entry.key}"


@pytest.mark.parametrize("entry", entries(), ids=name_of)
def test_every_key_is_told_in_chinese_and_english(entry: Entry) -> None:
    told = entry.told
    assert HAN.search(told.zh), f"a paragraph in Chinese under {name_of(entry)}"
    assert re.search(r"[A-Za-z]{2}", told.en), (
        f"a second paragraph, in English, under {name_of(entry)}"
    )
    assert not HAN.match(told.en)


@pytest.mark.parametrize("entry", entries(), ids=name_of)
def test_every_example_is_read(entry: Entry) -> None:
    findings = Findings()
    node = parse(f"{entry.key}: {example_of(entry.model, entry.key)}\n", "example.yaml", findings)
    assert node is not None
    decode(entry.model, written_out(node, entry.model), findings)
    others = {f"“{key}”" for key, field in fields_of(entry.model).items() if field.required}
    wrong = [one for one in findings if one.code != "E221"]
    assert wrong == [], f"`例` under {name_of(entry)}"
    missing = [one for one in findings if one.code == "E221"]
    assert len(missing) <= len(others - {f"“{entry.key}”"})


@pytest.mark.parametrize("path_and_text", list(generated()), ids=lambda one: one[0].name)
def test_pages_are_current(path_and_text: tuple[Path, str]) -> None:
    path, text = path_and_text
    assert (ROOT / path).read_text("utf-8") == text, "run: python -m tools.reference"


def test_links_of_the_pages_lead_somewhere() -> None:
    pages = {path.name: text for path, text in generated()}
    for text in pages.values():
        for file, anchor in re.findall(r"\]\((\w+\.md)#([\w-]+)\)", text):
            assert f'<a id="{anchor}">' in pages[file]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("box.padding", {"Box.padding"}),
        ("styles.body.advance", {"TextStyle.advance"}),
        ("styles.body.lists.bullets", {"ListStyle.bullets"}),
        ("headlines.banner.kicker.size", {"SidePart.size"}),
        ("areas.lead.at.columns", {"Place.columns"}),
        ("pages.1.layout", {"PageUse.layout"}),
        ("stories[0].area", {"StoryUse.area"}),
        ("story.deck", {"StoryHead.deck"}),
        ("press.ink_limit", {"ProfileFile.ink_limit"}),
        ("page.masthead.qr", {"Masthead.qr"}),
        ("type-area", {"Format.type_area"}),
        ("天头", {"TypeArea.top"}),
        ("kicker", {"Headline.kicker", "StoryHead.kicker"}),
    ],
)
def test_a_name_means(typed: str, meant: set[str]) -> None:
    assert {name_of(entry) for entry in entries_named(typed)} == meant


def test_every_place_names_its_key() -> None:
    for entry in entries():
        for file, path in entry.places:
            whole = ".".join(part.replace("*", "x") for part in path)
            assert entry in entries_named(f"{file}.{whole}")


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("styles.body.leading", "styles.body.advance"),
        ("styles.body.advanc", "styles.body.advance"),
        ("box.paddin", "box.padding"),
        ("colums", "columns"),
        ("headlines.banner.main.siz", "headlines.banner.main.size"),
    ],
)
def test_the_nearest_key(typed: str, nearest: str) -> None:
    assert entries_named(typed) == ()
    assert nearest_key(typed) == nearest


def test_an_entry_tells_type_unit_default_bounds_and_example() -> None:
    (entry,) = entries_named("copyfit.reset")
    page = entry_page(entry)
    assert "- 类型 type: 长度 · length\n- 单位 units: 行\n- 默认 default: `6行`\n" in page
    assert "- 范围 bounds: 0 到 40行 · 0 to 40行\n" in page
    assert "```yaml\nreset: 4行\n```" in page
    assert "- edition.yaml: stories.copyfit.reset" in page


def test_defaults_are_written_as_yaml() -> None:
    name = fields_of(entries_named("masthead.name")[0].model)["name"]
    assert default_of(name).en == "`{face: 宋 heavy, size: 64pt, align: start}`"


def test_pictures_are_there_small_and_licensed() -> None:
    folder = ROOT / "docs/reference/pictures"
    told = (folder / "manifest.yaml").read_text("utf-8")
    wanted = {f"{name.replace('.', '-').lower()}.png": spec for name, spec in PICTURES.items()}
    assert {path.name for path in folder.glob("*.png")} == set(wanted)
    assert set(PICTURES) <= {name_of(entry) for entry in entries()}
    for file, spec in wanted.items():
        assert f"- file: {file}" in told
        assert ", ".join(spec.values) in told, "run: python -m tools.reference --pictures"
    assert told.count("licence: CC0-1.0") == len(wanted)
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_500_000
