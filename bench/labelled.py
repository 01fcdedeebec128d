"""Score the reader on passages that were written and labelled for it (``tests/data/labelled``).

``python bench/labelled.py held_out`` scores it on those that are kept apart, on which no rule is
mended (``tests/data/held_out``); they label deeds, deadlines and counts only.

Labels quote the passage and hold no offsets. What counts as found:

quotation
    A claim shares at least half of its letters with the label's content (intersection over union,
    one claim for one label); with its speaker where the words that name the speaker overlap, and
    resolved where the claim's actor has the name that the label gives under ``who``.
deed
    A stance, event or commitment has the label's PLOVER class (or its act, where the label has no
    class) and its actor (or whoever the actor that the label names speaks for: a minister's act is
    claimed of the government), and its evidence holds the label's words. Of those found,
    ``details`` are the targets, polarities, modalities and days that labels ask for and claims
    have right.
deadline
    A deadline has the label's day, and its evidence holds the label's words.
count
    A claim has a quantity of the label's value within the label's words.
never
    What must not be claimed: kind, and where given speaker, actor, act, class, polarity, modality.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from standoff import read_text
from standoff.evidence import Span
from standoff.reading.dossier import Dossier
from standoff.reading.records import Claim

DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
DEEDS = frozenset({"stance", "event", "commitment"})
KINDS = ("quotation", "with speaker", "speaker resolved", "deed", "details", "deadline", "count")


class Reading:
    """A labelled passage and what was read from it."""

    def __init__(self, item: dict[str, Any]) -> None:
        self.item = item
        self.dossier: Dossier = read_text(item["text"], published=item.get("published"))
        self.text: str = self.dossier.sources[0].text or ""
        self.names = {a.id: (a.name, *a.aliases) for a in self.dossier.actors}
        self.principals = {a.id: a.speaks_for for a in self.dossier.actors if a.speaks_for}

    def places(self, words: str) -> list[Span]:
        """Find all places where the passage has these words."""
        return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), self.text)]

    def letters(self, spans: Iterator[Span] | list[Span]) -> frozenset[int]:
        """Return the places of letters and digits in some spans."""
        return frozenset(
            place
            for span in spans
            for place in range(span.start, span.end)
            if self.text[place].isalnum()
        )

    def content(self, label: dict[str, Any]) -> frozenset[int]:
        """Return the letters of a label's content, which stands once in the passage."""
        parts = label["content"]
        return self.letters(
            [self.places(p)[0] for p in ([parts] if isinstance(parts, str) else parts)]
        )

    def is_named(self, ident: str | None, name: str | None) -> bool:
        """Whether an actor has a name that holds the given one, or is held by it."""
        if ident is None or name is None:
            return ident is None and name is None
        wanted = set(name.casefold().split()) - {"the"}
        own = (set(n.casefold().split()) - {"the"} for n in self.names[ident])
        return any(words and (words <= wanted or wanted <= words) for words in own)

    def acts_for(self, ident: str | None, name: str | None) -> bool:
        """Whether an actor is the one of that name, or whom that one speaks for."""
        return self.is_named(ident, name) or any(
            principal == ident and self.is_named(person, name)
            for person, principal in self.principals.items()
        )

    def stands_in(self, claim: Claim, words: str) -> bool:
        """Whether a claim rests on a sentence that has these words."""
        return any(
            Span(e.span.start, e.span.end).overlaps(place)
            for e in claim.evidence
            for place in self.places(words)
        )


