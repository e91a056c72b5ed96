"""Every edition at once, in one folder that can be handed over.

`publish` makes the folder whole or not at all, `PARTS` lists what goes into it, `Manifest` says what is there and what
must not be lost, and `compare` holds two editions against each other.
"""

from __future__ import annotations

from handbook.publish.compare import Comparison, compare
from handbook.publish.folder import Published, PublishError, publish
from handbook.publish.manifest import NAME, Manifest, OldEditionError, read
from handbook.publish.order import Order
from handbook.publish.parts import PARTS, Part

__all__ = [
    "NAME",
    "PARTS",
    "Comparison",
    "Manifest",
    "OldEditionError",
    "Order",
    "Part",
    "PublishError",
    "Published",
    "compare",
    "publish",
    "read",
]
