"""Interruptions are heard wherever the tests run; a mutation run takes few examples of each.

What takes long comes first: a worker that begins with it last keeps the others waiting.
"""

import os
import signal

import pytest
from hypothesis import Phase, settings

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # What ignores a signal hands that down to the processes that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How fast an example is, is measured in bench; here it would tell of what else the machine does.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SHARE = float(os.environ.get("STANDOFF_EXAMPLES", "1"))
LONG = ("workbench", "corpus", "cli")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes long first; let each property see its share of examples, always the same."""
    items.sort(key=lambda item: item.path.parent.name not in LONG)
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
