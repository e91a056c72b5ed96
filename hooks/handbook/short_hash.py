"""Ids as short numbers, so that the progress of a person fits in a code. The same sum as in felles/biter.js."""

from __future__ import annotations

_BITS = 20


def short_hash(text: str) -> int:
    """FNV-1a of the text, folded to 20 bits."""
    value = 0x811C9DC5
    for letter in text:
        value = (value ^ ord(letter)) * 0x01000193 & 0xFFFFFFFF
    return (value >> _BITS) ^ (value & (1 << _BITS) - 1)
