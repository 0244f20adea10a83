"""Benchmarks and trials of delivery. The trials are those of the tests of processes, which import from `tests/`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
