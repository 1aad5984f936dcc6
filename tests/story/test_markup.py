"""Strong and emphasis by our own rule: body in, words with ``[s:…]`` and ``[e:…]`` round the runs out."""

from __future__ import annotations

import pytest

from composer.story import Text
from tests.story.conftest import Read


def marked(text: Text) -> str:
    """The words with their runs shown in brackets."""
    chars, marks = text.chars, []
    for order, run in enumerate(text.runs):
        marks.append((run.start, 1, order, f"[{run.role[0]}:"))
        marks.append((run.end, 0, 0, "]"))
    for at, _, _, mark in sorted(marks, reverse=True):
        chars = chars[:at] + mark + chars[at:]
    return chars


CASES = {
    "strong": ("**甲**乙", "[s:甲]乙", []),
    "emphasis": ("甲*乙*丙", "甲[e:乙]丙", []),
    "between marks, where CommonMark fails": ("前文**“强调”**后文", "前文[s:“强调”]后文", []),
    "after a full stop": ("**甲。**乙", "[s:甲。]乙", []),
    "emphasis in strong": ("**甲*乙*丙**", "[s:甲[e:乙]丙]", []),
    "both at once": ("***甲***乙", "[s:[e:甲]]乙", []),
    "two in a row": ("**甲** **乙**", "[s:甲] [s:乙]", ["N328 1:6"]),
    "over a line end": ("**甲\n乙**", "[s:甲乙]", []),
    "never closed": ("甲**乙", "甲**乙", ["W308 1:2"]),
    "nothing to close": ("甲乙** 丙", "甲乙**丙", ["W308 1:3", "N310 1:5"]),
    "space after the opener": ("3 * 4", "3 * 4", []),
    "space before the closer": ("*甲 *乙", "*甲*乙", ["W308 1:4", "W308 1:1", "N310 1:3"]),
    "crossing": ("**甲*乙**丙*", "[s:甲*乙]丙*", ["W308 1:4", "W308 1:9"]),
    "four stars": ("甲****乙", "甲****乙", ["W308 1:2"]),
    "escaped": (r"\*\*甲\*\*", "**甲**", []),
    "nothing inside": ("甲** **乙", "甲** **乙", ["W308 1:2", "W308 1:5"]),
    "gap in strong": ("**甲{{缺}}**", "[s:甲[g:〔……〕]]", ["N311 1:4"]),
    "marks mended inside": ("**甲,乙**,丙", "[s:甲，乙]，丙", ["N310 1:4"]),
}


@pytest.mark.parametrize(("body", "expected", "found"), CASES.values(), ids=CASES)
def test_markup(read: Read, body: str, expected: str, found: list[str]) -> None:
    story, there = read(body)
    assert marked(story.blocks[0].text) == expected
    assert sorted(there) == sorted(found)


def test_markup_in_cells_and_crossheads(read: Read) -> None:
    story, _ = read("## **甲**乙\n| *丙* |\n>> *丁*")
    assert marked(story.blocks[0].text) == "[s:甲]乙"
    assert marked(story.blocks[1].rows[0][0]) == "[e:丙]"
    assert marked(story.blocks[2].text) == "[e:丁]"
