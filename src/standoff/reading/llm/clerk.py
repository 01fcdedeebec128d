"""Who asks: looks up answers that were kept, sends the other questions, and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from standoff.reading.claims import Progress
from standoff.reading.llm.answers import parse
from standoff.reading.llm.asking import Failure, Patience, Standing, ask
from standoff.reading.llm.connecting import Endpoint
from standoff.reading.llm.costs import price_of
from standoff.reading.llm.kept import Kept, KeptAnswer
from standoff.reading.llm.questions import Question
from standoff.reading.llm.summary import Summary, Tally

__all__ = ["Answered", "Clerk"]


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers to questions by the key of each, and why others have none."""

    answers: Mapping[str, str]
    failed: Mapping[str, str] = field(default_factory=dict)


class Clerk:
    """Asks one endpoint, in as many lots as there are; one that was given up stays so.

    Parameters
    ----------
    endpoint
        Where the model is asked.
    folder
        Where answers are kept; None for nowhere.
    patience
        With a slow or failing endpoint.
    progress
        Told how far asking has come.
    """

    def __init__(
        self, endpoint: Endpoint, folder: Path | None, patience: Patience, progress: Progress | None
    ) -> None:
        self.endpoint = endpoint
        self.tally = Tally()
        self._folder = Kept(folder)
        self._patience = patience
        self._progress = progress
        self._standing = Standing()

    def kept(self, questions: Iterable[Question]) -> dict[str, str]:
        """Return the answers that are there already."""
        found = ((q.key, self._folder.find(q.key)) for q in questions)
        return {
            key: answer.text
            for key, answer in found
            if answer is not None and not isinstance(parse(answer.text), str)
        }

    def has(self, key: str) -> bool:
        """Whether there is an answer already; a damaged one may turn out to be none."""
        return self._folder.has(key)

    def ask(self, questions: Sequence[Question]) -> Answered:
        """Ask each question that has no answer yet, once though it may stand there twice.

        Raises
        ------
        MissingError
            The library that talks to models is not installed; nothing was sent.
        """
        answers = self.kept(questions)
        failed: dict[str, str] = {}
        sent = list({q.key: q for q in questions if q.key not in answers}.values())
        done = 0

        def on_answer(number: int, answer: KeptAnswer | Failure) -> None:
            nonlocal done
            done += 1
            if self._progress:
                told = f"Asking {self.endpoint.name}"
                self._progress(told, min(done, len(sent) - 1), len(sent))
            key = sent[number].key
            self.tally.usage += answer.usage
            if isinstance(answer, Failure):
                failed[key] = answer.reason
                return
            self.tally.sent += 1
            answers[key] = answer.text
            self._keep(key, answer)

        texts = [q.text for q in sent]
        ask(self.endpoint, texts, self._patience, on_answer, self._standing)
        for each in questions:
            if each.key in failed:
                self.tally.fail(each.place, failed[each.key])
        return Answered(answers, failed)

    def summary(self) -> Summary:
        """Tell what it came to."""
        endpoint = self.endpoint
        price = price_of(self.tally.usage, endpoint.priced_as, endpoint.model)
        return self.tally.summary(endpoint.name, price)

    def _keep(self, key: str, answer: KeptAnswer) -> None:
        try:
            self._folder.keep(key, answer)
        except OSError as error:
            self.tally.unkept = error.strerror or str(error)
