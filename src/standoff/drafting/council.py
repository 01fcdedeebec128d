"""The vote of the Security Council on what one side refuses, as a derived fact.

Who decides there and who has a veto is data that ships with the package (``data/``), with its
source.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from standoff.dispute.expressions import parse
from standoff.dispute.model import Body, Grounds, Member
from standoff.drafting.board import Board, DraftOption
from standoff.drafting.names import with_article
from standoff.drafting.rules import by

__all__ = ["BLOCK", "CouncilRules", "council_aims", "council_bodies", "council_rules"]

BLOCK = "block_security_council"
"""Id of a permanent member's option to block there what a side refuses."""
_ELECTED = "elected"


@dataclass(frozen=True, slots=True)
class CouncilRules:
    """How the Council decides.

    Parameters
    ----------
    source
        Where the rules stand.
    quota
        How many votes a decision needs, of one for each member.
    elected
        How many members are elected.
    permanent
        The names of the permanent members, each of which has a veto, by their ids.
    """

    source: str
    name: str
    quota: int
    elected: int
    permanent: dict[str, str]


@lru_cache(maxsize=1)
def council_rules() -> CouncilRules:
    """Return the rules that ship with the package."""
    text = (files("standoff.drafting") / "data" / "security_council.toml").read_text("utf-8")
    data = tomllib.loads(text)
    permanent = {ident: data["names"][ident] for ident in data["permanent"]}
    return CouncilRules(data["source"], data["name"], data["quota"], data["elected"], permanent)


def council_bodies(board: Board) -> Iterator[Body]:
    """Yield, for each side that somebody backs in the Council, its decision on what it refuses.

    A permanent member that may block votes for it where it does not; all others are taken to.
    """
    rules = council_rules()
    for side, blockers in _blocked(board).items():
        owners = {option.actor: option for option in blockers}
        elected = {f"{_ELECTED}_{n}": f"Elected member {n}" for n in range(1, rules.elected + 1)}
        everybody = {**rules.permanent, **elected}
        members = [
            Member(
                ident,
                weight=1,
                votes=parse(f"not {owners[ident].path}" if ident in owners else "true"),
                veto=ident in rules.permanent,
                name=name,
            )
            for ident, name in everybody.items()
        ]
        because = tuple(dict.fromkeys(e for option in blockers for e in option.because))
        refuses = f"what {with_article(board.material.actor(side))} refuses"
        votes = rules.elected + len(rules.permanent)
        said = (
            f"{rules.quota} of {votes} votes decide, and no permanent member against it "
            f"({rules.source}). All of whom nothing is reported are taken to vote for {refuses}."
        )
        yield Body(
            _ident(side),
            f"The {rules.name} decides {refuses}",
            tuple(members),
            rules.quota,
            Grounds(because, by("council-vetoes", said)),
        )


def council_aims(board: Board, rank: int) -> None:
    """Enter that a side does not want the Council to decide what it refuses, and the other does."""
    if not board.rules.on("council-counts"):
        return
    for side in _blocked(board):
        opponent = board.material.opponent(side)
        for actor, sign, feels in ((side, "not ", "unwelcome"), (opponent, "", "welcome")):
            if actor is not None:
                said = f"What that side refuses is taken to be {feels} if the Council decides it."
                board.aim(actor, rank, f"{sign}{_ident(side)}", assumed=by("council-counts", said))


def _blocked(board: Board) -> dict[str, list[DraftOption]]:
    """Return the options to block, by the side whose part is taken."""
    found: dict[str, list[DraftOption]] = {}
    for option in board.options:
        if option.id == BLOCK and option.backs is not None:
            found.setdefault(option.backs, []).append(option)
    return found


def _ident(side: str) -> str:
    return f"council_against_{side}"
