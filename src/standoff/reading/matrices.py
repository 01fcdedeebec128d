"""How the language model multiplies matrices, which is most of its work.

The library that spaCy brings along (BLIS) took three times as long for the products of this model
as the one that NumPy brings (OpenBLAS or Accelerate), measured with wheels from PyPI on x86-64. The
latter starts as many threads as there are cores: these wait for each other busily, and stand in the
way of further workers, so that one thread is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

__all__ = ["in_one_thread", "numpy_products"]


@contextmanager
def numpy_products() -> Iterator[None]:
    """Let a model that is loaded within multiply by NumPy; others keep to what they have."""
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):
        yield


@contextmanager
def in_one_thread() -> Iterator[None]:
    """Let NumPy multiply in one thread within; what was set before is set again behind."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield


@lru_cache(maxsize=1)
def _libraries() -> ThreadpoolController:
    """Find the libraries that are loaded; to look for them at each use would take longer."""
    import numpy as np  # noqa: F401 - brings the library that is looked for
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
