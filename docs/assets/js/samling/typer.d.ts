/** Types that the scripts for facilitators share: find a tool, plan a session, run it. Not published. */

type Side = 'kommune' | 'sykehus' | 'bruker' | 'fastlege' | 'ansatt';
type Form = 'fysisk' | 'digitalt' | 'begge';
type Erfaring = 'ingen' | 'noe' | 'erfaren';

/** A tool as the finder and the planner list it; from verktoy/verktoy.js. Minutes and persons are least and most. */
interface VerktoyKort {
  id: string;
  /** The permanent number, which links and cards use. */
  nr: number;
  navn: string;
  adresse: string;
  sammendrag: string;
  type: 'metode' | 'mal' | 'sjekkliste' | 'verktøy';
  faser: string[];
  formaal: string[];
  min: number;
  maks: number;
  /** The sum of the tool's own steps. */
  standard: number;
  fra: number;
  til: number;
  form: Form;
  erfaring: Erfaring;
  roller: string[];
  sider: Side[];
  sjekkpunkter: string[];
  varianter: { id: string; navn: string; minutter: number; form: Form }[];
}
interface FellesVerktoy {
  revisjon: string;
  verktoy: VerktoyKort[];
  faser: { id: string; navn: string; sammendrag: string }[];
  /** `navn` is what the group would say, «Vi vil …»; `kort` fits on a label. */
  formaal: { id: string; navn: string; kort: string }[];
  sjekkpunkter: { id: string; tekst: string; fase: string }[];
  roller: Record<string, { navn: string; side: Side | 'felles' }>;
  /** Former ids of tools. */
  alias: Record<string, string>;
  /** The folder of the scripts with the rest of each tool, when it is another than verktoy/data/. */
  detaljer?: string;
}

/** `si` is what to say, word for word, or empty. */
interface Steg { tittel: string; minutter: number; gjor: string; si: string }
/** The rest of a tool, from verktoy/data/<id>.js, loaded when it is needed. Plain text, links resolved to names. */
interface VerktoyDetaljer {
  forberedelse: string[];
  utstyr: string[];
  steg: Steg[];
  varianter: Record<string, { naar: string; steg: Steg[] }>;
  resultat: string;
  etterpaa: string[];
  medvirkning: string;
  personvern: string;
  ark: { tittel: string; adresse: string } | null;
  leksjoner: { tittel: string; adresse: string; minutter: number }[];
}

/** A tool in a meeting. `minutter` null: as the steps say. `steg` null: all steps; else their indexes, rising. */
interface VerktoyPost { slag: 'verktoy'; verktoy: string; variant: string; minutter: number | null; steg: number[] | null }
interface FriPost { slag: 'pause' | 'apning' | 'avslutning' | 'egen'; tittel: string; minutter: number }
type Post = VerktoyPost | FriPost;

/** One meeting. Times are minutes after midnight. `borte`: the longest that people can be away, in minutes. */
interface Mote {
  tittel: string;
  dag: Dag | '';
  start: number;
  /** When it has to be over, or null. */
  slutt: number | null;
  sted: string;
  form: Form;
  antall: number | null;
  /** Who comes. */
  sider: Side[];
  /** Sides that are missing on purpose. */
  vurdert: Side[];
  borte: number | null;
  poster: Post[];
}
/** The shape is kept for ever: add, never change. */
interface Plan { v: 1; tittel: string; moter: Mote[] }

interface FerdigPlan { id: string; navn: string; sammendrag: string; adresse: string; plan: Plan }
/** From planer/planer.js. */
interface FellesPlaner {
  /** The steps of an opening and a closing, and their minutes when a person adds one. */
  apning: { tittel: string; steg: Steg[] };
  avslutning: { tittel: string; steg: Steg[] };
  pause: { tittel: string; minutter: number };
  ferdige: FerdigPlan[];
  loyper: FerdigPlan[];
  /** What a missing side means and what to do about it. */
  sider: Record<Side, { navn: string; mangler: string }>;
  /** Minutes of each step of a tool, by id and then by variant; '' is the tool's own steps. */
  stegminutter: Record<string, Record<string, number[]>>;
}

