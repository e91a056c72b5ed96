"""The checker of the W3C finds nothing to remark on any page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

pytest_plugins = ["support.fixtures"]

JAR = Path(__file__).resolve().parents[1] / "node_modules/vnu-jar/build/dist/vnu.jar"


def test_every_page_is_valid_html(site: Path) -> None:
    assert JAR.is_file(), "vnu.jar is missing: run npm ci in tests/"
    process = subprocess.run(
        ["java", "-jar", str(JAR), "--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always", str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    remarks = [
        f"{remark.get('url', '').rpartition('/sti/')[2]}:{remark.get('lastLine')}: {remark['message']}"
        for remark in json.loads(process.stdout)["messages"]
    ]
    assert remarks == []
