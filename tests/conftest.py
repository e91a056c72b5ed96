"""What all tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, configuration, settings

import factory

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.catalogue import Catalogue

configuration.set_hypothesis_home_dir(factory.ROOT / ".cache" / "hypothesis")
settings.register_profile(
    "repeatable",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be written anew."""
    parser.addoption(
        "--update-golden",
        dest="update",
        action="store_true",
        help="write the golden files anew from what comes out now",
    )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("update"))


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """A copy of the small catalogue, to change as one likes."""
    return factory.copy_mini(tmp_path / "mini")


@pytest.fixture(scope="session")
def mini_catalogue() -> Catalogue:
    """The small catalogue, read once."""
    from handbook.catalogue import load  # noqa: PLC0415 (tests of other things should not wait for it)

    catalogue, problems = load(factory.MINI)
    assert not problems
    return catalogue
