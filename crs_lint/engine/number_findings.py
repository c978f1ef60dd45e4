"""Makes the fingerprints of findings unique."""

from collections.abc import Iterable, Iterator

from crs_lint.bank.item_facts import signature
from crs_lint.model.finding import Finding


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Each finding in order, with a unique fingerprint, after the fingerprint that all findings on the same text share.

    The first finding on a text keeps the shared fingerprint; that of each further one includes its number.
    """
    times: dict[str, int] = {}
    for finding in findings:
        shared = finding.fingerprint
        count = times.get(shared, 0)
        times[shared] = count + 1
        yield shared, finding._replace(fingerprint=signature(shared, str(count))) if count else finding
