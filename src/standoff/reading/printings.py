"""Reports that print again what another has printed before."""

from __future__ import annotations

from collections import Counter, defaultdict

from standoff.reading.dossier import Dossier
from standoff.reading.records import Passage
from standoff.reading.reprints import SAME, share, shingles_of, story_words

__all__ = ["first_printings"]


def first_printings(dossier: Dossier) -> dict[str, str]:
    """Find out which sources tell the story of another that stands before them.

    Returns
    -------
    dict of str to str
        The id of each reprint, with that of the source that it reprints: of those that it agrees
        with in most of their words (see `standoff.reading.reprints`), the first.
    """
    if len(dossier.sources) < 2:
        return {}
    passages: dict[str, list[Passage]] = defaultdict(list)
    for passage in dossier.passages:
        passages[passage.source].append(passage)
    found: dict[str, str] = {}
    stories: dict[str, frozenset[str]] = {}
    printed_in: dict[str, list[str]] = defaultdict(list)
    for source in dossier.sources:
        story = shingles_of(story_words(source.text or "", passages[source.id]))
        shared = Counter(each for shingle in story for each in printed_in.get(shingle, ()))
        rated = [(share(story, stories[each]), each) for each in stories if shared[each]]
        best, first = max(rated, key=lambda pair: pair[0], default=(0.0, ""))
        if best >= SAME:
            found[source.id] = first
            continue
        stories[source.id] = story
        for shingle in story:
            printed_in[shingle].append(source.id)
    return found
