/** Types that the scripts of the planner share. Not published. */

/** Why those who listen are told: the plan is changed, another plan is here, another meeting is shown, or what is kept has changed. */
type Plangrunn = 'endret' | 'byttet' | 'vist' | 'husk';
/** Something the person has to know, until it is closed. */
interface Planmelding { tekst: string; punkter: string[] }

/** samling/planlagring.js: the plan on this page, how it is changed and taken back, and where it is kept. */
interface Planlager {
  /** The plan itself; only functions given to `endre` may change it. */
  plan(): Plan;
  /** The meeting that is shown, and its number from 0. */
  mote(): Mote;
  nr(): number;
  vis(nr: number): void;
  /** Whether there is nothing in the plan yet. */
  tom(): boolean;
  /** Change the plan. `hva` says what was done, as «Pause er fjernet». Changes in a row with the same `nokkel` are one to take back. */
  endre(hva: string, fn: (plan: Plan) => void, nokkel?: string): void;
  /** Put another plan in the place of this one. */
  bytt(plan: Plan, hva: string, merknader?: string[]): void;
  /** What would be taken back, or empty. */
  kanAngre(): string;
  /** Take the last change back; what it was. */
  angre(): string;
  /** Put an item where its kind belongs: an opening first, a closing last, the rest before the closing. */
  settInn(post: Post): void;
  lytt(fn: (grunn: Plangrunn) => void): void;
  meldinger(): Planmelding[];
  lukk(melding: Planmelding): void;
  /** Say something that stays until it is closed. */
  meld(tekst: string, punkter?: string[]): void;
  /** Draw everything again: something that the plan needs has come. */
  tegn(): void;
  /** An empty plan; what is kept on this machine stays. */
  begynnPaaNytt(): void;
  /** Open a saved plan; false when the text is no plan. */
  apneFil(tekst: string): boolean;

  /** Whether changes are kept on this machine. */
  huskes(): boolean;
  /** The plan that is kept on this machine when another one is open, or null. */
  annen(): Plan | null;
  apneHusket(): void;
  husk(dager: number): Utfall;
  glem(): Utfall;
  status(): ReturnType<Minne['status']>;
}

/** A part of the planner. It keeps itself up to date. */
interface Plandel { mount(vert: HTMLElement, lager: Planlager): void }

interface Window {
  fellesPlanlager?: Planlager;
  /** samling/verktoyvelger.js: a dialog where tools are chosen. */
  fellesVerktoyvelger?: { apne(lager: Planlager): void };
  /** samling/poster.js: the programme of a meeting. */
  fellesPoster?: Plandel;
  /** samling/mote.js: when, where, who, and what to look at again. */
  fellesMote?: Plandel;
  /** samling/plandeling.js: link, QR code, file, and what is kept. */
  fellesPlandeling?: Plandel & {
    /** A field to choose a file with. */
    filfelt(lager: Planlager, id: string): HTMLElement;
    /** Let files be dropped anywhere on the page. */
    taImotFiler(lager: Planlager): void;
  };
  /** samling/planresultat.js: what the plan gives. */
  fellesPlanresultat?: Plandel;
}
