"""Versions of a dispute side by side, as one piece of HTML; whatever comes from them is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from standoff.outlook.comparison import Comparison, Place, Stretch, Trait
from standoff.report import answer as words
from standoff.report.compared import held, holds_in, same, says, when
from standoff.report.open_questions import together
from standoff.report.words import count, lead

__all__ = ["side_by_side"]

_SHOWN = 12


def side_by_side(found: Comparison) -> str:
    """Tell what differs in versions of a dispute, and where each can settle."""
    return "".join(_pieces(found))


def _pieces(found: Comparison) -> Iterator[str]:
    for each in found.versions:
        if each.refused:
            said = f"{each.name} cannot be solved: {each.refused}"
            yield f'<p class="problem">{escape(said)}</p>'
    yield "<h2>What differs</h2>"
    if found.differences:
        told = together(found, found.differences)
        yield _traits(found, told, "What the versions differ in")
        if told != found.differences:
            single = [trait for trait in found.differences if trait.option is not None]
            said = f"The {len(single)} views that are not known in some of them, one by one"
            yield f"<details><summary>{said}</summary>{_traits(found, single, said)}</details>"
    else:
        yield "<p>Nothing that bears on the answer.</p>"
    alike = [each for each in found.traits if not each.differs]
    if alike:
        yield (
            f"<details><summary>The same in all: {escape(same(found))}</summary>"
            f"{_traits(found, alike, 'What the versions have in common')}</details>"
        )
    for stretch in found.stretches:
        yield f"<h2>Where it can settle, {escape(lead(when(stretch)))}</h2>"
        yield f"<p>{escape(holds_in(stretch))}</p>"
        yield from _stretch(found, stretch)


def _traits(found: Comparison, traits: Sequence[Trait], caption: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(trait.what)}</th>'
        + "".join(_cell(says(trait, place), trait.differs) for place in range(len(found.versions)))
        + "</tr>"
        for trait in traits
    )
    return _table(found, caption, "", rows)


def _stretch(found: Comparison, stretch: Stretch) -> Iterator[str]:
    numbers = "".join(
        f"<td>{_number(found, stretch, place)}</td>" for place in range(len(found.versions))
    )
    first = f'<tr><th scope="row">It can settle in</th>{numbers}</tr>'
    apart = stretch.places[: stretch.differing]
    alike = stretch.places[stretch.differing :]
    pattern = _pattern([each.state for each in stretch.places])
    rows = "".join(_state(found, each, pattern, differs=True) for each in apart[:_SHOWN])
    yield _shared(found, pattern)
    yield _table(found, f"Where they can settle: {when(stretch)}", "State", first + rows)
    if rest := apart[_SHOWN:]:
        more = count(stretch.differing - _SHOWN, "more state", "more states")
        yield _folded(found, f"{more} in which they differ", rest, pattern, differs=True)
    if alike:
        total = count(stretch.everywhere, "state")
        said = f"Held alike in all, of the {total} in which all can settle"
        yield _folded(found, said, alike, pattern, differs=False)


def _folded(
    found: Comparison, summary: str, places: Sequence[Place], pattern: str, *, differs: bool
) -> str:
    rows = "".join(_state(found, each, pattern, differs=differs) for each in places)
    table = _table(found, summary, "State", rows)
    return f"<details><summary>{escape(summary)}</summary>{table}</details>"


def _number(found: Comparison, stretch: Stretch, place: int) -> str:
    phase, total = stretch.phases[place], stretch.totals[place]
    if phase is None or total is None:
        return "not known"
    if total:
        return count(total, "state")
    return escape(words.headline(found.versions[place].dispute, phase))


def _state(found: Comparison, place: Place, pattern: str, *, differs: bool) -> str:
    cells = "".join(_cell(held(grade), differs) for grade in place.grades)
    told = "".join(
        f'<div class="told">{escape(line)}</div>' for line in _told(found, place, pattern)
    )
    head = f'<th scope="row"><span class="code">{escape(place.state)}</span>{told}</th>'
    return f"<tr>{head}{cells}</tr>"


def _told(found: Comparison, place: Place, pattern: str) -> tuple[str, ...]:
    """Say what a state is beside what all have in common, where all have the same options."""
    dispute = found.versions[0].dispute
    if found.options != dispute.options:
        return ()
    return words.besides(dispute, place.state, words.common(dispute, pattern))


def _shared(found: Comparison, pattern: str) -> str:
    dispute = found.versions[0].dispute
    if not pattern or found.options != dispute.options:
        return ""
    shared = words.common(dispute, pattern).shared
    if not shared:
        return ""
    rows = "".join(f"<li>{escape(str(deed))}</li>" for deed in shared)
    return f'<p class="note">In all states listed here:</p><ul class="note">{rows}</ul>'


def _pattern(states: Sequence[str]) -> str:
    columns = zip(*states, strict=True)
    return "".join(column[0] if len(set(column)) == 1 else "-" for column in columns)


def _cell(said: str, differs: bool) -> str:  # noqa: FBT001
    kind = ("differs" if said else "lacks") if differs else "alike"
    return f'<td class="{kind}">{escape(said) or "–"}</td>'


def _table(found: Comparison, caption: str, first: str, rows: str) -> str:
    heads = "".join(f'<th scope="col">{escape(each.name)}</th>' for each in found.versions)
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="{escape(caption, quote=True)}">'
        f'<table class="beside"><caption class="unseen">{escape(caption)}</caption><thead><tr>'
        f"<td>{escape(first)}</td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
