"""Errors say what is wrong, where, and what would be right; all at once."""

from __future__ import annotations

import pytest

from standoff import errors
from standoff.errors import InputError, Problem, StandoffError, nearest


def test_a_problem_says_where_it_is() -> None:
    assert str(Problem("no such actor", "d.yaml", 3, 7)) == "d.yaml:3:7: no such actor"
    assert str(Problem("no such actor", "d.yaml")) == "d.yaml: no such actor"
    assert str(Problem("no such actor")) == "no such actor"


@pytest.mark.parametrize(
    "problems", ["one", Problem("one"), [Problem("one"), Problem("two", "f", 2)]]
)
def test_an_input_error_keeps_all_its_problems(problems: object) -> None:
    error = InputError(problems)  # type: ignore[arg-type]
    assert str(error).splitlines() == [str(problem) for problem in error.problems]


def test_a_name_is_answered_with_the_nearest_known_one_or_with_all() -> None:
    assert nearest("serbai", ["serbia", "russia"]) == " Did you mean 'serbia'?"
    assert nearest("zzz", ["serbia", "russia"]) == " Known: serbia, russia."
    assert nearest("zzz", []) == ""
    assert nearest("zzz", [f"a{n}" for n in range(20)]).endswith("a11, ….")


def test_everything_raised_on_purpose_has_one_root() -> None:
    raised = [getattr(errors, name) for name in errors.__all__]
    exceptions = [each for each in raised if isinstance(each, type) and each is not Problem]
    assert all(issubclass(each, StandoffError) for each in exceptions)
