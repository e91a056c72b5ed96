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
_NAME = re.compile(r"^name: \"?(.+?)\"?$", re.MULTILINE)


def grow(root: Path, target: Path, tools: int) -> Path:
    """Copy the checkout at `root` to `target` with `tools` tools in it: the real ones and numbered copies of them."""
    for part in _PARTS:
        shutil.copytree(root / part, target / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(root / "mkdocs.yml", target)
    folder = target / "tools_catalog" / "tools"
    bokmaal = sorted(path for path in folder.glob("*.yml") if not path.name.endswith(".nn.yml"))
    real = [path.read_text(encoding="utf-8") for path in bokmaal]
    for number in range(len(real), tools):
        text = real[number % len(real)]
        old = _ID.findall(text)[0]
        new = f"{old}-{number}"
        text = _NUMBER.sub(f"number: {1000 + number}", _ID.sub(f"id: {new}", text, count=1), count=1)
        text = _NAME.sub(rf'name: "\1 {number}"', text, count=1)
        (folder / f"{new}.yml").write_text(text, encoding="utf-8")
    return target
