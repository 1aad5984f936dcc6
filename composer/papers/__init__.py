"""The spec — 版式定义: YAML of a paper, its layouts and an edition → validated, frozen models.

`load_edition` is the way in; `models` and `values` are what it gives. `schema` makes the JSON Schema of
the same models and is not imported here: composing never needs it.
"""

from composer.papers.load import load_edition, load_paper
from composer.papers.loaded import LoadedEdition
from composer.papers.reading.encoding import SourceTexts

__all__ = ["LoadedEdition", "SourceTexts", "load_edition", "load_paper"]
