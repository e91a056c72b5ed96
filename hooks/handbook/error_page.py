"""The faults of the catalogue as a page, for an editor who watches the site while writing."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from handbook.norwegian import capital, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.problems import Problem

_STYLE = (
    "body{font:18px/1.6 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color:#1d1b18;"
    "background:#fbf8f3}h1{line-height:1.2}h2{font-size:1.1rem;margin:2rem 0 .5rem}li{margin:.5rem 0}"
    "code{background:#efe8dc;padding:.1em .3em}a{color:#1d4f91}"
    "@media(prefers-color-scheme:dark){body{color:#eee8dd;background:#14181f}code{background:#2a303b}}"
)


def summary(problems: Sequence[Problem]) -> str:
    """How many faults there are, in words."""
    count = len(problems)
    mended = "den er rettet" if count == 1 else "de er rettet"
    return f"{capital(number(count))} feil i innholdet. Siden bygges når {mended}:"


def html(problems: Sequence[Problem]) -> str:
    """The whole page: no script; the browser asks again every other second, so the page goes when the faults go."""
    files = "".join(
        f"<h2><code>{escape(file)}</code></h2>\n<ul>\n"
        + "".join(f"<li>Linje {problem.line}: {escape(problem.message)}</li>\n" for problem in group)
        + "</ul>\n"
        for file, group in groupby(problems, key=lambda problem: problem.file)
    )
    return (
        '<!doctype html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n<title>Feil i innholdet</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="refresh" content="2">\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>Noe må rettes først</h1>\n"
        f"<p>{escape(summary(problems))}</p>\n{files}"
        "<p>Lagre filen når du har rettet den. Denne siden oppdaterer seg selv.</p>\n</main>\n</body>\n</html>\n"
    )
