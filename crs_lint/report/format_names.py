"""Names of the report formats; imports nothing, since the command line needs them to parse its arguments."""

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html")
# Formats that need to know all items, be it only for an id that is not taken.
FORMATS_WITH_ITEMS = frozenset({"html", "json", "rdjson"})
