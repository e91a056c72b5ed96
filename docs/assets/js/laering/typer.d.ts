/** Types that the scripts of the course share. Global on purpose: classic scripts import nothing. Not published. */

/** What a person has done in the course. The shape is kept for ever: add, never change. */
interface Tilstand {
  v: 1;
  /** By lesson, «modul/leksjon». */
  lest: Record<string, { rev: number; dag: Dag }>;
  /** By question. `poeng` is a share, 0 to 1. */
  svar: Record<string, { poeng: number; forsok: number; dag: Dag }>;
  /** By module. Shares in per cent; goals as [right, total]. */
  sjekk: Record<string, { best: number; siste: number; maal: Record<string, [number, number]>; dag: Dag }>;
  /** By checkpoint. */
  kryss: Record<string, Dag>;
  /** Where the reader was. The address is relative to the site; `anker` is the id of a heading, or empty. */
  sist: { adresse: string; anker: string; tittel: string; dag: Dag; /** Per cent of the lesson before the heading. */ del?: number } | null;
  /** By question: to be asked again. */
  igjen: Record<string, { trinn: number; forfall: Dag }>;
  /** By module: a knowledge check that was broken off. What it drew, in order, and whether the first answers were right. */
  underveis?: Record<string, { trukket: string[]; rett: boolean[] }>;
}

interface KursLeksjon { id: string; tittel: string; adresse: string; minutter: number; rev: number; maal: string[] }
interface KursSporsmal { id: string; maal: string; type: 'one' | 'several' | 'match' | 'order' | 'reflection' }
interface KursModul {
  id: string;
  nr: number;
  tittel: string;
  adresse: string;
  /** `antall` is how many questions a check draws. */
  sjekk: { adresse: string; minutter: number; antall: number };
  maal: { id: string; tekst: string }[];
  leksjoner: KursLeksjon[];
  sporsmal: KursSporsmal[];
  sjekkpunkter: string[];
}
type KursSlag = 'modul' | 'leksjon' | 'maal' | 'sporsmal' | 'sjekkpunkt';
/** The data of the course, from kurs/kurs.js. Aliases lead from a former id to the one of today. */
interface FellesKurs {
  id: string;
  revisjon: string;
  adresse: string;
  /** The page of recall. */
  repetisjon: string;
  tittel: string;
  moduler: KursModul[];
  alias: Record<KursSlag | 'side', Record<string, string>>;
  /** On pages in nynorsk: where the pages of the course lie that exist in it. Progress knows them by those in bokmål. */
  nynorsk?: Record<string, string>;
}

/** How something from elsewhere meets what is here: the best of both, or the new alone. */
type Maate = 'sammen' | 'erstatt';
interface Bakende { navn: 'lms'; hent(): string | null; lagre(tekst: string): boolean }
/** «endret»: read, but in an older revision. */
type LeksjonStatus = 'ulest' | 'lest' | 'endret';
/** `best` is the best result of the knowledge check in per cent, or null when it was never taken. */
interface ModulStatus { lest: number; endret: number; av: number; best: number | null; bestatt: boolean; fullfort: boolean }

/** The compact form, loaded with the panel and in packages. `pakkUt` gives null for what it cannot read. */
interface FellesKode {
  pakk(t: Tilstand, kort?: boolean): string;
  pakkUt(tekst: string): Tilstand | null;
  /** The text in groups, to read aloud or type. */
  grupper(tekst: string): string;
  hash(id: string): number;
}

/** What is known of states without knowing where one is kept. */
interface FellesTilstand {
  /** The data of the course; without modules when they did not come. */
  kurs: FellesKurs;
  ny(): Tilstand;
  kopi(t: Tilstand): Tilstand;
  /** A state from anything: what is sound is kept, former ids get their new ones. */
  rens(raa: any): Tilstand;
  /** The best of both: what is here, and what comes. */
  sammen(a: Tilstand, b: Tilstand): Tilstand;
  tom(t: Tilstand): boolean;
}

interface FellesLager {
  /** A copy of the state. */
  les(): Tilstand;
  /** Change the state; it is saved and everybody who listens is told. */
  endre(fn: (t: Tilstand) => void): void;
  /** Be told of every change, also from another tab. Gives a function that stops it. */
  lytt(fn: () => void): () => void;
  modus(): 'minne' | 'lokal' | 'lms';
  /** Remember on this machine, until `dager` days have passed without use. */
  husk(dager?: number): Utfall;
  /** Forget everything, here and on this machine. */
  glem(): Utfall;
  /** What went wrong with the storage, in plain words, or empty; and the last day it is kept, where it is. */
  status(): { melding: string; blokkert: boolean; utloper: Dag | ''; dager: number };
  eksporter(): string;
  importer(tekst: string, maate?: Maate): Utfall;
  /** All of it in groups of four signs; `kort` leaves out single answers, goals and days. */
  kode(kort?: boolean): string;
  fraKode(kode: string, maate?: Maate): Utfall;
  /** Read a file or a code without taking it in. */
  tolk(tekst: string): Utfall & { tilstand: Tilstand | null };
  /** A learning platform keeps the state from now on. */
  bakende(b: Bakende): void;
  pakk(t: Tilstand): string;
  pakkUt(tekst: string): Tilstand | null;
  /** The best of both. */
  sammen(a: Tilstand, b: Tilstand): Tilstand;
  tom(t: Tilstand): boolean;
  leksjon(id: string, t?: Tilstand): LeksjonStatus;
  modul(id: string, t?: Tilstand): ModulStatus;
  /** Where a page of the course lies in the language of this page. */
  side(adresse: string): string;
  /** The data of the course; without modules when they did not come. */
  kurs: FellesKurs;
}

/** What the scripts of the course share on a page. */
interface FellesFramdrift {
  /** Open the panel of progress, with a code that somebody brought along. */
  panel(kode?: string): Promise<void>;
}
interface FellesPanel { apne(kode?: string): void }

interface Window {
  fellesFramdrift?: FellesFramdrift;
  fellesPanel?: FellesPanel;
  fellesKurs?: FellesKurs;
  fellesKode?: FellesKode;
  fellesTilstand?: FellesTilstand;
  fellesLager?: FellesLager;
}
