"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

__all__ = ["write_beside"]


def write_beside(path: Path, content: str | bytes) -> None:
    """Write text (UTF-8) or bytes beside its place and rename it, so that no half file is seen.

    Raises
    ------
    OSError
        The folder does not exist or cannot be written; what stood at `path` is untouched.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        # mkstemp makes files for the owner only; a result is as readable as any other new file.
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, path)
    finally:
        # Renamed, it is no longer there; after a failure nothing of it stays behind.
        with suppress(OSError):
            os.unlink(temporary)
