"""A paper in memory — 内存中的报纸: its files as texts and bytes, laid out in a private folder while it is open.

Stages read files, and findings name them; so a paper that is nowhere on disk gets a folder in the system's
place for temporary files, readable by this user alone, which goes when the paper is closed (or forgotten, or
the process ends). Findings name files as the caller did: relative to the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from composer.api.findings import refusal

__all__ = ["PrivateFolder", "Texts"]

Texts = Mapping[str, str | bytes]
"""Path relative to the paper's folder, with forward slashes → text, or the bytes of a picture or font."""


class PrivateFolder:
    """The folder of a paper in memory; it goes with its last user, or when it is closed."""

    def __init__(self, texts: Texts) -> None:
        """Write the files of `texts`.

        Raises:
            Refused: a path leads out of the folder, or is a file and a folder at once (E632).
        """
        # Not at the top: who opens a folder on disk asks none of them for anything.
        import shutil
        import tempfile
        import weakref

        for path in texts:
            if not _plain(path, texts):
                raise refusal("E632", path=path)
        self.path = Path(tempfile.mkdtemp(prefix="composer-paper-")).resolve()
        # Not `TemporaryDirectory`: a program that forgets to close has done nothing wrong.
        self.close = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)
        for path, content in texts.items():
            file = self.path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            # Bytes, not text mode: no platform may change a line end on the way.
            # A half of a surrogate pair is written too: to refuse it is the reader's business.
            raw = content.encode(errors="surrogatepass") if isinstance(content, str) else content
            file.write_bytes(raw)

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *_raised: object) -> None:
        self.close()


def _plain(path: str, texts: Texts) -> bool:
    """Whether a path says one place inside the folder on every system."""
    parts = path.split("/")
    if not path or any(part in ("", ".", "..") for part in parts):
        return False
    if any(char in path for char in "\\:\0") or not _encodable(path):
        return False
    if any(len(part.encode()) > 255 for part in parts):
        return False
    above = PurePosixPath(path).parents
    return not any(str(folder) in texts for folder in above)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
