"""The one place that knows MkDocs. Each event hands over to a named function of the handbook."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from handbook import (
    addresses,
    checks,
    course_data,
    error_page,
    frame,
    pictures,
    plan_data,
    project_data,
    redirect_page,
    script_words,
    sheet_data,
    structured_data,
    tool_data,
)
from handbook.documents import documents, with_sizes
from handbook.editions import pdf
from handbook.lookup import lookup
from handbook.nav import navigation
from handbook.pages import compile_pages, question_banks
from handbook.pages.html import article
from handbook.search import PageText, build_index
from handbook.search_texts import search_texts

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from handbook.catalogue import Catalogue
    from handbook.pages.page import Page
    from handbook.problems import Problem

log = get_plugin_logger("fellesmodellen")


@dataclass
class _Build:
    """What one build carries from event to event."""

    catalogue: Catalogue
    problems: tuple[Problem, ...] = ()
    pages: dict[str, Page] = field(default_factory=dict)
    things: dict[str, structured_data.Thing] = field(default_factory=dict)
    texts: list[PageText] = field(default_factory=list)
    prints: pdf.Prints | None = None
    documents: dict[str, bytes] = field(default_factory=dict)
    nynorsk: dict[str, str] = field(default_factory=dict)


class _State:
    command: str = "build"
    build: _Build


def on_startup(command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
    """Remember whether somebody is watching."""
    _State.command = command


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Compile the whole catalogue before MkDocs clears the old site, so that a fault costs nothing."""
    root = Path(config.config_file_path).parent
    # MkDocs stamps the build time into the site map; the same input has to give the same bytes.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    catalogue, problems = checks.inspect(root, datetime.now(UTC).date())
    faults = tuple(problem for problem in problems if problem.severity == "feil")
    _State.build = _Build(catalogue, faults)
    for problem in problems:
        if problem.severity == "advarsel":
            log.info("%s", problem)
    if faults and _State.command != "serve":
        raise PluginError("\n".join((error_page.summary(faults), *map(str, faults))))
    if faults:
        for problem in faults:
            log.error("%s", problem)
        config.nav = None
        return config
    pages = compile_pages(catalogue)
    _State.build.pages = {page.address: page for page in pages}
    _State.build.nynorsk = addresses.in_nynorsk(catalogue)
    _State.build.things = structured_data.things(catalogue, config.site_url or "")
    if os.environ.get("HANDBOOK_PDF") and _State.command == "build":
        _State.build.prints = _prints(catalogue, config.site_url or "", root)
    _State.build.documents = documents(catalogue, os.environ["SOURCE_DATE_EPOCH"])
    config.nav = navigation(pages)
    config.extra["oppslag"] = lookup(catalogue)
    return config


