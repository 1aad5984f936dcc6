"""ReportLab's settings are the program's, whatever stands on a desk."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

_DESK_SETTINGS = """
invariant = 0
pageCompression = 0
useA85 = 1
pdfMultiLine = 1
pdfComments = 1
defaultEncoding = "MacRomanEncoding"
eps_preview = 0
"""
_PAGE = """
import io
from composer.pdf.engine import Canvas, pdfdoc
canvas = Canvas(io.BytesIO(), pagesize=(200, 300))
canvas.setFont("Times-Roman", 9.123456)
canvas.rect(1 / 3, 2 / 3, 12345.6789, 0.00001)
canvas.drawString(10.1, 20.2, "A(b)c")
import sys
sys.stdout.buffer.write(canvas.getpdfdata())
"""


def _written(home: Path, **environment: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _PAGE],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "HOME": str(home), **environment},
    )
    assert not done.returncode, done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize("where", ["home", "module", "environment"])
def test_settings_of_a_desk_change_no_byte(tmp_path: Path, where: str) -> None:
    plain = _written(tmp_path / "nobody")
    environment: dict[str, str] = {}
    if where == "environment":
        environment = {"RL_invariant": "0", "RL_pageCompression": "0", "RL_useA85": "1"}
    elif where == "home":
        (tmp_path / ".reportlab_settings").write_text(_DESK_SETTINGS, encoding="utf-8")
    else:
        (tmp_path / "reportlab_settings.py").write_text(_DESK_SETTINGS, encoding="utf-8")
        environment = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    desk = _written(tmp_path, **environment)
    assert hashlib.sha256(desk).hexdigest() == hashlib.sha256(plain).hexdigest()
