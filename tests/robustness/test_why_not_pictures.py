"""The inverse question where states are merged and an actor has a picture of its own."""

from __future__ import annotations

import pytest

from standoff.dispute.file import loads
from standoff.errors import InputError
from standoff.robustness.inverse.ask import why_not
from standoff.stability.solve import solve

STRAIT = """
format: standoff.dispute/1
title: Tolls in the strait
actors:
  ardonia:
    options: {toll: , blockade: }
    preferences: [ardonia.toll, not ardonia.blockade]
  belmora:
    options: {sue: , pay: }
    preferences: [not ardonia.blockade, not belmora.pay, belmora.sue iff ardonia.toll]
    perceives: {unseen: [ardonia.blockade]}
constraints: [{never: belmora.sue and belmora.pay}]
merged: [{states: MERGED}]
"""


@pytest.mark.parametrize("concept", ["Nash", "GMR", "SMR", "SEQ", "SSEQ"])
def test_it_says_of_every_state_what_solving_says(concept):
    dispute = loads(STRAIT.replace("MERGED", "ardonia.toll and belmora.pay and ardonia.blockade"))
    solution = solve(dispute, [concept])
    for index in range(solution.size):
        (answer,) = why_not(dispute, solution.state(index), concept=concept).answers
        assert answer.equilibrium == solution.equilibria[concept][index]
        for need in answer.needs:
            assert need.stable == solution.stable[concept][need.actor][index]


def test_a_merged_state_that_is_several_to_an_actor_is_refused():
    dispute = loads(STRAIT.replace("MERGED", "ardonia.blockade and not belmora.pay"))
    with pytest.raises(InputError, match="in the picture of 'belmora' its members are several"):
        why_not(dispute, "NYNN")
