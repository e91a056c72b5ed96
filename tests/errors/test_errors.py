"""Every case file gives exactly the lines that stand in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from casefile import Case

from factory import MINI, TODAY, copy_mini
from handbook.checks import CHECKS, inspect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook.checks.subject import Subject
    from handbook.problems import Problem

CASES = sorted((Path(__file__).parent / "cases").rglob("*.case"))


def test_the_small_catalogue_has_nothing_wrong() -> None:
    """What the cases damage is whole to begin with."""
    assert inspect(MINI, TODAY)[1] == ()


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_case(path: Path, mini: Path, update: bool) -> None:  # noqa: FBT001 (a fixture)
    """The case gives the problems it says, sorted, and no others."""
    case = Case.read(path)
    case.apply(mini)
    found = "".join(f"{problem}\n" for problem in inspect(mini, TODAY)[1])
    if update:
        case.write(found)
    else:
        assert found == case.expected


def test_every_check_has_a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No check is there that no case can make speak."""
    spoken: set[str] = set()

    def listen(check: Callable[[Subject], Iterator[Problem]]) -> Callable[[Subject], Iterator[Problem]]:
        def listening(subject: Subject) -> Iterator[Problem]:
            for problem in check(subject):
                spoken.add(_name(check))
                yield problem

        return listening

    monkeypatch.setattr("handbook.checks.CHECKS", tuple(listen(check) for check in CHECKS))
    for number, path in enumerate(CASES):
        root = copy_mini(tmp_path / str(number))
        Case.read(path).apply(root)
        inspect(root, TODAY)
    assert {_name(check) for check in CHECKS} - spoken == set()


def _name(check: Callable[[Subject], Iterator[Problem]]) -> str:
    return f"{check.__module__}.{getattr(check, '__name__', '')}"
