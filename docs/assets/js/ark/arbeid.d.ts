/** What the scripts of the sheets share with each other and with the reports. Not published. */

interface ArkSvar { tall: number; baand: ArkBaand | null }
/** Something to look at. `nokkel` is the place of a control under its sheet: «rad/matrise/tjenesteinnhold/innbyggere». */
interface ArkFunn { nokkel: string; tekst: string; maaling?: string }
/** A table as text: what CSV, Excel, the document and the table beside a diagram all get. */
interface ArkRuter { tekst: string; hode: string[]; rader: string[][] }

/** ark/formler.js: pure. */
interface FellesArkFormler {
  /** The option that a cell holds, or null. */
  valg(def: ArkDefinisjon, kolonne: ArkKolonne, verdi: string): ArkValg | null;
  /** The number that formulas and diagrams use, or null when the cell has none. */
  tall(def: ArkDefinisjon, tabell: ArkTabell, kolonne: string, celler: Record<string, string>): number | null;
  formel(def: ArkDefinisjon, tabell: ArkTabell, kolonne: ArkKolonne, celler: Record<string, string>): ArkSvar | null;
  /** The lower of the two in the middle when they are even. */
  median(tall: number[]): number | null;
  lesTall(tekst: string): number | null;
  skrivTall(tall: number): string;
  erDag(tekst: string): boolean;
  erTom(celler: Record<string, string>): boolean;
  /** A cell in words, as on paper. */
  tekst(def: ArkDefinisjon, tabell: ArkTabell, kolonne: ArkKolonne, celler: Record<string, string>): string;
  /** What a row is called: its fixed text, what is written first in it, or its number. */
  radnavn(tabell: ArkTabell, rad: ArkRad, nr: number): string;
  funn(def: ArkDefinisjon, innhold: ArkInnhold): ArkFunn[];
}

/** ark/innhold.js: a sheet in the project. */
interface FellesArkInnhold {
  /** The sheets of a kind in the project, the first one first. */
  ark(slag: string): { id: string; tittel: string }[];
  /** What the sheet is called: as its definition until somebody has named it. */
  tittel(def: ArkDefinisjon, ark: string): string;
  /** Whether it began as the invented example and is still marked as that. */
  erKladd(ark: string): boolean;
  les(def: ArkDefinisjon, ark: string): ArkInnhold;
  /** The changes that put the content in the sheet, which is empty. */
  skriv(def: ArkDefinisjon, ark: string, innhold: ArkInnhold): Record<Sti, Verdi | null>;
  /** The changes that take away what is in the sheet. */
  slett(ark: string): Record<Sti, Verdi | null>;
  erTomt(innhold: ArkInnhold): boolean;
  /** What today's definition does not know, in words. */
  eldre(def: ArkDefinisjon, innhold: ArkInnhold): { hvor: string; verdi: string }[];
  /** Content from a file: only what has the right shape, with the ids of today. */
  tolk(def: ArkDefinisjon, raa: unknown): ArkInnhold | null;
}

interface ArkBlokk { celler: string[][]; tabell: boolean }
/** ark/utveksling.js: text, tables and pictures out and in. */
interface FellesArkUtveksling {
  ruter(def: ArkDefinisjon, del: ArkDel, innhold: ArkInnhold): ArkRuter;
  /** Without the columns that are worked out in words, as people read it. */
  leseruter(def: ArkDefinisjon, del: ArkDel, innhold: ArkInnhold): ArkRuter[];
  csv(ruter: ArkRuter): string;
  tsv(ruter: ArkRuter): string;
  html(ruter: ArkRuter): string;
  /** Separated text: quoted or not, with the separator found. */
  lesCsv(tekst: string): string[][];
  lesTsv(tekst: string): string[][];
  /** A file of any common encoding as text. */
  dekod(bytes: ArrayBuffer): string;
  /** What is kept of a text that was pasted or read. */
  verdi(def: ArkDefinisjon, kolonne: ArkKolonne, tekst: string): string;
  /** A table read back from CSV: the part with the rows of the file, or why not. */
  fraCsv(def: ArkDefinisjon, del: ArkDel, innhold: ArkDelInnhold, celler: string[][], nyId: () => string):
    { ok: true; innhold: ArkDelInnhold; melding: string } | { ok: false; melding: string };
  tilFil(def: ArkDefinisjon, tittel: string, kladd: boolean, innhold: ArkInnhold): string;
  fraFil(def: ArkDefinisjon, tekst: string): { ok: true; tittel: string; kladd: boolean; innhold: ArkInnhold } | { ok: false; melding: string };
  filnavn(...deler: string[]): string;
  /** Copied so that both Excel and a text field take it. */
  kopier(ruter: ArkRuter): Promise<boolean>;
  svg(bilde: SVGSVGElement): string;
  png(bilde: SVGSVGElement): Promise<Blob>;
  dokument(def: ArkDefinisjon, tittel: string, kladd: boolean, innhold: ArkInnhold): Promise<DokumentSpec>;
}

