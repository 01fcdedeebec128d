"""Documents that are made in a process of their own."""

from __future__ import annotations

import pytest

from standoff.cases import load_case
from standoff.dispute.file import dumps
from standoff.errors import InputError
from standoff.report.brief import brief
from standoff.workbench.printing import Maker, Making

TEXT = dumps(load_case("chicken"))


def test_it_is_what_would_be_made_here() -> None:
    assert Making(TEXT, "html").result().decode("utf-8") == brief(load_case("chicken"))


def test_it_can_be_stopped() -> None:
    making = Making(TEXT, "html")
    making.stop()
    with pytest.raises(InputError, match="was stopped"):
        making.result()


def test_it_says_what_is_wrong() -> None:
    with pytest.raises(InputError, match="not YAML"):
        Making("title: [", "md").result()


def test_the_last_ones_are_kept() -> None:
    maker = Maker()
    for number in range(9):
        maker.keep(str(number), "html", b"x")
    assert maker.known("0", "html") is None
    assert maker.known("8", "html") == b"x"
    assert maker.known("8", "md") is None
