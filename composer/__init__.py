"""Newspaper page composer — 报纸组版: YAML layouts and Chinese stories in, print-ready PDF out."""

__version__ = "0.2.0"
__all__ = ["__version__"]
