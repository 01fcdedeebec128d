"""Persons with and without their middle names."""

from __future__ import annotations

import pytest

from standoff.reading.person_names import PersonNames, is_surname


@pytest.mark.parametrize(
    ("names", "name", "full"),
    [
        (["John F. Kettering", "John Kettering"], "John Kettering", "John F. Kettering"),
        (["John F. Kettering", "John Francis Kettering"], "John F. Kettering",
         "John Francis Kettering"),
        (["Maria Elena de Santos", "Maria de Santos"], "Maria de Santos", "Maria Elena de Santos"),
        (["MARIA DE SANTOS", "Maria de Santos"], "MARIA DE SANTOS", "Maria de Santos"),
    ],
)  # fmt: skip
def test_the_only_one_of_that_name_is_meant(names: list[str], name: str, full: str) -> None:
    assert PersonNames(names).full(name) == full


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (["John F. Kettering", "John P. Kettering", "John Kettering"], "John Kettering"),
        (["George W. Bush", "George H. W. Bush"], "George W. Bush"),
        (["John F. Kettering", "Peter Kettering"], "Peter Kettering"),
        (["John de Kettering", "John Kettering"], "John Kettering"),
    ],
)
def test_of_two_it_is_neither(names: list[str], name: str) -> None:
    assert PersonNames(names).full(name) == name


def test_a_particle_is_no_first_name() -> None:
    assert is_surname("De Santos")
    assert not is_surname("Maria de Santos")
