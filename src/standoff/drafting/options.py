"""Options: what actors threaten, are asked to do, keep up, promise or offer."""

from __future__ import annotations

import re
from datetime import date

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.names import possessive, with_article
from standoff.drafting.phrases import key_words, label, phrase, slug, without_lead
from standoff.reading.records import Claim

__all__ = ["collect_options", "main_deadline", "plan_of"]

_FORCE = frozenset({"war", "forc", "invas", "intervent", "attack", "blockad"})
_FOR_GOOD = re.compile(
    r"^(?:declare|proclaim|secede|annex|execute|kill|destroy|demolish|sue|ratify|recogni[sz]e|quit"
    r"|dissolve|scrap)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:abandon|cancel|cease|drop|end|halt|lift|pull|refrain|reverse|scrap|stop|suspend|withdraw)\b"
)
_ONGOING = re.compile(r"\b(?:continue|go on|going on|remain|stay|keep|maintain|carry on)\b")
_DETERMINER = re.compile(
    r"^(?:that\s|an?\s|the\s|its\s|their\s|his\s|her\s|any\s|some\s|no\s|more\s|further\s|all\s|they\s"
    r"|it\s|[A-Z]|\w+s\s(?:to|be)\s)"
)
_SERIES = re.compile(
    r"^(?:a|an|the|its|their)\s+(?:whole\s+|long\s+|new\s+)?"
    r"(?:series|range|set|number|package|host|list)\s+of\s+"
)
# Words that say what is meant only together with another sentence.
_ELSEWHERE = re.compile(
    r"\b(?:one|such|it|them|this|that|so|there)\b|\b(?:first|second|third|fourth|fifth)$",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:in|at|on|to|along|near|off)\s+(?:the\s+)?[\w-]+(?:\s[A-Z]\w+)*",
)
_ITS = re.compile(r"^(?:Its|Their) ")
_STAYS = re.compile(
    r"\s(?:(?:will|would|are to|is to|have|has|had)\s)?(?:remain(?:ed|s)?|stay(?:ed|s)?|stood)\s"
)
_PLAN_WORDS = frozenset({"plan", "offer", "it", "compromis"})


def collect_options(board: Board) -> None:
    """Enter the options that the claims speak of, most telling kind first."""
    _threats(board)
    _plans(board)
    _commitments(board)
    _demands(board)
    _promises(board)
    _refusals(board)
    _backing(board)
    _offers(board)


def main_deadline(board: Board) -> Claim | None:
    """Return the deadline that the reports speak of most, or None.

    Of those named as often, the one with somebody who set it comes first.
    """
    deadlines = [c for c in board.material.of_kind("deadline") if c.date and c.polarity]
    if not deadlines:
        return None
    days = [claim.date for claim in deadlines]
    return max(deadlines, key=lambda c: (days.count(c.date), c.actor is not None))


def _decides(board: Board, actor: str) -> bool:
    """Whether somebody can be a decision maker: not a body made of others."""
    return not board.material.members(actor)


def _threats(board: Board) -> None:
    for claim in board.material.stances("threaten"):
        if claim.actor is None or not claim.polarity or not _decides(board, claim.actor):
            continue
        adviser_of = board.material.adviser_of(claim.actor)
        if claim.modality == "hypothetical":
            _talk_of_force(board, claim, adviser_of or claim.actor, aide=adviser_of is not None)
            continue
        option = board.add(adviser_of or claim.actor, claim, "threat")
        _date_it(board, option, claim)
        if _FOR_GOOD.match(option.name):
            option.irreversible = "forward"
            option.assumed = "Taken to be irreversible: the reports do not say so."


def _talk_of_force(board: Board, claim: Claim, actor: str, *, aide: bool) -> None:
    text = board.material.text(claim)
    speaker = board.material.actor(claim.actor or actor).name
    name = board.material.actor(actor).name
    option = board.add(
        actor,
        claim,
        "threat",
        name="Use force",
        ident="use_force",
        words=key_words(text) & _FORCE | {"forc", "war"},
        assumed=(
            f"{speaker} spoke of it and does not speak for {with_article(name)}; that it is an "
            "option at all is assumed."
            if aide
            else f"{speaker} spoke of it as a possibility."
        ),
    )
    option.taken_assumed = "Nothing reported says that it is being used."


def _date_it(board: Board, option: DraftOption, claim: Claim) -> None:
    """Let an option be open from the day that it is announced for, or from the deadline on."""
    day: date | None = claim.date
    if day is None:
        sentence = claim.evidence[0].exact or ""
        deadline = main_deadline(board)
        if deadline is not None and re.search(r"\bdeadline|ultimatum\b", sentence):
            day = deadline.date
            option.because.append(board.material.cite(deadline))
        else:
            day = _day_of_demand(board, claim)
    if day is not None:
        option.available_from = day
    option.because = list(dict.fromkeys(option.because))


def _day_of_demand(board: Board, claim: Claim) -> date | None:
    """Return the day by which the demand in the same sentence has to be met, or None."""
    for other in board.material.stances("demand"):
        if other.actor == claim.actor and other.evidence == claim.evidence and other.date:
            return other.date
    return None


