/**
 * What the scripts of the sheets and the report forms are told. Global on purpose: classic scripts import nothing.
 * Not published.
 *
 * `ark/<id>.js` holds one definition: `(window.fellesArk = window.fellesArk || {})["<id>"] = {…}`, and
 * `skjema/<id>.js` likewise in `window.fellesSkjema`. Both are made by the build from the YAML; every address in them is
 * relative to the root of the site (`document.body.dataset.base`). A page of a sheet has
 * `<div class="ark" data-ark="<id>">` round the empty sheet, and the page of a
 * form an empty `<div class="skjema-utfylling" data-skjema="<id>">` before its first section.
 *
 * Fields that do not apply are left out, never null, unless the type says null.
 * Ids are for ever. `alias` leads from a former id to the one of today, in every place that has ids.
 */

/** Colour and shape go together: grønn circle, gul triangle, rød square, blå diamond, grå dash. CSS: `.tone .tone-gronn`. */
type ArkTone = 'gronn' | 'gul' | 'rod' | 'blaa' | 'graa';

interface ArkValg {
  /** What is kept, and what stands in the cell on paper. Unique on the scale. */
  verdi: string;
  /** What stands in the cell in place of it, in another language than that of what is kept. */
  vist?: string;
  tekst: string;
  /** The number that formulas and diagrams use. Either all options of a scale have one, or none. */
  poeng?: number;
  tone?: ArkTone;
}
interface ArkSkala { id: string; tittel: string; valg: ArkValg[] }

/** Closed: both ends belong to the band. Bands are sorted and cover every value that can occur. */
interface ArkBaand { min: number; max: number; tekst: string; raad?: string; tone?: ArkTone }
interface ArkFormel {
  slag: 'produkt' | 'sum' | 'største' | 'snitt';
  /** Ids of columns of the same table: «ett valg» with points, «tall», or an earlier formula. Empty until all are filled. */
  kolonner: string[];
  baand: ArkBaand[];
}

type ArkKolonneSlag = 'kort tekst' | 'lang tekst' | 'ett valg' | 'tall' | 'dato' | 'rolle' | 'formel';
interface ArkKolonne {
  id: string;
  tekst: string;
  slag: ArkKolonneSlag;
  hjelp?: string;
  /** Id of the scale, when `slag` is «ett valg». */
  skala?: string;
  min?: number;
  max?: number;
  enhet?: string;
  /** When `slag` is «formel». Its cells are worked out and never kept. */
  formel?: ArkFormel;
  /** Width on paper, compared with the other columns. */
  bredde: number;
}

interface ArkGruppe {
  id: string;
  tittel: string;
  hjelp?: string;
  /** What each option of the scale means here, lowest first; as many as the options, or none. */
  trinn: string[];
}
interface ArkFastRad { id: string; tekst: string; hjelp?: string; gruppe?: string }
interface ArkAapneRader {
  /** One row in words, in the indefinite: «risiko», «aktør». */
  navn: string;
  start: number;
  maks: number;
  papir: number;
}
/** The table is filled in once for each unit and measurement (`ArkMaaling`). Such a table has only fixed rows. */
interface ArkEnheter { tekst: string; maks: number; hjelp: string }
/** So many cells of every row that has any answer may hold `verdi`. */
interface ArkRegel { verdi: string; min: number; maks: number; melding: string }

interface ArkRadar {
  slag: 'radar';
  /** «grupper»: the value of an axis is the median of the rows of the group, the lower of the two in the middle. */
  akser: 'rader' | 'grupper';
  /** A column «ett valg» with points. One curve for each measurement, or one in all when the table has no `enheter`. */
  verdi: string;
  min: number;
  maks: number;
}
interface ArkAkse {
  /** A column «ett valg» with points, «tall» or «formel». */
  kolonne: string;
  tekst: string;
  /** Sorted, without gaps or overlaps. */
  baand: { min: number; max: number; tekst: string }[];
}
interface ArkRute { x: number; y: number; tekst: string; raad?: string; tone?: ArkTone }
interface ArkRutenett {
  slag: 'rutenett';
  /** To the right, and upwards. */
  x: ArkAkse;
  y: ArkAkse;
  /** The column that names a mark; left out when fixed rows do. */
  navn?: string;
  /** A formula of the same table, worked out of x and y: its bands colour every square. */
  baandAv?: string;
  /** Named squares; x and y are places in `baand`, counted from 0. Empty when `baandAv` is given. */
  ruter: ArkRute[];
}
interface ArkTidslinje {
  slag: 'tidslinje';
  /** Rows are lanes. Months from today. */
  spenn: { kolonne: string; fra: number; til: number }[];
  merker: { kolonne: string; ved: number }[];
}
type ArkDiagram = { tittel: string; hjelp: string } & (ArkRadar | ArkRutenett | ArkTidslinje);

