"""What README and CHANGELOG promise is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from handbook import cli

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
GUIDES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("for-*.md"))]
EVERYTHING = "\n".join((README, CHANGELOG, *GUIDES))

TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
COMMAND = re.compile(r"(?:\.venv/bin/|[`«])handbook ((?:[a-z]|--)[^`»#\n]*)")


def test_targets_of_make() -> None:
    named = set(re.findall(r"\bmake ([a-z]+)\b(?! [a-z]*s\b)", "\n".join(code(EVERYTHING))))
    assert named
    assert named <= TARGETS
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == TARGETS
    for target in TARGETS - {"help"}:
        assert re.search(rf"^{target}:.*## \S", MAKEFILE, re.MULTILINE), f"make help says nothing of {target}"


def code(text: str) -> list[str]:
    """What stands in code: blocks and runs."""
    return re.findall(r"```\w*\n(.*?)```", text, re.DOTALL) + re.findall(r"`([^`\n]+)`", text)


@pytest.mark.parametrize("arguments", sorted({match.strip().rstrip(".") for match in COMMAND.findall(EVERYTHING)}))
def test_commands_of_handbook(arguments: str) -> None:
    """Every command that is named can be parsed as it is written."""
    assert callable(cli._parser().parse_args(shlex.split(arguments)).run)  # noqa: SLF001 (running it would write files)


def test_options_of_handbook() -> None:
    """Every option that README names belongs to some command, or to make, pip, uv or pytest."""
    source = (ROOT / "hooks/handbook/cli.py").read_text(encoding="utf-8")
    lines = [line for line in README.splitlines() if "handbook" in line and "uv pip" not in line]
    for option in re.findall(r"(?<![\w-])--[a-z-]+", "\n".join(lines)):
        assert f'"{option}"' in source, option


def test_files_that_are_named_exist() -> None:
    for name in re.findall(
        r"`((?:hooks|docs|tests|benchmarks|overrides|modules|tools_catalog|schema)/[\w./-]*)`", README
    ):
        assert (ROOT / name).exists(), name
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_update_switch_is_the_one_in_readme() -> None:
    assert "`pytest --update-golden`" in README
    assert '"--update-golden"' in (ROOT / "tests/conftest.py").read_text(encoding="utf-8")


def test_changelog_is_kept() -> None:
    assert CHANGELOG.startswith("# Changelog\n")
    assert re.search(r"^## \[Unreleased\]$", CHANGELOG, re.MULTILINE)
    headings = set(re.findall(r"^### (.*)$", CHANGELOG, re.MULTILINE))
    assert headings <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_no_registry_and_no_machine_is_named() -> None:
    """The project builds from whatever registries a machine is set up with."""
    lock = (ROOT / "tests/package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert "--index-url" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for path in (ROOT / "Makefile", ROOT / "pyproject.toml", ROOT / "tests/package.json", ROOT / ".ci/run"):
        assert not re.search(r"https?://(?!127\.0\.0\.1)", path.read_text(encoding="utf-8")), path


def test_ci_runs_make_test_and_nothing_else() -> None:
    path = ROOT / ".ci/run"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "${BASH_SOURCE[0]}")/.."', "exec make test"]
    assert path.stat().st_mode & 0o111
