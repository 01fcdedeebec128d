"""Interruptions are heard wherever the tests run; a mutation run takes few examples of each."""

import os
import signal

import pytest
from hypothesis import Phase, settings

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # What ignores a signal hands that down to the processes that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)

SHARE = float(os.environ.get("STANDOFF_EXAMPLES", "1"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each property see a share of its examples, the same ones in every run."""
    if SHARE == 1:
        return
    for item in items:
        test = getattr(item, "obj", None)
        test = getattr(test, "__func__", test)
        own = getattr(test, "_hypothesis_internal_use_settings", None)
        if own is not None:
            test._hypothesis_internal_use_settings = settings(
                own,
                max_examples=max(5, int(own.max_examples * SHARE)),
                derandomize=True,
                phases=(Phase.explicit, Phase.generate),
                database=None,
            )
