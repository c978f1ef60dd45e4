"""Names that the QTI reader and the QTI writer agree on."""

from __future__ import annotations

MANIFEST = "imsmanifest.xml"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TOOL = "crs-lint"
"""The ``toolName`` of exported items, whose scoring is known."""
EXPLANATION = "explanation"
"""The identifier of the feedback that is the explanation of an exported item."""
TRUE_FALSE = "true-false"
"""The class of the interaction of an exported true-false item."""