def quotations(reading: Reading) -> Counter[tuple[str, str]]:
    """Count labels, claims and matches of quotations."""
    labels = reading.item.get("quotations", [])
    claims = {(c.content, c.cue): c for c in reading.dossier.claims if c.kind == "quotation"}
    found = [(c, reading.letters(list(c.content))) for c in claims.values()]
    wanted = [reading.content(label) for label in labels]
    ranked = sorted(
        (
            (len(wanted[i] & letters) / len(wanted[i] | letters), i, j)
            for i in range(len(labels))
            for j, (_, letters) in enumerate(found)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for share, i, j in ranked:
        if share >= 0.5 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    tally: Counter[tuple[str, str]] = Counter()
    for kind in ("quotation", "with speaker"):
        tally[kind, "labels"], tally[kind, "claims"] = len(labels), len(found)
    tally["quotation", "right"] = len(pairs)
    for i, j in pairs.items():
        claim, label = found[j][0], labels[i]
        span = claim.speaker_span
        right = span is not None and any(span.overlaps(p) for p in reading.places(label["speaker"]))
        tally["with speaker", "right"] += right
        if "who" in label:
            tally["speaker resolved", "labels"] += 1
            tally["speaker resolved", "claims"] += claim.speaker is not None
            tally["speaker resolved", "right"] += reading.is_named(claim.speaker, label["who"])
    return tally


def deeds(reading: Reading) -> Counter[tuple[str, str]]:
    """Count labels, claims and matches of stances, events and commitments."""
    claims = [c for c in reading.dossier.claims if c.kind in DEEDS and c.plover]
    tally: Counter[tuple[str, str]] = Counter()
    tally["deed", "claims"] = len({(c.actor, c.plover, c.evidence[0].span) for c in claims})
    for label in reading.item.get("deeds", []):
        tally["deed", "labels"] += 1
        match = next((c for c in claims if _is_deed(reading, c, label)), None)
        tally["deed", "right"] += match is not None
        if match is not None:
            tally += _details(reading, match, label)
    return tally


def _is_deed(reading: Reading, claim: Claim, label: dict[str, Any]) -> bool:
    same = claim.plover == label["plover"] if "plover" in label else claim.act == label["act"]
    named = reading.acts_for(claim.actor, label["actor"])
    return same and named and reading.stands_in(claim, label["words"])


def _details(reading: Reading, claim: Claim, label: dict[str, Any]) -> Counter[tuple[str, str]]:
    right = [getattr(claim, k) == label[k] for k in ("polarity", "modality", "date") if k in label]
    if "target" in label:
        right.append(reading.is_named(claim.target, label["target"]))
    return Counter(
        {
            ("details", k): n
            for k, n in (("labels", len(right)), ("claims", len(right)), ("right", sum(right)))
        }
    )


def dated(reading: Reading) -> Counter[tuple[str, str]]:
    """Count labels, claims and matches of deadlines."""
    tally: Counter[tuple[str, str]] = Counter()
    tally["deadline", "claims"] = sum(
        c.kind == "deadline" and c.date is not None for c in reading.dossier.claims
    )
    for label in reading.item.get("deadlines", []):
        day: date = label["date"]
        tally["deadline", "labels"] += 1
        tally["deadline", "right"] += any(
            c.date == day and c.kind == "deadline" and reading.stands_in(c, label["words"])
            for c in reading.dossier.claims
        )
    return tally


def counts(reading: Reading) -> Counter[tuple[str, str]]:
    """Count labels, claims and matches of quantities."""
    found = {(c.quantity.value, c.quantity.span) for c in reading.dossier.claims if c.quantity}
    tally: Counter[tuple[str, str]] = Counter({("count", "claims"): len(found)})
    for label in reading.item.get("counts", []):
        tally["count", "labels"] += 1
        tally["count", "right"] += any(
            value == label["value"] and span.overlaps(place)
            for value, span in found
            for place in reading.places(label["words"])
        )
    return tally


def forbidden(reading: Reading) -> Iterator[str]:
    """Yield each claim that a passage says must not be made."""
    for label in reading.item.get("never", []):
        for claim in reading.dossier.claims:
            touched = any(
                span.overlaps(place)
                for span in claim.content
                for place in reading.places(label["words"])
            )
            if claim.kind == label["kind"] and touched and _is_forbidden(reading, claim, label):
                said = " … ".join(reading.text[s.start : s.end] for s in claim.content)
                yield f"{reading.item['id']}: {claim.kind} {claim.act}: {said}"


def _is_forbidden(reading: Reading, claim: Claim, label: dict[str, Any]) -> bool:
    plain = all(
        getattr(claim, key) == label[key]
        for key in ("act", "plover", "polarity", "modality")
        if key in label
    )
    named = all(
        reading.is_named(getattr(claim, key), label[key])
        for key in ("actor", "speaker")
        if key in label
    )
    return plain and named


def corpus(name: str = "labelled") -> list[dict[str, Any]]:
    """Read all passages of a labelled set, in the order of their files."""
    yaml = YAML(typ="safe", pure=True)
    items: list[dict[str, Any]] = []
    for path in sorted((DATA / name).glob("*.yaml")):
        items += yaml.load(path.read_text(encoding="utf-8"))
    return items


def corpus_digest(name: str = "labelled") -> str:
    """Return a digest of all files of a labelled set; it changes with any label."""
    whole = sha256()
    for path in sorted((DATA / name).glob("*.yaml")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:16]


def score(items: list[dict[str, Any]]) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Return the tally over all passages, and the claims that must not be made."""
    tally: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    for item in items:
        reading = Reading(item)
        for part in (quotations, deeds, dated, counts):
            tally.update(part(reading))
        wrong += forbidden(reading)
    return tally, wrong


def figures(tally: Counter[tuple[str, str]], kind: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a kind, in percent."""
    right, claims, labels = (tally[kind, part] for part in ("right", "claims", "labels"))
    precision, recall = 100 * right / max(1, claims), 100 * right / max(1, labels)
    return precision, recall, 200 * right / max(1, claims + labels)


def main() -> int:
    """Print precision, recall and F1 of each kind, and the claims that must not be made."""
    name = sys.argv[1] if len(sys.argv) > 1 else "labelled"
    items = corpus(name)
    tally, wrong = score(items)
    print(f"{len(items)} passages, corpus {corpus_digest(name)}")
    print(f"{'kind':<18} {'labels':>6} {'found':>6} {'right':>6} {'P':>6} {'R':>6} {'F1':>6}")
    for kind in KINDS if any("quotations" in item for item in items) else KINDS[3:]:
        labels, claims, right = (tally[kind, part] for part in ("labels", "claims", "right"))
        values = " ".join(f"{value:6.1f}" for value in figures(tally, kind))
        print(f"{kind:<18} {labels:>6} {claims:>6} {right:>6} {values}")
    print(f"claimed what must not be claimed: {len(wrong)}")
    print("".join(f"  {line}\n" for line in wrong), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
