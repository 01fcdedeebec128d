"""Answers that were paid for once: kept by the content of the question."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from standoff.files import write_beside
from standoff.reading.llm.costs import Usage

__all__ = ["Kept", "KeptAnswer", "key_of"]

_FORMAT = "standoff.answer/1"


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The text of an answer, and what it took."""

    text: str
    usage: Usage


def key_of(*parts: str) -> str:
    """Return a name for a question: it is another where any part of it is."""
    return sha256(json.dumps(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of answers, each in a file of its own.

    Parameters
    ----------
    folder
        Made at the first answer, for its owner only; None keeps nothing.
    """

    folder: Path | None

    def find(self, key: str) -> KeptAnswer | None:
        """Return the answer that was kept, or None; a damaged one counts as none."""
        if self.folder is None:
            return None
        try:
            record = json.loads(self._file(self.folder, key).read_text(encoding="utf-8"))
            if record["format"] != _FORMAT or record["key"] != key:
                return None
            usage = Usage(int(record["read"]), int(record["written"]))
            return KeptAnswer(str(record["answer"]), usage)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def has(self, key: str) -> bool:
        """Whether there is an answer, unread: it may be a damaged one."""
        return self.folder is not None and self._file(self.folder, key).is_file()

    def keep(self, key: str, answer: KeptAnswer) -> None:
        """Keep an answer.

        Raises
        ------
        OSError
            The folder cannot be made or written.
        """
        if self.folder is None:
            return
        record = {
            "format": _FORMAT,
            "key": key,
            "read": answer.usage.read,
            "written": answer.usage.written,
            "answer": answer.text,
        }
        file = self._file(self.folder, key)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.parent.mkdir(mode=0o700, exist_ok=True)
        write_beside(file, json.dumps(record))

    @staticmethod
    def _file(folder: Path, key: str) -> Path:
        return folder / key[:2] / f"{key}.json"
