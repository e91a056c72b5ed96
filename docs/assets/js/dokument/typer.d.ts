/**
 * An accessible Word document made in the browser. Loaded when somebody asks for one, never before:
 * `await window.felles.last('assets/js/dokument/docx.js')`, then `window.fellesDokument.lag(spec)` and `felles.lastNed`.
 * Not published.
 */

/** A cell of a table. With a tone it has a colour behind it and the shape of the tone before the text. */
type DokumentCelle = string | { tekst: string; tone?: ArkTone };

type DokumentBlokk =
  /** The title of the document is level 1 and comes by itself. Never skip a level. */
  | { slag: 'overskrift'; nivaa: 2 | 3 | 4; tekst: string }
  /** A line break in the text is one in the document. */
  | { slag: 'avsnitt'; tekst: string; stil?: 'ingress' | 'ledetekst' | 'hjelp' | 'advarsel' }
  | { slag: 'liste'; punkter: string[] }
  /** ☒ and ☐. */
  | { slag: 'kryss'; punkter: { tekst: string; satt: boolean }[] }
  | {
      slag: 'tabell';
      /** What the table is, for those who hear it. */
      tittel: string;
      /** The header row, repeated on every page. No cell of it may be empty. */
      hode: string[];
      rader: DokumentCelle[][];
      /** The first cell of each row names the row. */
      radhode?: boolean;
      /** Compared with each other; all alike when left out. */
      bredder?: number[];
    }
  /** A PNG. Width and height in pixels give the shape; it is never wider or higher than the page. */
  | { slag: 'bilde'; data: Blob; bredde: number; hoyde: number; alt: string }
  | { slag: 'sideskift' };

interface DokumentSpec {
  /** Title of the document, also in its properties. */
  tittel: string;
  emne?: string;
  /** Beginning of the footer; «Side 1 av 3» follows. */
  bunntekst: string;
  papir: { format: 'A4' | 'A3'; retning: 'stående' | 'liggende' };
  blokker: DokumentBlokk[];
}

interface FellesDokument {
  /** Language of the page (nb-NO or nn-NO), heading styles, header rows, alt text, page numbers. */
  lag(spec: DokumentSpec): Promise<Blob>;
  /** MIME type of the file, for `lastNed`. */
  type: string;
}

interface FellesZip {
  /** One archive of files, in their order. */
  pakk(filer: { navn: string; innhold: string | Uint8Array }[], type: string): Blob;
}

interface Window { fellesZip?: FellesZip; fellesDokument?: FellesDokument }
