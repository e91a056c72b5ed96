/** Types of the scripts that find a tool: utvalg.js, kurv.js, velg.js, finn.js. Not published. */

type FinnGruppe = 'sok' | 'fase' | 'type' | 'formaal' | 'tid' | 'antall' | 'form' | 'erfaring' | 'med' | 'uten' | 'sjekkpunkt';
/** What is chosen in each group; groups that take one value hold at most one. Numbers are written as text. */
type FinnValg = Record<FinnGruppe, string[]>;

/** How a tool fits into the time there is: its own steps, one of its variants (the longest first), or its own steps made shorter. */
interface FinnMaate {
  slag: 'vanlig' | 'variant' | 'kortet';
  minutter: number;
  varianter: VerktoyKort['varianter'];
}

/** All that the address of the tool index holds. */
interface FinnTilstand {
  valg: FinnValg;
  /** Numbers of tools gathered for a plan, in the order they were chosen. */
  kit: number[];
  /** The step of «Hjelp meg å velge», or empty when it is closed. */
  hjelp: '' | '1' | '2' | '3' | '4' | 'svar';
  /** Who comes, for «Hjelp meg å velge». */
  er: Side[];
}

interface FinnTelling {
  treff: VerktoyKort[];
  /** How many tools each choice leads to, by group and value, when it is added to what is chosen. */
  antall: Record<FinnGruppe, Record<string, number>>;
}

/** samling/utvalg.js: which tools fit, without touching the page. */
interface FellesUtvalg {
  sider: { id: Side; navn: string; i: string }[];
  tider: number[];
  tomt(): FinnValg;
  /** The state that a fragment holds; null when the fragment is about something else. `ukjent`: part of it is not known here. */
  les(fragment: string): { tilstand: FinnTilstand; ukjent: boolean } | null;
  /** The fragment of a state, without «#»; empty when nothing is chosen. */
  skriv(tilstand: FinnTilstand): string;
  erTomt(valg: FinnValg): boolean;
  tell(valg: FinnValg): FinnTelling;
  antall(valg: FinnValg): number;
  /** The choices one at a time: the group, the value and what to call it. */
  liste(valg: FinnValg): { gruppe: FinnGruppe; verdi: string; navn: string }[];
  uten(valg: FinnValg, gruppe: FinnGruppe, verdi: string): FinnValg;
  /** How the tool can be done in the time and the form that are chosen, or null. */
  maate(kort: VerktoyKort, tid: number | null, form: string): FinnMaate | null;
  /** «1½ time», «45 minutter» */
  tid(minutter: number): string;
  /** «kommunen, sykehuset og fastlege» */
  og(navn: string[]): string;
}

/** samling/kurv.js: the tools gathered for a plan. */
interface FellesKurv {
  /** The button on a card. */
  knapp(kort: VerktoyKort): HTMLButtonElement;
  /** Set what is gathered, from the address. */
  sett(kit: number[]): void;
  kit(): number[];
  /** Show the bar as the last thing in an element; `endret` is told of every change that a person makes. */
  mount(vert: Element, endret: () => void, tilbake: () => void): void;
}

/** samling/velg.js: «Hjelp meg å velge». */
interface FellesVelg {
  /** Build the panel; the state is changed by `gaa`, which shows it too. */
  mount(panel: HTMLElement, gaa: (ny: Partial<FinnTilstand>, erstatt?: boolean) => void): (tilstand: FinnTilstand) => void;
}

interface Window {
  fellesUtvalg?: FellesUtvalg;
  fellesKurv?: FellesKurv;
  fellesVelg?: FellesVelg;
}
