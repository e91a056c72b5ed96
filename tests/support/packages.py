"""Packages, made once for all tests of them. A module asks for them with `pytest_plugins`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from support import lms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def packed(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder with all packages of a standard."""
    folder = tmp_path_factory.mktemp("pakker")

    @cache
    def made(standard: str) -> Path:
        return lms.package(checkout, folder / standard, standard)

    return made
