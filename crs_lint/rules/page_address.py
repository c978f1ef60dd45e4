"""The address of a rule's page on a site of the documentation."""

from crs_lint.rules.registry import BY_NAME


def page_address(docs_url: str, rule: str) -> str:
    """The address of the page of a rule on the site at ``docs_url``; empty without a site, and for rules that are a team's own."""
    return f"{docs_url.rstrip('/')}/rules/{rule}/" if docs_url and rule in BY_NAME else ""
