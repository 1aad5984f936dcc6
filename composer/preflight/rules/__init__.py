"""The rules of preflight, by subject — 规则: each module holds its rules' words, reasons, examples and checks.

`SUBJECTS` are the modules in the order in which findings and the guide list their rules. A new rule is
declared in its subject's `RULES` (and `CODES`, if it is mended in a way of its own) beside its check, gets
a fault file in ``tests/preflight/faults.py``, and ``python -m tools.preflight_docs`` writes the rest.
"""

__all__ = ["SUBJECTS"]

SUBJECTS = (
    "syntax", "metadata", "intent", "boxes", "fonts", "colours", "setting", "pictures", "device",
    "living", "structure", "ink",
)  # fmt: skip
