"""Copies of the checkout, and the commands run in them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("docs", "modules", "tools_catalog", "overrides", "hooks", "schema", "mkdocs.yml")
"""What a build reads."""


def copy(target: Path, source: Path = ROOT) -> Path:
    """Copy what a build reads, so that nobody's editing disturbs the tests and no test disturbs anybody."""
    target.mkdir(parents=True)
    for name in PARTS:
        part = source / name
        if part.is_dir():
            shutil.copytree(part, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(part, target / name)
    return target


def command(name: str) -> str:
    """The path of a command of the environment that runs the tests."""
    return str(Path(sys.executable).parent / name)


def run(*arguments: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the environment in `cwd`, with the handbook package that lies there, if any."""
    name, *rest = arguments
    return subprocess.run(
        [command(name), *rest],
        cwd=cwd,
        env=environment(cwd, **variables),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def environment(cwd: Path, **variables: str) -> dict[str, str]:
    """The environment for a command, the same wherever the tests run."""
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "TMPDIR"}}
    own = {"PYTHONPATH": str(cwd / "hooks")} if (cwd / "hooks").is_dir() else {}
    fixed = {"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    return kept | fixed | own | variables


def build(checkout: Path, target: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Build the site strictly."""
    return run("mkdocs", "build", "--strict", "--site-dir", str(target), cwd=checkout, **variables)


def addresses(site: Path, pattern: str = "*.html") -> set[str]:
    """The addresses of all files of a kind in a built site."""
    return {path.relative_to(site).as_posix() for path in site.rglob(pattern) if path.is_file()}


def give_old_ids(checkout: Path) -> dict[str, str]:
    """Give a tool with a sheet, a phase, a module, a lesson and a form an old id; tell where old addresses lead."""
    tools = sorted((checkout / "tools_catalog/tools").glob("*.yml"))
    tool = next(path for path in tools if "\ntemplate:" in path.read_text("utf-8"))
    form = min((checkout / "tools_catalog/report_forms").glob("*rapport.yml"))
    module = min((checkout / "modules").glob("1-*"))
    lesson = min(module.glob("1-*.md"))
    for path in (tool, form, module / "module.yml", lesson):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"^(id: .*)$", r"\1\naliases: [gammel-id]", text, count=1, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
    phases = checkout / "modules/phases.yml"
    text = phases.read_text(encoding="utf-8")
    text = text.replace("  - id: innsikt\n", "  - id: innsikt\n    aliases: [gammel-id]\n", 1)
    phases.write_text(text, encoding="utf-8")
    text = form.read_text(encoding="utf-8")
    module_id = module.name.split("-", 1)[1]
    lessons = [path.stem.split("-", 1)[1] for path in sorted(module.glob("*.md")) if ".nn." not in path.name]
    course = {
        "kurs/gammel-id/index.html": f"kurs/{module_id}/index.html",
        "kurs/gammel-id/kunnskapssjekk.html": f"kurs/{module_id}/kunnskapssjekk.html",
        "kurs/gammel-id/egenerklaering.html": f"kurs/{module_id}/egenerklaering.html",
        "kurs/gammel-id/i-gruppe.html": f"kurs/{module_id}/i-gruppe.html",
        f"kurs/{module_id}/gammel-id.html": f"kurs/{module_id}/{lessons[0]}.html",
        "kurs/gammel-id/gammel-id.html": f"kurs/{module_id}/{lessons[0]}.html",
        **{f"kurs/gammel-id/{lesson}.html": f"kurs/{module_id}/{lesson}.html" for lesson in lessons},
    }
    return {
        "verktoy/gammel-id.html": f"verktoy/{tool.stem}.html",
        "mal/gammel-id.html": f"mal/{tool.stem}.html",
        "skjema/gammel-id.html": f"skjema/{form.stem}.html",
        "nn/skjema/gammel-id.html": f"nn/skjema/{form.stem}.html",
        **({"skjema/gammel-id-eksempel.html": f"skjema/{form.stem}-eksempel.html"} if "\nexample:" in text else {}),
        "faser/gammel-id.html": "faser/innsikt.html",
        "nn/faser/gammel-id.html": "nn/faser/innsikt.html",
        **course,
        # The first module is whole in nynorsk.
        **{f"nn/{old}": f"nn/{new}" for old, new in course.items()},
    }