type ArkPalett = Record<'blekk' | 'dus' | 'kant' | 'strek' | 'flate' | 'grunn' | `${ArkTone}` | `${ArkTone}-tint`, string> & { serier: string[] };
interface ArkKurve { id: string; tekst: string; farge: string; strek: string; merke: number }
interface ArkBilde {
  svg: SVGSVGElement;
  /** Says the same as the picture. */
  tabeller: ArkRuter[];
  /** Curves that can be shown or not, in a radar. */
  kurver: ArkKurve[];
}
/** ark/diagram.js: pictures as SVG; `paa` are the curves to show. */
interface FellesArkDiagram {
  skjerm: ArkPalett;
  papir: ArkPalett;
  /** Null when there is nothing to draw yet. */
  lag(def: ArkDefinisjon, del: ArkDel, innhold: ArkInnhold, palett: ArkPalett, paa?: Set<string>): ArkBilde | null;
}

/** ark/papir.js: the filled sheet to read and print, in the form of the empty one. */
interface FellesArkPapir {
  lag(def: ArkDefinisjon, tittel: string, merknad: string, innhold: ArkInnhold, palett: ArkPalett): HTMLElement[];
  tabell(ruter: ArkRuter, klasse?: string): HTMLElement;
  tone(tone: ArkTone | undefined): Node;
}

/**
 * ark/kontroller.js: the controls of a sheet, and what is typed in them until it is kept. `nokkel` is what a control is
 * found again by when it is drawn anew.
 */
interface FellesArkKontroller {
  /** Keep what is typed in a field when it is left, after a pause, and before the page is left. */
  vent(felt: HTMLElement, lagre: () => void): void;
  /** Keep what is typed now. */
  lagreNaa(): void;
  /** A field was left: keep what is typed in it, as soon as that does not move the page under a pointer. */
  lagreSnart(): void;
  /** Whether something is typed and not yet kept. */
  venter(): boolean;
  knapp(tekst: string, gjor: () => void, nokkel?: string): HTMLButtonElement;
  /** Something to fold out, folded as it was when it last stood in the same place. */
  brett(sted: Sti, klasse: string, apen: boolean, ...barn: (Node | string)[]): HTMLDetailsElement;
  /** A text area that grows with its text. */
  tekstfelt(navn: string, nokkel: string, lagre: (verdi: string) => void, linjer: number): { element: HTMLElement; felt: HTMLTextAreaElement; sett(verdi: string): void };
}

/** What the parts of a sheet ask of the page that they stand on. */
interface ArkSide {
  def: ArkDefinisjon;
  /** The id of the sheet that is open. */
  ark(): string;
  /** A place in the sheet that is open. */
  sti(rest: string): Sti;
  /** Say something to those who see the sheet and those who hear it. */
  si(tekst: string, feil?: boolean): void;
  /** Show what the project holds now. */
  tegn(): void;
  /** The control that has the focus when the sheet has been drawn next, by its `nokkel`. */
  fokuser(nokkel: string): void;
}

