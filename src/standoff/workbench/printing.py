"""Documents made in a process of their own, which can be stopped; pages stay alive meanwhile."""

from __future__ import annotations

import multiprocessing
from collections import OrderedDict
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Literal

from standoff.dispute.file import loads
from standoff.errors import InputError, StandoffError
from standoff.report.brief import in_markdown, in_pdf, render
from standoff.report.view import View, look

__all__ = ["Form", "Maker", "Making"]

Form = Literal["html", "md", "pdf"]
_WRITE: dict[Form, Callable[[View], str | bytes]] = {
    "html": render,
    "md": in_markdown,
    "pdf": in_pdf,
}
_KEPT = 6
_BEAT = 0.1
"""Seconds between words on how far a document is."""


class Making:
    """A document that is being made.

    Parameters
    ----------
    text
        Of the dispute file.

    Attributes
    ----------
    doing, share
        What is being done, and how much of the whole is done, from 0 to 1; None: not known yet.
    """

    def __init__(self, text: str, form: Form) -> None:
        # Not forked from this process, whose threads a copy would lack.
        context = multiprocessing.get_context("spawn")
        self._from, into = context.Pipe(duplex=False)
        self._process: BaseProcess = context.Process(
            target=_make, args=(text, form, into), daemon=True
        )
        self._process.start()
        into.close()
        self.doing = ""
        self.share: float | None = None
        self._end: tuple[bytes | None, str | None] | None = None

    @property
    def done(self) -> bool:
        """Whether `result` would not wait; it also hears how far it is."""
        while self._end is None and self._from.poll():
            self._hear()
        return self._end is not None

    def result(self) -> bytes:
        """Return the document, when it is made.

        Raises
        ------
        InputError
            It cannot be made, or was stopped.
        """
        while self._end is None:
            self._hear()
        self._process.join(timeout=5)
        made, said = self._end
        if made is None:
            raise InputError(said or "")
        return made

    def stop(self) -> None:
        """Stop it at once."""
        self._process.kill()

    def _hear(self) -> None:
        try:
            end, *rest = self._from.recv()
        except (EOFError, OSError):
            self._end = None, "the document was not made: what makes it was stopped"
            return
        if end:
            self._end = rest[0], rest[1]
        else:
            self.doing, self.share = rest


class Maker:
    """Makes documents, and keeps the last ones."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[str, Form], bytes] = OrderedDict()

    def known(self, text: str, form: Form) -> bytes | None:
        """Return a document that has been made already, or None."""
        return self._made.get((text, form))

    def keep(self, text: str, form: Form, document: bytes) -> None:
        """Keep a document."""
        self._made[text, form] = document
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)


def _make(text: str, form: Form, into: Connection) -> None:
    told = 0.0

    def tell(doing: str, share: float) -> None:
        nonlocal told
        if monotonic() - told > _BEAT:
            told = monotonic()
            into.send((False, doing, share))

    try:
        made = _WRITE[form](look(loads(text), tell))
        into.send((True, made if isinstance(made, bytes) else made.encode("utf-8"), None))
    except StandoffError as error:
        into.send((True, None, str(error)))
