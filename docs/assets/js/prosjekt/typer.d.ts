/** Types of the project file: everything that a group has made, as one flat map of fields. Not published. */

/**
 * The place of a value, parts divided by «/». The shape is kept for ever: add, never change.
 *
 *   om/tittel, om/fase
 *   kryss/<sjekkpunkt>                                       true
 *   plan/<plan>/tittel, plan/<plan>/kode                     the code of samling/plankode.js
 *   ark/<ark>/slag, ark/<ark>/tittel                         slag: id of the definition
 *   ark/<ark>/kladd                                          true: it began as the invented example
 *   ark/<ark>/felt/<del>/<felt>
 *   ark/<ark>/kryss/<del>/<punkt>                            true
 *   ark/<ark>/rad/<del>/<rad>/<kolonne>                      «_plass» in place of a column: the order of open rows
 *   ark/<ark>/maaling/<del>/<maaling>/enhet, …/dato, …/_plass
 *   ark/<ark>/maaling/<del>/<maaling>/rad/<rad>/<kolonne>
 *   skjema/<skjema>/felt/<felt>                              text, or a list of texts
 *   skjema/<skjema>/rad/<felt>/<rad>/<kolonnenummer>         «_plass» as above; «_merke» as «merke» below
 *   skjema/<skjema>/merke/<felt>                             «sagt», «antatt» or «belagt»
 *
 * The first sheet of a kind has the id of its definition, so that two copies of a project meet; later ones a made-up id.
 */
type Sti = string;
type Verdi = string | number | boolean | string[];
/**
 * `v` null: deleted. `t`: when it was changed, milliseconds since 1970. `f`: values it had when the copy last met a file,
 * newest first, so that a merge can tell a later value from a rival one. `u`: taken away by undoing what brought it
 * here; to a merge it has never been here.
 */
interface Felt { v: Verdi | null; t: number; f?: (Verdi | null)[]; u?: true }
interface Prosjekt {
  format: 'fellesmodellen-prosjekt';
  v: 1;
  /** Made up once; two copies of the same project have the same. */
  id: string;
  /** Revision of the catalogue that wrote it. */
  revisjon: string;
  /** When this copy last met a file (saved, opened, merged), milliseconds since 1970; 0 for never. */
  delt: number;
  felter: Record<Sti, Felt>;
}

interface ProsjektPunkt { id: string; tekst: string; adresse: string }
interface ProsjektFase { id: string; navn: string; adresse: string; sjekkpunkter: ProsjektPunkt[] }
/** Names by id; left out where there are none. `kolonner` and `rader` are those of the table, `rader` only the fixed ones. */
interface ProsjektArkDel {
  tittel: string;
  felt?: Record<string, string>;
  kolonner?: Record<string, string>;
  rader?: Record<string, string>;
  punkter?: Record<string, string>;
  /** Columns that hold a choice, a number or a date: two such values cannot stand in one cell. */
  bundet?: string[];
}
interface ProsjektArk { tittel: string; adresse: string; deler: Record<string, ProsjektArkDel> }
interface ProsjektSkjema { navn: string; adresse: string; fase: string; felt: Record<string, { tekst: string; kolonner?: string[]; /** As in `ProsjektArkDel`. */ bundet?: true }> }

/** Names, addresses and former ids of every place, from prosjekt/data.js. */
interface FellesProsjektData {
  revisjon: string;
  /** From the former id of a definition of a sheet, or of a phase, to that of today. */
  slag: Record<string, string>;
  fase: Record<string, string>;
  /**
   * From the beginning of a former place to that of today, used in order. «*» is a part that is made up. Under «ark/» the
   * second part is the definition, whatever the copy of the sheet is called.
   */
  alias: [string, string][];
  faser: ProsjektFase[];
  ark: Record<string, ProsjektArk>;
  skjema: Record<string, ProsjektSkjema>;
  /** On pages in nynorsk: what the choices of report forms, which files hold in bokmål, are called there. */
  valg?: Record<string, string>;
}

/**
 * Both sides have something, neither knew the other's, and they are not the same. `her` or `der` null: deleted there.
 * `samlet`: the row, measurement, sheet or plan that one side deleted while the other went on with it; its fields are
 * decided as one.
 */
interface Konflikt { sti: Sti; her: Verdi | null; der: Verdi | null; herNaar: number; derNaar: number; samlet?: Sti }
interface Sammenslaaing { prosjekt: Prosjekt; /** As if «her» was chosen until decided. */ konflikter: Konflikt[]; /** What came in: values, and deletions. */ nytt: Sti[] }

