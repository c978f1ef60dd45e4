"""Cache keys: digests of lists of strings."""

from crs_lint.text.hashing import blake2b


def cache_key(*parts: str | bytes) -> bytes:
    """A digest of 16 bytes. Parts are delimited, so that different lists of parts have different keys."""
    digest = blake2b(digest_size=16)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    return digest.digest()
