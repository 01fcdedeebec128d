"""The dispute file, ``standoff.dispute/1``: YAML in and out."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from standoff.dispute.actors import finish_actor, open_actors
from standoff.dispute.cited import read_evidence, read_sources
from standoff.dispute.fields import GROUNDS, Reader
from standoff.dispute.model import Constraint, Dispute, Grounds
from standoff.dispute.nodes import Mapping, Node, Scalar, compose
from standoff.dispute.writing import dumps, save
from standoff.errors import DisputeError, Problem, nearest

__all__ = ["FORMAT", "dumps", "load", "loads", "save"]

FORMAT = "standoff.dispute/1"

_KEYS = (
    "format", "title", "question", "as_of", "citation", "notes", "sources", "evidence", "actors",
    "constraints", "status_quo",
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
    reader.options = tuple(
        f"{each.actor.id}.{option.id}" for each in opened for option in each.actor.options
    )
    actors = tuple(finish_actor(reader, each) for each in opened)
    status_quo, grounds = _status_quo(reader, found.get("status_quo"))
    return Dispute(
        title=reader.text(found.get("title"), "title") or "",
        actors=actors,
        question=reader.text(found.get("question"), "question"),
        as_of=reader.day(found.get("as_of"), "as_of"),
        sources=MappingProxyType(sources),
        evidence=MappingProxyType(evidence),
        constraints=_constraints(reader, found.get("constraints")),
        status_quo=status_quo,
        status_quo_grounds=grounds,
        citation=reader.text(found.get("citation"), "citation"),
        notes=_notes(reader, found.get("notes")),
        file=reader.file,
        status_quo_place=found["status_quo"].place if "status_quo" in found else None,
    )


def _notes(reader: Reader, node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    texts = [reader.text(item, "notes") for item in reader.items(node, "notes")]
    return tuple(text for text in texts if text is not None)


def _constraints(reader: Reader, node: Node | None) -> tuple[Constraint, ...]:
    if node is None:
        return ()
    items = enumerate(reader.items(node, "constraints"), 1)
    return tuple(found for n, item in items if (found := _constraint(reader, n, item)))


def _constraint(reader: Reader, number: int, node: Node) -> Constraint | None:
    what = f"constraint {number}"
    found = reader.fields(node, what, ("always", "never", "name", *GROUNDS))
    name = reader.text(found.get("name"), f"{what}: name")
    grounds = reader.grounds(found, what)
    if ("always" in found) == ("never" in found):
        if isinstance(node, Mapping):
            reader.wrong(f"{what}: either 'always' or 'never' is expected here", node)
        return None
    if "always" in found:
        expression = reader.expression(found["always"], what)
        return Constraint("always", expression, name, grounds, node.place) if expression else None
    expression = reader.expression(found["never"], what)
    return Constraint("never", expression, name, grounds, node.place) if expression else None


def _status_quo(reader: Reader, node: Node | None) -> tuple[str | None, Grounds]:
    what = "status_quo"
    if node is None:
        return None, Grounds()
    if isinstance(node, Scalar):
        return _spelled(reader, node), Grounds()
    if not isinstance(node, Mapping):
        return _taken(reader, node), Grounds()
    found = reader.fields(node, what, ("taken", "state", *GROUNDS))
    grounds = reader.grounds(found, what)
    if ("taken" in found) == ("state" in found):
        reader.wrong(f"{what}: either 'taken' or 'state' is expected here", node)
        return None, grounds
    if "taken" in found:
        return _taken(reader, found["taken"]), grounds
    return _spelled(reader, found["state"]), grounds


def _spelled(reader: Reader, node: Node) -> str | None:
    text = reader.text(node, "status_quo")
    if text is None:
        return None
    if len(text) == len(reader.options) and set(text) <= {"Y", "N"}:
        return text
    reader.wrong(
        f"status_quo: '{text[:80]}' names no state: a state has a Y or an N for each of the "
        f"{len(reader.options)} options ({', '.join(reader.options[:12])})",
        node,
    )
    return None


def _taken(reader: Reader, node: Node) -> str | None:
    taken = set()
    for item in reader.items(node, "status_quo"):
        name = reader.text(item, "status_quo")
        if name is not None and name not in reader.options:
            near = nearest(name[:80], reader.options)
            reader.wrong(f"status_quo: there is no option '{name[:80]}'.{near}", item)
        elif name is not None:
            taken.add(name)
    return "".join("Y" if name in taken else "N" for name in reader.options)
