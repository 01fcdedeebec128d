"""Let these tests import the random games of the stability tests, and what they share."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "stability"), str(Path(__file__).parent)]
