"""Pictures (stub)."""

from pathlib import Path

PICTURES: dict[str, str] = {}


def write_pictures(folder: Path) -> None:
    """Nothing yet."""
