/** What the scripts of every part of the site share. Global on purpose: classic scripts import nothing. Not published. */

/** A day as «YYYY-MM-DD», local time. */
type Dag = string;
interface Utfall { ok: boolean; melding: string }

/** Small things that every component needs. */
interface Felles {
  /**
   * A text in the language of the page, given in bokmål; {0}, {1} … are put in. Always with the text itself between
   * plain quotes: a test reads them, and demands the same text in tools_catalog/interface.nn.yml.
   */
  t(tekst: string, ...deler: (string | number)[]): string;
  /** An element with attributes and children; `text` sets its text. */
  el<K extends keyof HTMLElementTagNameMap>(navn: K, egenskaper?: Record<string, string | boolean | number>, ...barn: (Node | string)[]): HTMLElementTagNameMap[K];
  /** A button that does something; a quiet one unless told otherwise. */
  knapp(tekst: string, trykk: () => void, klasse?: string): HTMLButtonElement;
  /** The address of a page of the site as a link from here, in the language of the page where it can be. */
  lenke(adresse: string): string;
  /** Load a script of the site once; fails when it is missing or blocked. */
  last(adresse: string): Promise<void>;
  /** One day in words: «22. november 2026». */
  dato(dag: Dag): string;
  /** Today, or the day `fra`, and days from then. Local time, so that a day stays a day when clocks are changed. */
  dag(pluss?: number, fra?: Dag): Dag;
  /** Hand the person a file. */
  lastNed(navn: string, innhold: string | Blob, type: string): void;
  /** Copy a text; false when the browser refuses (the caller then shows the text to copy by hand). */
  kopier(tekst: string): Promise<boolean>;
  /** Say something to those who hear the page. */
  si(tekst: string): void;
}

/**
 * One text kept on this machine, and only after the person has asked. Reading, writing and deleting never throw:
 * storage that is blocked, full or damaged costs memory only.
 */
interface Minne {
  modus(): 'minne' | 'lokal';
  /** The text that is kept, or null when nothing is, when its time is out or when it cannot be read. */
  les(): string | null;
  /** Keep a newer text where the person has asked for it; in memory mode nothing happens and it is ok. */
  lagre(tekst: string): Utfall;
  /** Begin to keep, until `dager` days have passed without use (180 when left out). */
  husk(tekst: string, dager?: number): Utfall;
  glem(): Utfall;
  /** What went wrong in plain words, or empty; whether the browser refuses; the last day it is kept, or empty. */
  status(): { melding: string; blokkert: boolean; utloper: Dag | ''; dager: number };
  /** Be told when another tab has written or deleted. Gives a function that stops it. */
  lytt(fn: () => void): () => void;
}
/** `hva` is the thing in the definite form, for messages: «fremdriften», «planen», «prosjektet». */
type ApneMinne = (nokkel: string, hva: string) => Minne;

/** Something that happens on a day, or at a time of that day in Norway. */
interface Hendelse {
  /** The same for the same event for ever: a second import then changes it and does not double it. */
  uid: string;
  tittel: string;
  dag: Dag;
  /** Minutes after midnight; without it the event lasts all day. */
  start?: number;
  /** How long; an hour when left out. */
  minutter?: number;
  sted?: string;
  tekst?: string;
  lenke?: string;
  /** A reminder so many minutes after the beginning; negative before it. */
  varsel?: number;
}
interface FellesKalender {
  /** A calendar file (RFC 5545) for `lastNed` as «text/calendar». */
  ics(navn: string, hendelser: Hendelse[]): string;
}

/** felles/biter.js: writes bits and numbers as signs of an alphabet, whose length is a power of two. */
interface BitSkriver { skriv(tall: number, antall: number): void; tall(tall: number, k: number): void; ut(): string }
/** Reads them back; throws RangeError when the text is too short or holds a number that nobody would have written. */
interface BitLeser { biter: string; her: number; les(antall: number): number; tall(k: number): number }
interface FellesBiter {
  /** FNV-1a in 32 bits. */
  fnv(tekst: string): number;
  /** An id in 20 bits, as in hooks/handbook/short_hash.py; the handbook checks that no two are alike. */
  hash(id: string): number;
  Skriver: new (tegn: string) => BitSkriver;
  Leser: new (tegn: string, tekst: string) => BitLeser;
}

/** A part of what a QR code holds; capitals, digits and a few signs take less room as 'Alphanumeric'. */
type QrDel = [tekst: string, tegn: 'Byte' | 'Alphanumeric'];
/** vendor/qrcode.js, as far as we use it; 0 takes the smallest code that holds all. */
type LagQrkode = (utgave: 0, retting: 'L') => {
  addData(...del: QrDel): void;
  make(): void;
  getModuleCount(): number;
  isDark(rad: number, kolonne: number): boolean;
};
/** felles/qr.js */
interface FellesQr {
  /** An image with `navn` for those who do not see it. Throws when it is too much for one code. */
  bilde(deler: QrDel[], navn: string): SVGSVGElement;
}

interface Window {
  /** On pages in nynorsk: what differs, by what it is in bokmål. */
  fellesNynorsk?: Record<string, string>;
  /** Where pages that scripts lead to by themselves lie in nynorsk, by their address in bokmål. */
  fellesSiderNynorsk?: Record<string, string>;
}
interface Window { felles?: Felles; fellesMinne?: ApneMinne; fellesKalender?: FellesKalender; fellesBiter?: FellesBiter; fellesQr?: FellesQr; qrcode?: LagQrkode }