/** What a table asks of the sheet that it stands in. */
interface ArkVert {
  def: ArkDefinisjon;
  /** Set cells of one table; rows are made real on the way. `hva` in words. */
  sett(del: ArkDel, maaling: string, celler: { rad: string; kolonne: string; verdi: string }[], hva: string): void;
  /** Ids for so many new rows, or as many as there is room for; they become real when something is set in them. */
  nye(del: ArkDel, antall: number): string[];
  flytt(del: ArkDel, rad: string, steg: -1 | 1): void;
  slett(del: ArkDel, rad: string): void;
}
interface ArkTabellDel { element: HTMLElement; oppdater(rader: ArkRad[]): void }
/** ark/tabell.js: a table to write in. */
interface FellesArkTabell {
  lag(vert: ArkVert, del: ArkDel, maaling: string, rader: ArkRad[]): ArkTabellDel;
}

/**
 * The rows and the measurements of the sheet that is open. `maaling` is the id of a measurement, or empty in a table
 * that is filled in once.
 */
interface ArkRader extends ArkVert {
  /** The rows as they are shown: the fixed, the open that are kept, and empty ones to begin in. */
  viste(del: ArkDel, maaling: string, innhold: ArkInnhold): ArkRad[];
  leggTil(del: ArkDel): void;
  maalinger(del: ArkDel, innhold: ArkInnhold): ArkMaaling[];
  /** The measurement that is shown; one that nobody has written in yet when there are none. */
  valgtMaaling(del: ArkDel, innhold: ArkInnhold): string;
  /** Which one to show when the sheet is drawn next. */
  velgMaaling(del: string, maaling: string): void;
  /** The changes that make a measurement real; none when it is. */
  maalingTil(del: ArkDel, maaling: string): Record<Sti, Verdi | null>;
  /** A measurement of a unit, or of one that is still to be named. */
  nyMaaling(del: ArkDel, enhet: string): void;
}
/** ark/rader.js: the rows of the tables, and the measurements that they stand in. */
interface FellesArkRader { lag(side: ArkSide): ArkRader }

interface ArkFiler {
  lagreArk(): void;
  hentArk(): void;
  word(): Promise<void>;
  /** The table of a part, copied or as a file. */
  kopierTabell(del: ArkDel): Promise<void>;
  lagreCsv(del: ArkDel): void;
  /** What the table held is replaced. */
  hentCsv(del: ArkDel): void;
  /** The diagram of a part with the curves `paa`. */
  lagreBilde(del: ArkDel, slag: 'svg' | 'png', paa?: Set<string>): Promise<void>;
}
/** ark/filer.js: what goes out of the sheet that is open and into it. */
interface FellesArkFiler {
  /** Files are chosen in `vert`; `leggInn` puts content in a new sheet, or in this one while it is empty. */
  lag(side: ArkSide, vert: HTMLElement, leggInn: (navn: string, kladd: boolean, innhold: ArkInnhold, hva: string) => void): ArkFiler;
}

/** A piece of a sheet on the page, which can be told of new content. */
interface ArkStykke { element: HTMLElement; oppdater(innhold: ArkInnhold): void }
interface ArkDeler {
  /** A part is built anew when this is another than it was. */
  form(del: ArkDel, innhold: ArkInnhold): string;
  bygg(del: ArkDel, innhold: ArkInnhold): ArkStykke;
}
/** ark/deler.js: the parts of a sheet to write in. */
interface FellesArkDeler { lag(side: ArkSide, rader: ArkRader, filer: ArkFiler): ArkDeler }

interface Window {
  fellesArkFormler?: FellesArkFormler;
  fellesArkInnhold?: FellesArkInnhold;
  fellesArkUtveksling?: FellesArkUtveksling;
  fellesArkDiagram?: FellesArkDiagram;
  fellesArkPapir?: FellesArkPapir;
  fellesArkKontroller?: FellesArkKontroller;
  fellesArkTabell?: FellesArkTabell;
  fellesArkRader?: FellesArkRader;
  fellesArkFiler?: FellesArkFiler;
  fellesArkDeler?: FellesArkDeler;
}
