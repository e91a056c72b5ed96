// @ts-check
/**
 * What a person has done in the course. Three back ends behind one interface: memory, this machine (fellesMinne), a
 * learning platform.
 */
(function () {
  'use strict';

  if (window.fellesLager || !window.felles || !window.fellesMinne) return;
  const { dag } = window.felles;

  /** @type {FellesKurs} */
  const kurs = window.fellesKurs || {
    id: 'kurs', revisjon: '', adresse: '', repetisjon: '', tittel: '', moduler: [],
    alias: { modul: {}, leksjon: {}, maal: {}, sporsmal: {}, sjekkpunkt: {}, side: {} },
  };
  const NOKKEL = 'felles.framdrift.' + kurs.id;
  const FORMAT = 'fellesmodellen-framdrift';
  const BESTATT = 80;
  const ID = /^[a-z][a-z0-9-]{0,79}$/;
  const LEKSJON = /^[a-z][a-z0-9-]{0,79}\/[a-z][a-z0-9-]{0,79}$/;
  const DAG = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
  const MEST = 5000;
  const MEST_TRUKKET = 99;

  const TEKST = {
    skadet: 'Fremdriften som var lagret her, kan ikke leses. Du begynner på nytt. Ingenting er slettet før du velger «Glem alt» eller «Husk fremdriften på denne maskinen».',
    nyere: 'Fremdriften er laget av en nyere utgave av håndboken. Last siden på nytt, og prøv igjen.',
    fremmed: 'Dette er ikke fremdrift fra dette kurset. Se etter om hele teksten er med, og om alle tegnene stemmer.',
    lmsSkadet: 'Fremdriften som læringsplattformen hadde, kan ikke leses. Du begynner på nytt.',
    lms: 'Læringsplattformen tok ikke imot fremdriften. Det du gjør nå, huskes bare til du lukker siden.',
  };

  /** @type {Tilstand} */
  let tilstand = ny();
  const minne = window.fellesMinne(NOKKEL, 'fremdriften');
  /** @type {Bakende | null} */
  let lms = null;
  /** Whether the state here is the one that this machine keeps. */
  let lokal = false;
  /** Whether what this machine keeps makes no sense: then it is left as it is. */
  let uleselig = false;
  let melding = '';
  /** @type {Set<() => void>} */
  const lyttere = new Set();

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

  // This machine

  /** What this machine keeps, or null. @returns {Tilstand | null} */
  function hentLokalt() {
    const tekst = minne.les();
    uleselig = false;
    if (tekst === null) return null;
    try {
      return rens(JSON.parse(tekst).tilstand);
    } catch (e) {
      uleselig = true;
      return null;
    }
  }

  function tekstHer() {
    return JSON.stringify({ revisjon: kurs.revisjon, tilstand: tilstand });
  }

  /** Keep step with this machine: another tab has begun to remember, has read on, or has forgotten everything. */
  function folg() {
    const der = hentLokalt();
    if (der) {
      const for_ = lokal ? der : sammen(tilstand, der);
      tilstand = for_;
      if (!lokal && JSON.stringify(for_) !== JSON.stringify(der)) minne.lagre(tekstHer());
      lokal = true;
    } else if (lokal && minne.modus() === 'minne') {
      tilstand = ny();
      lokal = false;
    }
  }

  // The interface

  function varsle() {
    for (const fn of Array.from(lyttere)) {
      try {
        fn();
      } catch (e) {
        console.error(e);
      }
    }
  }

  /** @returns {'minne' | 'lokal' | 'lms'} */
  function modus() {
    return lms ? 'lms' : lokal ? 'lokal' : 'minne';
  }

  /** Save through the back end. What cannot be saved stays in memory, and the reader is told. */
  function lagre() {
    if (!lms) {
      if (lokal) minne.lagre(tekstHer());
      return;
    }
    let ok = false;
    try {
      // Without the data of the course nothing can be read, and what is kept must not be written over.
      ok = kurs.moduler.length > 0 && lms.lagre(pakk(tilstand));
    } catch (e) { /* told below */ }
    melding = ok ? '' : TEKST.lms;
  }

  /** @param {(t: Tilstand) => void} fn */
  function endre(fn) {
    // Another tab may have written since, or forgotten. What could not be stored is newer than what is.
    if (!lms && lokal && !minne.status().melding) folg();
    const utkast = kopi(tilstand);
    fn(utkast);
    tilstand = utkast;
    lagre();
    varsle();
  }

  /**
   * @param {number} [antall]
   * @returns {Utfall}
   */
  function husk(antall) {
    if (lms) return { ok: true, melding: 'Læringsplattformen husker fremdriften.' };
    const der = lokal ? null : hentLokalt();
    if (der) tilstand = sammen(tilstand, der);
    const utfall = minne.husk(tekstHer(), antall);
    if (utfall.ok) {
      lokal = true;
      uleselig = false;
    }
    varsle();
    return utfall;
  }

  /** @returns {Utfall} */
  function glem() {
    tilstand = ny();
    const utfall = minne.glem();
    lokal = false;
    uleselig = false;
    lagre();
    varsle();
    return lms ? { ok: true, melding: 'Alt er glemt.' } : utfall;
  }

  function status() {
    const s = minne.status();
    if (lms) return { melding: melding, blokkert: false, utloper: '', dager: s.dager };
    return Object.assign(s, uleselig ? { melding: s.melding || TEKST.skadet, utloper: '' } : {});
  }

  /** @param {string} tekst */
  function tolk(tekst) {
    /** @type {Utfall & {tilstand: Tilstand | null}} */
    const nei = { ok: false, melding: TEKST.fremmed, tilstand: null };
    const ren = tekst.trim().replace(/^.*#framdrift=/, '');
    if (!ren.startsWith('{')) {
      const t = pakkUt(ren);
      return t ? { ok: true, melding: '', tilstand: t } : nei;
    }
    try {
      const raa = JSON.parse(ren);
      if (raa.format !== FORMAT || !raa.tilstand) return nei;
      if (raa.v > 1) return Object.assign(nei, { melding: TEKST.nyere });
      return { ok: true, melding: '', tilstand: rens(raa.tilstand) };
    } catch (e) {
      return nei;
    }
  }

  /**
   * @param {string} tekst
   * @param {Maate} [maate]
   * @returns {Utfall}
   */
  function importer(tekst, maate) {
    const lest = tolk(tekst);
    const fra = lest.tilstand;
    if (!fra) return { ok: false, melding: lest.melding };
    endre(function (t) {
      const alt = maate === 'erstatt' ? fra : sammen(t, fra);
      delete t.underveis;
      Object.assign(t, alt);
    });
    return { ok: true, melding: maate === 'erstatt' ? 'Fremdriften er byttet ut.' : 'Fremdriften er slått sammen. Det beste fra begge er med.' };
  }

  function eksporter() {
    const innhold = { format: FORMAT, v: 1, kurs: kurs.id, revisjon: kurs.revisjon, lagret: dag(), tilstand: tilstand };
    return JSON.stringify(innhold, null, 1) + '\n';
  }

  /**
   * @param {Tilstand} t
   * @param {boolean} [kort]
   */
  function pakk(t, kort) {
    return window.fellesKode ? window.fellesKode.pakk(t, kort) : '';
  }

  /** @param {string} tekst */
  function pakkUt(tekst) {
    const t = window.fellesKode ? window.fellesKode.pakkUt(tekst) : null;
    return t && rens(t);
  }

  /** @param {Bakende} b */
  function bakende(b) {
    lms = b;
    melding = '';
    let tekst = null;
    try {
      tekst = b.hent();
    } catch (e) { /* a platform that does not answer is as good as one that remembers nothing */ }
    tilstand = (tekst && pakkUt(tekst)) || ny();
    if (tekst && !pakkUt(tekst)) melding = TEKST.lmsSkadet;
    varsle();
  }

  /** @param {Tilstand} t */
  function tom(t) {
    return !t.sist && [t.lest, t.svar, t.sjekk, t.kryss, t.igjen, t.underveis].every(function (del) { return !Object.keys(del || {}).length; });
  }

  // What it amounts to

  /** @type {Map<string, KursLeksjon>} */
  const leksjoner = new Map();
  for (const m of kurs.moduler) for (const l of m.leksjoner) leksjoner.set(l.id, l);

  /**
   * @param {string} id
   * @param {Tilstand} [t]
   * @returns {LeksjonStatus}
   */
  function leksjon(id, t) {
    const lest = (t || tilstand).lest[id];
    const l = leksjoner.get(id);
    if (!lest) return 'ulest';
    return l && l.rev > lest.rev ? 'endret' : 'lest';
  }

  /**
   * @param {string} id
   * @param {Tilstand} [t]
   * @returns {ModulStatus}
   */
  function modul(id, t) {
    const m = kurs.moduler.find(function (en) { return en.id === id; });
    const alle = (m ? m.leksjoner : []).map(function (l) { return leksjon(l.id, t); });
    const lest = alle.filter(function (s) { return s !== 'ulest'; }).length;
    const endret = alle.filter(function (s) { return s === 'endret'; }).length;
    const sjekk = (t || tilstand).sjekk[id];
    const bestatt = !!sjekk && sjekk.best >= BESTATT;
    return { lest: lest, endret: endret, av: alle.length, best: sjekk ? sjekk.best : null, bestatt: bestatt, fullfort: bestatt && alle.length > 0 && lest === alle.length };
  }

  minne.lytt(function () {
    if (lms) return;
    folg();
    varsle();
  });

  folg();
  window.fellesLager = {
    les: function () { return kopi(tilstand); },
    endre: endre,
    lytt: function (fn) {
      lyttere.add(fn);
      return function () { lyttere.delete(fn); };
    },
    modus: modus,
    husk: husk,
    glem: glem,
    status: status,
    eksporter: eksporter,
    importer: importer,
    kode: function (kort) { return window.fellesKode ? window.fellesKode.grupper(pakk(tilstand, kort)) : ''; },
    fraKode: importer,
    tolk: tolk,
    bakende: bakende,
    pakk: pakk,
    pakkUt: pakkUt,
    sammen: sammen,
    tom: tom,
    leksjon: leksjon,
    modul: modul,
    kurs: kurs,
  };
})();
