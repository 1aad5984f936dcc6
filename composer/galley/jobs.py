"""The galley as an instrument: jobs as JSON objects in, set lines as JSON objects out.

One job is a text, a measure and the settings that a style has; the result says where every character
stands. All lengths are in ems of the job's own type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from composer.fonts.metrics import FontSet
from composer.frozen import frozen
from composer.galley.bodies import bodies
from composer.galley.line import NATURAL, Line, Measures
from composer.galley.rules.pairs import HALF
from composer.galley.setter import Setter
from composer.galley.units.paragraph import Units
from composer.measure import Length, Unit
from composer.papers.models import Language, Level, Marks, TextStyle
from composer.papers.models.values import FaceRef
from composer.story.text import Text

__all__ = ["BadJob", "Bench"]

_LEAST = 1.0

_UNSET = re.compile("[\0-\x08\n-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no paragraph has in it: line ends, control characters but the tab, halves of surrogate pairs."""

_STYLED = (
    "level", "marks", "gap", "gap_most", "hang", "lang", "vertical", "face", "double_marks", "interpunct",
    "release", "hyphenate",
)  # fmt: skip
"""What is the style's."""

_KEYS = frozenset(("text", "measure", "justify", "indent", *_STYLED))


class BadJob(ValueError):
    """A job that can't be taken: which key, what it has, what it may have, and of names the nearest."""

    def __init__(
        self, key: str, measured: object, allowed: str, nearest: str | None = None
    ) -> None:
        super().__init__(f"{key}: {measured!r}; {allowed}")
        self.key, self.measured, self.allowed, self.nearest = key, measured, allowed, nearest


@frozen
class _Job:
    text: str
    measure: float | None
    indent: float
    justify: bool
    setter: Setter


