"""A checkout with a catalogue of any size, made from the real one: every tool is a real tool under a new id."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PARTS = ("docs", "hooks", "modules", "overrides", "tools_catalog")
_ID = re.compile(r"^id: (.+)$", re.MULTILINE)
_NUMBER = re.compile(r"^number: \d+$", re.MULTILINE)
_TOOL = re.compile(r"^tool: (.+)$", re.MULTILINE)
_NAME = re.compile(r"^name: \"?(.+?)\"?$", re.MULTILINE)


def grow(root: Path, target: Path, tools: int) -> Path:
    """Copy the checkout at `root` to `target` with `tools` tools in it: the real ones and numbered copies of them.

    A tool with a sheet is nothing without it, so the copy gets a copy of that too.
    """
    for part in _PARTS:
        shutil.copytree(root / part, target / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(root / "mkdocs.yml", target)
    folder = target / "tools_catalog" / "tools"
    real = _texts(folder)
    sheets = {_TOOL.findall(text)[0]: text for text in _texts(folder.parent / "sheets")}
    for number in range(len(real), tools):
        text = real[number % len(real)]
        old = _ID.findall(text)[0]
        new = f"{old}-{number}"
        text = _NUMBER.sub(f"number: {1000 + number}", _ID.sub(f"id: {new}", text, count=1), count=1)
        text = _NAME.sub(rf'name: "\1 {number}"', text, count=1)
        (folder / f"{new}.yml").write_text(text, encoding="utf-8")
        if old in sheets:
            name = f"{_ID.findall(sheets[old])[0]}-{number}"
            sheet = _TOOL.sub(f"tool: {new}", _ID.sub(f"id: {name}", sheets[old], count=1), count=1)
            (folder.parent / "sheets" / f"{name}.yml").write_text(sheet, encoding="utf-8")
    return target


def _texts(folder: Path) -> list[str]:
    """The files of a folder in bokmål."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yml")) if ".nn." not in path.name]
