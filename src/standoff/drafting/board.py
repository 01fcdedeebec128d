"""The draft while it is being made: options by actor, and which claim each came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from standoff.dispute.model import Certainty
from standoff.drafting.certainty import certainty_of, is_firm
from standoff.drafting.deadlines import Deadlines
from standoff.drafting.material import Material
from standoff.drafting.phrases import key_words, label, option_id, same_subject
from standoff.drafting.rules import Rules
from standoff.reading.records import Claim

__all__ = ["Aim", "Board", "Doubt", "DraftOption", "Origin", "Pledge"]

Origin = Literal["threat", "plan", "demand", "commitment", "promise", "backing", "offer", "refusal"]

_SAME = 0.7
# What an actor says that it will do is one option, however it is said.
_OWN_ACTS = frozenset({"threat", "commitment", "promise"})


@dataclass(slots=True)
class DraftOption:
    """An option on its way into the model.

    `words` are the key words of what the reports say of it; `taken` says whether it is in the
    status quo, on the ground of `taken_because` if a report says so; `backs` is the side that it
    backs.
    """

    actor: str
    id: str
    name: str
    origin: Origin
    words: frozenset[str]
    because: list[str] = field(default_factory=list)
    assumed: str | None = None
    irreversible: Literal["forward", "back"] | None = None
    available_from: date | None = None
    taken: bool = False
    taken_because: list[str] = field(default_factory=list)
    backs: str | None = None

    @property
    def path(self) -> str:
        """Its name in expressions."""
        return f"{self.actor}.{self.id}"


@dataclass(frozen=True, slots=True)
class Aim:
    """A preference statement on its way into the model; a smaller `rank` is more important.

    `certainty` and `firm` (whether it is said to be beyond bargaining) are by the claims; `latest`
    is the day of the last of them.
    """

    actor: str
    rank: int
    expression: str
    because: tuple[str, ...] = ()
    assumed: str | None = None
    certainty: Certainty = "inferred"
    firm: bool = False
    latest: date | None = None

    @property
    def order(self) -> tuple[int, bool, int, int]:
        """Its place among the aims of an actor: what is firm, certain and recent comes first."""
        sure = ("stated", "reported", "inferred").index(self.certainty)
        return self.rank, not self.firm, sure, -(self.latest or date.min).toordinal()


@dataclass(frozen=True, slots=True)
class Doubt:
    """An option of which the reports do not tell clearly what an actor thinks, and why not."""

    actor: str
    option: DraftOption
    because: tuple[str, ...]
    assumed: str


@dataclass(frozen=True, slots=True)
class Pledge:
    """What an actor has announced to do, and on which condition, as expressions."""

    actor: str
    condition: str
    action: str
    because: tuple[str, ...]


def _one(what: str, sentence: str) -> str:
    """Return what is asked for where a sentence says that there is none ("no deal"): "a deal"."""
    if f"no {what}" not in sentence.casefold() or what.endswith("s"):
        return what
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


@dataclass(slots=True)
class Board:
    """Options and aims as they are collected from the material.

    `by_claim` says which options a claim is about, by the claim's id; `against` holds the claims
    that want theirs left undone. `undone` holds deeds, by claim and option, that end an option: one
    deed may end one and be another. `unaddressed` tells demands of which it is not known of whom
    they are made.
    """

    material: Material
    options: list[DraftOption] = field(default_factory=list)
    aims: list[Aim] = field(default_factory=list)
    by_claim: dict[str, list[DraftOption]] = field(default_factory=dict)
    against: set[str] = field(default_factory=set)
    undone: set[tuple[str, str]] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)
    unaddressed: list[str] = field(default_factory=list)
    doubted: list[Doubt] = field(default_factory=list)
    rules: Rules = field(default_factory=Rules)
    pledges: list[Pledge] = field(default_factory=list)
    deadlines: Deadlines = field(init=False)

    def __post_init__(self) -> None:
        self.deadlines = Deadlines(self.material)

    def add(
        self,
        actor: str,
        claim: Claim,
        origin: Origin,
        *,
        name: str | None = None,
        words: frozenset[str] | None = None,
        ident: str | None = None,
        assumed: str | None = None,
    ) -> DraftOption:
        """Enter an option, or add evidence to the actor's option about the same thing."""
        name = name or label(self.wording(claim))
        if words is None:
            # "Meet X's demand: ..." is about what stands behind the colon.
            words = key_words(name.rpartition(": ")[2]) | key_words(self.material.text(claim))
        known = self.same(actor, words, origin) if ident is None else self.find(actor, ident)
        known = known or self._named(actor, name)
        if known is None:
            taken = [option.id for option in self.of_actor(actor)]
            known = DraftOption(
                actor, ident or option_id(name, taken), name, origin, words, assumed=assumed
            )
            self.options.append(known)
        cited = self.material.cite(claim)
        if cited not in known.because:
            known.because.append(cited)
        self.link(claim, known)
        return known

    def link(self, claim: Claim, option: DraftOption) -> None:
        """Record that a claim is about an option."""
        linked = self.by_claim.setdefault(claim.id, [])
        if option not in linked:
            linked.append(option)

    def wording(self, claim: Claim) -> str:
        """Return the words of a claim with its verb in the base form ("drop its plan")."""
        text = self.material.text(claim)
        parts = self.material.parts(claim)
        if claim.base and len(parts) == 2 and claim.act == "demand":
            # "an accord … signed": the verb stands behind what it is done to.
            _, _, rest = parts[1].partition(" ")
            what = _one(parts[0], claim.evidence[0].exact or "")
            return " ".join(part for part in (claim.base, what, rest) if part)
        first, space, rest = text.partition(" ")
        return f"{claim.base}{space}{rest}" if claim.base and first.islower() else text

    def decides(self, actor: str) -> bool:
        """Whether somebody can be a decision maker: not a body made of others."""
        return not self.material.members(actor)

    def _named(self, actor: str, name: str) -> DraftOption | None:
        same = (o for o in self.of_actor(actor) if o.name.casefold() == name.casefold())
        return next(same, None)

    def aim(
        self,
        actor: str,
        rank: int,
        expression: str,
        *claims: Claim,
        assumed: str | None = None,
    ) -> None:
        """Enter a preference statement, or add evidence to the same one entered before."""
        cited = tuple(dict.fromkeys(self.material.cite(claim) for claim in claims))
        moments = [m.day for claim in claims if (m := self.material.moment(claim)) is not None]
        made = Aim(
            actor,
            rank,
            expression,
            cited,
            assumed,
            certainty_of(actor, claims, assumed),
            any(is_firm(claim) for claim in claims),
            max(moments, default=None),
        )
        for index, known in enumerate(self.aims):
            if known.actor == actor and known.expression == expression:
                self.aims[index] = _joined(known, made)
                return
        self.aims.append(made)

    def pledge(self, option: DraftOption, condition: str, *claims: Claim) -> None:
        """Enter that an actor has announced to do something where a condition holds."""
        cited = tuple(dict.fromkeys(self.material.cite(claim) for claim in claims))
        for index, known in enumerate(self.pledges):
            if (known.action, known.condition) == (option.path, condition):
                because = tuple(dict.fromkeys((*known.because, *cited)))
                self.pledges[index] = Pledge(option.actor, condition, option.path, because)
                return
        self.pledges.append(Pledge(option.actor, condition, option.path, cited))

    def of_actor(self, actor: str) -> Iterator[DraftOption]:
        """Yield the options of an actor."""
        return (option for option in self.options if option.actor == actor)

    def find(self, actor: str, ident: str) -> DraftOption | None:
        """Return the option of an actor with this id, or None."""
        return next((o for o in self.of_actor(actor) if o.id == ident), None)

    def same(self, actor: str, words: frozenset[str], origin: Origin) -> DraftOption | None:
        """Return an actor's option of the same origin about the same thing, or None."""
        for option in self.of_actor(actor):
            alike = option.origin == origin or {option.origin, origin} <= _OWN_ACTS
            if alike and same_subject(option.words, words) >= _SAME:
                return option
        return None

    def about(
        self,
        words: frozenset[str],
        *,
        of: Sequence[str] | None = None,
        but: str | None = None,
        plans: bool = True,
    ) -> DraftOption | None:
        """Return the option that some words are most about, or None.

        Parameters
        ----------
        words
            Key words.
        of, but
            Whose options only, and whose not.
        plans
            Whether to look at acceptances of plans.
        """
        scored = [
            (same_subject(option.words, words), -index, option)
            for index, option in enumerate(self.options)
            if option.actor != but
            and (of is None or option.actor in of)
            and (plans or option.origin != "plan")
        ]
        best = max(scored, default=None, key=lambda item: item[:2])
        return best[2] if best is not None and best[0] >= 0.5 else None


def _joined(known: Aim, other: Aim) -> Aim:
    """Join what is said twice to the same effect; what is said outright is assumed no more."""
    assumed = known.assumed if other.assumed is not None or not other.because else None
    days = [day for day in (known.latest, other.latest) if day is not None]
    sure: tuple[Certainty, ...] = ("stated", "reported", "inferred")
    both = {known.certainty, other.certainty}
    return Aim(
        known.actor,
        min(known.rank, other.rank),
        known.expression,
        tuple(dict.fromkeys((*known.because, *other.because))),
        assumed,
        "inferred" if assumed is not None else next(each for each in sure if each in both),
        known.firm or other.firm,
        max(days, default=None),
    )
