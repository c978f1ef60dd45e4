"""Where the tests find data: in the repository, or in the folder ``shared`` beside it where a license keeps it out.

Set ``CRS_LINT_SHARED`` to name another folder. An empty one gives what a plain clone gives: the tests that need it skip.
"""

from __future__ import annotations

import os
from pathlib import Path

DATA = Path(__file__).parent / "data"
SHARED = Path(os.environ.get("CRS_LINT_SHARED") or Path(__file__).parents[2] / "shared")
SCHEMAS = DATA / "schemas"
YAML_TEST_SUITE = DATA / "yaml_test_suite" / "yaml-test-suite.jsonl"
