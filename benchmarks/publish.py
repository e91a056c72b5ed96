"""The whole of `handbook publish` by part: seconds, processor seconds and bytes.

`python benchmarks/publish.py [--sizes 0 1000] [--site-url ADDRESS]`

0 is the real size. A part is measured with an empty cache where it keeps one; the site and the embedded edition then
find the prints that `pdf` has made, as they do in `handbook publish`.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from catalogue import grow

from handbook.catalogue import load
from handbook.publish import PARTS, Order

ROOT = Path(__file__).resolve().parents[1]
_FIRST = "pdf"
"""The part whose files others link to."""


def spent() -> float:
    """Processor seconds of this process and of the builds it has started."""
    usages = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measure(folder: Path, site_url: str) -> None:
    """Print a row for each part, the most expensive first, and the whole."""
    start, cpu = time.perf_counter(), spent()
    catalogue, _ = load(folder)
    rows = [("les katalogen", time.perf_counter() - start, spent() - cpu, 0, 0)]
    order = Order(folder, catalogue, site_url)
    for part in sorted(PARTS, key=lambda part: part.name != _FIRST):
        start, cpu = time.perf_counter(), spent()
        made = dict(part.make(order))
        size = sum(map(len, made.values()))
        rows.append((part.name, time.perf_counter() - start, spent() - cpu, len(made), size))
    _, walls, uses, counts, sizes = zip(*rows, strict=True)
    total = (sum(walls), sum(uses), sum(counts), sum(sizes))
    print(f"{len(catalogue.tools)} tools")
    print(f"{'part':<18}{'wall s':>9}{'cpu s':>9}{'share':>7}{'files':>7}{'MB':>8}")
    for name, wall, used, files, size in sorted(rows, key=lambda row: -row[2]):
        print(f"{name:<18}{wall:>9.2f}{used:>9.2f}{used / total[1]:>7.0%}{files:>7}{size / 1e6:>8.2f}")
    print(f"{'whole':<18}{total[0]:>9.2f}{total[1]:>9.2f}{1:>7.0%}{total[2]:>7}{total[3] / 1e6:>8.2f}", flush=True)


def main() -> None:
    """Measure every size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[0, 1000], help="0 is the real size")
    parser.add_argument("--site-url", default="https://eksempel.no/fellesmodellen/")
    parser.add_argument("--folder", type=Path, help="measure the checkout there, with the package that is imported")
    options = parser.parse_args()
    if options.folder:
        measure(options.folder, options.site_url)
        return
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as scratch:
            folder = grow(ROOT, Path(scratch) / "checkout", size)
            # The builds read the package of the checkout; with any other, prints kept here are not found there.
            environment = {**os.environ, "PYTHONPATH": str(folder / "hooks"), "SOURCE_DATE_EPOCH": "1763812800"}
            command = [sys.executable, __file__, "--folder", str(folder), "--site-url", options.site_url]
            subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
