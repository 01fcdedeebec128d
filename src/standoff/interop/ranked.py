"""Rankings of a save file, which name states by numbers, as rankings of a dispute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.dispute.expressions import Expression, parse
from standoff.dispute.model import Dispute, Ranking
from standoff.dispute.states import States, enumerate_states, spell_code
from standoff.errors import DisputeError, Problem
from standoff.interop.loss import Loss
from standoff.interop.numbering import Numbering, in_other_order, numbering_of, places_in
from standoff.interop.save_file import SavedActor, SaveFile

__all__ = ["Ranks"]

_MOST_RANKED = 100_000


class Ranks:
    """Translates rankings of state numbers into rankings of states."""

    def __init__(
        self, dispute: Dispute, saved: SaveFile, numbers: Sequence[int], file: str | None
    ) -> None:
        if len(numbers) > _MOST_RANKED:
            raise DisputeError(
                Problem(f"preferenceRanking: {len(numbers):,} states are ranked in all; "
                        f"{_MOST_RANKED:,} is the most in a dispute file", file)
            )  # fmt: skip
        states: States = enumerate_states(dispute)
        order = [index for actor in saved.actors for index in actor.options]
        self._places = places_in(order)
        self._order = order
        self._options = dispute.options
        codes = in_other_order(states, self._places)
        found = numbering_of(codes, numbers, len(order))
        if found is None:
            raise DisputeError(
                Problem(f"preferenceRanking: there is no state {max(numbers)}; the file has "
                        f"{1 << len(order):,} states, {states.size:,} of them feasible", file)
            )  # fmt: skip
        self._numbering: Numbering = found

    def of(self, actor: SavedActor, path: str) -> tuple[Ranking, list[Loss]]:
        """Translate the ranking of an actor; feasible states that it does not name come last."""
        tiers: list[tuple[Expression, ...]] = []
        outside, named = 0, 0
        for tier in actor.ranking:
            codes = [self._numbering.code(number) for number in tier]
            feasible = [code for code in codes if code is not None]
            outside += len(codes) - len(feasible)
            named += len(feasible)
            if feasible:
                tiers.append(tuple(self._pattern(code) for code in feasible))
        missing = len(self._numbering.codes) - named
        losses = list(_incomplete(f"{path}.preferenceRanking", outside, missing, self._numbering))
        if not missing:
            return Ranking(tuple(tiers)), losses
        return Ranking((*tiers, ()), rest=len(tiers)), losses

    def _pattern(self, code: int) -> Expression:
        letters = spell_code(code, len(self._order))
        text = "".join(letters[index] for index in self._order)
        return parse(text, options=self._options)


def _incomplete(path: str, outside: int, missing: int, numbering: Numbering) -> Iterator[Loss]:
    if outside:
        yield Loss(path, f"{outside:,} of the states that it names are infeasible.")
    if not missing:
        return
    size = len(numbering.codes)
    counted = "feasible states" if numbering.feasible else "all states"
    yield Loss(
        path,
        f"{missing:,} of {size:,} feasible states are not named; they were ranked alike, last. "
        f"Numbers were read as counting {counted}.",
        matters=True,
    )
