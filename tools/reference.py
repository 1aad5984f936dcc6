"""Writes the reference of all keys, ``docs/reference/``, from the models: ``python -m tools.reference``.

A page for each kind of file; on it each model that is met there first, and each of its keys with its words, type,
unit, default, bounds and an example, as ``composer explain KEY`` prints them, and a picture where the key changes
the look. ``--pictures`` makes the pictures again too (`tools.reference_pictures`).

``tests/papers/test_reference.py`` fails where a page is out of step.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from composer.papers.describing.entries import ANY, Entry, entries, models_of_files
from composer.papers.describing.text import facts_of_entry
from composer.papers.describing.values import models_in
from composer.papers.describing.words import model_words
from composer.papers.fields import fields_of, short_key
from composer.papers.models.basis import Model
from tools.reference_pictures import PICTURES, write_pictures

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path("docs/reference")

_TITLES = {
    "paper": ("paper.yaml", "报纸", "the paper"),
    "layout": ("pages/*.yaml", "版式", "page layouts"),
    "edition": ("edition.yaml", "一期", "an edition"),
    "story": ("stories/*.md", "稿头", "the head of a story"),
    "press": ("press/*.yaml", "印刷规范", "press profiles"),
}

_MADE = "<!-- python -m tools.reference writes this page from composer/papers/models -->"

_VALUES = """## 值的写法 How values are written

| 值 value | 例 examples | |
|---|---|---|
| 长度 length | `12mm` `1.2cm` `9pt` `小五` `2字` `3行` | 1 字是版心的正文字号（文字样式里是该样式的字号），1 行是基线格的行距 · one 字 is the body size of the type area (in a text style, its own size), one 行 the base grid's advance |
| 字体 face | `宋` `黑 bold` `楷` `黑 heavy` | 字体名和粗细 · family and weight |
| 颜色 colour | `black` `red` `black 60%` | `colours` 里的名字，可加百分比 · a name of `colours`, with a tint if wanted |
| 范围 range | `4` `1-3` | 两头都算 · both ends counted |
| 位置 place | `{columns: 1-3, lines: 12-60}` | 栏和行，从版心左上角数起 · columns and grid lines from the type area's top left |
| 稿区 area | `1.lead` | 版次.稿区 · page.area |
| 是否 yes or no | `yes` `no` `true` `false` `是` `否` | |
| 一个或几个 one or several | `a` `[a, b]` | 要列表的地方单写一个也行 · one value may stand for a list of one |

没有值的键等于没有写；只在 `extends:` 的映射里，它把继承来的值去掉。
A key without a value is as if it were not there.
"""


def generated() -> Iterator[tuple[Path, str]]:
    """Each page, relative to the checkout, and all its text."""
    yield FOLDER / "README.md", _index()
    for file, models in models_of_files().items():
        yield FOLDER / f"{file}.md", _page(file, models)


def _page(file: str, models: tuple[type[Model], ...]) -> str:
    name, chinese, english = _TITLES[file]
    lines = [f"# {chinese} `{name}` — {english}", "", _MADE, ""]
    for model in models:
        lines += _section(model)
    return "\n".join(lines).rstrip() + "\n"


def _section(model: type[Model]) -> list[str]:
    about, name = model_words(model), model.__name__
    lines = [f'<a id="{name.lower()}"></a>', "", f"## {about.zh} {name} — {about.en}", ""]
    stands = dict.fromkeys(
        ".".join("〈名〉" if key == ANY else key for key in path[:-1])
        for entry in entries()
        if entry.model is model
        for _, path in entry.places
    )
    paths = [f"`{path}`" for path in stands if path]
    if paths:
        more = f" …… 共 {len(paths)} 处 ({len(paths)} places)" if len(paths) > 6 else ""
        lines += [f"写在 Stands in: {'、'.join(paths[:6])}{more}", ""]
    short = short_key(model)
    if short:
        lines += [f"单写一个值是 `{short}` · a value standing alone is `{short}`.", ""]
    for entry in entries():
        if entry.model is model:
            lines += _entry(entry)
    return lines


def _entry(entry: Entry) -> list[str]:
    name = f"{entry.model.__name__}.{entry.key}"
    lines = [f'<a id="{_anchor(entry)}"></a>', "", f"### `{entry.key}`", "", *facts_of_entry(entry)]
    inner = models_in(fields_of(entry.model)[entry.key].hint)
    if inner:
        links = "、".join(f"[{model.__name__}]({_link(model)})" for model in inner)
        lines += ["", f"见 See: {links}"]
    if name in PICTURES:
        lines += ["", f"![{entry.model.__name__}.{entry.key}](pictures/{_anchor(entry)}.png)"]
    return [*lines, ""]


def _anchor(entry: Entry) -> str:
    return f"{entry.model.__name__}-{entry.key}".lower()


def _link(model: type[Model]) -> str:
    file = next(file for file, models in models_of_files().items() if model in models)
    return f"{file}.md#{model.__name__.lower()}"


def _index() -> str:
    lines = [
        "# 键的一览 — reference of all keys", "", _MADE, "",
        "每个键的意思、类型、单位、默认值、范围和例；命令行上 `composer explain 键` 印出同样的话。",
        "",
        "What each key means, its type, unit, default, bounds and an example; `composer explain KEY` prints the same.",
        "",
        *(f"- [{chinese} `{name}`]({file}.md) — {english}" for file, (name, chinese, english) in _TITLES.items()),
        "", _VALUES, _editors(), "## 全部的键 All keys", "",
    ]  # fmt: skip
    keys: dict[str, list[Entry]] = {}
    for entry in entries():
        keys.setdefault(entry.key, []).append(entry)
    for key in sorted(keys):
        links = "、".join(f"[{_named(entry)}]({_place(entry)})" for entry in keys[key])
        lines.append(f"- `{key}`: {links}")
    return "\n".join(lines) + "\n"


def _named(entry: Entry) -> str:
    return f"{model_words(entry.model).zh} {entry.model.__name__}"


def _place(entry: Entry) -> str:
    file = _link(entry.model).partition("#")[0]
    return f"{file}#{_anchor(entry)}"


def _editors() -> str:
    return (ROOT / "tools" / "reference_editors.md").read_text("utf-8")


def main(arguments: list[str]) -> int:
    """Write the pages, and with ``--pictures`` the pictures."""
    if "--pictures" in arguments:
        write_pictures(ROOT / FOLDER / "pictures")
    for path, text in generated():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        print(f"{path}  {len(text):,}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
