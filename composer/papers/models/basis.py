"""What all the spec's models stand on: the base class with its places in YAML, and the words that several
of them share."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from composer.diagnostics.diagnostic import NOWHERE, Where
from composer.frozen import frozen

__all__ = ["COPY", "Align", "Copy", "Line", "Model"]

Align = Literal["justify", "start", "center", "end", "spread"]
COPY = "copy"
Copy = Annotated[str, COPY]
"""Words that are printed, or read aloud in their place. YAML must not take anything from such a value in
silence: what it would drop is an error (`papers.decode`)."""

Line = Literal["none", "hairline", "thin", "thick", "double", "thick-thin"]


@frozen(kw_only=True)
class Model:
    """What every model has: the places of its keys and values in the YAML."""

    where: Where = field(default=NOWHERE, compare=False, repr=False)
