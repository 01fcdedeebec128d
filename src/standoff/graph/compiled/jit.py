"""Compile a kernel once for this machine, and keep it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit

__all__ = ["compiled"]

Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def compiled(kernel: Kernel) -> Kernel:
    """Compile a kernel when it is first called; it lets other threads run meanwhile.

    The machine code is kept beside the module, or where that cannot be written in the user's own
    cache; where neither can be, it is compiled anew in each process.
    """
    try:
        made: Any = njit(nogil=True, cache=True)(kernel)
    except RuntimeError:  # there is nowhere to keep it
        made = njit(nogil=True)(kernel)
    known: Kernel = made  # it is called as the function that it was made from
    return known
