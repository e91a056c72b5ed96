"""The handbook as a plain Markdown tree with a mkdocs.yml, for MkDocs, Zensical or any other generator.

Builds strictly with stock MkDocs and with Zensical and gives the same addresses as the site.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from handbook import addresses, redirect_page
from handbook.documents import documents, with_sizes
from handbook.frame import front_matter
from handbook.lookup import lookup
from handbook.nav import navigation
from handbook.pages import compile_pages

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue

_CONFIG = """\
# Laget av «handbook export portable». Stå i denne mappen og kjør «mkdocs build» eller «zensical build».
site_name: Fellesmodellen
site_description: Håndbok for felles tjenesteutvikling mellom kommunene og Sykehuset Innlandet.
docs_dir: docs
site_dir: site
use_directory_urls: false
strict: true

theme:
  name: material
  variant: classic
  language: nb
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
    - media: "(prefers-color-scheme: dark)"
      scheme: slate

extra_css:
  - assets/css/tokens.css
  - assets/css/model.css

plugins:
  - search
  - macros:
      module_name: main
      on_undefined: strict
      on_error_fail: true
      j2_comment_start_string: "{##"
      j2_comment_end_string: "##}"

markdown_extensions:
  - admonition
  - attr_list
  - tables
  - toc:
      permalink: false
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
  - markdown_include.include:
      base_path: docs

exclude_docs: |
  /snippets/

"""


class TargetError(Exception):
    """The folder to write to holds something that is not ours to replace."""


def export(catalogue: Catalogue, root: Path, target: Path) -> int:
    """Write the tree to `target` and return the number of pages.

    The tree is complete before it takes its place, so a failure leaves what was there. Raises TargetError when
    `target` is a file, or a folder with something in it that an earlier export did not write.
    """
    _check_target(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as scratch:
        tree = Path(scratch) / "tree"
        count = _write(catalogue, root, tree)
        if target.exists():
            shutil.rmtree(target)
        tree.rename(target)
    return count


def _check_target(target: Path) -> None:
    if target.is_file():
        message = f"{target} er en fil. Velg en mappe."
        raise TargetError(message)
    if target.is_dir() and any(target.iterdir()) and not (target / "mkdocs.yml").is_file():
        message = f"{target} har andre filer i seg. Velg en tom mappe."
        raise TargetError(message)
    if (target / "mkdocs.yml").is_file() and "handbook export portable" not in (target / "mkdocs.yml").read_text(
        "utf-8"
    ):
        message = f"{target} har et annet nettsted i seg. Velg en tom mappe."
        raise TargetError(message)


def _write(catalogue: Catalogue, root: Path, tree: Path) -> int:
    docs = tree / "docs"
    shutil.copytree(root / "docs", docs, ignore=shutil.ignore_patterns("js"))
    pages = compile_pages(catalogue)
    made = documents(catalogue, os.environ.get("SOURCE_DATE_EPOCH"))
    for address, data in made.items():
        path = docs / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    sizes = {address: len(data) for address, data in made.items()}
    for page in pages:
        path = docs / addresses.markdown_path(page.address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(front_matter(page) + with_sizes(page.markdown, sizes), encoding="utf-8")
    for old, new in addresses.redirects(catalogue).items():
        path = docs / old
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(redirect_page.html(old, new), encoding="utf-8")
    shutil.copy(root / "hooks" / "macros.py", tree / "main.py")
    extra = {"extra": {"generator": False, "oppslag": lookup(catalogue)}, "nav": navigation(pages)}
    settings = yaml.safe_dump(extra, allow_unicode=True, sort_keys=False, width=4096)
    (tree / "mkdocs.yml").write_text(_CONFIG + settings, encoding="utf-8")
    hand_written = sum(1 for _ in (root / "docs").glob("*.md"))
    return len(pages) + hand_written