/** prosjekt/kjerne.js: pure. */
interface FellesProsjektKjerne {
  tomt(): Prosjekt;
  /** A sound project from a file of this or any older version; ids of today. The reason in plain Norwegian when it is none. */
  tolk(tekst: string): { ok: true; prosjekt: Prosjekt; merknader: string[] } | { ok: false; melding: string };
  tilTekst(p: Prosjekt): string;
  /** Nothing that either side had is lost: it is in the result, in a conflict, or the side that won had already seen it. */
  slaaSammen(her: Prosjekt, der: Prosjekt): Sammenslaaing;
  /** The choice of the person for conflicts; «begge» puts both texts after each other. */
  avgjor(s: Sammenslaaing, valg: Record<Sti, 'her' | 'der' | 'begge'>, naa: number): Prosjekt;
  /** One or more values set at a time; what the copy had when it last met a file is remembered. */
  endre(p: Prosjekt, endringer: Record<Sti, Verdi | null>, naa: number): Prosjekt;
  /** Back from a state to one before it, or forward again: only the fields that differ, so that what was done since stays. */
  tilbake(p: Prosjekt, fra: Prosjekt, til: Prosjekt, naa: number): Prosjekt;
  /** The copy has met a file: what is changed from now on is new to it. */
  delt(p: Prosjekt, naa: number): Prosjekt;
  /** Two tabs of one person: the newest of each field. */
  nyeste(a: Prosjekt, b: Prosjekt): Prosjekt;
  /** What stands in the project, as a text to compare with. */
  innhold(p: Prosjekt): string;
  /** An order text between two others (or before or after all), so that rows from two copies find their places. */
  plassMellom(foer: string | null, etter: string | null): string;
}

/** prosjekt/prosjekt.js: the project that is open on this page. */
interface FellesProsjekt {
  kjerne: FellesProsjektKjerne;
  les(): Prosjekt;
  hent(sti: Sti): Verdi | null;
  /** What is not deleted under a place, the place itself taken off: under('ark/loggbok/') */
  under(sti: Sti): Record<Sti, Verdi>;
  /** One change, one step to undo. `hva` in words: «Rad slettet». */
  sett(endringer: Record<Sti, Verdi | null>, hva?: string): void;
  /** What was undone, in words, or null. */
  angre(): string | null;
  gjenta(): string | null;
  kan(): { angre: string | null; gjenta: string | null };
  /** Be told of every change, also from another tab. */
  lytt(fn: () => void): () => void;
  /** A new project with nothing in it. */
  nytt(): Prosjekt;
  /** Put another project in place; can be undone. */
  erstatt(p: Prosjekt, hva: string): void;
  /** Take in the text of a file: refused with a reason, put in place when nothing is here, else compared. */
  apneFil(tekst: string, filnavn: string): Promise<Utfall>;
  /** Hand the person the whole project as a file. */
  lagreFil(): void;
  /** The title of the project, or «Prosjekt uten navn». */
  tittel(): string;
  /** Key «felles.prosjekt». */
  minne: Minne;
  /** Whether something has been written that is neither kept here nor in a file. */
  ulagret(): boolean;
  /** A made-up id, short. */
  nyId(): string;
  /**
   * The bar that every page with work has, once: project name, what is kept where, Husk, Lagre til fil, Åpne fil, Angre,
   * Gjør om, warning against health data. It also minds Ctrl+Z and Ctrl+Y outside text fields.
   */
  linje(vert: Element): void;
}

/** prosjekt/navn.js: places and values in plain words. */
interface ProsjektSted {
  /** The sheet, form, plan or other whole that it belongs to. */
  gruppe: string;
  tekst: string;
  /** The page where it is written, or empty. */
  adresse: string;
  /** False for what the handbook of today has no place for: «fra en eldre utgave». */
  kjent: boolean;
}
interface FellesProsjektNavn {
  /** `p` gives sheets their titles, and open rows the text they begin with. */
  sted(sti: Sti, p: Prosjekt): ProsjektSted;
  verdi(sti: Sti, v: Verdi | null): string;
  /** Whether two values of the place can stand there together. */
  kanBegge(sti: Sti, p: Prosjekt): boolean;
  /** A moment: «22. november 2026 kl. 09.30». */
  naar(t: number): string;
}

/** prosjekt/fletting.js, loaded when a file is opened: compares a project with the one that is here and lets the person decide. */
interface FellesProsjektFletting {
  /** `ferdig` gets what the person chose; it is put in place of the project that is open unless told otherwise. */
  apne(der: Prosjekt, filnavn: string, merknader: string[], ferdig?: (p: Prosjekt, hva: string) => void): void;
}

interface Window { fellesProsjektFletting?: FellesProsjektFletting; fellesProsjektNavn?: FellesProsjektNavn; fellesProsjektData?: FellesProsjektData; fellesProsjektKjerne?: FellesProsjektKjerne; fellesProsjekt?: FellesProsjekt }
