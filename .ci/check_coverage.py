"""Fails where a module's lines and branches are tried less than they have to be.

Usage: python .ci/check_coverage.py COVERAGE.json LEAST_PER_CENT
"""

import json
import sys
from pathlib import Path

OTHERWISE = {
    "composer/__main__.py": 0,  # runs in processes of its own, which are not measured
    "composer/cli/_run.py": 70,  # its worker processes are not measured
    "composer/cli/_session.py": 70,  # streams that take no more are tried in processes of their own
    "composer/cli/proof.py": 70,
    "composer/foreign_pdf.py": 70,
    "composer/papers/reading/copy.py": 70,
    "composer/plain_files.py": 70,
    "composer/preflight/content/programs.py": 70,
    "composer/preflight/content/textshow.py": 83,
    "composer/preflight/content/typecase.py": 80,
    "composer/preflight/ink/estimate.py": 75,
    "composer/preflight/ink/plates.py": 55,  # Ghostscript's part is tried by tests/independent
    "composer/press/adverts/soft.py": 80,
}
"""Modules that still lack cases, or are tried where nothing measures, and what they have at least."""


def main(report: Path, least: float) -> None:
    """Raise SystemExit with the modules that lack cases."""
    measured = json.loads(report.read_text(encoding="utf-8"))
    short = {
        name: module["summary"]["percent_covered"]
        for name, module in measured["files"].items()
        if module["summary"]["percent_covered"] < OTHERWISE.get(name, least)
    }
    print(f"branch coverage: {measured['totals']['percent_covered']:.1f} %")
    for name, allowed in OTHERWISE.items():
        print(f"  {name}: at least {allowed} %")
    if short:
        lines = [f"{name}: {per_cent:.1f} %" for name, per_cent in sorted(short.items())]
        sys.exit(f"under {least:g} %:\n  " + "\n  ".join(lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
