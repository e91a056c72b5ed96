/** What the scripts of the report forms share. Not published. */

/** How a claim is known. */
type Merke = 'sagt' | 'antatt' | 'belagt';
/** A row of a table. Cells in the order of the columns, empty text where nothing is written. */
interface RapportRad { id: string; celler: string[]; merke: Merke | '' }
/** The answer of one field. Only what belongs to the kind of the field is filled. */
interface RapportSvar {
  /** Kort tekst, lang tekst, dato, ett valg. */
  tekst: string;
  /** Flere valg, personer. */
  liste: string[];
  rader: RapportRad[];
  merke: Merke | '';
}
interface Rapport {
  /** Every field of the form has one. */
  svar: Record<string, RapportSvar>;
  /** By checkpoint of the form. */
  kryss: Record<string, boolean>;
  /** What today's form has no place for, in words. */
  eldre: { hvor: string; verdi: string }[];
}

/** skjema/svar.js: a report in the project. */
interface FellesSvar {
  les(def: SkjemaDefinisjon): Rapport;
  felt(def: SkjemaDefinisjon): SkjemaFelt[];
  /** Every checkpoint once, in the order of the form. */
  sjekkpunkter(def: SkjemaDefinisjon): SkjemaSjekkpunkt[];
  /** Whether something is written: rows without text are nothing. */
  besvart(felt: SkjemaFelt, svar: RapportSvar): boolean;
  /** What a choice, which files hold in bokmål, is called on the page. Other texts are given back as they are. */
  valgtekst(felt: SkjemaFelt, valg: string): string;
  /** Whether the answers of the field are claims of insight, which are marked. */
  erPaastand(def: SkjemaDefinisjon, felt: SkjemaFelt): boolean;
  merker: { id: Merke; navn: string; forklaring: string }[];
  /** The place of a field: «skjema/innsiktsrapport/felt/kilder». */
  sti(def: SkjemaDefinisjon, slag: 'felt' | 'rad' | 'merke', felt: string): Sti;
  /** The changes that put rows last in a table. */
  nyeRader(def: SkjemaDefinisjon, felt: SkjemaFelt, rader: string[][], etter: RapportRad[]): Record<Sti, Verdi | null>;
  slettRad(def: SkjemaDefinisjon, felt: SkjemaFelt, rad: string): Record<Sti, Verdi | null>;
  /** The changes that put a row where it stands in `ider`, the rows in their new order. */
  flytt(def: SkjemaDefinisjon, felt: SkjemaFelt, ider: string[], rad: string): Record<Sti, Verdi | null>;
  /** The report as a file, and a file as changes. A file of another form or a newer version is refused with a reason. */
  tilFil(def: SkjemaDefinisjon): string;
  fraFil(def: SkjemaDefinisjon, tekst: string): { ok: true; endringer: Record<Sti, Verdi | null>; antall: number } | { ok: false; melding: string };
}

interface RapportFunn { felt: SkjemaFelt; tekst: string }
/** skjema/funn.js: what is missing or should be looked at. */
interface FellesFunn {
  finn(def: SkjemaDefinisjon, rapport: Rapport): {
    /** Required fields. */
    paakrevd: number;
    ubesvart: RapportFunn[];
    /** Claims without a mark. */
    umerket: RapportFunn[];
    /** Texts that look like a national identity number. */
    personnummer: RapportFunn[];
    ukrysset: SkjemaSjekkpunkt[];
  };
}

/** What a field needs of the form that it stands in. */
interface FeltVert {
  def: SkjemaDefinisjon;
  /** What is typed is kept when the field is left, after a pause, and before the page is. */
  vent(kontroll: HTMLElement, lagre: () => void): void;
  /** Keep what is typed now. */
  lagreNaa(): void;
  /** The same, but not while a finger or a button of the mouse is down. */
  lagreSnart(): void;
  sett(endringer: Record<Sti, Verdi | null>, hva: string): void;
}
interface FeltDel { element: HTMLElement; oppdater(svar: RapportSvar): void }
/** skjema/felt.js: the controls of one field. `navn` and `hjelp` are ids of elements that name and explain it. */
interface FellesFelt {
  lag(vert: FeltVert, felt: SkjemaFelt, navn: string, hjelp: string): FeltDel;
}

/** skjema/papir.js: the report as it is read: on paper and as a Word document. */
interface FellesRapportPapir {
  svar(def: SkjemaDefinisjon, felt: SkjemaFelt, svar: RapportSvar): HTMLElement;
  dokument(def: SkjemaDefinisjon, rapport: Rapport, prosjekt: string): DokumentSpec;
  /** What is asked for in one sentence, and the case itself: from the head of the form. */
  anmodning(def: SkjemaDefinisjon, rapport: Rapport): { bes: string; sak: string };
}

/** skjema/hent.js, loaded when somebody presses «Hent inn». */
interface FellesHent {
  /** Gives false when there is nothing to take from. */
  apne(vert: FeltVert, felt: SkjemaFelt): Promise<boolean>;
}

interface Window {
  fellesSvar?: FellesSvar;
  fellesFunn?: FellesFunn;
  fellesFelt?: FellesFelt;
  fellesRapportPapir?: FellesRapportPapir;
  fellesHent?: FellesHent;
}
