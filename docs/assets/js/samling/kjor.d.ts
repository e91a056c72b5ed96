/** Types of the scripts of the presenter: kjortid.js, kjorscene.js, kjorsider.js, kjorvindu.js, kjor.js. Not published. */

/** A moment of the meeting: a step, or a post that has none. `post` is its place among the posts. */
interface Kjorepunkt {
  post: number;
  nr: number;
  av: number;
  postTittel: string;
  tittel: string;
  slag: Post['slag'];
  minutter: number;
  gjor: string;
  si: string;
  start: number;
}

/**
 * Where we are. `nr` counts the moments; null before the beginning, and their number after the end. The clock of a moment has
 * gone for `brukt` ms and then since `igang`, which is null while it stands.
 */
interface Kjorested { mote: number; nr: number | null; brukt: number; igang: number | null; ekstra: number; skjerm: boolean }

/** A plan that is run: the moments of the meeting, and where we are in it. */
interface Kjoring { plan: Plan; punkter: Kjorepunkt[]; sted: Kjorested }

/** samling/kjortid.js: the moments of a meeting, the place among them, and the time left. Pure functions, apart from what the clock shows now. */
interface FellesKjortid {
  begynnelsen(): Kjorested;
  /** The place that a fragment holds, without its mark. */
  les(fragment: string): Kjorested;
  skriv(sted: Kjorested): string;
  punkter(mote: Mote): Kjorepunkt[];
  mote(kjoring: Kjoring): Mote;
  /** The moment that is shown, or null before the beginning and after the end. */
  punkt(kjoring: Kjoring): Kjorepunkt | null;
  /** A break, also one that is a step of a tool. */
  erPause(punkt: Kjorepunkt): boolean;
  /** Milliseconds left of the moment; below 0 when over. */
  igjen(punkt: Kjorepunkt, sted: Kjorested): number;
  /** The same place with the clock standing. */
  stoppet(sted: Kjorested): Kjorested;
  /** Milliseconds left as a number and what it counts, and as a sentence to be heard. */
  ord(ms: number): { tall: string; enhet: string; lest: string };
  minuttord(antall: number): string;
  /** What a clock shows at that moment. */
  klokka(naar: number): string;
  /** When it will be over, and how that is beside the plan when the plan is for now. */
  ferdig(punkt: Kjorepunkt, kjoring: Kjoring): string;
}

/** What the buttons of the scene do. */
interface Kjorvalg {
  /** So many moments forward, or back below 0. */
  flytt(antall: number): void;
  stoppEllerStart(): void;
  leggTil(minutter: number): void;
  velgVisning(skjerm: boolean): void;
  /** Open the other window; false when the browser refuses. */
  aapneVindu(): boolean;
  lukk(): void;
}
interface Kjorscene {
  element: HTMLElement;
  tittel: HTMLElement;
  vis(punkt: Kjorepunkt, kjoring: Kjoring): void;
  /** What changes while nobody does anything. */
  tikk(punkt: Kjorepunkt, kjoring: Kjoring, ms: number): void;
}
/** samling/kjorscene.js: one moment with its clock and its buttons. */
interface FellesKjorscene {
  lag(valg: Kjorvalg): Kjorscene;
}

interface Kjorside { element: HTMLElement; tittel: HTMLElement }
/** samling/kjorsider.js: what is shown when no moment is. */
interface FellesKjorsider {
  /** Before the beginning. `merknader`: what had to be changed in the plan; `forlatt`: where the view was closed. */
  start(
    kjoring: Kjoring, merknader: string[], forlatt: Kjorested | null,
    valg: { velgMote(nr: number): void; fortsett(fra: Kjorested): void; start(skjerm: boolean): void },
  ): Kjorside;
  /** After the end. */
  ferdig(kjoring: Kjoring, valg: { tilbake(): void; lukk(): void }): Kjorside;
  /** Nothing to run yet: the remembered plan, the ready-made ones, or a file. */
  velgPlan(aapne: (funnet: { plan: Plan; merknader: string[] }) => void): HTMLElement;
}

interface Kjorvindu {
  /** Tell the other window where we are, or ask it. */
  send(spor?: boolean): void;
  /** Open a window for the projector; false when the browser refuses. */
  aapne(): boolean;
}
/** samling/kjorvindu.js: two windows that show the same, one for the projector and one for the facilitator. */
interface FellesKjorvindu {
  /** `her` is what is run, or null; `motta` is told when the other window has moved. */
  lag(her: () => Kjoring | null, motta: (sted: Kjorested) => void): Kjorvindu;
}

interface Window {
  fellesKjortid?: FellesKjortid;
  fellesKjorscene?: FellesKjorscene;
  fellesKjorsider?: FellesKjorsider;
  fellesKjorvindu?: FellesKjorvindu;
}
