"""An edition's folder → `LoadedEdition`: find the paper, read the YAML, resolve, decode, cross-check.

All errors of all files are collected before anything is raised: an editor mends a page once, not twelve
times.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from composer.diagnostics.diagnostic import CannotCompose, Findings, Span
from composer.papers.check import check_edition, check_paper
from composer.papers.decode import decode
from composer.papers.fields import fields_of, may_extend, shape_of
from composer.papers.loaded import LoadedEdition
from composer.papers.models import (
    Edition,
    Layout,
    PageUse,
    Paper,
)
from composer.papers.reading.files import YamlFiles
from composer.papers.reading.nodes import ListNode, MappingNode, Node, ScalarNode
from composer.papers.reading.paths import forget, is_file
from composer.papers.resolving.inherit import (
    EXTENDS,
    PARAMETERS,
    extended,
    filled,
    parameters_of,
)
from composer.papers.resolving.shorthand import written_out
from composer.papers.resolving.words import spoken

__all__ = ["layout_names", "layout_node", "load_edition", "load_paper"]

_PAPER_FILE = "paper.yaml"
_EDITION_FILE = "edition.yaml"
_PAGES_FOLDER = "pages"

_BUILT_IN: dict[str, dict[str, dict[str, str | tuple[str, ...]]]] = {
    "styles": {
        "body": {},
        "caption": {"face": "楷", "size": "7.5pt", "advance": "9.5pt", "indent": "0pt"},
    },
    "headlines": {"standard": {}},
    "tables": {"standard": {}},
    "colours": {"black": {"cmyk": ("0", "0", "0", "100")}, "white": {"cmyk": ("0", "0", "0", "0")}},
}
"""What every paper has without writing it; an empty mapping is the model's own defaults."""


def load_edition(folder: Path, findings: Findings) -> LoadedEdition:
    """Load the edition in `folder`, or the one whose ``edition.yaml`` is given.

    Raises:
        CannotCompose: there are errors; all that could be found are in `findings`.
    """
    mine = Findings()
    forget()
    loaded = _Loading(_edition_file(folder, mine, findings), mine).edition()
    findings.extend(mine)
    if loaded is None or mine.has_errors():
        raise CannotCompose
    return loaded


def load_paper(root: Path, findings: Findings) -> Paper:
    """Load the paper whose folder (or ``paper.yaml``) is given.

    Raises:
        CannotCompose: there are errors; they are in `findings`.
    """
    mine = Findings()
    path = Path(os.path.abspath(root))  # noqa: PTH100 — resolve() would follow links
    file = path if path.name == _PAPER_FILE else path / _PAPER_FILE
    paper = read_paper(YamlFiles(file.parent, mine), mine)
    if paper is not None:
        check_paper(paper, file.parent, mine)
    findings.extend(mine)
    if paper is None or mine.has_errors():
        raise CannotCompose
    return paper


def _edition_file(folder: Path, mine: Findings, findings: Findings) -> Path:
    path = Path(os.path.abspath(folder))  # noqa: PTH100 — resolve() would follow links
    file = path if path.name == _EDITION_FILE else path / _EDITION_FILE
    if is_file(file):
        return file
    mine.add("E241", Span(str(folder)), path=str(folder), hints=_editions_near(file.parent))
    findings.extend(mine)
    raise CannotCompose


def _editions_near(folder: Path) -> tuple[tuple[str, str], ...]:
    """The last edition of the paper that was given in place of one, or the likeliest beside the folder."""
    from composer.diagnostics.suggest import suggestion

    within = _editions_in(folder / "editions")
    if within:
        last = f"editions/{within[-1]}"
        return (
            (
                f"这是报纸的文件夹；它最后一期是 {last}",
                f"This is a paper; its last edition is {last}",
            ),
        )
    return suggestion(folder.name, _editions_in(folder.parent))


