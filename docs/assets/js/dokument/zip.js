// @ts-check
/**
 * Files put together in one archive without being made smaller (ZIP, method «stored»): all that a Word document needs.
 * Every file has the first moment that the format knows, so that the same content gives the same bytes.
 */
(function () {
  'use strict';

  if (window.fellesZip) return;

  const TABELL = Uint32Array.from({ length: 256 }, function (_, i) {
    let sum = i;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });

  /** @param {Uint8Array} data */
  function crc32(data) {
    let sum = 0xffffffff;
    for (const byte of data) sum = (sum >>> 8) ^ TABELL[(sum ^ byte) & 0xff];
    return ~sum >>> 0;
  }

  /**
   * Numbers in the order of the format, each of so many bytes, lowest byte first.
   * @param {[number, number][]} tall
   */
  function poster(tall) {
    const bytes = [];
    for (const [verdi, antall] of tall) {
      for (let i = 0; i < antall; i += 1) bytes.push((verdi / 256 ** i) & 0xff);
    }
    return Uint8Array.from(bytes);
  }

  const UTF8 = 0x0800;
  const DAG_1980 = 0x21;

  /** @type {FellesZip['pakk']} */
  function pakk(filer, type) {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const deler = [];
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const katalog = [];
    let her = 0;
    for (const fil of filer) {
      const navn = new TextEncoder().encode(fil.navn);
      const data = typeof fil.innhold === 'string' ? new TextEncoder().encode(fil.innhold) : Uint8Array.from(fil.innhold);
      /** @type {[number, number][]} */
      const felles = [[20, 2], [UTF8, 2], [0, 2], [0, 2], [DAG_1980, 2], [crc32(data), 4], [data.length, 4], [data.length, 4], [navn.length, 2], [0, 2]];
      const hode = poster([[0x04034b50, 4], ...felles]);
      katalog.push(poster([[0x02014b50, 4], [20, 2], ...felles, [0, 2], [0, 2], [0, 2], [0, 4], [her, 4]]), navn);
      deler.push(hode, navn, data);
      her += hode.length + navn.length + data.length;
    }
    const lengde = katalog.reduce(function (sum, del) { return sum + del.length; }, 0);
    const slutt = poster([[0x06054b50, 4], [0, 2], [0, 2], [filer.length, 2], [filer.length, 2], [lengde, 4], [her, 4], [0, 2]]);
    return new Blob([...deler, ...katalog, slutt], { type: type });
  }

  window.fellesZip = { pakk: pakk };
})();
