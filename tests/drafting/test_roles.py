"""What part an actor plays."""

from __future__ import annotations

from standoff.drafting.draft import draft
from standoff.reading.dossier import Dossier


def test_roles_follow_from_relations_and_are_cited(avaria: Dossier) -> None:
    roles = {actor.id: actor for actor in draft(avaria).actors}
    assert roles["avaria"].role == "party"
    assert roles["norland"].role == "mediator; has put forward a proposal"
    assert roles["corland"].role == "backs Belmark"
    assert all(actor.grounds.because for actor in roles.values())


def test_the_parties_come_first(avaria: Dossier) -> None:
    assert [actor.id for actor in draft(avaria).actors][:2] == ["avaria", "belmark"]
