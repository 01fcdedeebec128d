"""Reading short reports with a model that is played on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from played_endpoint import Part, Request, claims, serving

from standoff.reading.dossier import Dossier
from standoff.reading.llm.asking import Patience
from standoff.reading.llm.connecting import Endpoint
from standoff.reading.llm.reader import ModelReader, Summary
from standoff.reading.read import read_text
from standoff.reading.records import OWN_READER, Claim

READER = "address:played"
QUICK = Patience(timeout=5, tries=2, pause=0.01, at_once=2)


@dataclass(frozen=True)
class Both:
    """What two readers made of a report."""

    dossier: Dossier
    summary: Summary
    asked: list[Request]

    @property
    def of_model(self) -> list[Claim]:
        """Claims that the model found, alone or too."""
        return [claim for claim in self.dossier.claims if READER in claim.found_by]

    @property
    def own(self) -> list[Claim]:
        return [claim for claim in self.dossier.claims if OWN_READER in claim.found_by]

    def words(self, claim: Claim) -> list[str]:
        text = self.dossier.sources[0].text or ""
        return [text[span.start : span.end] for span in claim.content]


@pytest.fixture
def both() -> Callable[..., Both]:
    """Read a text with a model that plays a part."""

    def read(
        text: str,
        part: Part,
        *,
        published: str = "2031-03-05",
        patience: Patience = QUICK,
        **more: Any,
    ) -> Both:
        with serving(part) as server:
            endpoint = Endpoint("address", "played", server.address, None)
            reader = ModelReader(endpoint, patience=patience, **more)
            dossier = read_text(text, published=published, second=reader)
            return Both(dossier, reader.summary(), server.requests)

    return read


@pytest.fixture
def proposing(both: Callable[..., Both]) -> Callable[..., Both]:
    """Read a text with a model that proposes these claims of every passage."""

    def read(text: str, *proposed: dict[str, Any], **more: Any) -> Both:
        return both(text, lambda _: claims(*proposed), **more)

    return read
