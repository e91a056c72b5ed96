"""Build time and memory for catalogues of many sizes, against plain Material and Zensical on the same pages.

`python benchmarks/build.py [--sizes 100 300 1000 3000] [--stock-up-to 1000]`

Every figure of one size is measured in the same run, and what is promised is a ratio: the machine may be slow. Plain
Material and Zensical build the portable edition of the same catalogue. Stock Material writes its whole navigation into
every page, so its cost grows with the square of the pages; `--stock-up-to` leaves it out above a size.
"""

from __future__ import annotations

import argparse
import math
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from catalogue import grow

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "0"}

EDIT_UP_TO = 300
COLUMNS = (
    "tools",
    "pages",
    "cpu s",
    "MB",
    "compiling",
    "check/ldr",
    "edit s",
    "stock cpu",
    "our/stock",
    "wall s",
    "zensic. s",
)
"""Processor time of our build, its peak memory, the share that compiling takes; `handbook check` against the C YAML
loader alone; from saving a tool to seeing it in `make serve`; processor time of stock Material, and of ours against it;
wall time of ours and of Zensical."""

_LOADER = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(".").glob("[mt]*/**/*.yml")):
    yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
"""
_COMPILE = """
import time; from datetime import date; from pathlib import Path
from handbook import checks
start = time.perf_counter(); checks.inspect(Path("."), date(2026, 1, 1)); print(time.perf_counter() - start)
"""


@dataclass(frozen=True)
class Run:
    """One command, measured from outside: wall time and processor time in seconds, megabytes at its peak."""

    seconds: float
    cpu: float
    megabytes: float
    output: str


def measure(command: list[str], folder: Path) -> Run:
    """Run a command to its end in a folder."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        log.seek(0)
        output = log.read()
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{output[-2000:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output)


@contextmanager
def grown_site(tools: int) -> Iterator[Path]:
    """The built site of a catalogue with so many tools, and no fewer than there are."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = grow(ROOT, Path(scratch) / "checkout", tools)
        measure([str(BIN / "mkdocs"), "build", "-q", "--strict"], folder)
        yield folder / "site"


def edit_to_screen(folder: Path) -> float:
    """Seconds from saving a tool to the moment `mkdocs serve` shows the new text."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(BIN / "mkdocs"), "serve", "--no-strict", "-q", "-a", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}/verktoy/vaermelding.html"
    path = folder / "tools_catalog" / "tools" / "vaermelding.yml"
    server = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(address, "Værmeldingen")
        time.sleep(1)
        text = path.read_text(encoding="utf-8")
        start = time.perf_counter()
        path.write_text(text.replace("summary: ", "summary: Målt nå. ", 1), encoding="utf-8")
        _wait_for(address, "Målt nå.")
        return time.perf_counter() - start
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, text: str) -> None:
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=60) as answer:
                if text in answer.read().decode("utf-8"):
                    return
        except OSError:
            pass
        time.sleep(0.02)
    sys.exit(f"{address} never showed «{text}»")


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """The power of the size that the cost grows with between two sizes."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def main() -> None:
    """Measure every size and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[0, 100, 300, 1000, 3000], help="0 is the real size")
    parser.add_argument("--stock-up-to", type=int, default=1000)
    options = parser.parse_args()
    print(" ".join(f"{name:>9}" for name in COLUMNS))
    ours: dict[int, float] = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as scratch:
            row = _row(Path(scratch), size, options.stock_up_to)
        ours[int(row[0])] = row[2]
        print(" ".join(f"{value:9.2f}" for value in row), flush=True)
    for small, large in combinations(sorted(ours), 2):
        print(f"exponent {small}-{large}: {exponent((small, ours[small]), (large, ours[large])):.2f}")


def _row(scratch: Path, size: int, stock_up_to: int) -> tuple[float, ...]:
    folder = grow(ROOT, scratch / "checkout", size)
    built = measure([str(BIN / "mkdocs"), "build", "-q", "--strict"], folder)
    compiling = float(measure([sys.executable, "-c", _COMPILE], folder).output.split()[-1])
    check = measure([str(BIN / "handbook"), "check"], folder)
    loader = measure([sys.executable, "-c", _LOADER], folder)
    pages = sum(1 for _ in (folder / "site").rglob("*.html"))
    tools = sum(not path.name.endswith(".nn.yml") for path in (folder / "tools_catalog" / "tools").glob("*.yml"))
    edit = edit_to_screen(folder) if size <= EDIT_UP_TO else math.nan
    stock = zensical = math.nan
    if size <= stock_up_to:
        portable = scratch / "portable"
        measure([str(BIN / "handbook"), "export", "portable", "--out", str(portable)], folder)
        stock = measure([str(BIN / "mkdocs"), "build", "-q", "--strict"], portable).cpu
        zensical = measure([str(BIN / "zensical"), "build", "--strict", "--clean"], portable).seconds
    return (
        tools,
        pages,
        built.cpu,
        built.megabytes,
        compiling / built.seconds,
        check.cpu / loader.cpu,
        edit,
        stock,
        built.cpu / stock,
        built.seconds,
        zensical,
    )


if __name__ == "__main__":
    main()
