"""Exit codes of the program; they do not depend on the report format."""

OK = 0
FINDINGS = 1
COULD_NOT_LINT = 2
INTERRUPTED = 130
CLOSED_PIPE = 141