def plan_of(board: Board, claim: Claim) -> tuple[str, Claim] | None:
    """Return the proposal that an acceptance or a rejection is about: who made it, and its claim.

    It is that of the actor it names, or one about the same thing, or else the last one made before
    it by somebody else.
    """
    words = key_words(board.material.text(claim))
    if board.about(words, but=claim.actor) and not words & _PLAN_WORDS and words:
        return None
    earlier: tuple[str, Claim] | None = None
    for proposal in board.material.stances("propose", "offer"):
        if proposal.actor is None or proposal.actor == claim.actor:
            continue
        if claim.target == proposal.actor:
            return proposal.actor, proposal
        here, there = claim.evidence[0], proposal.evidence[0]
        if there.source == here.source and there.start > here.start:
            continue
        earlier = proposal.actor, proposal
    named = words & _PLAN_WORDS or not words
    return earlier if named else None


def _plans(board: Board) -> None:
    """Enter "accept the plan" for each party, for each outsider that has put one forward."""
    parties = board.material.parties()
    for claim in board.material.stances("propose"):
        if claim.actor is None or claim.actor in parties or not claim.polarity:
            continue
        name = f"Accept {possessive(board.material.actor(claim.actor).name)} proposal"
        for party in parties:
            option = board.add(
                party,
                claim,
                "plan",
                name=name,
                ident=_plan_id(claim.actor),
                words=key_words(board.material.text(claim)) | {"plan"},
            )
            option.taken_assumed = option.taken_assumed or (
                "Nothing reported says that it is accepted."
            )
    for claim in board.material.stances("accept"):
        _accepted(board, claim)


def _plan_id(proposer: str) -> str:
    return f"accept_{proposer}_plan"


def _accepted(board: Board, claim: Claim) -> None:
    plan = plan_of(board, claim)
    if claim.actor is None or plan is None or claim.modality == "hypothetical":
        return
    option = board.find(claim.actor, _plan_id(plan[0]))
    if option is None:
        return
    cited = board.material.cite(claim)
    option.because.append(cited)
    option.taken = claim.polarity
    option.taken_because.append(cited)
    option.taken_assumed = None
    board.by_claim.setdefault(claim.id, []).append(option)


def _demands(board: Board) -> None:
    for claim in board.material.stances("demand", "appeal"):
        if claim.actor is None or not claim.polarity:
            continue
        text = board.material.text(claim)
        words = key_words(text)
        if len(words) == 0 or (words and words <= {"retract", "withdrawn", "withdraw"}):
            _demand_of_it(board, claim)
            continue
        known = board.about(words, but=claim.actor)
        if known is not None and _asks_for(board, known, claim):
            board.by_claim.setdefault(claim.id, []).append(known)
            continue
        for addressee in _addressees(board, claim, words):
            option = board.add(
                addressee,
                claim,
                "demand",
                name=_demand_name(board, claim, addressee, words),
                ident="negotiate" if "negoti" in words else None,
            )
            option.taken = bool(_ONGOING.search(text))
            option.taken_assumed = (
                "What is to go on is taken to be going on."
                if option.taken
                else "What is demanded is taken not to be done yet."
            )


def _asks_for(board: Board, option: DraftOption, claim: Claim) -> bool:
    """Whether a demand is for an option that is already there, or for it to be left alone.

    It has to be an option of those whom the demand addresses. A plan is asked for by "accept", and
    a threat or a deployment can only be asked to stop.
    """
    text = board.material.text(claim)
    if option.actor not in _addressees(board, claim, key_words(text)):
        return False
    if option.origin == "demand":
        return True
    if option.origin == "plan":
        return bool(re.match(r"(?:accept|agree|approve|sign|back)\b", without_lead(text)))
    stops = bool(_STOP.match(without_lead(text)))
    if stops:
        board.against.add(claim.id)
    return stops


def _demand_of_it(board: Board, claim: Claim) -> None:
    """Link "that they be withdrawn" to the forces that the passage before speaks of."""
    earlier = [
        option
        for deployment in board.material.of_kind("commitment")
        if deployment.actor != claim.actor
        and deployment.evidence[0].source == claim.evidence[0].source
        and 0 <= claim.evidence[0].start - deployment.evidence[0].start < 600
        for option in board.by_claim.get(deployment.id, ())
    ]
    if earlier and re.search(r"\b(?:withdraw|leave|pull)", board.material.text(claim)):
        board.against.add(claim.id)
        board.by_claim.setdefault(claim.id, []).append(earlier[-1])


def _addressees(board: Board, claim: Claim, words: frozenset[str]) -> tuple[str, ...]:
    parties = board.material.parties()
    if claim.target is not None and _decides(board, claim.target):
        return (claim.target,)
    if "negoti" in words:
        return parties or ()
    side = board.material.side_of(claim.actor or "")
    opponent = None if side is None else board.material.opponent(side)
    if opponent is not None:
        return (opponent,)
    return tuple(party for party in parties if party != claim.actor)


