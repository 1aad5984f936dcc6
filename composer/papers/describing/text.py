"""An entry as Markdown — 词条: its words, what it takes, an example; for the pages of the reference and for
``composer explain``."""

from __future__ import annotations

from collections.abc import Sequence

from composer.papers.describing.entries import ANY, Entry
from composer.papers.describing.examples import example_of
from composer.papers.describing.values import (
    bounds_of_kind,
    default_of,
    kind_of_value,
    models_in,
    units_of,
)
from composer.papers.describing.words import field_words, model_words
from composer.papers.fields import fields_of, short_key

__all__ = ["entry_page", "facts_of_entry", "index_of", "path_of"]

_FILES = {
    "paper": "paper.yaml",
    "layout": "pages/*.yaml",
    "edition": "edition.yaml",
    "story": "stories/*.md",
    "press": "press/*.yaml",
}

_PLACES_SHOWN = 6


def path_of(place: tuple[str, tuple[str, ...]]) -> str:
    """A place as it is told: ``paper.yaml: styles.〈名〉.advance``."""
    file, path = place
    return f"{_FILES[file]}: {_dotted(path)}"


def _dotted(path: Sequence[str]) -> str:
    return ".".join("〈名〉" if key == ANY else key for key in path)


def entry_page(entry: Entry) -> str:
    """The whole entry, as ``composer explain`` prints it."""
    model = model_words(entry.model)
    lines = [
        f"# {entry.key} — {model.zh} {entry.model.__name__}",
        "",
        *facts_of_entry(entry),
        "",
        "写在 Stands in:",
        *(f"- {path_of(place)}" for place in entry.places[:_PLACES_SHOWN]),
    ]
    if len(entry.places) > _PLACES_SHOWN:
        rest = len(entry.places) - _PLACES_SHOWN
        lines.append(f"- …… 还有 {rest} 处 and {rest} more")
    for inner in models_in(fields_of(entry.model)[entry.key].hint):
        about = model_words(inner)
        lines += ["", f"## {about.zh} {inner.__name__} — {about.en}", ""]
        lines += [
            f"- `{key}` {_marked(f'{told.zh} {told.en}')}"
            for key, told in field_words(inner).items()
        ]
    return "\n".join(lines) + "\n"


def _marked(text: str) -> str:
    """Words of the source as Markdown: literals stand between single marks."""
    return text.replace("``", "`")


def facts_of_entry(entry: Entry) -> list[str]:
    """The lines of an entry below its heading: words, what it takes, an example."""
    field = fields_of(entry.model)[entry.key]
    kind, default = kind_of_value(field.hint), default_of(field)
    lines = [
        _marked(entry.told.zh),
        "",
        _marked(entry.told.en),
        "",
        f"- 类型 type: {kind.zh} · {kind.en}",
    ]
    if units := units_of(field.hint):
        lines.append(f"- 单位 units: {units}")
    same = default.zh == default.en
    lines.append(f"- 默认 default: {default.zh if same else f'{default.zh} · {default.en}'}")
    bounds = bounds_of_kind(field.hint)
    if bounds is not None:
        lines.append(f"- 范围 bounds: {bounds.zh} · {bounds.en}")
    if short_key(entry.model) == entry.key:
        lines.append("- 单写一个值就是它 · a value standing alone is this")
    lines += ["", "```yaml", f"{entry.key}: {example_of(entry.model, entry.key)}", "```"]
    return lines


def index_of(found: Sequence[Entry]) -> str:
    """Several entries in a line each, for a name that may mean any of them."""
    lines = ["# 几个键都叫这个名字 — several keys have this name", ""]
    for entry in found:
        file, path = entry.places[0]
        lines.append(f"- `{_dotted(path)}` ({_FILES[file]}) {_marked(entry.told.zh)}")
    return "\n".join(lines) + "\n"
