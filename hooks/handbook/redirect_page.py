"""A page at an old address that leads to the new one, also without scripts."""

from __future__ import annotations

from html import escape

from handbook.addresses import relative


def html(old: str, new: str) -> str:
    """The whole page."""
    target = escape(relative(new, old))
    return (
        '<!doctype html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n<title>Siden har flyttet</title>\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{target}">\n</head>\n<body>\n<main>\n<h1>Siden har flyttet</h1>\n'
        f'<p><a href="{target}">Gå til den nye siden</a></p>\n</main>\n</body>\n</html>\n'
    )
