"""Plans that outsiders put forward, and who accepts or rejects them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standoff.drafting.board import Board, DraftOption
from standoff.drafting.conditions import condition_of
from standoff.drafting.gifts import is_own_gift
from standoff.drafting.names import possessive
from standoff.drafting.parts import answered_parts, part_option
from standoff.drafting.patterns import is_act
from standoff.drafting.phrases import key_words
from standoff.reading.records import Claim

__all__ = ["is_good_offices", "offer_option", "plan_of", "plan_option", "plan_options"]

# Offers to bring the sides together are no terms that a side could accept or reject.
_GOOD_OFFICES = re.compile(r"\b(?:mediat|host|help|broker|facilitat|good offices)")
_ACCEPTING = re.compile(r"(?:to )?(?:accept|approve|agree to|endorse|sign) (?=\w)")
_PLAN_WORDS = frozenset({"plan", "offer", "it", "compromis"})


def plan_option(board: Board, party: str, proposer: str) -> DraftOption | None:
    """Return a party's option to accept what somebody has proposed, or None."""
    return board.find(party, _ident(proposer))


def is_good_offices(board: Board, offer: Claim) -> bool:
    """Whether what is offered is to bring the sides together, and no terms."""
    return _GOOD_OFFICES.search(board.material.text(offer)) is not None


def _ident(proposer: str) -> str:
    return f"accept_{proposer}_plan"


def plan_of(board: Board, claim: Claim) -> tuple[str, Claim] | None:
    """Return the proposal that an acceptance or a rejection is about: whose, and its claim.

    It is that of the actor it names, or one about the same thing, or else the last one made before
    it by somebody else. "Withdraw the plan" is about doing something with it and not about it.
    """
    said = board.material.text(claim)
    text = _ACCEPTING.sub("", said)
    if text == said and is_act(text) and text.casefold() not in {"it", "this"}:
        return None
    words = key_words(text)
    if (meant := _proposed(board, claim, words)) is not None:
        return meant
    if board.about(words, but=claim.actor) and not words & _PLAN_WORDS and words:
        return None
    earlier: tuple[str, Claim] | None = None
    for proposal in _called(board, text):
        if proposal.actor is None or proposal.actor == claim.actor:
            continue
        if board.material.is_later(proposal, claim):
            continue
        if claim.target == proposal.actor:
            return proposal.actor, proposal
        here, there = claim.evidence[0], proposal.evidence[0]
        if there.source == here.source and there.start > here.start:
            continue
        earlier = proposal.actor, proposal
    named = words & _PLAN_WORDS or not words
    return earlier if named else None


def _called(board: Board, text: str) -> Sequence[Claim]:
    """Return the proposals and offers, or only those that are called as a claim calls its own."""
    said = text.casefold()
    for act, called in (("propose", "proposal"), ("offer", "offer")):
        if called in said and (found := board.material.stances(act)):
            return found
    found = board.material.stances("propose", "offer")
    if re.search(r"\b(?:draft|plan)\b", said):
        return [proposal for proposal in found if not is_own_gift(board, proposal)]
    return found


def _proposed(board: Board, claim: Claim, words: frozenset[str]) -> tuple[str, Claim] | None:
    """Return the last proposal before a claim that is of what the claim says, or None."""
    about = words - board.material.name_words() - _PLAN_WORDS
    found = None
    for proposal in board.material.stances("propose", "offer"):
        other = proposal.actor is not None and proposal.actor != claim.actor
        if len(about) < 2 or not other or board.material.is_later(proposal, claim):
            continue
        if about <= key_words(board.material.text(proposal)):
            found = proposal.actor or "", proposal
    return found


def _addressed(board: Board, claim: Claim) -> tuple[str, ...]:
    """Return the parties that something is proposed or offered to.

    An offer is made to whom it is made "to" or "with" ("to form a government with the Liberals");
    else, as proposals are, to both.
    """
    parties = board.material.parties()
    if claim.act != "offer":
        return parties
    text = board.material.text(claim)
    named = tuple(
        party
        for party in parties
        for actor in [board.material.actor(party)]
        for name in (actor.name, *actor.aliases)
        if party == claim.target or re.search(rf"\b(?:to|with) (?:the )?{re.escape(name)}\b", text)
    )
    return tuple(dict.fromkeys(named)) or parties


def plan_options(board: Board) -> None:
    """Enter "accept the plan" for each party, for each outsider that has put one forward.

    Where a party has answered only a part of a plan ("rejected an exchange of prisoners"), it has
    an option for each part.
    """
    parties = board.material.parties()
    for claim in board.material.stances("propose", "offer"):
        if claim.actor is None or claim.actor in parties or not claim.polarity:
            continue
        if claim.act == "offer" and is_good_offices(board, claim):
            continue
        if is_own_gift(board, claim):
            continue
        what = "proposal" if claim.act == "propose" else "offer"
        name = f"Accept {possessive(board.material.actor(claim.actor))} {what}"
        for party in _addressed(board, claim):
            parts = answered_parts(board, claim, party) if claim.act == "propose" else ()
            whole = [(name, _ident(claim.actor), board.material.text(claim))]
            for called, ident, text in [
                (f"Agree to {part}", f"{_ident(claim.actor)}_{number}", part)
                for number, part in enumerate(parts, start=1)
            ] or whole:
                board.add(
                    party,
                    claim,
                    "plan",
                    name=called,
                    ident=ident,
                    words=key_words(text) | (frozenset() if parts else {"plan"}),
                )
    for claim in board.material.stances("accept"):
        _accepted(board, claim)


def offer_option(board: Board, claim: Claim, proposer: str, proposal: Claim) -> DraftOption | None:
    """Enter "accept the offer" for a side that answers what another has offered."""
    parties = board.material.parties()
    other = proposer in parties or is_own_gift(board, proposal)
    if claim.actor not in parties or not other or proposer == claim.actor:
        return None
    return board.add(
        claim.actor,
        proposal,
        "plan",
        name=f"Accept {possessive(board.material.actor(proposer))} offer",
        ident=_ident(proposer),
        words=key_words(board.material.text(proposal)) | {"offer"},
    )


def _accepted(board: Board, claim: Claim) -> None:
    conditional = condition_of(claim) is not None
    if claim.actor is None or (claim.modality == "hypothetical" and not conditional):
        return
    option = part_option(board, claim)
    plan = plan_of(board, claim) if option is None else None
    if plan is not None:
        option = plan_option(board, claim.actor, plan[0]) or offer_option(board, claim, *plan)
    if option is None:
        return
    cited = board.material.cite(claim)
    option.because.append(cited)
    # On a condition it is accepted only where that is met.
    option.taken = claim.polarity and not conditional
    option.taken_because.append(cited)
    board.by_claim.setdefault(claim.id, []).append(option)
