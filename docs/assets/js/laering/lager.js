// @ts-check
/**
 * What a person has done in the course. Three back ends behind one interface: memory, this machine (fellesMinne), a
 * learning platform.
 */
(function () {
  'use strict';

  if (window.fellesLager || !window.felles || !window.fellesMinne || !window.fellesTilstand) return;
  const { dag, t } = window.felles;
  const { kurs, ny, kopi, rens, sammen, tom } = window.fellesTilstand;

  const NOKKEL = 'felles.framdrift.' + kurs.id;
  const FORMAT = 'fellesmodellen-framdrift';
  const BESTATT = 80;

  const TEKST = {
    skadet: t('Fremdriften som var lagret her, kan ikke leses. Du begynner på nytt. Ingenting er slettet før du velger «Glem alt» eller «Husk fremdriften på denne maskinen».'),
    nyere: t('Fremdriften er laget av en nyere utgave av håndboken. Last siden på nytt, og prøv igjen.'),
    fremmed: t('Dette er ikke fremdrift fra dette kurset. Se etter om hele teksten er med, og om alle tegnene stemmer.'),
    lmsSkadet: t('Fremdriften som læringsplattformen hadde, kan ikke leses. Du begynner på nytt.'),
    lms: t('Læringsplattformen tok ikke imot fremdriften. Det du gjør nå, huskes bare til du lukker siden.'),
  };

  /** @type {Tilstand} */
  let tilstand = ny();
  const minne = window.fellesMinne(NOKKEL, t('fremdriften'));
  /** @type {Bakende | null} */
  let lms = null;
  /** Whether the state here is the one that this machine keeps. */
  let lokal = false;
  /** Whether what this machine keeps makes no sense: then it is left as it is. */
  let uleselig = false;
  let melding = '';
  /** @type {Set<() => void>} */
  const lyttere = new Set();

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
    if (lms) return { ok: true, melding: t('Læringsplattformen husker fremdriften.') };
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
    return lms ? { ok: true, melding: t('Alt er glemt.') } : utfall;
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
    return { ok: true, melding: maate === 'erstatt' ? t('Fremdriften er byttet ut.') : t('Fremdriften er slått sammen. Det beste fra begge er med.') };
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

  /** @param {string} adresse */
  function side(adresse) {
    const [fil, anker] = adresse.split('#');
    return ((kurs.nynorsk || {})[fil] || fil) + (anker ? '#' + anker : '');
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
    side: side,
    kurs: kurs,
  };
})();
