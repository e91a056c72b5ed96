"""An empty radar diagram as a drawing, to fill in with a pen."""

from __future__ import annotations

from html import escape
from math import cos, pi, sin
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.norwegian import filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.paper import Web

_RADIUS = 150.0
_TEXT = 168.0
_WIDTH = 640
_HEIGHT = 400
_MIDDLE = 0.2
"""Texts nearer to the upright axis than this share of the radius are centred."""


def empty_radar(web: Web, say: Callable[[str], str] = str) -> Markup:
    """The rings, the axes and their names as SVG. The names stand in a table too, so the drawing is named only once.

    `say` gives the words of the drawing in the language of the page.
    """
    turns = [2 * pi * place / len(web.axes) - pi / 2 for place in range(len(web.axes))]
    rings = [(label, _RADIUS * place / len(web.rings)) for place, label in enumerate(web.rings, start=1)]
    parts = [
        f'<polygon points="{" ".join(_point(radius, turn) for turn in turns)}"/>'
        f'<text class="radar-trinn" x="6" y="{5 - radius:.1f}">{escape(label)}</text>'
        for label, radius in rings
    ]
    for turn, name in zip(turns, web.axes, strict=True):
        x, y = _RADIUS * cos(turn), _RADIUS * sin(turn)
        side = "middle" if abs(cos(turn)) < _MIDDLE else "start" if cos(turn) > 0 else "end"
        down = 6 + 8 * sin(turn)
        parts.append(
            f'<line x1="0" y1="0" x2="{x:.1f}" y2="{y:.1f}"/>'
            f'<text x="{_TEXT * cos(turn):.1f}" y="{_TEXT * sin(turn) + down:.1f}" text-anchor="{side}">'
            f"{escape(name)}</text>"
        )
    label = escape(filled(say("Tomt radardiagram med {} akser og {} trinn."), len(web.axes), len(web.rings)))
    box = f"{-_WIDTH // 2} {-_HEIGHT // 2} {_WIDTH} {_HEIGHT}"
    drawing = "".join(parts)
    return Markup(  # noqa: S704 (names are escaped above)
        f'<svg class="radar" viewBox="{box}" role="img" aria-label="{label}">{drawing}</svg>'
    )


def _point(radius: float, turn: float) -> str:
    return f"{radius * cos(turn):.1f},{radius * sin(turn):.1f}"
