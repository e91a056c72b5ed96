"""YAML to data: what is read as what, where it stands, and that nothing a file can hold makes it fall over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.yaml_source import parse, read_file, read_front_matter, read_text

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u2028\u2029\x85")
WORDS = st.text(LETTERS | st.sampled_from("æøåÆØÅ «»–:#-'\"\n"), max_size=30)
KEYS = st.text(st.sampled_from("abcæøå_- 1"), min_size=1, max_size=8)
SCALARS = WORDS | st.integers(-(10**17), 10**17) | st.booleans() | st.none()
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


class _Plain(yaml.SafeLoader):
    """PyYAML's own reader, left with the types of JSON."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in {"tag:yaml.org,2002:int", "tag:yaml.org,2002:null"}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@settings(max_examples=300)
@given(data=st.dictionaries(KEYS, DATA, max_size=5))
def test_agrees_with_pyyaml_on_what_it_writes(data: object) -> None:
    """Whatever PyYAML writes down is read here as PyYAML reads it."""
    text = yaml.safe_dump(data, allow_unicode=True)
    source, problems = parse(text, "f.yml")
    assert problems == ()
    assert source is not None
    assert source.data == yaml.safe_load(text) == data


@settings(max_examples=300)
@given(text=st.text(st.sampled_from("abæ: -[]{}\"'#&*!|>%@`\n\t?,.~01\\\x01\u2028\ufeff"), max_size=60))
@example("a: &a [*a]")
@example("? [a]\n: b")
@example("- " * 5000)
@example("[" * 100_000)
@example("{a: " * 100_000)
@example("a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(30)))
def test_no_text_makes_it_fall_over(text: str) -> None:
    """Any text at all is data or problems, each on one line that the text has."""
    source, problems = parse(text, "f.yml")
    assert (source is None) == bool(problems)
    for problem in problems:
        assert 1 <= problem.line <= text.count("\n") + 1
        assert "\n" not in str(problem)


@settings(max_examples=100)
@given(data=st.dictionaries(KEYS, DATA, min_size=1, max_size=5))
def test_every_path_has_its_line(data: dict[str, object]) -> None:
    """The line of a field is a line on which its name stands."""
    text = yaml.safe_dump(data, allow_unicode=True)
    source, _ = parse(text, "f.yml")
    assert source is not None
    rows = text.split("\n")
    for key in data:
        row = rows[source.line((key,)) - 1]
        assert key in row or yaml.safe_dump(key, allow_unicode=True).split("\n")[0] in row


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("12:30", "12:30"),
        ("0755", "0755"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("+1", "+1"),
        ("-1", -1),
        ("0", 0),
        ("1.5", 1.5),
        (".5", ".5"),
        (".inf", ".inf"),
        ("2026-11-22", "2026-11-22"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("=", "="),
        ("9" * 30, "9" * 30),
    ],
)
def test_plain_words(text: str, value: object) -> None:
    """Only true and false are truth values, only plain decimals are numbers, and a time stays a time."""
    source, _ = parse(f"felt: {text}", "f.yml")
    assert source is not None
    assert source.data == {"felt": value}


def test_merge_key_is_a_field_like_any_other() -> None:
    """What YAML calls a merge is a field that no model knows."""
    source, _ = parse("<<: {a: b}", "f.yml")
    assert source is not None
    assert source.data == {"<<": {"a": "b"}}


def test_lines_of_nested_paths() -> None:
    """The line of a path that does not exist is that of the nearest part above it."""
    source, _ = parse("a:\n  - b: c\n    d: [e, f]\n  - >-\n    g\n    h\n", "f.yml", first_line=10)
    assert source is not None
    assert source.line() == 10
    assert source.line(("a",)) == 10
    assert source.line(("a", 0)) == 11
    assert source.line(("a", 0, "b")) == 11
    assert source.line(("a", 0, "d", 1)) == 12
    assert source.line(("a", 0, "mangler")) == 11
    assert source.line(("a", 1)) == 13
    assert source.line(("a", 9, "b")) == 10
    assert source.line(("mangler",)) == 10


def test_line_endings_and_marks_make_no_difference(tmp_path: Path) -> None:
    """A file from Windows, or from a Mac of old, is read as any other."""
    for number, raw in enumerate((b"a: b\nc: d\n", b"a: b\r\nc: d\r\n", b"\xef\xbb\xbfa: b\nc: d\n", b"a: b\rc: d\r")):
        path = tmp_path / f"{number}.yml"
        path.write_bytes(raw)
        source, problems = read_file(path, "f.yml")
        assert problems == ()
        assert source is not None
        assert source.text == "a: b\nc: d\n"


def test_separators_of_lines_that_only_yaml_knows(tmp_path: Path) -> None:
    """A separator pasted from a document counts as a blank, so that lines are counted as editors count them."""
    path = tmp_path / "f.yml"
    path.write_text("a: b\u2028c\u2029d\x85e\nf: g\n", encoding="utf-8")
    source, _ = read_file(path, "f.yml")
    assert source is not None
    assert source.data == {"a": "b c d e", "f": "g"}
    assert source.line(("f",)) == 2


def test_front_matter(tmp_path: Path) -> None:
    """The fields keep their lines in the file, and the body knows where it begins."""
    path = tmp_path / "f.md"
    path.write_text("---\nid: a\ntitle: b\n---\n\n## Her\n\n---\n\nTekst\n", encoding="utf-8")
    source, body, line, problems = read_front_matter(path, "f.md")
    assert problems == ()
    assert source is not None
    assert source.line(("title",)) == 3
    assert (body, line) == ("\n## Her\n\n---\n\nTekst\n", 5)
    path.write_text("---\nid: a\n---", encoding="utf-8")
    assert read_front_matter(path, "f.md")[1:] == ("", 4, ())


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file, or a folder in its place, is one problem."""
    for path in (tmp_path / "f.yml", tmp_path):
        text, problems = read_text(path, "f.yml")
        assert text is None
        assert [problem.line for problem in problems] == [1]
