"""Archives with the same bytes every time, written beside each other into a folder."""

from __future__ import annotations

import os
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o100644
_PACKED_ALREADY = (".woff2",)


class Target:
    """The folder that archives are written to. Files of others in it are left alone."""

    def __init__(self, folder: Path) -> None:
        """Nothing is made before there is something to write."""
        self.folder = folder

    @property
    def fault(self) -> str:
        """Why nothing can be written there, or nothing."""
        taken = next((path for path in (self.folder, *self.folder.parents) if path.is_file()), None)
        return f"{taken} er en fil. Velg en mappe." if taken else ""

    def write(self, archives: Iterable[tuple[str, bytes]]) -> tuple[Path, ...]:
        """Write the archives. All are made before the first is written, and each is whole before it takes its place."""
        made = tuple(archives)
        self.folder.mkdir(parents=True, exist_ok=True)
        return tuple(self._put(self.folder / name, data) for name, data in made)

    def _put(self, path: Path, data: bytes) -> Path:
        handle, scratch = tempfile.mkstemp(dir=self.folder, prefix=f".{path.stem}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(scratch).chmod(0o644)
            Path(scratch).replace(path)
        except BaseException:
            Path(scratch).unlink(missing_ok=True)
            raise
        return path


def written(files: Mapping[str, bytes], first: str) -> bytes:
    """A zip archive of the files: `first`, which platforms look for, and then the others by name."""
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name in (first, *sorted(files.keys() - {first})):
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = _UNIX
            info.external_attr = _PLAIN_FILE << 16
            info.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
            archive.writestr(info, files[name], compresslevel=9)
    return memory.getvalue()
