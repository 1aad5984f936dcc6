"""The door for programs — 程序接口: papers and editions opened, checked, composed, measured, written, rendered.

    from composer.api import open_edition

    edition = open_edition("layouts/our-paper/editions/2020-04-20")
    made = edition.compose()
    made.write("out")
    for finding in made.findings:
        print(finding.severity, finding.code, finding.place, finding.message)

In come paths or texts, out go values. There is one exception, `Refused`, which carries findings; any other
that leaves is a fault of ours. Nothing that is imported here sets a line: stages are loaded by the first
call that needs them. The command line is written on this package; what it needs besides are its modules
`galleys`, `sheets`, `finished`, `faces`, `schemas` and `writing`. See ``docs/api.md``.
"""

from composer.api.editions import Composition, OpenEdition, open_edition
from composer.api.findings import Finding, Refused
from composer.api.made import Files
from composer.api.measuring import Fit, Loosest, measure_story
from composer.api.opening import OpenPaper, open_paper
from composer.api.pixels import Pixels, render_pdf

__all__ = [
    "Composition",
    "Files",
    "Finding",
    "Fit",
    "Loosest",
    "OpenEdition",
    "OpenPaper",
    "Pixels",
    "Refused",
    "measure_story",
    "open_edition",
    "open_paper",
    "render_pdf",
]
