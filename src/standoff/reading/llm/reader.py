"""A language model as a second reader of a dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from standoff.evidence import Source
from standoff.reading.claims import STATES_FACTS, Progress
from standoff.reading.context import Context
from standoff.reading.language import Parsed
from standoff.reading.llm.answers import Proposal, parse
from standoff.reading.llm.asking import Failure, Patience, ask
from standoff.reading.llm.checking import Refused, check
from standoff.reading.llm.connecting import Endpoint
from standoff.reading.llm.costs import Estimate, Usage, estimate, price_of
from standoff.reading.llm.joining import join_claims
from standoff.reading.llm.kept import Kept, KeptAnswer, key_of
from standoff.reading.llm.prompt import INSTRUCTIONS, PROMPT_VERSION, question
from standoff.reading.records import Claim

__all__ = ["ModelReader", "Summary"]


_NOTHING = '{"claims": []}'


@dataclass(frozen=True, slots=True)
class Summary:
    """What asking a model came to.

    Parameters
    ----------
    reader
        ``PROVIDER:MODEL``, as in `Claim.found_by`.
    passages, sent, kept
        Passages that state facts; how many of them were sent and answered; how many had an answer
        that was kept.
    usage, price
        Tokens that this run took, and US dollars, None where the price is not known.
    accepted
        Claims that the passages bear out.
    refused
        Proposals that they do not, by reason.
    failed
        Passages without an answer, each as "SOURCE, characters A to B", and why.
    unkept
        Why answers could not be kept, or None.
    declined
        Whether nothing was sent because `agree` said so.
    """

    reader: str
    passages: int
    sent: int
    kept: int
    usage: Usage
    price: Decimal | None
    accepted: int
    refused: Mapping[str, int]
    failed: tuple[tuple[str, str], ...]
    unkept: str | None
    declined: bool

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {
            "reader": self.reader,
            "passages": self.passages,
            "sent": self.sent,
            "kept": self.kept,
            "tokens": {"read": self.usage.read, "written": self.usage.written},
            "price_usd": None if self.price is None else float(self.price),
            "accepted": self.accepted,
            "refused": dict(self.refused),
            "failed": [{"passage": place, "reason": reason} for place, reason in self.failed],
        }


@dataclass(frozen=True, slots=True)
class _Asked:
    passage: str
    place: str
    text: str
    key: str


class ModelReader:
    """Asks a language model about each passage, and keeps of its claims what the passage bears out.

    Parameters
    ----------
    endpoint
        Where the model is asked.
    folder
        Where answers are kept, so that the same question is not paid for twice; None for nowhere.
    patience
        With a slow or failing endpoint.
    agree
        Told what asking will take before anything is sent; False sends nothing. It is not asked
        where nothing has to be sent.
    progress
        Told how far asking has come.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        folder: Path | None = None,
        patience: Patience | None = None,
        agree: Callable[[Estimate], bool] | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._folder = Kept(folder)
        self._patience = patience or Patience()
        self._agree = agree
        self._progress = progress
        self._asked: list[_Asked] = []
        self._answers: dict[str, str] = {}
        self._failed: dict[str, str] = {}
        self._sent = 0
        self._usage = Usage()
        self._unkept: str | None = None
        self._declined = False
        # By passage, for the last visit to one counts.
        self._claims: dict[str, list[Claim]] = {}
        self._refused: dict[str, list[str]] = {}

    def prepare(self, sources: Mapping[str, Source], texts: Sequence[Parsed]) -> None:
        """Ask about all passages that state facts.

        Raises
        ------
        MissingError
            The library that talks to models is not installed; nothing was sent.
        """
        self._asked = list(self._questions(sources, texts))
        to_send: list[_Asked] = []
        for asked in self._asked:
            answer = self._folder.find(asked.key)
            if answer is None or isinstance(parse(answer.text), str):
                to_send.append(asked)
            else:
                self._answers[asked.passage] = answer.text
        if not to_send:
            return
        sizes = [len(asked.text) + len(INSTRUCTIONS) for asked in to_send]
        endpoint = self._endpoint
        expected = estimate(sizes, len(self._answers), endpoint.priced_as, endpoint.model)
        if self._agree is not None and not self._agree(expected):
            self._declined = True
            self._failed.update((asked.passage, "not sent, as you asked") for asked in to_send)
            return
        done = 0

        def on_answer(number: int, answer: KeptAnswer | Failure) -> None:
            nonlocal done
            done += 1
            if self._progress:
                self._progress(f"Asking {endpoint.name}", min(done, len(to_send) - 1), len(to_send))
            self._take(to_send[number], answer)

        ask(endpoint, [asked.text for asked in to_send], self._patience, on_answer)

    def visit(self, context: Context) -> None:
        """Check what the model proposes for a passage."""
        passage = context.parsed.passage.id
        claims = self._claims[passage] = []
        refused = self._refused[passage] = []
        parsed = parse(self._answers.get(passage, _NOTHING))
        # What cannot be taken apart was neither taken nor kept.
        proposals, misformed = ((), ()) if isinstance(parsed, str) else parsed
        refused.extend(misformed)
        for proposal in proposals:
            claims.extend(self._checked(context, proposal, refused))

    def join(self, claims: Sequence[Claim]) -> Sequence[Claim]:
        """Join the model's claims to standoff's own."""
        return join_claims(claims, (c for found in self._claims.values() for c in found))

    def summary(self) -> Summary:
        """Tell what it came to."""
        endpoint = self._endpoint
        return Summary(
            reader=endpoint.name,
            passages=len(self._asked),
            sent=self._sent,
            kept=len(self._asked) - self._sent - len(self._failed),
            usage=self._usage,
            price=price_of(self._usage, endpoint.priced_as, endpoint.model),
            accepted=sum(map(len, self._claims.values())),
            refused=Counter(reason for found in self._refused.values() for reason in found),
            failed=tuple(
                (asked.place, self._failed[asked.passage])
                for asked in self._asked
                if asked.passage in self._failed
            ),
            unkept=self._unkept,
            declined=self._declined,
        )

    def _questions(self, sources: Mapping[str, Source], texts: Sequence[Parsed]) -> list[_Asked]:
        found = []
        before: tuple[str, str] = ("", "")
        endpoint = self._endpoint
        for parsed in texts:
            passage = parsed.passage
            if passage.kind not in STATES_FACTS:
                continue
            source = sources[passage.source]
            # A lone surrogate cannot be sent; a replacement keeps the offsets.
            own = _sendable((source.text or "")[passage.start : passage.end])
            text = _sendable(question(source, before[1] if before[0] == source.id else "", own))
            before = (source.id, own)
            key = key_of(endpoint.name, endpoint.address or "", PROMPT_VERSION, INSTRUCTIONS, text)
            place = f"{source.location or source.id}, characters {passage.start} to {passage.end}"
            found.append(_Asked(passage.id, place, text, key))
        return found

    def _take(self, asked: _Asked, answer: KeptAnswer | Failure) -> None:
        self._usage += answer.usage
        if isinstance(answer, Failure):
            self._failed[asked.passage] = answer.reason
            return
        self._sent += 1
        self._answers[asked.passage] = answer.text
        try:
            self._folder.keep(asked.key, answer)
        except OSError as error:
            self._unkept = error.strerror or str(error)

    def _checked(
        self, context: Context, proposal: Proposal, refused: list[str]
    ) -> tuple[Claim, ...]:
        try:
            return check(context, proposal, self._endpoint.name)
        except Refused as reason:
            refused.append(str(reason))
            return ()


def _sendable(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
