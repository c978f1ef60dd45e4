"""The hash function of fingerprints and cache keys, without OpenSSL, which importing ``hashlib`` loads."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
