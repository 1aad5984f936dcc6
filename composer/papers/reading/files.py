"""The YAML files of one paper as they are read: text kept for excerpts, nodes kept for the next asking."""

from __future__ import annotations

from pathlib import Path

from composer.diagnostics.diagnostic import Findings, Span
from composer.papers.reading.encoding import read_text
from composer.papers.reading.nodes import MappingNode, kind_of
from composer.papers.reading.paths import file_in, relative_name
from composer.papers.reading.yaml_tree import expected_mapping, parse

__all__ = ["YamlFiles"]


class YamlFiles:
    """Reads each file once; what advances is what has been read."""

    def __init__(self, root: Path, findings: Findings) -> None:
        self.root = root
        self.sources: dict[str, str] = {}
        self._findings = findings
        self._nodes: dict[str, MappingNode | None] = {}

    @property
    def nodes(self) -> dict[str, MappingNode]:
        """The root mappings of the files that could be read, as they were written."""
        return {name: node for name, node in self._nodes.items() if node is not None}

    def read(self, path: Path) -> MappingNode | None:
        """The root mapping of a file, or None after an error (reported the first time only)."""
        name = relative_name(path, self.root)
        if name not in self._nodes:
            self._nodes[name] = self._read(path, name)
        return self._nodes[name]

    def _read(self, path: Path, name: str) -> MappingNode | None:
        # A layout that is a link out of the folder is no part of the paper: handed on, it would be missing.
        if path.is_relative_to(self.root) and file_in(self.root, name, self.root) is None:
            self._findings.add("E508", Span(name), path=name)
            return None
        text = read_text(path, name, self._findings)
        if text is None:
            return None
        self.sources[name] = text
        node = parse(text, name, self._findings)
        if node is None:
            return None
        if not isinstance(node, MappingNode):
            self._findings.add("E222", node.span, expected=expected_mapping(), found=kind_of(node))
            return None
        return node
