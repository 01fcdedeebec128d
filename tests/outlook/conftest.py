"""Random disputes, and plain readings of the definitions, as the tests of stability have them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "stability"))
