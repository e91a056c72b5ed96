"""The checks: what random damage does, that order and repetition make no difference, and how long it takes."""

from __future__ import annotations

import random
import re
import shutil
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import MINI, TODAY, copy_catalogue, multiply_tools, real_or_mini
from handbook.catalogue import load
from handbook.checks import CHECKS, inspect, run
from handbook.checks.macros import calls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from handbook.problems import Problem

LINE = re.compile(r"[^\n:]+:[1-9]\d*: (?:advarsel: )?[^\n]+[.?]\Z")
"""Every problem is one line with a file, a line, and sentences."""

TOKENS: tuple[str, ...] = (
    "",
    " ",
    "\t",
    ":",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "!x ",
    "|",
    ">",
    "---\n",
    "~",
)
TOKENS += ("{{", "}}", "{%", "[[", "]]", "<b>", "0", "-1", "99999999999999999999", "no", "12:30", "2026-13-45", "null")
TOKENS += ("\x00", "\u2028", "\u00a0", "æ", "\ud7ff", "`", "@", "%", "\\", "{!x.md!}", "one", "order", "id: x\n", "😀")


def _flip(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << chance.randrange(8))]) + raw[at + 1 :]


def _cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw))]


def _lines(change: Callable[[list[bytes], int, int], None]) -> Callable[[bytes, random.Random], bytes]:
    def damage(raw: bytes, chance: random.Random) -> bytes:
        rows = raw.split(b"\n")
        change(rows, chance.randrange(len(rows)), chance.randrange(len(rows)))
        return b"\n".join(rows)

    return damage


def _drop(rows: list[bytes], one: int, _other: int) -> None:
    del rows[one]


def _double(rows: list[bytes], one: int, _other: int) -> None:
    rows.insert(one, rows[one])


def _swap(rows: list[bytes], one: int, other: int) -> None:
    rows[one], rows[other] = rows[other], rows[one]


def _indent(rows: list[bytes], one: int, other: int) -> None:
    rows[one] = b" " * (other % 4) + rows[one].lstrip()


def _token(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + chance.choice(TOKENS).encode() + raw[at + chance.randrange(3) :]


def _type(raw: bytes, chance: random.Random) -> bytes:
    """Give a field a value of another type."""
    fields = list(re.finditer(rb"(?m)^([ -]*[a-z_]+:)( .*)?$", raw))
    if not fields:
        return raw
    field = chance.choice(fields)
    value = chance.choice((b"", b" 7", b" true", b" []", b" {}", b" [a, b]", b" {a: b}", b" tekst", b" 1.5", b" 'x'"))
    return raw[: field.end(1)] + value + raw[field.end() :]


DAMAGES = (_flip, _cut, _lines(_drop), _lines(_double), _lines(_swap), _lines(_indent), _token, _type)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the catalogue of this checkout."""
    return copy_catalogue(real_or_mini(), tmp_path_factory.mktemp("sound") / "catalogue")


def _damage(path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        raw = path.read_bytes()
        if raw:
            path.write_bytes(chance.choice(DAMAGES)(raw, chance))


def _assert_fit_to_read(problems: tuple[Problem, ...], root: Path) -> None:
    assert list(problems) == sorted(set(problems))
    for problem in problems:
        assert LINE.match(str(problem)), str(problem)
        path = root / problem.file
        ends = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") if path.is_file() else 0
        assert problem.line <= ends + 1, str(problem)


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32), share=st.floats(0, 1))
def test_damage_to_the_real_catalogue_is_told_and_never_raised(sound: Path, seed: int, share: float) -> None:
    """Whatever happens to a file, the editor gets lines to act on."""
    _try_damage(sound, seed, share)


@settings(max_examples=250)
@given(seed=st.integers(0, 2**32), share=st.floats(0, 1))
def test_damage_to_the_small_catalogue_is_told_and_never_raised(seed: int, share: float, small: Path) -> None:
    """The same with a catalogue that is read so fast that much can be tried."""
    _try_damage(small, seed, share)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small catalogue."""
    return copy_catalogue(MINI, tmp_path_factory.mktemp("small") / "catalogue")


def _try_damage(root: Path, seed: int, share: float) -> None:
    files = sorted(path for path in root.rglob("*") if path.suffix in {".yml", ".md"})
    path = files[min(int(share * len(files)), len(files) - 1)]
    whole = path.read_bytes()
    try:
        _damage(path, seed)
        _assert_fit_to_read(inspect(root, TODAY)[1], root)
    finally:
        path.write_bytes(whole)


def test_loading_twice_gives_the_same(sound: Path, tmp_path: Path) -> None:
    """The order in which a disk lists its files makes no difference."""
    first, problems = inspect(sound, TODAY)
    names = sorted((path.relative_to(sound) for path in sound.rglob("*") if path.is_file()), reverse=True)
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sound / name, tmp_path / name)
    second, others = inspect(tmp_path, TODAY)
    assert problems == others
    for kind in ("courses", "phases", "modules", "tools", "report_forms", "roles", "principles", "terms", "sources"):
        assert getattr(first, kind) == getattr(second, kind)


