"""ReportLab without what a page does not need: it is all there once somebody asks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def _told(code: str) -> list[str]:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, cwd=root
    )
    assert not done.returncode, done.stderr
    return done.stdout.splitlines()


def test_fonts_that_are_not_embedded_are_loaded_when_one_is_set() -> None:
    code = (
        "import io, sys; from composer.pdf.engine import Canvas, pdfdoc\n"
        "from reportlab.pdfbase import _fontdata as data, pdfmetrics\n"
        "known = tuple(data.standardFonts), data.standardEncodings; print(len(vars(data)) < 15)\n"
        "canvas = Canvas(io.BytesIO()); canvas.setFont('Times-Roman', 9); canvas.drawString(0, 0, 'A')\n"
        "print(canvas.stringWidth('A', 'Times-Roman', 1000), b'Times-Roman' in canvas.getpdfdata())\n"
        "print(known == (tuple(data.standardFonts), data.standardEncodings), len(vars(data)) > 15)"
    )
    assert _told(code) == ["True", "722.0 True", "True True"]


def test_what_stands_on_a_desk_is_not_asked_for() -> None:
    code = (
        "import sys; sys.modules['rlbidi'] = sys; import composer.pdf.engine\n"
        "from reportlab.lib import rl_accel; from reportlab.pdfgen import textobject\n"
        "print(rl_accel._c_funcs, textobject.rtlSupport, sys.modules['rlbidi'] is sys)\n"
        "print('_rl_accel' in sys.modules)"
    )
    assert _told(code) == ["{} False True", "False"]