interface ArkTabell {
  /** Heading above the fixed rows. Left out when there are none. */
  radtekst?: string;
  kolonner: ArkKolonne[];
  grupper: ArkGruppe[];
  /** Fixed rows come first, then the open ones, which write their own text in the first column when both are there. */
  faste: ArkFastRad[];
  aapne?: ArkAapneRader;
  /** Height of a row on paper, in lines to write on. */
  linjer: number;
  regler: ArkRegel[];
  enheter?: ArkEnheter;
  diagram?: ArkDiagram;
}
interface ArkFelt { id: string; tekst: string; hjelp?: string; linjer: number }
interface ArkPunkt { id: string; tekst: string }
/** A section: its fields, then its table, then its points to tick. */
interface ArkDel {
  id: string;
  tittel: string;
  hjelp?: string;
  felt: ArkFelt[];
  tabell?: ArkTabell;
  punkter: ArkPunkt[];
}

interface ArkDefinisjon {
  id: string;
  tittel: string;
  verktoy: { id: string; nr: number; navn: string; adresse: string };
  /** The page of the sheet, the empty sheet to print, and the document. */
  adresse: string;
  utskrift: string;
  docx: string;
  sammendrag: string;
  intro: string;
  slik: string[];
  /** The warning against writing about people. Always shown where somebody writes. */
  vern: string;
  status: 'utkast' | 'kvalitetssikret';
  revisjon: number;
  papir: { format: 'A4' | 'A3'; retning: 'stående' | 'liggende' };
  /** By id. */
  skalaer: Record<string, ArkSkala>;
  deler: ArkDel[];
  /** Names of roles to suggest in columns «rolle». */
  roller: string[];
  alias: ArkAlias;
  eksempel: { tittel: string; intro: string; innhold: ArkInnhold; /** When its answers are in another language than the sheet. */ spraak?: 'nb' };
}
/** Former ids. Keys other than `ark` and `del` hold the id of the part of today and a slash: «matrise/gevinst». */
interface ArkAlias {
  ark: Record<string, string>;
  del: Record<string, string>;
  felt: Record<string, string>;
  kolonne: Record<string, string>;
  rad: Record<string, string>;
  gruppe: Record<string, string>;
  punkt: Record<string, string>;
}

/**
 * A filled-in sheet. The shape is kept for ever: add, never change.
 * What the definition no longer knows is kept and shown as «fra en eldre utgave», never thrown away.
 */
interface ArkInnhold {
  /** By part. What was not filled in is left out. */
  deler: Record<string, ArkDelInnhold>;
}
interface ArkDelInnhold {
  /** By field. */
  felt?: Record<string, string>;
  /** Fixed rows have the id of the row; open rows an id that is made when they are added. In the order they are shown. */
  rader?: ArkRad[];
  /** Only when the table has `enheter`; then `rader` is left out. */
  maalinger?: ArkMaaling[];
  /** Ids of the points that are ticked. */
  kryss?: string[];
}
interface ArkRad {
  id: string;
  /**
   * By column, always text: the `verdi` of a choice, a number as «3», a date as «2026-11-22». Formulas are left out.
   * In a table with both fixed and open rows, the text in front of an open row has the key «rad»; no column is called that.
   */
  celler: Record<string, string>;
}
interface ArkMaaling { id: string; enhet: string; dato: string; rader: ArkRad[] }

/* ---- Report forms ---- */

type SkjemaFeltSlag = 'kort tekst' | 'lang tekst' | 'dato' | 'ett valg' | 'flere valg' | 'tabell' | 'personer';
interface SkjemaSjekkpunkt {
  id: string;
  tekst: string;
  /** How you know that it is met. */
  tegn: string;
  adresse: string;
}
interface SkjemaFelt {
  id: string;
  tekst: string;
  slag: SkjemaFeltSlag;
  hjelp: string;
  paakrevd: boolean;
  /** «ett valg» and «flere valg». */
  valg: string[];
  /** What they are called where the form is in another language than the files, in the same order. */
  valgtekst?: string[];
  /** «tabell». */
  kolonner: string[];
  sjekkpunkter: SkjemaSjekkpunkt[];
}
interface SkjemaDel { id: string; tittel: string; intro: string; felt: SkjemaFelt[] }
/** An answer. `tekst`: one entry for each paragraph, choice or person; `rader`: the cells of a table in its order. */
interface SkjemaSvar { tekst?: string[]; rader?: string[][] }
interface SkjemaDefinisjon {
  id: string;
  navn: string;
  fase: { id: string; navn: string; adresse: string };
  adresse: string;
  docx: string;
  sammendrag: string;
  formaal: string;
  slik: string[];
  vern: string;
  status: 'utkast' | 'kvalitetssikret';
  revisjon: number;
  /** The first part is the head that all forms share (project, date, version, what is asked for and of whom). */
  deler: SkjemaDel[];
  /** What is to be decided when the phase ends, and by whom. */
  beslutning: {
    sporsmal: string;
    tekst: string;
    stopp: { hvem: string; behandling: string; hva: string }[];
  };
  alias: { skjema: Record<string, string> };
  eksempel: { tittel: string; intro: string; adresse: string; svar: Record<string, SkjemaSvar>; /** When it is another than that of the form. */ spraak?: 'nb' } | null;
}

interface Window {
  fellesArk?: Record<string, ArkDefinisjon>;
  fellesSkjema?: Record<string, SkjemaDefinisjon>;
}
