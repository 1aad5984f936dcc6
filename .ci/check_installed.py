"""Checks an installed wheel: it lies outside the checkout, is typed, and has its faces, profiles, pages and licences.

Usage: python .ci/check_installed.py CHECKOUT VERSION, with the Python of the environment, from elsewhere
"""

import sys
from importlib.metadata import distribution
from pathlib import Path

import composer
from composer.resources import resource_folder


def main(checkout: Path, version: str) -> None:
    """Raise SystemExit with what is wrong."""
    package = Path(composer.__file__).resolve().parent
    if package.is_relative_to(checkout.resolve()):
        sys.exit(f"{package} is the checkout, not the wheel")
    about = distribution("composer")
    if (about.version, composer.__version__) != (version, version):
        sys.exit(f"the wheel says {about.version} and {composer.__version__}, not {version}")
    wanted = [package / "py.typed"]
    for name in ("fonts", "assets", "docs/diagnostics"):
        there = (path for path in (checkout / name).rglob("*") if path.is_file())
        wanted += [resource_folder(name) / path.relative_to(checkout / name) for path in there]
    licences = ["LICENSE", *(str(path.relative_to(checkout)) for path in _licences(checkout))]
    kept = {str(path) for path in about.files or ()}
    lacking = [str(path) for path in wanted if not path.is_file()]
    lacking += [
        name for name in licences if not any(one.endswith(f"licenses/{name}") for one in kept)
    ]
    if lacking:
        sys.exit("not in the wheel: " + ", ".join(lacking))
    for key in ("Author", "License-Expression", "Classifier", "Requires-Python"):
        if not about.metadata.get_all(key):
            sys.exit(f"the metadata have no {key}")
    print(f"composer {version}: {len(wanted)} files, {len(licences)} licences")


def _licences(checkout: Path) -> list[Path]:
    names = ("COPYING", "OFL.txt", "LICENCES.md")
    return [path for name in names for path in sorted(checkout.glob(f"[fa]*/*/{name}"))]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
