"""A press profile's file — 印刷规范 — of a paper (``press/NAME.yaml``, its ICC file beside it) or of a plant
→ `PressProfile`.

Read by the spec's decoder, so that every mistake has its line and column; it may extend a profile of the
program or another that lies beside it. The ICC file is looked at by its header only (ICC.1:2010, 7.2):
what a RIP would refuse is refused here, and no colour library is loaded for it.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from composer.diagnostics.diagnostic import Findings, Span, Words
from composer.measure import mm
from composer.papers.decode import decode
from composer.papers.models.press import ProfileFile
from composer.papers.press_profile import (
    PressProfile,
    builtin_file,
    from_tree,
    load_profile,
    profile_names,
)
from composer.papers.reading.files import YamlFiles
from composer.papers.reading.nodes import MappingNode, Node, plain
from composer.papers.reading.paths import file_in, is_file, relative_name
from composer.papers.resolving.inherit import EXTENDS, extended, without_nulls
from composer.papers.resolving.shorthand import written_out
from composer.plain_files import stat_of
from composer.resources import resource_folder

__all__ = ["paper_profile", "plant_profile"]

_FOLDER = "press"
_HEADER = 128


def paper_profile(root: Path, name: str, span: Span, findings: Findings) -> PressProfile | None:
    """The profile `name` of the paper in `root`, its own going before the program's.

    None after an error: no such profile (E604), a mistake in its file (E2xx), an ICC file that is
    none of a press (E605) or lies outside the paper's folder (E508).
    """
    own = _file_of(name, root / _FOLDER, root)
    if own is None or not is_file(own):
        if name in profile_names():
            return load_profile(name)
        from composer.diagnostics.suggest import suggestion

        findings.add("E604", span, hints=suggestion(name, _names(root / _FOLDER)), name=name)
        return None
    mine = Findings()
    read = _read(YamlFiles(root, mine), own, root, mine)
    icc = _icc(root, own, read[0], mine) if read else None
    findings.extend(mine)
    if read is None or icc is None or mine.has_errors():
        return None
    return _made(*read, name, icc)


def plant_profile(path: Path, findings: Findings) -> PressProfile | None:
    """The profile in a file that belongs to no paper, for preflight; None after an error.

    Its findings name it as `path` does. Preflight reads no ICC file, so the one that it names may be the
    program's, may lie beside it, or may not be there at all.
    """
    mine = Findings()
    read = _read(YamlFiles(Path(), mine), path, path.parent, mine)
    findings.extend(mine)
    if read is None or mine.has_errors():
        return None
    profile, _ = read
    beside = file_in(path.parent, profile.icc, path.parent)
    if beside is None:
        findings.add("E508", profile.where["icc"].span, path=profile.icc)
        return None
    lent = resource_folder("assets") / "icc" / profile.icc
    return _made(*read, profile.name or path.stem, beside if is_file(beside) else lent)


def _file_of(name: str, folder: Path, root: Path) -> Path | None:
    """The file of a profile's name in a folder."""
    plain = name and name == Path(name).name
    return file_in(folder, f"{name}.yaml", root) if plain else None


def _names(folder: Path) -> list[str]:
    own = {path.stem for path in folder.glob("*.yaml")}
    return sorted({*own, *profile_names()})


def _read(
    files: YamlFiles, path: Path, root: Path, findings: Findings
) -> tuple[ProfileFile, MappingNode] | None:
    """A profile's file with all that it extends, which lies in `root`: as values, and as the nodes that
    they were read from."""
    node, name = files.read(path), path.stem
    if node is None:
        return None

    def parent(wanted: str) -> Node | None:
        own = _file_of(wanted, path.parent, root)
        if own is not None and is_file(own) and wanted != name:
            return _written(files.read(own))
        return _written(_builtin(wanted, findings)) if wanted in profile_names() else None

    start = _written(node)
    assert start is not None
    # A profile may have the name of the program's own one that it extends.
    begun = "" if node.values.get(EXTENDS) and name in profile_names() else name
    whole, _ = extended(start, begun, parent, lambda: _names(path.parent), findings)
    profile = decode(ProfileFile, whole, findings)
    if profile is None:
        return None
    _check_order(profile, findings)
    return profile, whole


def _made(profile: ProfileFile, whole: MappingNode, name: str, icc: Path) -> PressProfile:
    """The profile under a name; what the preflight part leaves empty is as usual there."""
    tree: dict[str, Any] = plain(whole)
    part = whole.values.get("preflight")
    demands = plain(without_nulls(part)) if isinstance(part, MappingNode) else {}
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
        stat_of(path)
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
