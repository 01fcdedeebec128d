"""Which union is that of workers whom nobody names."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text

STRIKE = "Doctors will stage a strike unless the Health Ministry drops the rota, their union said."


def _threatening(text: str) -> set[str | None]:
    return {c.actor for c in read_text(text).claims if (c.kind, c.act) == ("stance", "threaten")}


def test_what_workers_will_do_is_what_their_union_threatens() -> None:
    text = f"{STRIKE}\n\nThe Association of Resident Doctors rejected the offer on Monday."
    assert _threatening(text) == {"association_of_resident_doctors"}


@pytest.mark.parametrize(
    "other",
    [
        # It is that of others.
        "The Union of Train Drivers rejected the offer on Monday.",
        # There are two.
        "The Association of Resident Doctors and the Union of Village Doctors met on Monday.",
        # There is none.
        "The ministry rejected the demand on Monday.",
    ],
)
def test_where_it_is_not_plain_it_is_the_workers_themselves(other: str) -> None:
    assert _threatening(f"{STRIKE}\n\n{other}") == {"doctors"}


def test_what_others_will_do_is_no_threat_of_the_union() -> None:
    text = (
        "Hospitals will close unless the Health Ministry drops the rota, the doctors' union said."
        "\n\nThe Association of Resident Doctors rejected the offer on Monday."
    )
    assert _threatening(text) == set()
