"""行间标记 — the names in ``[文字]{着重}``: what an editor may write in the braces, and what it means.

The marks are those of CLREQ 5.2 (行间标点) and GB/T 15834 4.12 着重号, 4.15 书名号, 4.16 专名号; 注音 is
CLREQ 5.3. Each has a Chinese name, in both scripts, and an English one; all may be used in one story.
"""

from __future__ import annotations

from composer.frozen import frozen
from composer.patterns import pattern
from composer.story.text import Role

__all__ = ["NAMES", "Meaning", "meaning"]

NAMES: dict[str, Role] = {
    "着重": "dots",
    "著重": "dots",
    "专名": "name",
    "專名": "name",
    "书名": "title",
    "書名": "title",
    "下划线": "underline",
    "下劃線": "underline",
    "下画线": "underline",
    "下畫線": "underline",
    "底色": "tint",
    "注音": "ruby",
    "註音": "ruby",
    "dots": "dots",
    "name": "name",
    "title": "title",
    "underline": "underline",
    "tint": "tint",
    "ruby": "ruby",
}

_SUFFIX = pattern("[号號]?[线線]?$")
_WORDS = pattern(r"\s*(?P<name>[^：:\s]+)\s*(?:[：:]\s*(?P<value>.*?))?\s*")


@frozen
class Meaning:
    """What a pair of braces says: the name as written, its role (None: unknown), and its value."""

    name: str
    role: Role | None
    value: str

    @property
    def lacks(self) -> bool:
        """Whether it is an annotation without words."""
        return self.role == "ruby" and not self.value


def meaning(inside: str) -> Meaning:
    """Read what stands between the braces: ``着重``, ``底色: red 20%``, ``注音：hàn zì``.

    A name may carry its last 号 or the desk's longer word (着重号, 书名号): that is what the mark is called.
    """
    found = _WORDS.fullmatch(inside)
    if found is None:
        return Meaning(inside.strip(), None, "")
    name, value = found["name"], found["value"] or ""
    role = NAMES.get(name.casefold()) or NAMES.get(_SUFFIX.sub("", name))
    return Meaning(name, role, value)
