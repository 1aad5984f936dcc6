"""Plain files — 普通文件: what may be read, and whose leavings may go. A pipe is waited for without end, a
device may have no end."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_ISREG

__all__ = ["runs", "stat_of"]


def stat_of(path: Path) -> os.stat_result:
    """What the system knows of a plain file (or of the one that a link leads to).

    Raises:
        FileNotFoundError: there is none, or it is a folder, a pipe or a device.
        OSError: it cannot be looked at.
    """
    found = path.stat()
    if not S_ISREG(found.st_mode):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return found


def runs(process: int) -> bool:
    """Whether a process is still there. Where that cannot be asked without harm it is taken to be."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
