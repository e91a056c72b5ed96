/** Types for the scripts that only packages for learning platforms hold. Not published. */

/** A question as kurs/pakke.js describes it. Choices are [sign, text], and stand only where a standard has use for them. */
interface PakkeSporsmal {
  type: KursSporsmal['type'];
  maal: string;
  tekst: string;
  valg?: [string, string][];
  fra?: [string, string][];
  til?: [string, string][];
}
/** What the session knows about the package. */
interface FellesPakke { id: string; start: string; sporsmal: Record<string, PakkeSporsmal> }

/** What a platform remembers from last time. `grense` is its own pass mark in per cent, `bareSe` that nothing counts. */
interface LmsStart { tilstand: string | null; sted: string; grense: number | null; bareSe: boolean }
/** How a module stands. */
interface LmsModul { lest: number; av: number; best: number | null }
/** What a platform is told. `poeng` is 0 to 100, `framdrift` 0 to 1; `bestatt` is null until everything is tried; `tatt` when a check was taken in this session. */
interface LmsVerdier {
  tilstand: string;
  sted: string;
  fullfort: boolean;
  bestatt: boolean | null;
  tatt: boolean;
  poeng: number | null;
  framdrift: number;
  sekunder: number;
}
/** One answer. `svar` and `fasit` are signs of the lists on the page, «a,c» or «a.2,b.1»; `rett` is null where nothing is right or wrong. */
interface LmsSvar { id: string; sporsmal: PakkeSporsmal; svar: string; fasit: string; rett: boolean | null; sekunder: number; naar: Date }

/** One standard. Every call may fail: then it gives false, and the session tries again. */
interface LmsPlattform {
  /** Open the session; null where there is no platform, an error where it does not answer. */
  start(): LmsStart | null | Promise<LmsStart | null>;
  lagre(v: LmsVerdier): boolean | Promise<boolean>;
  svar(s: LmsSvar): void;
  /** Close the session, once. `bedt` when the person asked for it, and there is time to wait. */
  slutt(v: LmsVerdier, bedt: boolean): boolean | Promise<boolean>;
  /** Where to go afterwards, or empty. */
  tilbake(): string;
}

/** The session, as the pages in the frame see it. */
interface FellesLms {
  hent(): string | null;
  lagre(tekst: string): boolean;
  sted(adresse: string, tittel: string): void;
  sum(moduler: LmsModul[]): void;
  sjekk(): void;
  svar(detalj: SvarHendelse): void;
}

/** What both versions of SCORM need. */
interface FellesScorm {
  finn(navn: 'API' | 'API_1484_11'): any;
  /** Writes what is new, and gives false when something was refused. */
  skriver(sett: (felt: string, verdi: string) => unknown): (felt: string, verdi: string) => boolean;
}

interface Window {
  fellesPakke?: FellesPakke;
  fellesPlattform?: LmsPlattform;
  fellesLms?: FellesLms;
  fellesScorm?: FellesScorm;
}
