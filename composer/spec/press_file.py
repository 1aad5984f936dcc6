"""A paper's own press profile — 印刷规范 — ``press/NAME.yaml`` with its ICC file beside it → `PressProfile`.

Read by the spec's decoder, so that every mistake has its line and column; it may extend a profile of the
program or another of the paper's own. The ICC file is looked at by its header only (ICC.1:2010, 7.2):
what a RIP would refuse is refused here, and no colour library is loaded for it.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from composer.diagnostics.model import Findings, Span, Words
from composer.measure import mm
from composer.resources import resource_folder
from composer.spec.decode import decode
from composer.spec.files import YamlFiles
from composer.spec.inherit import EXTENDS, extended
from composer.spec.nodes import MappingNode, Node, plain
from composer.spec.paths import file_in, relative_name
from composer.spec.press import PressProfile, builtin_file, from_tree, load_profile, profile_names
from composer.spec.press_models import ProfileFile
from composer.spec.shorthand import written_out

__all__ = ["paper_profile"]

_FOLDER = "press"
_HEADER = 128


def paper_profile(root: Path, name: str, span: Span, findings: Findings) -> PressProfile | None:
    """The profile `name` of the paper in `root`, its own going before the program's.

    None after an error: no such profile (E604), a mistake in its file (E2xx), an ICC file that is
    none of a press (E605) or lies outside the paper's folder (E508).
    """
    own = _own_file(root, name)
    if own is None or not own.is_file():
        if name in profile_names():
            return load_profile(name)
        from composer.diagnostics.suggest import suggestion

        findings.add("E604", span, hints=suggestion(name, _names(root)), name=name)
        return None
    mine = Findings()
    profile = _read(YamlFiles(root, mine), own, name, mine)
    findings.extend(mine)
    return None if mine.has_errors() else profile


def _own_file(root: Path, name: str) -> Path | None:
    plain = name and name == Path(name).name
    return file_in(root / _FOLDER, f"{name}.yaml", root) if plain else None


def _names(root: Path) -> list[str]:
    own = {path.stem for path in (root / _FOLDER).glob("*.yaml")}
    return sorted({*own, *profile_names()})


def _read(files: YamlFiles, path: Path, name: str, findings: Findings) -> PressProfile | None:
    node = files.read(path)
    if node is None:
        return None

    def parent(wanted: str) -> Node | None:
        own = _own_file(files.root, wanted)
        if own is not None and own.is_file() and wanted != name:
            return _written(files.read(own))
        return _written(_builtin(wanted, findings)) if wanted in profile_names() else None

    start = _written(node)
    assert start is not None
    # A profile may have the name of the program's own one that it extends.
    begun = "" if node.values.get(EXTENDS) and name in profile_names() else name
    whole, _ = extended(start, begun, parent, lambda: _names(files.root), findings)
    profile = decode(ProfileFile, whole, findings)
    if profile is None:
        return None
    _check_order(profile, findings)
    icc = _icc(files.root, path, profile, findings)
    if icc is None:
        return None
    tree: dict[str, Any] = plain(whole)
    demands = tree.get("preflight") or {}
    usual = {"bleed": profile.bleed.value / mm(1), "tagged": profile.preflight.tagged}
    return from_tree(
        {**tree, "name": name, "preflight": {**usual, **demands, "tagged": usual["tagged"]}}, icc
    )


def _written(node: MappingNode | None) -> MappingNode | None:
    if node is None:
        return None
    whole = written_out(node, ProfileFile)
    assert isinstance(whole, MappingNode)
    return whole


def _builtin(name: str, findings: Findings) -> MappingNode | None:
    file = builtin_file(name)
    return YamlFiles(file.parent, findings).read(file)


def _check_order(profile: ProfileFile, findings: Findings) -> None:
    """E606 where the resolutions do not rise: a floor above the target would report every picture."""
    one = profile.resolution
    figures = {"error": one.error, "floor": one.floor, "target": one.target, "waste": one.waste}
    names = list(figures)
    for lower, upper in pairwise(names):
        if figures[lower] >= figures[upper]:
            findings.add(
                "E606",
                one.where[upper].span,
                lower=lower,
                upper=upper,
                measured=figures[upper],
                allowed=figures[lower],
            )


# ── the ICC file ──────────────────────────────────────────────────────────────────────────────────


def _icc(root: Path, file: Path, profile: ProfileFile, findings: Findings) -> Path | None:
    """The ICC file that the profile names: beside it, or the program's where it came by ``extends``."""
    span = profile.where["icc"].span
    if not span.file.startswith(f"{_FOLDER}/"):  # inherited from one of the program's
        return resource_folder("assets") / "icc" / profile.icc
    path = file_in(file.parent, profile.icc, root)
    if path is None:
        findings.add("E508", span, path=profile.icc)
        return None
    reason = _icc_fault(path)
    if reason is not None:
        findings.add("E605", span, path=relative_name(path, root), reason=reason)
        return None
    return path


def _icc_fault(path: Path) -> Words | None:
    """Why a file is no output profile for CMYK; None if it is one."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEADER)
            size = stream.seek(0, 2)
    except FileNotFoundError:
        return Words("没有这个文件", "there is no such file")
    except OSError:
        return Words("文件读不了", "it cannot be read")
    if len(head) < _HEADER or head[36:40] != b"acsp":
        return Words("不是 ICC 特性文件", "it is no ICC profile")
    if int.from_bytes(head[:4], "big") > size:
        return Words("文件不完整", "it is cut short")
    if head[12:16] != b"prtr":
        kind = head[12:16].decode("ascii", "replace").strip()
        return Words(
            f"类别是 {kind}，要 prtr（输出设备）", f"its class is {kind}, not prtr (output)"
        )
    if head[16:20] != b"CMYK":
        space = head[16:20].decode("ascii", "replace").strip()
        return Words(f"色空间是 {space}，要 CMYK", f"its colour space is {space}, not CMYK")
    return None
