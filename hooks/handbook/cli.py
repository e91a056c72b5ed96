"""`handbook`: check the catalogue, start new entries, write schemas and export editions."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from handbook import checks, links, schemas, skeleton
from handbook.documents import documents
from handbook.editions import cmi5, pdf, portable, scorm
from handbook.language import report
from handbook.packaging import Maker, Target, units
from handbook.problems import ContentError
from handbook.publish import NAME as MANIFEST
from handbook.publish import OldEditionError, Order, PublishError, publish, read
from handbook.publish.website import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from handbook.catalogue import Catalogue
    from handbook.packaging import Unit

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")

_PACKAGES: dict[str, Callable[[Maker, Path, tuple[Unit, ...]], Iterable[tuple[str, bytes]]]] = {
    "scorm12": partial(scorm.archives, version="scorm12"),
    "scorm2004": partial(scorm.archives, version="scorm2004"),
    "cmi5": cmi5.archives,
}


class StopError(Exception):
    """A command cannot go on; the text says why and what to do."""


_STOPS = (StopError, portable.TargetError, pdf.TypesetError, PublishError, BuildError, OldEditionError)
"""What ends a command with one message."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command in the current folder and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without Norwegian letters gets the rest
    options = _parser().parse_args(arguments)
    root = Path.cwd()
    try:
        _demand_checkout(root)
        return int(options.run(root, options))
    except _STOPS as stop:
        print(stop, file=sys.stderr)
        return 1


def _demand_checkout(root: Path) -> None:
    if not (root / "tools_catalog").is_dir():
        message = "Fant ikke mappen tools_catalog. Stå i roten av håndboken når du kjører kommandoen."
        raise StopError(message)