def _editions_in(folder: Path) -> list[str]:
    try:
        return sorted(one.parent.name for one in folder.glob(f"*/{_EDITION_FILE}") if is_file(one))
    except OSError:
        return []


class _Loading:
    """One load: the files read so far and the findings."""

    def __init__(self, file: Path, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        root = next((up for up in file.parents if is_file(up / _PAPER_FILE)), None)
        self._root = root or file.parent
        self._files = YamlFiles(self._root, findings)
        if root is None:
            findings.add("E240", Span(file.name), path=file.name)
        self._found = root is not None
        self._layouts: dict[tuple[str, tuple[tuple[str, str], ...]], Layout | None] = {}

    def edition(self) -> LoadedEdition | None:
        """The edition, or None if a file that everything hangs on could not be read."""
        paper = read_paper(self._files, self._findings) if self._found else None
        node = self._files.read(self._file)
        if node is None:
            return None
        edition = decode(Edition, written_out(node, Edition), self._findings)
        if edition is None:
            return None
        uses = edition.pages.items() if self._found else ()
        layouts = {
            number: layout for number, use in uses if (layout := self._layout(use)) is not None
        }
        if paper is None:
            return None
        said = {id(layout): spoken(layout, paper) for layout in layouts.values()}
        layouts = {number: said[id(layout)] for number, layout in layouts.items()}
        loaded = LoadedEdition(
            self._root,
            self._file.parent,
            paper,
            edition,
            layouts,
            self._files.sources,
            self._files.nodes,
        )
        check_paper(paper, self._root, self._findings)
        check_edition(loaded, self._findings)
        return loaded

    def _layout(self, use: PageUse) -> Layout | None:
        key = (use.layout, tuple(sorted(use.parameters.items())))
        if key not in self._layouts:
            found = Findings()
            self._layouts[key] = read_layout(self._files, use, found)
            self._findings.extend(found)
        return self._layouts[key]


def read_paper(files: YamlFiles, findings: Findings) -> Paper | None:
    """The paper, with what each style extends put under it and the built-in styles added."""
    node = files.read(files.root / _PAPER_FILE)
    if node is None:
        return None
    whole = written_out(node, Paper)
    assert isinstance(whole, MappingNode)
    whole = _with_caption(_with_built_in(whole))
    for section in _extending():
        styles = whole.values.get(section)
        if isinstance(styles, MappingNode):
            whole = whole.having(section, _resolved(styles, findings))
    paper = decode(Paper, _without_caption(whole), findings)
    if paper is None:
        return None
    paper = spoken(paper, paper)
    return replace(paper, caption=paper.styles.get("caption", paper.caption))


def _with_built_in(paper: MappingNode) -> MappingNode:
    """Add the styles and colours that every paper has; the paper's own of the same name goes over them,
    unless it extends another."""
    for section, entries in _BUILT_IN.items():
        styles = paper.values.get(section)
        if styles is None or (isinstance(styles, ScalarNode) and styles.is_null):
            styles = MappingNode(paper.key_span(section))
        if isinstance(styles, MappingNode):
            for name, values in entries.items():
                own = styles.values.get(name, MappingNode(styles.span))
                styles = styles.having(name, _over(_node(values, styles.span), own))
        paper = paper.having(section, styles)
    return paper


def _with_caption(paper: MappingNode) -> MappingNode:
    """Make the paper's ``caption:`` and the style of that name one and the same."""
    styles, caption = paper.values["styles"], paper.values.get("caption")
    if isinstance(styles, MappingNode) and isinstance(caption, MappingNode):
        return paper.having(
            "styles", styles.having("caption", _over(styles.values["caption"], caption))
        )
    return paper


def _extending() -> list[str]:
    """The paper's mappings whose entries may extend one another."""
    return [
        name
        for name, field in fields_of(Paper).items()
        if (parts := shape_of(field.hint))[0] == "mapping" and may_extend(parts[1][1])
    ]


def _without_caption(paper: MappingNode) -> MappingNode:
    """Leave the caption to the style of its name, unless it is no mapping and so an error to report."""
    readable = isinstance(paper.values.get("caption"), MappingNode)
    return paper.without("caption") if readable else paper


def _over(below: Node, own: Node) -> Node:
    if (
        not (isinstance(own, MappingNode) and isinstance(below, MappingNode))
        or EXTENDS in own.values
    ):
        return own
    return MappingNode(own.span, {**below.values, **own.values}, {**below.keys, **own.keys})


def _node(values: Mapping[str, str | tuple[str, ...]], span: Span) -> MappingNode:
    parts: dict[str, Node] = {}
    for key, value in values.items():
        if isinstance(value, str):
            parts[key] = ScalarNode(value, span)
        else:
            parts[key] = ListNode(tuple(ScalarNode(one, span) for one in value), span)
    return MappingNode(span, parts, dict.fromkeys(parts, span))


def _resolved(styles: MappingNode, findings: Findings) -> MappingNode:
    done = dict(styles.values)
    for name, style in styles.values.items():
        if isinstance(style, MappingNode):
            done[name], _ = extended(
                style, name, styles.values.get, lambda: list(styles.values), findings
            )
    return MappingNode(styles.span, done, styles.keys)


def read_layout(files: YamlFiles, use: PageUse, findings: Findings) -> Layout | None:
    """The layout of a page, with what it extends put under it and its parameters filled in."""
    place = use.where["layout"].span
    found = layout_node(files, use.layout)
    if found is None:
        if not is_file(_layout_file(files.root, use.layout)):
            from composer.diagnostics.suggest import suggestion

            known = suggestion(use.layout, layout_names(files.root))
            findings.add("E242", place, hints=known, name=use.layout)
        return None
    node, led = extended(
        found,
        use.layout,
        lambda name: _without_name(layout_node(files, name)),
        lambda: layout_names(files.root),
        findings,
        (place,),
    )
    values = {name: one.text for name, one in parameters_of(node, findings).items()}
    _check_parameters(use, values, findings)
    whole = filled(node.without(PARAMETERS), {**values, **use.parameters}, findings)
    return decode(
        Layout, written_out(whole, Layout), findings, lambda span: led.get(span.file, (place,))
    )


def layout_node(files: YamlFiles, name: str) -> MappingNode | None:
    """A layout's nodes by the name of its file or, failing that, by the name that a file gives itself."""
    path = _layout_file(files.root, name)
    if is_file(path):
        node = files.read(path)
        return None if node is None else _written(node)
    for other in sorted(filter(is_file, (files.root / _PAGES_FOLDER).glob("*.yaml"))):
        node = files.read(other)
        own = node.values.get("layout") if node else None
        if node and isinstance(own, ScalarNode) and own.text == name:
            return _written(node)
    return None


def _written(node: MappingNode) -> MappingNode:
    whole = written_out(node, Layout)
    assert isinstance(whole, MappingNode)
    return whole


def _without_name(node: MappingNode | None) -> MappingNode | None:
    """A parent's own name is not for its children."""
    return None if node is None else node.without("layout")


def _layout_file(root: Path, name: str) -> Path:
    safe = name if name == Path(name).name else "."
    return root / _PAGES_FOLDER / f"{safe}.yaml"


def layout_names(root: Path) -> list[str]:
    """The names of the layouts in a paper's folder."""
    return sorted(path.stem for path in (root / _PAGES_FOLDER).glob("*.yaml") if is_file(path))


def _check_parameters(use: PageUse, declared: Mapping[str, str], findings: Findings) -> None:
    for name in use.parameters:
        if name not in declared:
            from composer.diagnostics.suggest import suggestion

            place = use.where["parameters"][name].span
            findings.add(
                "E233", place, hints=suggestion(name, declared), name=name, layout=use.layout
            )
