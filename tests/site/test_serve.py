"""While somebody writes: faults come as a page, at any address, and go when they are mended."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from support import checkout as checkouts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GOOD, BROKEN = "\nkind: ", "\nkindd: "
PATIENCE = 60


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the checkout with a fault in it."""
    copy = checkouts.copy(tmp_path / "handbok")
    tool = min(path for path in (copy / "tools_catalog/tools").glob("*.yml") if not path.name.endswith(".nn.yml"))
    tool.write_text(tool.read_text(encoding="utf-8").replace(GOOD, BROKEN), encoding="utf-8")
    return tool


@pytest.fixture
def served(broken: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address where the copy is served, and the log."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    root, log = broken.parents[2], tmp_path / "logg"
    command = [checkouts.command("mkdocs"), "serve", "--no-strict", "--dev-addr", f"127.0.0.1:{port}"]
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command, cwd=root, env=checkouts.environment(root), stdout=out, stderr=subprocess.STDOUT
        ) as process,
    ):
        yield f"http://127.0.0.1:{port}", log
        process.terminate()


def fetch(address: str) -> tuple[int, str]:
    """Status and text of an address; 0 while nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 (our own server)
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, ""


def wait_for(address: str, words: str) -> str:
    """The page once the words stand in it."""
    end = time.monotonic() + PATIENCE
    html = ""
    while time.monotonic() < end:
        html = fetch(address)[1]
        if words in html:
            return html
        time.sleep(0.2)
    msg = f"«{words}» never came:\n{html[:2000]}"
    raise AssertionError(msg)


def test_faults_come_and_go(served: tuple[str, Path], broken: Path) -> None:
    address, log = served
    name = broken.relative_to(broken.parents[2]).as_posix()
    html = wait_for(f"{address}/", "Noe må rettes først")
    assert '<html lang="nb">' in html
    assert name in html
    assert "kindd" in html
    assert re.search(r"Linje \d+: ", html)
    own = re.sub(r"<script>[^<]*livereload.*?</script>", "", html, flags=re.DOTALL)
    assert "<script" not in own, "the page has to work where scripts are off"
    assert "Traceback" not in html

    status, elsewhere = fetch(f"{address}/verktoy/finnes-ikke.html")
    assert status == 404
    assert name in elsewhere

    text = broken.read_text(encoding="utf-8")
    broken.write_text(text.replace(BROKEN, GOOD), encoding="utf-8")
    wait_for(f"{address}/", 'class="hovedmeny"')
    assert fetch(f"{address}/verktoy/{broken.stem}.html")[0] == 200

    broken.write_text(text, encoding="utf-8")
    assert name in wait_for(f"{address}/verktoy/{broken.stem}.html", "Noe må rettes først")
    said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said
    assert f"{name}:" in said
