// @ts-check
/**
 * The state of a person in the course: what it looks like, what is sound in something from elsewhere, and the best of two.
 */
(function () {
  'use strict';

  if (window.fellesTilstand) return;

  /** @type {FellesKurs} */
  const kurs = window.fellesKurs || {
    id: 'kurs', revisjon: '', adresse: '', repetisjon: '', tittel: '', moduler: [],
    alias: { modul: {}, leksjon: {}, maal: {}, sporsmal: {}, sjekkpunkt: {}, side: {} },
  };
  const ID = /^[a-z][a-z0-9-]{0,79}$/;
  const LEKSJON = /^[a-z][a-z0-9-]{0,79}\/[a-z][a-z0-9-]{0,79}$/;
  const DAG = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
  const MEST = 5000;
  const MEST_TRUKKET = 99;

  /** @returns {Tilstand} */
  function ny() {
    return { v: 1, lest: {}, svar: {}, sjekk: {}, kryss: {}, sist: null, igjen: {} };
  }

  /**
   * @param {Tilstand} t
   * @returns {Tilstand}
   */
  function kopi(t) {
    return JSON.parse(JSON.stringify(t));
  }

  // What comes from outside

  /**
   * Entries that look as they should, under the ids of today.
   * @template T
   * @param {unknown} verdi
   * @param {RegExp} monster
   * @param {Record<string, string>} alias
   * @param {(post: any) => T | null} tolkPost
   * @param {(a: T, b: T) => T} beste
   * @returns {Record<string, T>}
   */
  function poster(verdi, monster, alias, tolkPost, beste) {
    /** @type {Record<string, T>} */
    const ut = {};
    if (!verdi || typeof verdi !== 'object') return ut;
    for (const [gammel, post] of Object.entries(verdi).slice(0, MEST)) {
      if (!monster.test(gammel)) continue;
      const id = Object.hasOwn(alias, gammel) ? alias[gammel] : gammel;
      const ren = tolkPost(post);
      if (ren !== null) ut[id] = Object.hasOwn(ut, id) ? beste(ut[id], ren) : ren;
    }
    return ut;
  }

  /**
   * @param {unknown} n
   * @param {number} minst
   * @param {number} mest
   */
  function tall(n, minst, mest) {
    return typeof n === 'number' && isFinite(n) ? Math.min(mest, Math.max(minst, n)) : minst;
  }

  /** @param {unknown} d */
  function erDag(d) {
    return typeof d === 'string' && DAG.test(d);
  }

  /**
   * A state from anything: what is sound is kept, former ids get their new ones.
   * @param {any} raa
   * @returns {Tilstand}
   */
  function rens(raa) {
    const a = kurs.alias;
    const t = ny();
    t.lest = poster(raa.lest, LEKSJON, a.leksjon, function (p) {
      return p && erDag(p.dag) ? { rev: Math.round(tall(p.rev, 0, 9999)), dag: p.dag } : null;
    }, besteLest);
    t.svar = poster(raa.svar, ID, a.sporsmal, function (p) {
      return p && erDag(p.dag) ? { poeng: tall(p.poeng, 0, 1), forsok: Math.round(tall(p.forsok, 0, 99)), dag: p.dag } : null;
    }, besteSvar);
    t.sjekk = poster(raa.sjekk, ID, a.modul, function (p) {
      if (!p || !erDag(p.dag)) return null;
      const maal = poster(p.maal, ID, a.maal, function (m) {
        if (!Array.isArray(m)) return null;
        const alle = Math.round(tall(m[1], 0, 999));
        return /** @type {[number, number]} */ ([Math.min(alle, Math.round(tall(m[0], 0, 999))), alle]);
      }, function (x) { return x; });
      return { best: Math.round(tall(p.best, 0, 100)), siste: Math.round(tall(p.siste, 0, 100)), maal: maal, dag: p.dag };
    }, besteSjekk);
    t.kryss = poster(raa.kryss, ID, a.sjekkpunkt, function (p) { return erDag(p) ? String(p) : null; }, forst);
    t.igjen = poster(raa.igjen, ID, a.sporsmal, function (p) {
      return p && erDag(p.forfall) ? { trinn: Math.round(tall(p.trinn, 0, 2)), forfall: p.forfall } : null;
    }, besteIgjen);
    const underveis = poster(raa.underveis, ID, a.modul, function (p) {
      if (!p || !Array.isArray(p.trukket) || !Array.isArray(p.rett) || !p.rett.length || p.rett.length > p.trukket.length) return null;
      if (p.trukket.length > MEST_TRUKKET || !p.trukket.every(function (/** @type {unknown} */ id) { return typeof id === 'string' && ID.test(id); })) return null;
      return {
        trukket: p.trukket.map(function (/** @type {string} */ id) { return Object.hasOwn(a.sporsmal, id) ? a.sporsmal[id] : id; }),
        rett: p.rett.map(function (/** @type {unknown} */ r) { return r === true; }),
      };
    }, besteUnderveis);
    if (Object.keys(underveis).length) t.underveis = underveis;
    const s = raa.sist;
    if (s && erDag(s.dag) && typeof s.adresse === 'string' && /^[a-z0-9-]+(\/[a-z0-9-]+)*\.html$/.test(s.adresse)) {
      t.sist = {
        adresse: Object.hasOwn(a.side, s.adresse) ? a.side[s.adresse] : s.adresse,
        anker: typeof s.anker === 'string' ? s.anker.slice(0, 60) : '',
        tittel: typeof s.tittel === 'string' ? s.tittel.slice(0, 120) : '',
        dag: s.dag,
      };
      const del = Math.round(tall(s.del, 0, 100));
      if (del) t.sist.del = del;
    }
    return t;
  }

  // The best of both

  /** @typedef {Tilstand['lest'][string]} Lest */
  /** @typedef {Tilstand['svar'][string]} Svar */
  /** @typedef {Tilstand['sjekk'][string]} Sjekk */
  /** @typedef {Tilstand['igjen'][string]} Igjen */
  /** @typedef {{trukket: string[], rett: boolean[]}} Underveis */

  /** @param {Lest} x @param {Lest} y @returns {Lest} */
  function besteLest(x, y) {
    return y.rev > x.rev || (y.rev === x.rev && y.dag > x.dag) ? y : x;
  }

  /** @param {Svar} x @param {Svar} y @returns {Svar} */
  function besteSvar(x, y) {
    return y.poeng > x.poeng || (y.poeng === x.poeng && y.dag > x.dag) ? y : x;
  }

  /** @param {Sjekk} x @param {Sjekk} y @returns {Sjekk} */
  function besteSjekk(x, y) {
    // A code to type carries no goals: then those that are known stay.
    const sist = y.dag > x.dag ? y : x;
    const maal = Object.keys(sist.maal).length ? sist.maal : sist === y ? x.maal : y.maal;
    return { best: Math.max(x.best, y.best), siste: sist.siste, maal: maal, dag: sist.dag };
  }

  /** @param {string} x @param {string} y */
  function forst(x, y) {
    return y < x ? y : x;
  }

  /** @param {Igjen} x @param {Igjen} y @returns {Igjen} */
  function besteIgjen(x, y) {
    return y.trinn > x.trinn || (y.trinn === x.trinn && y.forfall > x.forfall) ? y : x;
  }

  /** @param {Underveis} x @param {Underveis} y @returns {Underveis} */
  function besteUnderveis(x, y) {
    return y.rett.length > x.rett.length ? y : x;
  }

  /**
   * @template T
   * @param {Record<string, T>} x
   * @param {Record<string, T>} y
   * @param {(x: T, y: T) => T} beste
   */
  function union(x, y, beste) {
    const ut = Object.assign({}, x);
    for (const id in y) ut[id] = Object.hasOwn(x, id) ? beste(x[id], y[id]) : y[id];
    return ut;
  }

  /**
   * @param {Tilstand} a what is here
   * @param {Tilstand} b what comes; where the reader was last, it wins on the same day
   * @returns {Tilstand}
   */
  function sammen(a, b) {
    const underveis = union(a.underveis || {}, b.underveis || {}, besteUnderveis);
    /** @type {Tilstand} */
    const ut = {
      v: 1,
      lest: union(a.lest, b.lest, besteLest),
      svar: union(a.svar, b.svar, besteSvar),
      sjekk: union(a.sjekk, b.sjekk, besteSjekk),
      kryss: union(a.kryss, b.kryss, forst),
      sist: !b.sist || (a.sist && a.sist.dag > b.sist.dag) ? a.sist : b.sist,
      igjen: union(a.igjen, b.igjen, besteIgjen),
    };
    if (Object.keys(underveis).length) ut.underveis = underveis;
    return kopi(ut);
  }

  /** @param {Tilstand} t */
  function tom(t) {
    return !t.sist && [t.lest, t.svar, t.sjekk, t.kryss, t.igjen, t.underveis].every(function (del) { return !Object.keys(del || {}).length; });
  }

  window.fellesTilstand = { kurs: kurs, ny: ny, kopi: kopi, rens: rens, sammen: sammen, tom: tom };
})();
