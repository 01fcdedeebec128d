"""Whether one actor stays at one state: every improvement answered, one that is not, or open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standoff.stability.single.asking import OutOfTimeError
from standoff.stability.single.improving import Answer, Standing, Step, improvement
from standoff.stability.single.sanctioning import LONGEST, seek

__all__ = ["Judged", "judge"]

Pair = tuple[str, tuple[Step, ...] | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of asking whether an actor stays.

    Parameters
    ----------
    stable
        None: it could not be decided.
    improvements
        The states for which the actor would leave that were looked at, each with the moves that
        answer it (None: none do). Where `stable`, every other improvement is met by the moves of
        one of these.
    how
        Where not stable: why nothing answers the last improvement (see `Sought`), or ``Nash``.
    open
        What was tried, where it could not be decided.
    """

    stable: bool | None
    improvements: tuple[Pair, ...]
    how: Literal["", "Nash", "nowhere", "unreached", "answered"] = ""
    open: str | None = None
    more: bool = False


def judge(standing: Standing, *, nash: bool) -> Judged:
    """Decide whether an actor stays, by refining a list of answers (Clarke et al. 2000).

    An improvement that no answer so far meets is looked for; an answer to it is looked for; it
    serves for all others that the same moves answer, too. Where no improvement is left, the state
    is stable; where one has no answer, it is not.

    Parameters
    ----------
    nash
        Whether any improvement makes the actor leave.
    """
    answers: list[Answer] = []
    looked: list[Pair] = []
    escapes: list[str] = []
    passed: list[str] = []
    try:
        while (there := improvement(standing, answers, passed)) is not None:
            if nash:
                return Judged(stable=False, improvements=((there, None),), how="Nash")
            sought = seek(standing, there, escapes)
            if sought.answer is not None:
                answers.append(sought.answer)
                looked.append((there, sought.answer.steps))
            elif sought.how == "open":
                passed.append(there)
            else:
                return Judged(stable=False, improvements=(*looked, (there, None)), how=sought.how)
    except OutOfTimeError:
        return Judged(stable=None, improvements=tuple(looked), open=_late(len(looked), len(passed)))
    if passed:
        return Judged(stable=None, improvements=tuple(looked), open=_unreached(len(passed)))
    return Judged(stable=True, improvements=tuple(looked), more=_more(standing, looked))


def _more(standing: Standing, looked: list[Pair]) -> bool:
    """Say whether there may be improvements that were not looked at."""
    try:
        passed = [there for there, _ in looked]
        return bool(looked) and improvement(standing, (), passed) is not None
    except OutOfTimeError:
        return True


def _late(looked: int, passed: int) -> str:
    met = f"{looked} improvement{'s' * (looked != 1)} had been met"
    return f"the time was over after {met}" + (f"; {_unreached(passed)}" if passed else "")


def _unreached(passed: int) -> str:
    which = "an improvement" if passed == 1 else f"{passed} improvements"
    return (
        f"no sequence of up to {LONGEST} moves of the others answers {which}, and longer ones "
        "could not be excluded"
    )
