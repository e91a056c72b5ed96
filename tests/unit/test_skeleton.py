"""The commented start of a new entry: complete, explained, and a word away from being valid."""

from __future__ import annotations

import json
import re

import yaml

from handbook import skeleton
from handbook.models.reference import Term
from handbook.models.sheet import Sheet
from handbook.models.tool import Tool


def uncommented(text: str) -> str:
    """The text with optional fields, which stand as comments, made real."""
    return re.sub(r"^( *)# ([a-z_]+:.*|  .*|- .*)$", r"\1\2", text, flags=re.MULTILINE)


def test_tool_has_every_required_field() -> None:
    data = yaml.safe_load(skeleton.tool("nytt", 7))
    required = {name for name, info in Tool.model_fields.items() if info.is_required()}
    assert required <= set(data)
    assert set(data) <= set(Tool.model_fields)
    assert (data["id"], data["number"]) == ("nytt", 7)


def test_tool_shows_every_optional_field() -> None:
    text = skeleton.tool("nytt", 7)
    later = {"status", "aliases", "owner", "reviewed_by", "last_reviewed", "review_due"}
    for name, info in Tool.model_fields.items():
        if name not in later:
            assert re.search(rf"^(# )?{name}:", text, re.MULTILINE), name
            assert f"# {info.description}" in text, name


def test_optional_fields_are_right_once_uncommented() -> None:
    data = yaml.safe_load(uncommented(skeleton.tool("nytt", 7)))
    assert set(data["template"]) >= {"title", "intro", "parts"}
    assert isinstance(data["variants"][0]["steps"], list)


def test_term_has_every_required_field() -> None:
    data = yaml.safe_load(f"terms:\n{skeleton.term('nytt')}")["terms"][0]
    required = {name for name, info in Term.model_fields.items() if info.is_required()}
    assert required <= set(data) <= set(Term.model_fields)
    assert data["id"] == "nytt"


def test_no_line_ends_in_space() -> None:
    for text in (skeleton.tool("nytt", 7), skeleton.term("nytt")):
        assert text.endswith("\n")
        assert not re.search(r"[ \t]$", text, re.MULTILINE)


def test_sheet_is_valid_once_the_texts_are_written() -> None:
    """What is given is enough: only empty texts, which an editor fills in, keep it from being a sheet."""
    text = skeleton.sheet("delta").replace('""', "Noe")
    data = yaml.safe_load(re.sub(r"^# .*\n", "", text, flags=re.MULTILINE))
    sheet = Sheet.model_validate_json(json.dumps(data))
    assert (sheet.id, sheet.tool) == ("delta", "delta")
    assert [bool(part.table) for part in sheet.parts] == [False, True]
