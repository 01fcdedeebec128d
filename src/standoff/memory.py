"""How much memory the machine can still give.

This is the one thing that the core asks the machine: a model that would not fit is refused before
it is begun, and what fits depends on the machine. Whoever wants a limit of their own passes it to
`standoff.dispute.states.enumerate_states`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

__all__ = ["available"]

_UNKNOWN = 4 << 30
_ROOT = Path("/")


def available(root: Path = _ROOT) -> int:
    """Bytes that can be used without swapping, in this container where there is one.

    Parameters
    ----------
    root
        Where the system's files are.

    Returns
    -------
    int
        4 GB where the system does not say.
    """
    known = [found for found in (_free(root), _left(root)) if found is not None]
    return max(min(known), 0) if known else _UNKNOWN


def _free(root: Path) -> int | None:
    """Ask Linux what is available; elsewhere take half of what is built in."""
    told = _text(root / "proc/meminfo")
    if match := re.search(r"^MemAvailable:\s+(\d+) kB", told, re.MULTILINE):
        return int(match[1]) * 1024
    names = getattr(os, "sysconf_names", {})
    if told or "SC_PHYS_PAGES" not in names or root != _ROOT:
        return None
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2


def _left(root: Path) -> int | None:
    """Ask what a container may still take (control groups, version 2, then 1)."""
    groups = root / "sys/fs/cgroup"
    for limit, used in (
        ("memory.max", "memory.current"),
        ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes"),
    ):
        most, taken = _text(groups / limit).strip(), _text(groups / used).strip()
        if most.isdecimal() and taken.isdecimal():
            # Pages of files that were read are counted as used, and given back when needed.
            stat = _text((groups / limit).parent / "memory.stat")
            match = re.search(r"^inactive_file (\d+)", stat, re.MULTILINE)
            return int(most) - int(taken) + (int(match[1]) if match else 0)
    return None


def _text(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace")
    except OSError:
        return ""
