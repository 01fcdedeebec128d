"""The dispute file, ``standoff.dispute/1``: YAML in and out."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from standoff.dispute.actors import finish_actor, open_actors
from standoff.dispute.cited import read_evidence, read_sources
from standoff.dispute.derived import read_derived
from standoff.dispute.feasible import read_constraints, read_merged
from standoff.dispute.fields import Reader
from standoff.dispute.model import Dispute
from standoff.dispute.nodes import Node, compose
from standoff.dispute.status_quo import read_status_quo
from standoff.dispute.together import read_coalitions, read_commitments
from standoff.dispute.writing import dumps, save
from standoff.errors import DisputeError, Problem

__all__ = ["FORMAT", "dumps", "load", "loads", "save"]

FORMAT = "standoff.dispute/1"

_KEYS = (
    "format", "title", "question", "as_of", "citation", "notes", "sources", "evidence", "actors",
    "facts", "voting", "constraints", "merged", "commitments", "coalitions", "status_quo",
)  # fmt: skip
_MOST_BYTES = 4 << 20
_MOST_PROBLEMS = 100


def load(path: str | Path) -> Dispute:
    """Load a dispute file.

    Raises
    ------
    DisputeError
        The file cannot be read or is broken; lists everything that is wrong, with its place.
    """
    file = str(path)
    try:
        if (size := Path(path).stat().st_size) > _MOST_BYTES:
            raise DisputeError(
                Problem(f"too large for a dispute file: {size / 2**20:.0f} MB, and "
                        f"{_MOST_BYTES >> 20} MB is the most", file)
            )  # fmt: skip
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise DisputeError(Problem("there is no such file", file)) from None
    except IsADirectoryError:
        usual = Path(path) / "dispute.yaml"
        there = f"; the dispute in it is {usual}" if usual.is_file() else ""
        said = f"this is a folder, and a dispute is a file{there}"
        raise DisputeError(Problem(said, file)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DisputeError(Problem(f"cannot be read: {reason}", file)) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"not UTF-8 text: byte 0x{data[error.start]:02x} stands here. Save it as UTF-8."
        raise DisputeError(Problem(message, file, line, column)) from None
    return loads(text, file=file)


def loads(text: str, *, file: str | None = None) -> Dispute:
    """Read a dispute from the text of its file.

    Parameters
    ----------
    file
        How errors name it.

    Raises
    ------
    DisputeError
        It is broken; lists everything that is wrong, with its place.
    """
    reader = Reader(file)
    dispute = _dispute(reader, compose(text, file))
    if reader.problems:
        found = sorted(reader.problems, key=lambda it: (it.line or 0, it.column or 0))
        if len(found) > _MOST_PROBLEMS:
            more = Problem(f"… and {len(found) - _MOST_PROBLEMS} more", file)
            found = [*found[:_MOST_PROBLEMS], more]
        raise DisputeError(found)
    return dispute


def _dispute(reader: Reader, node: Node) -> Dispute:
    found = reader.fields(node, "the dispute", _KEYS, required=("format", "title", "actors"))
    if "format" in found and reader.raw(found["format"], "format") != FORMAT:
        reader.wrong(f"format: this version reads '{FORMAT}'", found["format"])
    sources = read_sources(reader, found.get("sources"))
    evidence = read_evidence(reader, found.get("evidence"), sources)
    reader.evidence = frozenset(evidence)
    opened = open_actors(reader, found["actors"]) if "actors" in found else []
    reader.actors = tuple(each.actor.id for each in opened)
    reader.options = tuple(
        f"{each.actor.id}.{option.id}" for each in opened for option in each.actor.options
    )
    facts, bodies = read_derived(reader, found.get("facts"), found.get("voting"))
    actors = tuple(finish_actor(reader, each) for each in opened)
    status_quo, grounds = read_status_quo(reader, found.get("status_quo"))
    return Dispute(
        title=reader.text(found.get("title"), "title") or "",
        actors=actors,
        question=reader.text(found.get("question"), "question"),
        as_of=reader.day(found.get("as_of"), "as_of"),
        sources=MappingProxyType(sources),
        evidence=MappingProxyType(evidence),
        constraints=read_constraints(reader, found.get("constraints")),
        status_quo=status_quo,
        status_quo_grounds=grounds,
        citation=reader.text(found.get("citation"), "citation"),
        notes=_notes(reader, found.get("notes")),
        file=reader.file,
        status_quo_place=found["status_quo"].place if "status_quo" in found else None,
        facts=facts,
        bodies=bodies,
        merged=read_merged(reader, found.get("merged")),
        commitments=read_commitments(reader, found.get("commitments")),
        coalitions=read_coalitions(reader, found.get("coalitions")),
    )


def _notes(reader: Reader, node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    texts = [reader.text(item, "notes") for item in reader.items(node, "notes")]
    return tuple(text for text in texts if text is not None)
