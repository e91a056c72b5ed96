"""Case files: what an editor does wrong to the small catalogue, and what is said about it.

    What is wrong, in words.
    @ tools_catalog/tools/alfa.yml
      kind: metode
    - phases: [oppstart]
    + phases: [oppstrt]
    =
    tools_catalog/tools/alfa.yml:6: ukjent fase «oppstrt». Mente du «oppstart»?

After `@` stands a file and, unless its lines are edited, what happens to it: `new`, `append`, `delete`, `rename NEW`,
`crlf`, `bom`, `latin-1` or `utf-16`. Edits read like a diff; an empty line parts one place from the next. Every place
must stand exactly once in the file. ␉, ␀ and ␁ stand for the characters they are pictures of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PICTURES = str.maketrans({"␉": "\t", "␀": "\0", "␁": "\x01"})
_REMARKS = ("utf-16", "latin-1")


@dataclass(frozen=True)
class Case:
    """One case file."""

    path: Path
    does: str
    expected: str

    @classmethod
    def read(cls, path: Path) -> Case:
        """Part the file where `=` stands alone."""
        does, mark, expected = path.read_text(encoding="utf-8").partition("\n=\n")
        assert mark, f"{path} has no line with ="
        return cls(path, does, expected)

    def write(self, expected: str) -> None:
        """Keep what comes out now as what should."""
        self.path.write_text(f"{self.does}\n=\n{expected}", encoding="utf-8")

    def apply(self, root: Path) -> None:
        """Do to the catalogue at `root` what the case says."""
        _, *changes = f"\n{self.does}".split("\n@ ")
        for change in changes:
            head, _, body = change.partition("\n")
            name, _, action = head.partition(" ")
            _change(root, name, action or "edit", body)


def _change(root: Path, name: str, action: str, body: str) -> None:
    path = root / name
    verb, _, new_name = action.partition(" ")
    if verb == "delete":
        path.unlink()
    elif verb == "rename":
        target = root / new_name
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    elif verb in {"crlf", "bom", *_REMARKS}:
        _encode(path, verb)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_text(path, verb, body), encoding="utf-8")


def _encode(path: Path, how: str) -> None:
    text = path.read_text(encoding="utf-8")
    if how == "crlf":
        path.write_bytes(text.replace("\n", "\r\n").encode())
    else:
        path.write_bytes(text.encode("utf-8-sig" if how == "bom" else how, "replace"))


def _text(path: Path, verb: str, body: str) -> str:
    added = "".join(f"{line[2:]}\n" for line in body.split("\n") if line.startswith("+")).translate(_PICTURES)
    if verb == "new":
        return added
    text = path.read_text(encoding="utf-8")
    if verb == "append":
        return text + added
    assert verb == "edit", f"{verb} is nothing a case can do"
    for hunk in body.strip("\n").split("\n\n"):
        lines = hunk.split("\n")
        old = "".join(f"{line[2:]}\n" for line in lines if not line.startswith("+"))
        new = "".join(f"{line[2:]}\n" for line in lines if not line.startswith("-")).translate(_PICTURES)
        found = f"\n{text}".count(f"\n{old}")
        assert found == 1, f"{path.name} has this {found} times:\n{old}"
        text = f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:]
    return text
