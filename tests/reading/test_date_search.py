"""Dates are sought only where one can begin, and none is missed by it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from standoff.reading.date_forms import FIND, forms_in

VOCABULARY = """
the a an of in on at by for from to and until till before after since during within over or this
that last next past coming week weekend month year years year's yearend decade day days morning
afternoon evening night today tonight tomorrow yesterday earlier later early late mid mid-March
end start beginning middle close Monday Mon Tues. Wed thurs Thus Fri. Sat SUN January feb Sept.
May march Dec two twenty-one half dozen hundred couple spring ago hence now following previous 1
3rd 12 31 07 2007 1999 1990s 2007-12-10 3/4/2007 3.4.2007 10-12 1,000 22:50 GMT year-end
\u212aay \u017fat Ma\u0279ch
""".split()
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=30)
JOINTS = st.sampled_from([" ", " ", " ", ", ", "-", "\n", "_", "", "'s ", ". ", "("])


def spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in FIND.finditer(text)]


@settings(max_examples=300)
@given(WORDS, st.data())
def test_none_is_missed_and_none_added(words: list[str], data: st.DataObject) -> None:
    text = "".join(word + data.draw(JOINTS) for word in words)
    assert [match.span() for match in forms_in(text)] == spans(text)


@given(st.text())
@example("\u017fat, 3 May; 2007-12-07T22:50")
def test_of_any_text(text: str) -> None:
    assert [match.span() for match in forms_in(text)] == spans(text)


def test_of_reports() -> None:
    data = Path(__file__).parents[1] / "data" / "reports"
    for path in data.rglob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert [match.span() for match in forms_in(text)] == spans(text) != []