def test_checks_change_nothing_and_hold_no_memory(mini_catalogue: Catalogue) -> None:
    """The same catalogue gives the same problems, in whatever order the checks are run."""
    later = date(2030, 1, 1)
    assert run(mini_catalogue, later) == run(mini_catalogue, later)
    assert len(set(CHECKS)) == len(CHECKS)


def test_without_pages_no_snippet_is_called_missing(mini_catalogue: Catalogue) -> None:
    """Checks of the pages wait until the pages are given."""
    assert [problem.message for problem in run(mini_catalogue, TODAY, {}) if "utdraget" in problem.message]
    assert not [problem.message for problem in run(mini_catalogue, TODAY) if "utdraget" in problem.message]


def test_only_passed_dates_are_warnings(mini: Path) -> None:
    """A warning never stops a build, so nothing but the calendar gives one."""
    problems = inspect(mini, date(2030, 1, 1))[1]
    assert {problem.severity for problem in problems} == {"advarsel"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{{ verktoy("a") }}', [("verktoy", ("a",))]),
        ("{{verktoy('a')}}", [("verktoy", ("a",))]),
        ('{{ begrep("a",\n  "b c") }}', [("begrep", ("a", "b c"))]),
        ("{{ fasefigur() }} {{ fasefigur( ) }}", [("fasefigur", ()), ("fasefigur", ())]),
        ("{{ verktoy(a) }}", [(None, ())]),
        ('{{ verktoy("a" "b") }}', [(None, ())]),
        ('{{ verktoy("a") | upper }}', [(None, ())]),
        ('{% raw %}{{ verktoy("a") }}{% endraw %}', []),
        ('{ { verktoy("a") } }', []),
    ],
)
def test_macros_are_read(text: str, found: list[tuple[str | None, tuple[str, ...]]]) -> None:
    """A macro is a name and texts between quotes, and nothing else."""
    assert [(call.name, call.arguments) for call in calls(text)] == found


def test_a_large_catalogue_takes_no_more_than_three_times_the_reading_of_it(tmp_path: Path) -> None:
    """Reading, modelling and checking together cost at most three times what plain YAML costs."""
    root = copy_catalogue(real_or_mini(), tmp_path / "large")
    multiply_tools(root, 300)
    texts = [path.read_text(encoding="utf-8") for path in (root / "tools_catalog" / "tools").glob("*.yml")]
    loader = getattr(yaml, "CSafeLoader", None)
    if loader is None:
        pytest.skip("PyYAML without its C parser has nothing to be measured against")
    plain = min(_seconds(lambda: [yaml.load(text, loader) for text in texts]) for _ in range(3))  # noqa: S506 (safe)
    ours = min(_seconds(lambda: inspect(root, TODAY)) for _ in range(3))
    assert ours <= 3 * plain


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_load_alone_finds_no_fault_in_the_small_catalogue() -> None:
    """The catalogue that tests build on is whole."""
    catalogue, problems = load(MINI)
    assert problems == ()
    assert catalogue.unread == ""