def _demand_name(board: Board, claim: Claim, addressee: str, words: frozenset[str]) -> str:
    text = board.material.text(claim)
    if "negoti" in words:
        return "Go on negotiating" if _ONGOING.search(text) else "Negotiate"
    text = _without_subject(board, addressee, text)
    if not _DETERMINER.match(without_lead(text)):
        return label(text)
    owner = possessive(board.material.actor(claim.actor or "").name)
    return f"Meet {owner} demand: {phrase(text)}"


def _without_subject(board: Board, actor: str, text: str) -> str:
    """Drop the actor's own name from in front of what it is to do ("the EU to impose")."""
    record = board.material.actor(actor)
    for name in sorted((record.name, *record.aliases), key=len, reverse=True):
        found = re.match(rf"(?:that\s+)?(?:the\s+)?{re.escape(name)}\s+(?:to\s+)?(?=[a-z])", text)
        if found:
            return text[found.end() :]
    return text


def _commitments(board: Board) -> None:
    for claim in board.material.of_kind("commitment"):
        if claim.actor is None or not claim.polarity or not _decides(board, claim.actor):
            continue
        text = board.material.text(claim)
        if claim.act == "withdraw":
            option = board.add(claim.actor, claim, "commitment")
            option.taken = claim.modality == "done"
        else:
            unit = "forces" if claim.quantity is None else claim.quantity.unit
            option = board.add(
                claim.actor,
                claim,
                "commitment",
                name=_keep_name(claim, text),
                ident=f"keep_{slug(unit)}",
            )
            option.taken = True
        option.taken_because = list(option.because)


def _keep_name(claim: Claim, text: str) -> str:
    """Say a deployment as something that goes on ("Keep 6,000 soldiers at the frontier")."""
    name = label(text)
    first, _, rest = name.partition(" ")
    if first.casefold() == "keep":
        return name
    if claim.quantity is not None:
        at = _WHERE.search(rest)
        where = "" if at is None else " " + re.sub(r"^to\b", "at", at[0])
        return f"Keep {claim.quantity.value:,.0f} {claim.quantity.unit}{where}"
    staying = _STAYS.sub(" ", phrase(_ITS.sub("its ", text)), count=1)
    return f"Keep {staying}" if _STAYS.search(text) else name


def _promises(board: Board) -> None:
    for claim in board.material.stances("promise"):
        if claim.actor is None or not claim.polarity or not _decides(board, claim.actor):
            continue
        text = board.material.text(claim)
        if len(key_words(text)) < 2 or _ELSEWHERE.search(text):
            continue
        option = board.add(claim.actor, claim, "promise")
        option.taken = bool(_ONGOING.search(board.material.text(claim)))
        option.taken_assumed = (
            "A promise is taken not to be kept yet." if not option.taken else None
        )
        option.taken_because = list(option.because) if option.taken else []


def _refusals(board: Board) -> None:
    """Enter what somebody refuses as an option to grant it, unless it is about another's option."""
    for claim in board.material.stances("reject", "oppose"):
        if claim.actor is None or not claim.polarity:
            continue
        text = board.material.text(claim)
        words = key_words(text)
        plan = plan_of(board, claim)
        accept = None if plan is None else board.find(claim.actor, _plan_id(plan[0]))
        other = board.about(words, but=claim.actor)
        if accept is not None:
            accept.because.append(board.material.cite(claim))
            accept.taken_because.append(board.material.cite(claim))
            accept.taken, accept.taken_assumed = False, None
            board.by_claim.setdefault(claim.id, []).append(accept)
        elif other is not None:
            own = board.find(claim.actor, other.id) if other.origin == "plan" else None
            board.by_claim.setdefault(claim.id, []).append(own or other)
        elif claim.act == "reject" and len(words) >= 2 and not _ELSEWHERE.search(text):
            verbal = not _DETERMINER.match(without_lead(text))
            name = label(text) if verbal else f"Grant {phrase(text)}"
            option = board.add(claim.actor, claim, "refusal", name=name)
            option.taken_because = list(option.because)


def _backing(board: Board) -> None:
    for claim in board.material.of_kind("relation"):
        if claim.act != "back" or not claim.actor or not claim.target or not claim.polarity:
            continue
        if not _decides(board, claim.actor) or claim.target not in board.material.parties():
            continue
        backed = board.material.actor(claim.target).name
        option = board.add(
            claim.actor,
            claim,
            "backing",
            name=f"Back {with_article(backed)}",
            ident=f"back_{claim.target}",
        )
        option.taken = True
        option.taken_because = list(option.because)


def _offers(board: Board) -> None:
    for claim in board.material.stances("offer", "propose"):
        if claim.actor not in board.material.parties() or not claim.polarity or not claim.actor:
            continue
        if claim.act == "propose" and claim.modality == "hypothetical":
            continue
        offered = phrase(_SERIES.sub("", board.material.text(claim)))
        verbal = not _DETERMINER.match(offered) and not offered[:1].isdigit()
        verbal = verbal and claim.act == "offer" and offered[:1].islower()
        name = f"Offer to {offered}" if verbal else f"Offer {offered}"
        option = board.add(claim.actor, claim, "offer", name=name)
        option.taken = True
        option.taken_because = list(option.because)