class Bench:
    """Takes jobs one after the other; setters are kept for jobs of the same settings."""

    def __init__(self, fonts: FontSet, style: TextStyle) -> None:
        self.fonts = fonts
        self.style = style
        self._setters: dict[str, Setter] = {}
        """Settings of a style, as jobs write them → its setter."""

    def run(self, job: Mapping[str, Any]) -> dict[str, Any]:
        """Set one job.

        Raises:
            BadJob: a key is unknown, or its value is of the wrong kind or out of range.
        """
        read = self._read(job)
        setter = read.setter
        width = NATURAL if read.measure is None else round(read.measure * 1000)
        indent = 0 if read.measure is None else round(read.indent * 1000)
        measures = Measures((width,), indent)
        align = "justify" if read.justify and read.measure is not None else "start"
        text = Text(read.text)
        findings = self._beforehand(read)
        if not read.text:
            return {"lines": [], "findings": findings}
        units = setter.units(text, measures)
        lines = setter.lines(units, measures, align)  # type: ignore[arg-type]
        out = [_line(setter, units, line) for line in lines]
        for start, end, wide in units.cut:
            findings.append({"code": "W107", "token": read.text[start:end], "width": wide / 1000})
        for number, line in enumerate(lines):
            if line.stretch > setter.loose:
                findings.append({"code": "W106", "line": number, "gap": line.stretch / 1000})
            if line.forced:
                findings.append({"code": "W114", "line": number})
            if align == "justify" and line.lone(read.text):
                findings.append({"code": "W156", "line": number, "width": line.width / 1000})
        return {"lines": out, "findings": findings}

    def _beforehand(self, read: _Job) -> list[dict[str, Any]]:
        """What is to be said of a job before it is set."""
        findings: list[dict[str, Any]] = []
        if read.measure is not None and (width := round(read.measure * 1000)) % 1000:
            nearest = [width // 1000, width // 1000 + 1]
            findings.append({"code": "W108", "measure": read.measure, "nearest": nearest})
        face = read.setter.style.face
        if face.weight not in self.fonts.families.get(face.family, face.weight):
            set_in = self.fonts.face(face).key.rpartition("-")[2]
            findings.append(
                {"code": "W404", "face": f"{face.family} {face.weight}", "nearest": set_in}
            )
        return findings

    def _read(self, job: Mapping[str, Any]) -> _Job:
        for key in job:
            if key not in _KEYS:
                raise _unknown(key, key, job[key], sorted(_KEYS))
        base = self.style
        text = job.get("text")
        if not isinstance(text, str) or _UNSET.search(text):
            raise BadJob("text", text, "a string of one paragraph")
        measure = job.get("measure")
        if measure is not None and (not _number(measure) or not _LEAST <= measure <= 1000):
            raise BadJob("measure", measure, "null or 1 to 1000 em")
        for key in ("hang", "justify", "vertical", "release", "hyphenate"):
            if not isinstance(job.get(key, False), bool):
                raise BadJob(key, job[key], "true/false")
        settings = repr([(key, job[key]) for key in _STYLED if key in job])
        setter = self._setters.get(settings)
        if setter is None:
            setter = self._setters[settings] = Setter(self.fonts, self._styled(job))
        indent = _em(job, "indent", _ems(base.indent, base.size), 100)
        if measure is not None and measure - indent < _LEAST:
            raise BadJob("indent", indent, f"at most {measure - _LEAST} em at this measure")
        return _Job(text, measure, indent, job.get("justify", base.align == "justify"), setter)

    def _styled(self, job: Mapping[str, Any]) -> TextStyle:
        """The style with a job's settings."""
        base = self.style
        return replace(
            base,
            face=self._face(job),
            language=_one_of(job, "lang", get_args(Language), base.language),
            marks=_one_of(job, "marks", get_args(Marks), base.marks),
            level=_one_of(job, "level", get_args(Level), base.level),
            gap=Length(_em(job, "gap", _ems(base.gap, base.size), 2), Unit.ZI),
            gap_most=Length(_em(job, "gap_most", _ems(base.gap_most, base.size), 2), Unit.ZI),
            hang=job.get("hang", base.hang),
            double_marks=_one_of(job, "double_marks", ("joined", "apart"), base.double_marks),
            interpunct=_one_of(job, "interpunct", ("half", "full"), base.interpunct),
            release=job.get("release", base.release),
            hyphenate=job.get("hyphenate", base.hyphenate),
            vertical=job.get("vertical", base.vertical),
        )

    def _face(self, job: Mapping[str, Any]) -> FaceRef:
        face = job.get("face")
        if face is None:
            return self.style.face
        try:
            ref = FaceRef.parse(face)
        except (ValueError, AttributeError):
            raise BadJob("face", face, FaceRef.EXPECTS) from None
        if ref.family not in self.fonts.families:
            raise _unknown("face", ref.family, face, list(self.fonts.families))
        return ref


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _em(job: Mapping[str, Any], key: str, default: float, most: float) -> float:
    value = job.get(key, default)
    if not _number(value) or not 0 <= value <= most:
        raise BadJob(key, value, f"0 to {most} em")
    return float(value)


def _one_of(job: Mapping[str, Any], key: str, known: tuple[Any, ...], default: Any) -> Any:
    if key not in job:
        return default
    value = job[key]
    if value not in known:
        raise _unknown(key, value, value, known)
    return value


def _unknown(key: str, name: object, value: object, known: Sequence[str]) -> BadJob:
    """What is said of a name that is not among the known ones."""
    from composer.diagnostics.suggest import nearest

    likely = nearest(name, known) if isinstance(name, str) else None
    return BadJob(key, value, "/".join(known), likely)


def _ems(length: Length, size: Length) -> float:
    return length.value if length.unit is Unit.ZI else length.value / size.value


def _line(setter: Setter, units: Units, line: Line) -> dict[str, Any]:
    """A line as plain data: where each character's body starts and how much room it takes."""
    found = bodies(setter, line, units)
    starts = [body.start for body in found]
    end = line.x + line.width
    last = end + (HALF if line.hang else 0)
    if line.hyphen:
        last = line.x + line.hyphen[1]
    edges = [*starts, last][1:]
    return {
        "text": units.text[line.start : line.end],
        "chars": [body.char for body in found],
        "x": [round(x / 1000, 6) for x in starts],
        "advance": [round((b - a) / 1000, 6) for a, b in zip(starts, edges, strict=True)],
        "width": round(end / 1000, 6),
        "gap": round(line.spread / 1000, 6),
        "squeezed": round(line.squeezed / 1000, 6),
        "hang": line.hang,
        "hyphen": line.hyphen is not None,
    }
