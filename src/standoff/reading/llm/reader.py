"""A language model as a second reader of a dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from standoff.evidence import Source
from standoff.reading.actor_book import ActorBook
from standoff.reading.claims import Progress
from standoff.reading.context import Context
from standoff.reading.language import Parsed
from standoff.reading.llm.asking import Patience
from standoff.reading.llm.checked import CheckedReader
from standoff.reading.llm.clerk import Clerk
from standoff.reading.llm.connecting import Endpoint
from standoff.reading.llm.costs import Estimate, estimate
from standoff.reading.llm.questions import questions_about
from standoff.reading.llm.summary import Summary
from standoff.reading.records import Claim

__all__ = ["ModelReader", "Summary"]


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
        self.clerk = Clerk(endpoint, folder, patience or Patience(), progress)
        self._agree = agree
        self._answers: dict[str, str] = {}
        self._checked = CheckedReader(endpoint.name, self._answers)

    def agrees(self, sizes: Iterable[int | None]) -> bool:
        """Whether questions may be sent: whoever is to agree is told what that will take.

        Parameters
        ----------
        sizes
            Of each question, None for one whose answer is kept.
        """
        endpoint = self.clerk.endpoint
        expected = estimate(sizes, endpoint.priced_as, endpoint.model)
        agreed = self._agree is None or not expected.to_ask or self._agree(expected)
        self.clerk.tally.declined = not agreed
        return agreed

    def prepare(self, sources: Mapping[str, Source], texts: Sequence[Parsed]) -> None:
        """Ask about all passages that state facts.

        Raises
        ------
        MissingError
            The library that talks to models is not installed; nothing was sent.
        """
        shown = ((sources[t.passage.source], t.passage) for t in texts)
        questions = list(questions_about(self.clerk.endpoint, shown))
        self.clerk.tally.passages += len(questions)
        kept = self.clerk.kept(questions)
        if self.agrees(None if q.key in kept else q.size for q in questions):
            answers = self.clerk.ask(questions).answers
        else:
            answers = kept
            for each in questions:
                if each.key not in kept:
                    self.clerk.tally.fail(each.place, "not sent, as you asked")
        self._answers.update((q.passage, answers[q.key]) for q in questions if q.key in answers)

    def visit(self, context: Context) -> None:
        """Check what the model proposes for a passage."""
        self._checked.visit(context)

    def join(self, claims: Sequence[Claim], book: ActorBook) -> Sequence[Claim]:
        """Join the model's claims to standoff's own."""
        joined = self._checked.join(claims, book)
        self.clerk.tally.check(self._checked.accepted, self._checked.refused)
        return joined

    def summary(self) -> Summary:
        """Tell what it came to."""
        return self.clerk.summary()
