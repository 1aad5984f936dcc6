"""Finished PDFs against the rules of the press — 印前检查."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.api.opening import paper_root
from composer.diagnostics.diagnostic import Findings, Span

if TYPE_CHECKING:
    from composer.diagnostics.render import Language
    from composer.papers.press_profile import PressProfile as PressProfile
    from composer.preflight import Report as Report
    from composer.preflight.ink.plates import Engine as Engine

__all__ = ["examine_files", "page", "press_profile", "profile_sources", "tree"]


def press_profile(name: str, collected: Findings) -> PressProfile | None:
    """The profile by its name or its file; one in a paper's ``press/`` as that paper's build reads it.
    None where there is none to be used; `collected` says why."""
    from composer.papers.press_file import paper_profile, plant_profile
    from composer.papers.press_profile import load_profile, profile_names
    from composer.papers.reading.paths import is_file

    if name in profile_names():
        return load_profile(name)
    path = Path(name)
    root = paper_root(path)
    if root is not None and is_file(path) and path.absolute().parent == root / "press":
        return paper_profile(root, path.stem, Span(name), collected)
    if path.suffix in (".yaml", ".yml") or is_file(path):
        return plant_profile(path, collected)
    from composer.diagnostics.suggest import suggestion

    collected.add("E604", Span(), hints=suggestion(name, profile_names()), name=name)
    return None


def profile_sources(name: str) -> Mapping[str, str]:
    """The texts that findings of `press_profile` quote from."""
    from composer.papers.reading.encoding import SourceTexts

    return SourceTexts(paper_root(Path(name)) or Path())


def examine_files(
    files: Sequence[Path], profile: PressProfile, *, ink: Engine = "auto"
) -> list[Report]:
    """Each file read again and judged; a file that cannot be read is a report of that."""
    from composer.preflight import examine

    return [examine(path, profile, ink=ink) for path in files]


def page(reports: Sequence[Report], language: Language) -> str:
    """Reports as an HTML page."""
    from composer.preflight.report.html import report_html

    return report_html(reports, language)


def tree(reports: Sequence[Report], form: str, language: Language) -> Any:
    """Reports as plain data: ours (``json``), or that of code hosts (``sarif``)."""
    from composer.preflight.report.listing import report_json, report_sarif

    return report_json(reports) if form == "json" else report_sarif(reports, language)
