"""Nine dated reports on one quarrel, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff.reading.dossier import Dossier
from standoff.reading.read import read

SLUICES = Path(__file__).parents[1] / "data" / "sluices"


@pytest.fixture(scope="session")
def sluices() -> Dossier:
    """The reports on the Brenn sluices: threats, a retraction, two changes of mind, a reprint."""
    return read(SLUICES)
