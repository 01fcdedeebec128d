"""Let these tests import the random games of the stability tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "stability"))