def _prints(catalogue: Catalogue, site_url: str, root: Path) -> pdf.Prints:
    try:
        return pdf.prints(pdf.Edition(catalogue, site_url, pdf.print_day()), root)
    except pdf.TypesetError as error:
        raise PluginError(str(error)) from error


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, the texts they come from and the old addresses; leave out what our frame replaces."""
    build = _State.build
    theme_dir = config.theme.dirs[-2] if len(config.theme.dirs) > 1 else ""
    kept = [file for file in files if not (file.src_dir or "").startswith(theme_dir) or file.src_dir == config.docs_dir]
    if build.problems:
        return Files([file for file in kept if file.src_uri.startswith("assets/")])
    for page in build.pages.values():
        text = frame.front_matter(page) + page.markdown
        kept.append(File.generated(config, addresses.markdown_path(page.address), content=text))
    kept.append(File.generated(config, addresses.TOOL_DATA, content=tool_data.script(build.catalogue)))
    for name, text in _data_scripts(build.catalogue).items():
        kept.append(File.generated(config, name, content=text))
    for name, data in build.documents.items():
        kept.append(File.generated(config, name, content=data))
    root = Path(config.config_file_path).parent
    if not config.repo_url:
        kept.extend(
            File.generated(config, frame.source_address(name), content=frame.source_copy(name, root))
            for name in frame.source_files(build.pages.values(), root)
        )
    if config.site_url:
        kept.append(File.generated(config, frame.ROBOTS, content=frame.robots(config.site_url)))
        paint = pictures.Painter(root)
        kept.extend(
            File.generated(config, picture.address, content=paint(picture))
            for picture in pictures.of_site(build.pages.values(), build.catalogue).values()
        )
    if build.prints:
        for one in build.prints.files:
            path = str(build.prints.folder / one.name)
            kept.append(File.generated(config, one.address, abs_src_path=path))
    for old, new in addresses.redirects(build.catalogue).items():
        kept.append(File.generated(config, old, content=redirect_page.html(old, new)))
    return Files(kept)


def _data_scripts(catalogue: Catalogue) -> dict[str, str]:
    """Address to script of the data of every part."""
    return {
        **course_data.scripts(catalogue),
        **project_data.scripts(catalogue),
        **question_banks(catalogue),
        **plan_data.scripts(catalogue),
        **sheet_data.scripts(catalogue),
        **script_words.scripts(catalogue),
    }


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Give the frame the strings of the interface as they are; pages in nynorsk bring their own."""
    env.globals["t"] = str
    return env


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Keep finished pages from the Markdown parser, which would read every tag of them twice."""
    ours = _State.build.pages.get(page.file.dest_uri)
    return markdown if ours is None or ours.macros else ""


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put in the finished pages, and collect the text of every page for the search."""
    ours = _State.build.pages.get(page.file.dest_uri)
    if ours is not None and not ours.macros:
        sizes = {name: len(data) for name, data in _State.build.documents.items()}
        finished = article(with_sizes(ours.markdown, sizes))
        html = finished.html
        page.present_anchor_ids = set(finished.ids)
        page.meta["toc"] = [{"title": title, "url": f"#{anchor}"} for title, anchor in finished.headings]
    _State.build.texts.extend(search_texts(_State.build.catalogue, page.file.dest_uri, str(page.title), ours, html))
    return html


def on_page_context(
    context: Any,  # noqa: ANN401
    page: MkDocsPage,
    config: MkDocsConfig,
    nav: Navigation,  # noqa: ARG001
) -> Any:  # noqa: ANN401
    """Tell the frame where the page stands."""
    ours = _State.build.pages.get(page.file.dest_uri)
    edit_base = f"{config.repo_url.rstrip('/')}/{(config.edit_uri or '').strip('/')}" if config.repo_url else ""
    meta = frame.meta(ours, edit_base) if ours else frame.hand_written(page.file.src_uri, page.file.dest_uri, edit_base)
    if ours:
        meta = frame.with_language(meta, ours, _State.build.nynorsk)
    if ours and ours.language == "nn" and _State.build.catalogue.nynorsk:
        context["t"] = _State.build.catalogue.nynorsk.say
    if _State.build.prints:
        found = _State.build.prints.of(page.file.dest_uri)
        meta = frame.with_prints(meta, ((one.title, one.address, one.note) for one in found))
    page.meta = {**meta, **page.meta}
    thing = _State.build.things.get(page.file.dest_uri)
    if thing:
        page.meta["json_ld"] = structured_data.script(thing)
    if config.site_url:
        picture = pictures.of_page(ours, _State.build.catalogue) if ours else pictures.HOME
        page.meta["picture"] = {"url": config.site_url + picture.address, "alt": picture.alt}
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write the search index, or the page of faults in place of everything."""
    build = _State.build
    site = Path(config.site_dir)
    if build.problems:
        html = error_page.html(build.problems)
        for name in ("index.html", "404.html"):
            (site / name).write_text(html, encoding="utf-8")
        return
    for name, text in build_index(build.texts).items():
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