/** A step with its clock: minutes after midnight, may pass 1440. */
interface TidSteg extends Steg { start: number; slutt: number }
interface TidPost { post: Post; tittel: string; start: number; slutt: number; steg: TidSteg[] }
interface Varsel {
  slag: 'side' | 'borte' | 'forberedelse' | 'antall' | 'form' | 'erfaring' | 'pause' | 'slakk' | 'apning' | 'ukjent';
  /** «viktig» stops a session from working; «rad» makes it better. */
  alvor: 'viktig' | 'rad';
  tekst: string;
  side?: Side;
}

/** samling/plan.js: pure functions on plans; only `lastDetaljer` waits. */
interface FellesPlan {
  ny(): Plan;
  nyttMote(tittel?: string): Mote;
  /** A tool by its id or a former id. */
  verktoy(id: string): VerktoyKort | null;
  /** A sound plan from anything, and in plain words what had to be changed. Null when it is no plan at all. */
  rens(raa: unknown): { plan: Plan; merknader: string[] } | null;
  grenser(post: Post): { min: number; maks: number; standard: number };
  /** The minutes that the post takes now. */
  minutter(post: Post): number;
  /** The steps of a post, their minutes scaled to it: whole minutes, at least one each, the sum exact. Empty before the details are loaded. */
  steg(post: Post): Steg[];
  tidslinje(mote: Mote): TidPost[];
  /** `slakk`: minutes left before `slutt`; below 0 is too long; null without an end. */
  sum(mote: Mote): { minutter: number; slutt: number; slakk: number | null };
  varsler(mote: Mote): Varsel[];
  detaljer(id: string): VerktoyDetaljer | null;
  /** Load what the plan's tools need; names of those that could not be had. */
  lastDetaljer(plan: Plan): Promise<string[]>;
  /** «09.05» */
  klokke(minutter: number): string;
  /** «1 time og 30 minutter» */
  varighet(minutter: number): string;
}

/** samling/plankode.js: a plan as text. */
interface FellesPlankode {
  /** Short text for a link, only A–Z a–z 0–9 and - _ . ~ ; tools by number. */
  pakk(plan: Plan): string;
  /** Null when the text is no plan. */
  pakkUt(tekst: string): { plan: Plan; merknader: string[] } | null;
  /** The whole address that opens the plan; `side` is planlegg.html or kjor.html. */
  lenke(plan: Plan, side?: string): string;
  /** The plan that the address of this page holds, or null. */
  fraAdresse(): { plan: Plan; merknader: string[] } | null;
  /** A file to save, and back. */
  tilFil(plan: Plan): string;
  fraFil(tekst: string): { plan: Plan; merknader: string[] } | null;
}

/** samling/utdata.js: what comes out of a plan, as elements for screen and print. */
interface FellesUtdata {
  /** The facilitator's script, with clock times and the words to say. */
  kjoreplan(plan: Plan): HTMLElement;
  /** The invitation of a meeting, as plain text to paste into an e-mail. */
  invitasjon(plan: Plan, mote: Mote): string;
  /** Equipment, things to print, and preparation, each said once with the tools that need it. */
  pakkeliste(plan: Plan): HTMLElement;
  /** The course sections to read first. */
  lesForst(plan: Plan): HTMLElement;
  /** One page to hang on the wall or hand out. */
  ark(plan: Plan): HTMLElement;
  /** A calendar file with one event for each meeting that has a day; empty when none has. */
  ics(plan: Plan): string;
  /** Print just this; `tittel` names the file when it is printed to one. */
  skrivUt(utdata: HTMLElement, tittel: string): void;
}

interface Window {
  fellesVerktoy?: FellesVerktoy;
  fellesVerktoyDetaljer?: Record<string, VerktoyDetaljer>;
  fellesPlaner?: FellesPlaner;
  fellesPlan?: FellesPlan;
  fellesPlankode?: FellesPlankode;
  fellesUtdata?: FellesUtdata;
}
