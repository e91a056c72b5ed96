"""Dates, numbers, times and lists as a Norwegian writes them."""

from __future__ import annotations

from datetime import date, timedelta

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook import norwegian
from handbook.models.base import Range


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 minutter"),
        (1, "1 minutt"),
        (59, "59 minutter"),
        (60, "1 time"),
        (61, "1 time og 1 minutt"),
        (90, "1 time og 30 minutter"),
        (120, "2 timer"),
        (1505, "25 timer og 5 minutter"),
    ],
)
def test_duration(minutes: int, text: str) -> None:
    assert norwegian.duration(minutes) == text


@pytest.mark.parametrize(
    ("least", "most", "unit", "text"),
    [
        (3, 8, "personer", "3–8 personer"),
        (4, 4, "personer", "4 personer"),
        (2, 3, "", "2–3"),
        (45, 90, "minutter", "45–90 minutter"),
        (60, 120, "minutter", "1–2 timer"),
        (90, 120, "minutter", "1½–2 timer"),
        (30, 300, "minutter", "30 minutter til 5 timer"),
        (60, 60, "minutter", "1 time"),
    ],
)
def test_span(least: int, most: int, unit: str, text: str) -> None:
    assert norwegian.span(Range(min=least, max=most), unit) == text


def test_clock() -> None:
    assert norwegian.clock(0, 10) == "0.00–0.10"
    assert norwegian.clock(50, 75) == "0.50–2.05"


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_day_is_unmistakable(value: date) -> None:
    text = norwegian.day(value)
    assert text.startswith(f"{value.day}. ")
    assert text.endswith(f" {value.year}")
    assert text != norwegian.day(value + timedelta(days=1))


def test_lists() -> None:
    assert norwegian.join([]) == ""
    assert norwegian.join(["kommune"]) == "kommune"
    assert norwegian.join(["kommune", "sykehus"]) == "kommune og sykehus"
    assert norwegian.join(["kommune", "sykehus", "bruker"]) == "kommune, sykehus og bruker"


def test_numbers() -> None:
    assert [norwegian.number(value) for value in (0, 1, 12, 13)] == ["null", "én", "tolv", "13"]


def test_capital_leaves_the_rest() -> None:
    assert norwegian.capital("ø-hjelp for SSU") == "Ø-hjelp for SSU"
    assert norwegian.capital("") == ""


def test_alphabet_ends_in_its_own_letters() -> None:
    words = ["åpen", "ærlig", "øving", "zoo", "Ål", "arv"]
    assert sorted(words, key=norwegian.alphabetical) == ["arv", "zoo", "ærlig", "øving", "Ål", "åpen"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_escaped_title_is_read_as_it_stands(text: str) -> None:
    """A name with signs that mean something to Markdown comes out as the editor wrote it."""
    html = markdown.markdown(f"Før {norwegian.escape_markdown(text)} etter", extensions=["tables"])
    plain = html.removeprefix("<p>Før ").removesuffix(" etter</p>")
    assert plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&") == text


def test_every_choice_has_a_word() -> None:
    """What the models allow can be written on a page."""
    from typing import get_args  # noqa: PLC0415

    from handbook.models.base import Status  # noqa: PLC0415
    from handbook.models.tool import Experience, Form, ToolKind  # noqa: PLC0415

    for choices, words in (
        (Status, norwegian.STATUS),
        (ToolKind, norwegian.KIND),
        (ToolKind, norwegian.KINDS),
        (Form, norwegian.FORM),
        (Experience, norwegian.EXPERIENCE),
    ):
        assert set(get_args(choices)) == set(words)
