"""Macros for hand-written pages and lessons. Reads only `extra.oppslag`, so it works in any generator with macros."""

from __future__ import annotations

import posixpath
from html import escape
from typing import Any


def define_env(env: Any) -> None:  # noqa: ANN401 (each generator passes an object of its own)
    """Give the pages their macros."""
    _links(env)
    _explained(env)
    _facts(env)


def _lookup(env: Any) -> Any:  # noqa: ANN401
    """What there is to ask for, in the language of the page that is being made."""
    found = env.conf["extra"]["oppslag"]
    return found["nn"] if env.page.url.startswith("nn/") else found


def _link(env: Any, kind: str, key: str, text: str | None, own: str = "") -> str:  # noqa: ANN401
    """A link to an entry, told to be in bokmål where a page in nynorsk has nothing else.

    `own` is a place on the page itself to lead to instead.
    """
    found = _lookup(env)
    title, address = found[kind][key]
    href = own or posixpath.relpath(address, posixpath.dirname(env.page.url) or ".")
    marks = ' class="begrep"' if kind == "begrep" else ""
    if env.page.url.startswith("nn/") and not own and not address.startswith("nn/"):
        marks += ' hreflang="nb"'
    if text or title not in found["ikke_oversatt"]:
        return f'<a{marks} href="{href}">{escape(text or title)}</a>'
    if kind == "kilde":  # published under that name, so there is nothing to translate
        return f'<a{marks} lang="nb" href="{href}">{escape(title)}</a>'
    note = f'<span class="ikke-oversatt">{found["merknad"]}</span>'
    return f'<a{marks} lang="nb" href="{href}">{escape(title)}</a> {note}'


def _links(env: Any) -> None:  # noqa: ANN401
    @env.macro  # type: ignore[untyped-decorator]
    def verktoy(key: str, text: str | None = None) -> str:
        return _link(env, "verktoy", key, text)

    @env.macro  # type: ignore[untyped-decorator]
    def modul(key: str, text: str | None = None) -> str:
        return _link(env, "modul", key, text)

    @env.macro  # type: ignore[untyped-decorator]
    def skjema(key: str, text: str | None = None) -> str:
        return _link(env, "skjema", key, text)

    @env.macro  # type: ignore[untyped-decorator]
    def kilde(key: str, text: str | None = None) -> str:
        return _link(env, "kilde", key, text)


def _explained(env: Any) -> None:  # noqa: ANN401
    @env.macro  # type: ignore[untyped-decorator]
    def fase(key: str, text: str | None = None) -> str:
        shape = f'<span class="form form-{key}" aria-hidden="true"></span>'
        return f'<span class="fasemerke fase-{key}">{shape} {_link(env, "fase", key, text)}</span>'

    @env.macro  # type: ignore[untyped-decorator]
    def begrep(key: str, text: str | None = None) -> str:
        # A lesson explains its words at its own foot; other pages lead to the glossary.
        own = f"#ord-{key}" if env.page.url.removeprefix("nn/").startswith("kurs/") else ""
        return _link(env, "begrep", key, text, own)


def _facts(env: Any) -> None:  # noqa: ANN401
    def data(kind: str) -> Any:  # noqa: ANN401
        return _lookup(env)[kind]

    @env.macro  # type: ignore[untyped-decorator]
    def antall(kind: str) -> str:
        return str(data("antall")[kind])

    @env.macro  # type: ignore[untyped-decorator]
    def kurs(field: str) -> str:
        return escape(data("kurs")[field])

    @env.macro  # type: ignore[untyped-decorator]
    def fasefigur() -> str:
        return str(data("fasefigur"))

    @env.macro  # type: ignore[untyped-decorator]
    def nettadresse() -> str:
        """The address that the site is built for; until there is one, an address that nobody has."""
        return escape(env.conf.get("site_url") or "https://eksempel.no/fellesmodellen/")

    @env.macro  # type: ignore[untyped-decorator]
    def status(*keys: str) -> str:
        facts = data("kurs")
        sources = "".join(f"<li>{_link(env, 'kilde', key, None)}</li>" for key in keys)
        rows = {
            "Status": f'<span class="status-merke status-utkast">{escape(facts["status"])}</span>',
            "Revisjon": facts["revisjon"],
            "Eier": escape(facts["eier"]),
            "Sist gjennomgått": "Ikke ennå",
            "Gjennomgås senest": facts["gjennomgang"],
            "Kilder": f'<ul class="kildeliste">{sources}</ul>',
        }
        body = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows.items())
        return (
            '<section class="status ikke-sok" aria-labelledby="om-siden"><h2 id="om-siden">Om denne siden</h2>'
            f"<dl>{body}</dl></section>"
        )
