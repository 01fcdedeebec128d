"""Whether reports are about one dispute: whether the same actors act in them."""

from __future__ import annotations

from collections import Counter

from standoff.reading.dossier import Dossier

__all__ = ["unrelated_sources"]


def unrelated_sources(dossier: Dossier) -> tuple[str, ...]:
    """Return the sources in which nobody acts who acts in any other; empty for a single source.

    What two disputes have in common by chance (the UN, a language) does not make them one, but
    sources without any actor in common are hardly about the same.

    Returns
    -------
    tuple of str
        Ids of the sources, in the order of the dossier.
    """
    acting: dict[str, set[str]] = {source.id: set() for source in dossier.sources}
    for claim in dossier.claims:
        for actor in (claim.actor, claim.target):
            if actor is not None:
                acting[claim.evidence[0].source].add(actor)
    if len(acting) < 2:
        return ()
    acts_in = Counter(actor for own in acting.values() for actor in own)
    return tuple(
        ident for ident, own in acting.items() if own and all(acts_in[actor] == 1 for actor in own)
    )
