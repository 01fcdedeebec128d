"""Put the readings of the definitions where the tests of this folder can import them."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "stability")]
