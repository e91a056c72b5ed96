"""Catalogues to test with: the small one that has nothing wrong, and large ones made from real tools."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MINI = ROOT / "tests" / "fixtures" / "mini"
TODAY = date(2026, 11, 22)
"""The day of every check in the tests, so that no date of review passes by itself."""


def copy_mini(root: Path) -> Path:
    """Put the small catalogue into an empty folder."""
    shutil.copytree(MINI, root, dirs_exist_ok=True)
    return root


def real_or_mini() -> Path:
    """Give the catalogue of this checkout, or the small one where there is none yet."""
    real = (ROOT / "modules" / "course.yml").is_file() and (ROOT / "tools_catalog" / "glossary.yml").is_file()
    return ROOT if real else MINI


def copy_catalogue(source: Path, root: Path) -> Path:
    """Copy what `handbook check` reads, and nothing else."""
    for name in ("modules", "tools_catalog", "docs"):
        shutil.copytree(source / name, root / name, ignore=shutil.ignore_patterns("assets"))
    return root


def multiply_tools(root: Path, number: int) -> None:
    """Fill the catalogue at `root` up with copies of its tools, each with an id and number of its own."""
    folder = root / "tools_catalog" / "tools"
    bokmaal = sorted(set(folder.glob("*.yml")) - set(folder.glob("*.nn.yml")))
    models = {path.stem: path.read_text(encoding="utf-8") for path in bokmaal}
    names = list(models)
    for index in range(number - len(names)):
        name = names[index % len(names)]
        text = models[name].replace(f"id: {name}\n", f"id: {name}-{index}\n", 1)
        text = re.sub(r"^number: \d+$", f"number: {index + 1001}", text, count=1, flags=re.MULTILINE)
        (folder / f"{name}-{index}.yml").write_text(text, encoding="utf-8")
