"""The small catalogue some years on: ids renamed, lessons revised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RENAMED = {
    "oppstart-sporsmal-1": "oppstart-hvem-eier",
    "oppstart-sporsmal-3": "oppstart-hva-horer-sammen",
    "oppstart-forklare": "oppstart-begrunne",
    "oppstart-mandat": "oppstart-felles-mandat",
    "introduksjon": "innforing",
    "felles-problem": "felles-sak",
}
"""Old ids in the small catalogue to those they get."""

_LESSON_OLD, _LESSON_NEW = "felles-problem", "felles-sak"
_MODULE_OLD, _MODULE_NEW = "introduksjon", "innforing"


def rename(root: Path) -> Path:
    """Rename what progress hangs on in the catalogue at `root`, as an editor would, and raise a revision."""
    for path in (*root.rglob("*.yml"), *root.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        for old, new in RENAMED.items():
            text = re.sub(rf"^( *(?:- )?id: ){old}$", rf"\g<1>{new}", text, flags=re.MULTILINE)
            if ".nn." not in path.name:
                text = re.sub(rf"^( *)(- )id: {new}$", rf"\g<0>\n\1  aliases: [{old}]", text, flags=re.MULTILINE)
                text = re.sub(rf"^id: {new}$", rf"\g<0>\naliases: [{old}]", text, flags=re.MULTILINE)
            text = re.sub(rf"(?<!\baliases: \[)(?<![\w-]){old}(?![\w-])(?!\.html)", new, text)
        if path.name == f"1-{_LESSON_OLD}.md":
            text = text.replace(f"id: {_LESSON_NEW}\n", f"id: {_LESSON_NEW}\nrevision: 2\n", 1)
        path.write_text(text, encoding="utf-8")
    for lesson in list((root / "modules/2-oppstart").glob(f"1-{_LESSON_OLD}.*")):
        lesson.rename(lesson.with_name(lesson.name.replace(_LESSON_OLD, _LESSON_NEW)))
    folder = root / "modules" / f"1-{_MODULE_OLD}"
    folder.rename(folder.with_name(f"1-{_MODULE_NEW}"))
    return root