class _Parser(argparse.ArgumentParser):
    """Tells in Norwegian what is wrong with the words of a command."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 (argparse says it in English)
        known = self.format_usage().replace("usage:", "Bruk:", 1).strip()
        self.exit(
            2, f"Kommandoen mangler noe, eller har noe som ikke finnes.\n{known}\nMer hjelp: {self.prog} --help\n"
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="handbook", description="Verktøy for den som redigerer håndboken.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    check = commands.add_parser("check", help="se etter feil i innholdet")
    check.add_argument("--format", choices=("text", "json"), default="text", help="hvordan feilene skrives")
    check.add_argument("--strict", action="store_true", help="regn advarsler som feil")
    check.add_argument("--summary", action="store_true", help="skriv hvor mange det er av hver ting")
    check.set_defaults(run=_check)
    new = commands.add_parser("new", help="begynn på et nytt verktøy, ark eller ord")
    new.add_argument("kind", choices=("tool", "sheet", "term"), help="tool for verktøy, sheet for ark, term for ord")
    new.add_argument("id", help="id med små bokstaver, tall og bindestrek")
    new.set_defaults(run=_new)
    schema = commands.add_parser("schema", help="skriv JSON-skjemaene som redigeringsprogrammer bruker")
    schema.set_defaults(run=_schema)
    language = commands.add_parser("language", help="mål staving, lesbarhet og ordvalg på hver side")
    language.add_argument("--worst", type=int, default=5, metavar="N", help="hvor mange tunge sider som nevnes")
    language.set_defaults(run=_language)
    export = commands.add_parser("export", help="skriv ut håndboken i en annen form")
    export.add_argument("edition", choices=("portable", "docx"), help="portable: ren Markdown; docx: Word-dokumenter")
    export.add_argument("--out", type=Path, required=True, metavar="MAPPE", help="mappen det skrives til")
    export.set_defaults(run=_export)
    package = commands.add_parser("package", help="lag kurset som pakker til en læringsplattform")
    package.add_argument("standard", choices=tuple(_PACKAGES), help="standarden plattformen følger")
    package.add_argument("--out", type=Path, required=True, metavar="MAPPE", help="mappen pakkene skrives til")
    package.add_argument("--module", metavar="ID", help="lag bare pakken for denne modulen")
    package.set_defaults(run=_package)
    outside = commands.add_parser("links", help="se om nettstedene vi lenker til, fortsatt svarer")
    outside.add_argument(
        "--timeout", type=float, default=15, metavar="SEKUNDER", help="hvor lenge vi venter på et svar"
    )
    outside.set_defaults(run=_links)
    everything = commands.add_parser("publish", help="lag alle utgavene i én mappe, klare til å leveres")
    everything.add_argument("--out", type=Path, default=Path("dist"), metavar="MAPPE", help="mappen, ellers dist")
    everything.add_argument("--site-url", metavar="ADRESSE", help="adressen nettstedet skal ligge på, med https://")
    everything.add_argument(
        "--compare",
        type=Path,
        metavar="GAMMEL",
        help=f"stopp hvis noe i denne utgaven er borte: mappen eller {MANIFEST}",
    )
    everything.set_defaults(run=_publish)
    printed = commands.add_parser("pdf", help="lag utskrifter: plakat, kort, skjema, ark og hele håndboken")
    printed.add_argument("kind", choices=(*pdf.KINDS, pdf.ALL), help="hva som lages; alt gir alle")
    printed.add_argument("--out", type=Path, required=True, metavar="MAPPE", help="mappen filene skrives til")
    printed.add_argument(
        "--site-url",
        default=os.environ.get("SITE_URL", ""),
        metavar="ADRESSE",
        help="der håndboken ligger; uten den får arkene ingen QR-kode",
    )
    printed.set_defaults(run=_pdf)
    return parser


def _check(root: Path, options: argparse.Namespace) -> int:
    catalogue, problems = checks.inspect(root, datetime.now(UTC).date())
    failed = any(options.strict or problem.severity == "feil" for problem in problems)
    if options.format == "json":
        print(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=1))
        return int(failed)
    for problem in problems:
        print(problem)
    if options.summary:
        print(_summary(catalogue))
    if not problems:
        print("Ingen feil.")
    return int(failed)


def _new(root: Path, options: argparse.Namespace) -> int:
    if not _ID.match(options.id):
        message = f"«{options.id}» kan ikke være id. Bruk små bokstaver a–z, tall og bindestrek."
        raise StopError(message)
    makers = {"tool": _new_tool, "sheet": _new_sheet, "term": _new_term}
    return makers[options.kind](root, options.id)


def _new_tool(root: Path, tool_id: str) -> int:
    catalogue, _ = checks.inspect(root, datetime.now(UTC).date())
    number = max((tool.number for tool in catalogue.tools), default=0) + 1
    return _new_file(root, f"tools_catalog/tools/{tool_id}.yml", skeleton.tool(tool_id, number))


def _new_sheet(root: Path, sheet_id: str) -> int:
    return _new_file(root, f"tools_catalog/sheets/{sheet_id}.yml", skeleton.sheet(sheet_id))


def _new_file(root: Path, name: str, text: str) -> int:
    path = root / name
    if path.exists():
        message = f"{name} finnes alt. Velg en annen id, eller rediger filen."
        raise StopError(message)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"Laget {name}. Fyll ut feltene, slett kommentarene og kjør «handbook check».")
    return 0


def _new_term(root: Path, term_id: str) -> int:
    path = root / "tools_catalog" / "glossary.yml"
    text = path.read_text(encoding="utf-8")
    if re.search(rf"^\s*- id: {re.escape(term_id)}\s*$", text, re.MULTILINE):
        message = f"«{term_id}» står alt i tools_catalog/glossary.yml. Velg en annen id, eller rediger ordet."
        raise StopError(message)
    path.write_text(f"{text.rstrip()}\n{skeleton.term(term_id)}", encoding="utf-8")
    print("La ordet nederst i tools_catalog/glossary.yml. Fyll ut feltene og kjør «handbook check».")
    return 0


def _language(root: Path, options: argparse.Namespace) -> int:
    catalogue = _sound(root, "Språket er ikke målt.")
    try:
        found = report.inspect(root, catalogue)
    except ContentError as error:
        raise StopError(str(error)) from error
    print(report.table(found, options.worst))
    return int(bool(found.problems))


def _schema(root: Path, _options: argparse.Namespace) -> int:
    changed = schemas.write(root / "schema")
    print(f"Skrev {', '.join(changed)}." if changed else "Skjemaene var à jour.")
    return 0


def _export(root: Path, options: argparse.Namespace) -> int:
    catalogue = _sound(root, "Ingenting er skrevet.")
    if options.edition == "docx":
        return _export_documents(catalogue, options.out)
    count = portable.export(catalogue, root, options.out.resolve())
    print(f"Skrev {count} sider til {options.out}.")
    return 0


def _export_documents(catalogue: Catalogue, out: Path) -> int:
    target = Target(out.resolve())
    if target.fault:
        raise StopError(target.fault)
    made = documents(catalogue, os.environ.get("SOURCE_DATE_EPOCH"))
    written = target.write((address.replace("/", "-"), data) for address, data in made.items())
    print(f"Skrev {len(written)} dokumenter til {out}.")
    return 0


def _package(root: Path, options: argparse.Namespace) -> int:
    catalogue = _sound(root, "Ingenting er skrevet.")
    wanted = units(catalogue, options.module)
    target = Target(options.out.resolve())
    if not wanted:
        known = ", ".join(module.id for module in catalogue.modules)
        message = f"Fant ingen modul «{options.module}». Velg blant {known}."
        raise StopError(message)
    if target.fault:
        raise StopError(target.fault)
    for path in target.write(_PACKAGES[options.standard](Maker(catalogue, root), root, wanted)):
        print(f"Skrev {path.name} ({path.stat().st_size / 1000:.0f} kB).")
    return 0


def _links(root: Path, options: argparse.Namespace) -> int:
    places = links.external(_sound(root, "Lenkene er ikke sjekket."), root)
    answers = links.check(places, options.timeout)
    print(links.report(answers, places))
    return int(any(answer.state == "borte" for answer in answers))


def _publish(root: Path, options: argparse.Namespace) -> int:
    catalogue = _sound(root, "Ingenting er skrevet.")
    site_url = _site_url(options.site_url or os.environ.get("SITE_URL", ""))
    old = read(options.compare) if options.compare else None
    published = publish(Order(root, catalogue, site_url), options.out.resolve(), old)
    if published.comparison:
        print(f"{published.comparison}\n")
    found = published.manifest
    if found.changed:
        print("Obs: utgaven har endringer som ikke er sjekket inn. Sjekk inn før du publiserer.")
    size = sum(file.bytes for file in found.files.values()) / 1_000_000
    print(f"Laget utgave {found.edition} i {options.out}: {len(found.files)} filer, {size:.0f} MB. Les LES-MEG.txt.")
    return 0


def _site_url(text: str) -> str:
    """The address of the site, with the slash that everything on it is counted from."""
    if text and not re.match(r"https?://[^/\s]+", text):
        message = f"«{text}» er ikke en adresse. Skriv den med https:// foran."
        raise StopError(message)
    return text if not text or text.endswith("/") else f"{text}/"


def _pdf(root: Path, options: argparse.Namespace) -> int:
    catalogue = _sound(root, "Ingenting er skrevet.")
    target = Target(options.out.resolve())
    if target.fault:
        raise StopError(target.fault)
    site_url = _site_url(options.site_url)
    edition = pdf.Edition(catalogue, site_url, pdf.print_day())
    try:
        paths = target.write(pdf.printed(options.kind, edition, root))
    except pdf.TypesetError as error:
        raise StopError(str(error)) from error
    for path in paths:
        print(f"Skrev {path.name} ({path.stat().st_size / 1000:.0f} kB).")
    if not site_url:
        print("Arkene har ingen QR-kode, for SITE_URL er ikke satt.")
    return 0


def _sound(root: Path, consequence: str) -> Catalogue:
    """The catalogue, when there is no fault in it."""
    catalogue, problems = checks.inspect(root, datetime.now(UTC).date())
    faults = [problem for problem in problems if problem.severity == "feil"]
    if faults:
        message = "\n".join((*map(str, faults), f"{consequence} Rett feilene og prøv igjen."))
        raise StopError(message)
    return catalogue


def _summary(catalogue: Catalogue) -> str:
    modules = catalogue.modules
    rows = {
        "faser": len(catalogue.phases),
        "moduler": len(modules),
        "leksjoner": sum(len(module.lessons) for module in modules),
        "læringsmål": sum(len(module.goals) for module in modules),
        "spørsmål": sum(len(module.questions) for module in modules),
        "sjekkpunkter": sum(len(module.checkpoints) for module in modules),
        "tips": sum(len(phase.tips) for phase in catalogue.phases) + sum(len(module.tips) for module in modules),
        "verktøy": len(catalogue.tools),
        "ark": len(catalogue.paper_by_tool),
        "ark å fylle ut på skjerm": len(catalogue.sheets),
        "rapportskjemaer": len(catalogue.report_forms),
        "roller og organer": len(catalogue.roles),
        "prinsipper": len(catalogue.principles),
        "ord": len(catalogue.terms),
        "kilder": len(catalogue.sources),
        "andre modeller": len(catalogue.models),
    }
    width = max(map(len, rows))
    return "\n".join(f"{name:<{width}}  {count:>4}" for name, count in rows.items())


if __name__ == "__main__":
    sys.exit(main())
