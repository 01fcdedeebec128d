"""Words for a deadline that was told of before, and what else such words may mean."""

from __future__ import annotations

from datetime import date

import pytest

from standoff.reading.read import read_text
from standoff.reading.records import Claim


def moved(text: str) -> list[Claim]:
    claims = read_text(text, published="2024-03-05").claims
    return [c for c in claims if c.kind == "deadline" and c.act == "extend"]


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("Brazil has set a deadline of 10 March. On Monday it extended it by two weeks.",
         date(2024, 3, 24), "brazil"),
        (("Brazil set a deadline of 10 March for an answer. Peru has not answered. "
         "It has since extended it by a week."), date(2024, 3, 17), "brazil"),
        ("Brazil has set a deadline of 10 March. It was put back to 3 May.",
         date(2024, 5, 3), None),
        ("Brazil set a deadline of 10 March, then extended it to 17 March.",
         date(2024, 3, 17), None),
        ("The ultimatum ends on 10 March. Brazil said it had been extended by three days.",
         date(2024, 3, 13), None),
        ("Peru called the ultimatum an insult. Brazil agreed to put it off until 9 March.",
         date(2024, 3, 9), "brazil"),
        ("The deadline is 10 March. It has twice been put off, most recently by three weeks.",
         date(2024, 3, 31), None),
        ("Brazil has set a deadline of 10 March. The date was later moved to 20 March.",
         date(2024, 3, 20), None),
        ("Peru must answer by 10 March. Brazil has lengthened the term by another week.",
         date(2024, 3, 17), "brazil"),
        ("Brazil has set a deadline of 10 March, which it later extended by a month.",
         date(2024, 4, 10), "brazil"),
        ("The deadline is 10 March. Brazil brought it forward to 8 March.",
         date(2024, 3, 8), "brazil"),
        # It is not known from when.
        ("Brazil set a deadline for Peru. It extended it by two weeks.", None, "brazil"),
        ("Brazil issued an ultimatum on Monday. It has extended it by a week.", None, "brazil"),
    ],
)  # fmt: skip
def test_a_pronoun_or_a_noun_means_the_deadline_told_of_before(
    text: str, day: date | None, actor: str | None
) -> None:
    assert [(c.date, c.actor) for c in moved(text)] == [(day, actor)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Brazil gave Peru until 10 March to leave. It later gave them two more weeks.",
         date(2024, 3, 24)),
        ("Brazil gave Peru until 10 March to leave. It then gave it another ten days.",
         date(2024, 3, 20)),
        (("Velrail had until 10 March to answer.\n\nTwo ministers met the mayor.\n\n"
         "The council has now given Velrail five extra days."), date(2024, 3, 15)),
        ("Velrail has until 10 March to answer. The council allowed it five more days.",
         date(2024, 3, 15)),
        ("Peru must leave the islands by 10 March. It was granted a further week.",
         date(2024, 3, 17)),
        (("The deadline of 10 March stands. Brazil gave the drivers a fortnight more, and later "
         "gave Peru one more week."), date(2024, 3, 31)),
    ],
)  # fmt: skip
def test_time_that_is_given_on_top_counts_from_the_deadline(text: str, day: date) -> None:
    assert moved(text)[-1].date == day


@pytest.mark.parametrize(
    "text",
    [
        # Something else that can be moved has been spoken of since.
        "The deadline is 10 March. The sides signed a truce and extended it by two weeks.",
        "The deadline is 10 March. The strike began. The union extended it by two weeks.",
        "The deadline is 10 March. The vote was called off, and it was moved to 3 May.",
        "The deadline is 10 March. The contract was signed. The council extended it to 3 May.",
        # There was no deadline.
        "The truce began on 3 March. The two sides extended it by two weeks.",
        "The ministers met on Monday. The date of the next talks was moved to 20 March.",
        "Brazil gave Peru two more weeks of aid.",
        # What is given is no time, or another one.
        "The deadline is 10 March. The hospital gave them two more beds.",
        "The deadline is 10 March. The court gave Ana Ruiz two more years.",
        "The deadline is 10 March. Peru has had two more weeks of rain.",
        # Nothing is said of when.
        "The deadline is 10 March. It will not be extended.",
    ],
)
def test_other_words_move_no_deadline(text: str) -> None:
    assert moved(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The deadline is 10 March. Peru asked Brazil to extend it by a week.",
        "The deadline is 10 March. Peru wants to push it back by two weeks.",
        "Brazil set an ultimatum of 10 March and Peru wants it extended to 3 May.",
    ],
)
def test_one_that_is_asked_for_is_not_moved(text: str) -> None:
    (found,) = moved(text)
    assert found.modality == "hypothetical"
