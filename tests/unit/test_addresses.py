"""Addresses: where things live, and how one page points to another from any folder."""

from __future__ import annotations

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from handbook import addresses as at

NAMES = st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True)
PAGES = st.lists(NAMES, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".html")


def test_promised_addresses() -> None:
    """People print them and link to them; a change here breaks the promise."""
    assert at.phase("innsikt") == "faser/innsikt.html"
    assert at.module("oppstart") == "kurs/oppstart/index.html"
    assert at.lesson("oppstart", "felles-problem") == "kurs/oppstart/felles-problem.html"
    assert at.knowledge_check("oppstart") == "kurs/oppstart/kunnskapssjekk.html"
    assert at.tool("loggbok") == "verktoy/loggbok.html"
    assert at.sheet("loggbok") == "mal/loggbok.html"
    assert at.form("oppstartsrapport") == "skjema/oppstartsrapport.html"
    assert at.OVERVIEW == "oversikt.html"
    assert at.source("S2") == "kilder.html#s2"
    assert at.checkpoint("mandat") == "sjekkpunkter.html#mandat"


@given(PAGES, PAGES, st.one_of(st.just(""), NAMES))
def test_relative_leads_there(here: str, there: str, anchor: str) -> None:
    address = f"{there}#{anchor}" if anchor else there
    link = at.relative(address, here)
    path, _, mark = link.partition("#")
    assert mark == anchor
    assert posixpath.normpath(posixpath.join(posixpath.dirname(here), path) if path else here) == there
    assert not link.startswith("/")


def test_link_to_oneself() -> None:
    assert at.relative("verktoy/a.html", "verktoy/a.html") == "a.html"
    assert at.relative("verktoy/a.html#steg", "verktoy/a.html") == "#steg"


@given(PAGES)
def test_markdown_lies_where_the_page_does(address: str) -> None:
    assert at.markdown_path(address) == address.removesuffix("html") + "md"
