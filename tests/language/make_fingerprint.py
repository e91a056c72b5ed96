"""Make the fingerprint of the sources: `python tests/language/make_fingerprint.py FOLDER` with a .txt file for each."""

from __future__ import annotations

import sys
from pathlib import Path

from handbook.language.overlap import fingerprint

TARGET = Path(__file__).with_name("sources.fingerprint")


def main(folder: Path) -> int:
    """Write the fingerprint of every text in the folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not texts:
        sys.stderr.write(f"Fant ingen .txt-filer i {folder}.\n")
        return 1
    TARGET.write_text(fingerprint(texts), encoding="ascii")
    sys.stdout.write(f"{len(texts)} tekster, {TARGET.stat().st_size} byte i {TARGET.name}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if len(sys.argv) > 1 else 1)
