/** Types of the questions, the knowledge check, recall and proof. Global on purpose, as typer.d.ts. Not published. */

type SporsmalType = KursSporsmal['type'];

/** What stands beside a question on the page. `fasit` holds places in the lists that the page shows. */
interface SporsmalData { id: string; type: SporsmalType; maal: string; fasit: number[] }

interface SporsmalResultat { id: string; maal: string; type: SporsmalType; poeng: number; riktig: boolean }

/** How a question is asked: `enGang` takes one answer only; what `ferdig` gives is said after the result. */
interface SporsmalMaate { enGang?: boolean; ferdig?: (resultat: SporsmalResultat) => string | void }

interface SporsmalKontroll {
  readonly data: SporsmalData;
  readonly element: HTMLElement;
  /** The question as plain text. */
  tekst(): string;
  /** Begin anew, without what was answered. */
  start(maate?: SporsmalMaate): void;
}

/** CustomEvent «felles:svar». `svar` and `fasit` are letters and numbers of the lists on the page, never what somebody wrote. */
interface SvarHendelse {
  sporsmal: string;
  type: SporsmalType;
  svar: string;
  fasit: string;
  riktig: boolean;
  poeng: number;
  forsok: number;
  sekunder: number;
}

interface FellesSporsmal {
  /** Asks every question in the element in place. */
  mount(rot: Document | Element): SporsmalKontroll[];
  /** «a, b og c» */
  liste(deler: string[]): string;
  les(): Tilstand | null;
  endre(fn: (t: Tilstand) => void): void;
}

interface SjekkData {
  modul: string;
  antall: number;
  maal: { id: string; tekst: string }[];
  leksjoner: { tittel: string; adresse: string; maal: string[] }[];
  repetisjon: string;
  egenerklaering: string;
}
interface FellesSjekk {
  /** Draws so that every goal is tested, and with as few as possible of those to avoid. */
  trekk(bank: SporsmalData[], antall: number, unngaa: Set<string>): SporsmalData[];
  mount(rot: Document | Element): void;
}

interface Repetisjonsdag { dag: Dag; sporsmal: { id: string; tekst: string }[] }
interface FellesRepetisjon {
  /** Days after the miss that a question comes back. */
  readonly trinn: readonly number[];
  /** What a person who missed these questions is offered. */
  tilbud(sporsmal: { id: string; tekst: string }[], adresse: string): HTMLElement;
  /** Puts the questions at the start of the plan. */
  leggTil(ids: string[]): void;
  /** Notes an answer to a question that was due; gives the next day, or empty when it is done. */
  besvart(id: string, riktig: boolean): string;
  /** The days as events of a calendar. */
  hendelser(dager: Repetisjonsdag[], adresse: string): Hendelse[];
  mount(rot: Document | Element): void;
}

interface Window {
  fellesSporsmal?: FellesSporsmal;
  fellesSjekk?: FellesSjekk;
  fellesRepetisjon?: FellesRepetisjon;
  /** Module id to the HTML of its questions, put there by kurs/<modul>/sporsmal.js. */
  fellesBank?: Record<string, string>;
}
