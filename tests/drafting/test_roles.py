"""What part an actor plays."""

from __future__ import annotations

import pytest

from standoff.drafting.board import Board
from standoff.drafting.draft import draft
from standoff.drafting.material import Material
from standoff.drafting.roles import grounds_of_role, role_of
from standoff.reading.dossier import Dossier
from standoff.reading.read import read_text


def test_roles_follow_from_relations_and_are_cited(avaria: Dossier) -> None:
    roles = {actor.id: actor for actor in draft(avaria).actors}
    assert roles["avaria"].role == "party"
    assert roles["norland"].role == "mediator; has put forward a proposal"
    assert roles["corland"].role == "backs Belmark"
    assert all(actor.grounds.because for actor in roles.values())


def test_the_parties_come_first(avaria: Dossier) -> None:
    assert [actor.id for actor in draft(avaria).actors][:2] == ["avaria", "belmark"]


@pytest.mark.parametrize(
    ("remark", "role"),
    [
        ("Norway has condemned the threat of Serbia.", "comments"),
        ("Norway opposes the threat of Serbia.", "comments"),
        ("Norway demanded that Serbia open the bridge.", None),
        ("Norway has condemned the threat. Norway demanded that Serbia open the bridge.", None),
    ],
)
def test_a_bystander_of_whom_there_are_only_remarks_comments(remark: str, role: str | None) -> None:
    text = (
        "Mediators met Serbia and Kosovo. Serbia threatened to close the border. Kosovo rejected "
        "the demand of Serbia. "
    )
    board = Board(Material(read_text(text + remark, published="2007-12-07")))
    assert role_of(board, "norway") == role
    assert grounds_of_role(board, "norway").because
