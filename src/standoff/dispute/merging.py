"""States that count as one: which feasible states are the members of which state of the graph.

The states of the graph are then *nodes*: each feasible state that no merged state takes in is a
node of its own, and a merged state is one node with all its members. Nodes come in the order of
their first members.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.dispute.model import Dispute, Merged
from standoff.errors import DisputeError, Problem

__all__ = ["Merging", "code_of", "letters_of", "merge", "place_of", "spell_code"]

Codes = NDArray[np.uint64]
Indices = NDArray[np.int64]

_NAMED = 6


@dataclass(frozen=True, slots=True, eq=False)
class Merging:
    """How the feasible states make up the nodes of a graph in which some count as one.

    Parameters
    ----------
    codes
        Shape (feasible states,), rising: the feasible states, each for itself.
    node
        Shape (feasible states,): the node that each belongs to.
    first
        Shape (nodes,): the first member of each node.
    inside
        The feasible states in nodes of several members, node by node.
    start
        Shape (merged,): where in `inside` the members of each of these nodes begin.
    nodes
        Shape (merged,), rising: these nodes.
    records
        What the analyst wrote of each.
    letters
        The name of each: the letters on which all its members agree, ``-`` elsewhere; where
        another has the same, the letters of its first member.
    every, some
        Shape (nodes,): the options that every member takes, and that some does, as codes.
    """

    codes: Codes
    node: Indices
    first: Indices
    inside: Indices
    start: Indices
    nodes: Indices
    records: tuple[Merged, ...]
    letters: tuple[str, ...]
    every: Codes
    some: Codes

    def members(self, node: int) -> Indices:
        """Return the feasible states in a node, rising."""
        found = np.searchsorted(self.nodes, node)
        if found == len(self.nodes) or self.nodes[found] != node:
            return self.first[node : node + 1]
        end = self.start[found + 1] if found + 1 < len(self.start) else len(self.inside)
        return self.inside[self.start[found] : end]

    def in_every(self, values: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Say what holds in every member of each merged node: of shape (merged,)."""
        return np.logical_and.reduceat(values[self.inside], self.start)

    def settled(self, values: NDArray[Any], actor: str | None) -> NDArray[Any]:
        """Give each node one value.

        Parameters
        ----------
        values
            Shape (feasible states + merged,): the value of each state, then for each merged node
            the value of what its members have in common.
        actor
            Whose values they are; None: nobody's.

        Returns
        -------
        ndarray, shape (nodes,)
            That of the members where they agree, else that of the member as which the actor ranks
            the node, else that of what its members have in common.
        """
        found = values[self.first]
        size = len(self.codes)
        for number, (node, record) in enumerate(
            zip(self.nodes.tolist(), self.records, strict=True)
        ):
            members = self.members(node)
            if (values[members] == values[members[0]]).all():
                continue
            as_state = None if actor is None else record.ranked_as.get(actor)
            at = None if as_state is None else place_of(self.codes, code_of(as_state))
            found[node] = values[size + number if at is None else at]
        return found


def code_of(state: str) -> int:
    """Return the code of a state that is spelled in Y and N."""
    return sum(1 << place for place, letter in enumerate(state) if letter == "Y")


def place_of(codes: Codes, code: int) -> int | None:
    """Find a code among rising ones; None where it is not there."""
    found = int(np.searchsorted(codes, np.uint64(code)))
    return found if found < len(codes) and int(codes[found]) == code else None


def spell_code(code: int, width: int) -> str:
    """Spell the code of a state in Y and N."""
    return "".join("Y" if code >> place & 1 else "N" for place in range(width))


def letters_of(every: int, some: int, width: int) -> str:
    """Spell what several states agree on, ``-`` elsewhere."""
    bits = range(width)
    return "".join("Y" if every >> b & 1 else "-" if some >> b & 1 else "N" for b in bits)


def merge(dispute: Dispute, codes: Codes, holding: Sequence[NDArray[np.bool_]]) -> Merging | None:
    """Make nodes of the feasible states; None where no two of them count as one.

    Parameters
    ----------
    codes
        The feasible states, rising.
    holding
        For each merged state of the dispute where its expression holds, of shape
        (feasible states,).

    Raises
    ------
    DisputeError
        Two merged states share a feasible state, or one is ranked as a state that is no member.
    """
    several = [(m, np.flatnonzero(h)) for m, h in zip(dispute.merged, holding, strict=True)]
    _refuse_shared(dispute, codes, holding)
    several = sorted(
        ((record, found) for record, found in several if len(found) > 1),
        key=lambda pair: int(pair[1][0]),
    )
    if not several:
        return None
    _refuse_strangers(dispute, codes, several)
    leader = np.arange(len(codes))
    for _, found in several:
        leader[found] = found[0]
    first, node = np.unique(leader, return_inverse=True)
    inside = np.concatenate([found for _, found in several])
    start = np.cumsum([0, *(len(found) for _, found in several[:-1])])
    nodes = node[[int(found[0]) for _, found in several]].astype(np.int64)
    every, some = codes[first], codes[first]
    every[nodes] = np.bitwise_and.reduceat(codes[inside], start)
    some[nodes] = np.bitwise_or.reduceat(codes[inside], start)
    width = len(dispute.options)
    agreed = [letters_of(int(every[n]), int(some[n]), width) for n in nodes.tolist()]
    count = Counter(agreed)
    letters = tuple(
        name if count[name] == 1 else spell_code(int(codes[found[0]]), width)
        for name, (_, found) in zip(agreed, several, strict=True)
    )
    return Merging(
        codes, node.astype(np.int64), first, inside, start, nodes,
        tuple(record for record, _ in several), letters, every, some,
    )  # fmt: skip


def _refuse_shared(dispute: Dispute, codes: Codes, holding: Sequence[NDArray[np.bool_]]) -> None:
    problems = []
    for number, (record, holds) in enumerate(zip(dispute.merged, holding, strict=True)):
        for other, before in zip(dispute.merged[:number], holding, strict=False):
            shared = np.flatnonzero(holds & before)
            if len(shared):
                state = spell_code(int(codes[shared[0]]), len(dispute.options))
                said = (
                    f"two merged states share the state {state}: it satisfies "
                    f"'{other.expression}' and '{record.expression}'. A state can be merged in "
                    "one way only."
                )
                problems.append(_problem(dispute, record, said))
    if problems:
        raise DisputeError(problems)


def _refuse_strangers(
    dispute: Dispute, codes: Codes, several: Sequence[tuple[Merged, Indices]]
) -> None:
    width = len(dispute.options)
    problems = []
    for record, found in several:
        members = codes[found]
        for actor, state in record.ranked_as.items():
            if len(state) == width and place_of(members, code_of(state)) is not None:
                continue
            some = ", ".join(spell_code(int(code), width) for code in members[:_NAMED].tolist())
            more = f" and {len(members) - _NAMED:,} more" if len(members) > _NAMED else ""
            said = (
                f"the merged state '{record.name or record.expression}' is ranked as {state} "
                f"for '{actor}', which is no member of it. Its members are {some}{more}."
            )
            problems.append(_problem(dispute, record, said))
    if problems:
        raise DisputeError(problems)


def _problem(dispute: Dispute, record: Merged, said: str) -> Problem:
    line, column = record.place or (None, None)
    return Problem(said, dispute.file, line, column)
