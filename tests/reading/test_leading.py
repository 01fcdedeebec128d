"""Who speaks for whom by a clause behind the name."""

from __future__ import annotations

import pytest

from standoff.reading.read import read_text


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("Inti Paucar, who speaks for the Nordic Council, rejected the plan.", "nordic_council"),
        ("Inti Paucar, who leads the Liberal Union, rejected the plan.", "liberal_union"),
        ("Inti Paucar, representing Peru, rejected the plan.", "peru"),
        ("Inti Paucar, who led the Liberal Union until 2010, rejected the plan.", None),
        ("Inti Paucar, who speaks for nobody, rejected the plan.", None),
    ],
)
def test_who_is_spoken_for(text: str, principal: str | None) -> None:
    dossier = read_text(text)
    (paucar,) = (actor for actor in dossier.actors if actor.id == "inti_paucar")
    assert paucar.speaks_for == principal
    (stance,) = (c for c in dossier.claims if c.kind == "stance")
    assert stance.actor == (principal or "inti_paucar")
