// @ts-check
/**
 * The project file: reading, upgrading, changing and merging. Pure functions on a flat map of fields; nothing here
 * knows the page, the clock or the storage.
 */
(function () {
  'use strict';

  if (window.fellesProsjektKjerne) return;

  const STI = /^[a-z]{2,12}(\/[a-z0-9_.-]{1,80}){1,8}$/;
  const SAMLET = [/^ark\/[^/]+\//, /^plan\/[^/]+\//, /^ark\/[^/]+\/(?:rad|maaling)\/[^/]+\/[^/]+\//, /^skjema\/[^/]+\/rad\/[^/]+\/[^/]+\//];
  const PLASS = /^[0-9a-z]*[1-9a-z]$/;
  const MEST_FELT = 200000;
  const MEST_FOER = 8;
  const MEST_LINJE = 100;
  /** The last moment that a Date can hold; one more is still a whole number. */
  const SISTE_TID = 8.64e15;
  const SIFRE = '0123456789abcdefghijklmnopqrstuvwxyz';

  /** As felles.t, here so that the core needs no other script. @type {Felles['t']} */
  function t(tekst, ...deler) {
    return ((window.fellesNynorsk || {})[tekst] || tekst).replace(/\{(\d)\}/g, function (_, nr) { return String(deler[Number(nr)]); });
  }

  const TEKST = {
    tom: t('Filen er tom.'),
    ikkeJson: t('Filen er skadet eller ikke en prosjektfil. Be om en ny kopi, og prøv igjen. Det du har her, er ikke endret.'),
    fremmed: t('Dette er ikke en prosjektfil fra Fellesmodellen. Velg en fil som slutter på «.prosjekt.json».'),
    nyere: t('Filen er laget av en nyere utgave av håndboken. Last siden på nytt, og prøv igjen.'),
    stor: t('Filen har for mange felt til å være en prosjektfil herfra.'),
  };

  /** @returns {Prosjekt} */
  function tomt() {
    return { format: 'fellesmodellen-prosjekt', v: 1, id: '', revisjon: '', delt: 0, felter: {} };
  }

  // What comes from outside

  /**
   * @param {unknown} v
   * @returns {v is Verdi}
   */
  function erVerdi(v) {
    if (typeof v === 'number') return isFinite(v);
    return typeof v === 'string' || typeof v === 'boolean' || (Array.isArray(v) && v.every(function (del) { return typeof del === 'string'; }));
  }

  /** @param {unknown} n */
  function tid(n) {
    return typeof n === 'number' && n > 0 ? Math.min(Math.floor(n), SISTE_TID) : 0;
  }

  /**
   * @param {Record<string, string>} alias
   * @param {string} id
   */
  function iDag(alias, id) {
    return Object.hasOwn(alias, id) ? alias[id] : id;
  }

  /**
   * From a place in a file to that of today.
   * @param {Record<Sti, any>} felter of the file
   * @returns {(sti: Sti) => Sti}
   */
  function dagens(felter) {
    const data = window.fellesProsjektData;
    if (!data) return function (sti) { return sti; };
    const regler = data.alias.map(function (par) { return [par[0].split('/'), par[1].split('/')]; });
    return function (sti) {
      let deler = sti.split('/');
      const ark = deler[0] === 'ark' ? deler[1] : '';
      if (ark) {
        const slag = felter['ark/' + ark + '/slag'];
        deler[1] = iDag(data.slag, slag && typeof slag.v === 'string' ? slag.v : ark);
      }
      for (const [fra, til] of regler) {
        if (!fra.every(function (del, i) { return i < deler.length && (del === '*' || del === deler[i]); })) continue;
        deler = til.map(function (del, i) { return del === '*' ? deler[i] : del; }).concat(deler.slice(fra.length));
      }
      if (ark) deler[1] = iDag(data.slag, ark);
      return deler.join('/');
    };
  }

  /**
   * A value that is an id itself, under the id of today.
   * @param {Sti} sti
   * @param {Verdi | null} v
   */
  function dagensVerdi(sti, v) {
    const data = window.fellesProsjektData;
    if (!data || typeof v !== 'string') return v;
    if (sti === 'om/fase') return iDag(data.fase, v);
    return /^ark\/[^/]+\/slag$/.test(sti) ? iDag(data.slag, v) : v;
  }

  /**
   * @param {any} raa
   * @returns {Felt | null}
   */
  function felt(raa) {
    if (!raa || typeof raa !== 'object' || (raa.v !== null && !erVerdi(raa.v))) return null;
    if (raa.v === null && raa.u === true) return { v: null, t: tid(raa.t), u: true };
    const foer = Array.isArray(raa.f) ? raa.f.filter(function (/** @type {unknown} */ v) { return v === null || erVerdi(v); }) : [];
    return nyttFelt(raa.v, tid(raa.t), foer);
  }

  /** @type {FellesProsjektKjerne['tolk']} */
  function tolk(tekst) {
    if (!tekst.trim()) return { ok: false, melding: TEKST.tom };
    /** @type {any} */
    let raa;
    try {
      raa = JSON.parse(tekst.replace(/^\uFEFF/, ''));
    } catch {
      return { ok: false, melding: TEKST.ikkeJson };
    }
    if (!raa || typeof raa !== 'object' || raa.format !== 'fellesmodellen-prosjekt') return { ok: false, melding: TEKST.fremmed };
    if (typeof raa.v === 'number' && raa.v > 1) return { ok: false, melding: TEKST.nyere };
    if (raa.v !== 1 || !raa.felter || typeof raa.felter !== 'object' || Array.isArray(raa.felter)) return { ok: false, melding: TEKST.ikkeJson };
    const poster = Object.entries(raa.felter);
    if (poster.length > MEST_FELT) return { ok: false, melding: TEKST.stor };

    const prosjekt = tomt();
    prosjekt.id = typeof raa.id === 'string' && /^[a-z0-9-]{1,40}$/.test(raa.id) ? raa.id : '';
    prosjekt.revisjon = typeof raa.revisjon === 'string' ? raa.revisjon.slice(0, 40) : '';
    prosjekt.delt = tid(raa.delt);
    const til = dagens(raa.felter);
    let uleselige = 0;
    let flyttet = 0;
    for (const [gammel, verdi] of poster) {
      const ren = STI.test(gammel) ? felt(verdi) : null;
      if (!ren) {
        uleselige += 1;
        continue;
      }
      const sti = til(gammel);
      if (sti !== gammel) flyttet += 1;
      const nytt = { ...ren, v: dagensVerdi(sti, ren.v) };
      const annet = Object.hasOwn(prosjekt.felter, sti) ? prosjekt.felter[sti] : null;
      prosjekt.felter[sti] = annet ? samme(annet, nytt) : nytt;
    }
    if (uleselige && uleselige === poster.length) return { ok: false, melding: TEKST.ikkeJson };
    const merknader = [];
    if (flyttet) merknader.push(t('Filen er fra en eldre utgave av håndboken. {0} felt har fått nytt navn, og innholdet er med.', flyttet));
    if (uleselige) merknader.push(t('{0} felt i filen kunne ikke leses og er ikke tatt med. Ta vare på filen.', uleselige));
    return { ok: true, prosjekt: prosjekt, merknader: merknader };
  }

  /** @type {FellesProsjektKjerne['tilTekst']} */
  function tilTekst(p) {
    // Sorted, so that two files of the same work are the same text.
    const felter = Object.fromEntries(Object.keys(p.felter).sort().map(function (sti) { return [sti, p.felter[sti]]; }));
    return JSON.stringify({ format: p.format, v: p.v, id: p.id, revisjon: p.revisjon, delt: p.delt, felter: felter }, null, 1) + '\n';
  }

  // Changes

  /** @type {FellesProsjektKjerne['innhold']} */
  function innhold(p) {
    return JSON.stringify(Object.keys(p.felter).filter(function (sti) { return p.felter[sti].v !== null; }).sort()
      .map(function (sti) { return [sti, p.felter[sti].v]; }));
  }

  /**
   * @param {Verdi | null | undefined} a
   * @param {Verdi | null | undefined} b
   */
  function like(a, b) {
    return JSON.stringify(a) === JSON.stringify(b);
  }

  /**
   * The earlier values of a field with some more, newest first, each once and never the present one.
   * @param {Felt} f
   * @param {(Verdi | null)[]} nye
   */
  function historie(f, nye) {
    /** @type {(Verdi | null)[]} */
    const ut = [];
    for (const v of nye.concat(f.f || [])) {
      if (!like(v, f.v) && !ut.some(function (kjent) { return like(kjent, v); })) ut.push(v);
    }
    return ut.slice(0, MEST_FOER);
  }

  /**
   * @param {Verdi | null} v
   * @param {number} t
   * @param {(Verdi | null)[]} foer
   * @param {Felt} [gammel]
   * @returns {Felt}
   */
  function nyttFelt(v, t, foer, gammel) {
    /** @type {Felt} */
    const ut = { v: v, t: t };
    const f = historie({ v: v, t: t, f: gammel ? gammel.f : undefined }, foer);
    if (f.length) ut.f = f;
    return ut;
  }

  /** @type {FellesProsjektKjerne['endre']} */
  function endre(p, endringer, naa) {
    /** @type {Record<Sti, Felt>} */
    const nye = {};
    for (const [sti, v] of Object.entries(endringer)) {
      // Such a place would be written to a file and refused when it is read.
      if (!STI.test(sti)) throw new Error('Ikke et sted i et prosjekt: ' + sti);
      const gammel = p.felter[sti];
      if (gammel ? like(gammel.v, v) : v === null) continue;
      // A clock that was set back must not make a new value older than the one it follows.
      nye[sti] = nyttFelt(v, Math.max(naa, gammel ? gammel.t + 1 : 0), sett(gammel, p.delt), gammel);
    }
    return Object.keys(nye).length ? { ...p, felter: { ...p.felter, ...nye } } : p;
  }

  /**
   * The value of a field that a file may hold, to remember when another takes its place.
   * @param {Felt | undefined} f
   * @param {number} delt
   */
  function sett(f, delt) {
    return f && !f.u && f.t <= delt ? [f.v] : [];
  }

  /** @type {FellesProsjektKjerne['tilbake']} */
  function tilbake(p, fra, til, naa) {
    // Whether the step has been in a file since: if not, nobody else has seen what it brought.
    const ute = p.delt !== fra.delt;
    const felter = { ...p.felter };
    for (const sti of new Set(Object.keys(fra.felter).concat(Object.keys(til.felter)))) {
      const av = fra.felter[sti];
      const mal = til.felter[sti];
      const na = felter[sti];
      const v = mal ? mal.v : null;
      if (av === mal || (av && mal && JSON.stringify({ ...av, t: 0 }) === JSON.stringify({ ...mal, t: 0 }))) continue;
      // A merge may have changed no more than what the field knows; that is taken back only where nothing was written since.
      if (like(v, av ? av.v : null) && (!na || !av || na.t !== av.t)) continue;
      const kjent = ute ? sett(na, p.delt) : [];
      const t = Math.max(naa, na ? na.t + 1 : 0);
      felter[sti] = (mal && !mal.u) || kjent.length ? nyttFelt(v, t, kjent, mal) : { v: null, t: t, u: true };
    }
    return { ...p, id: p.id === fra.id ? til.id : p.id, delt: ute ? p.delt : til.delt, felter: felter };
  }

  /** @type {FellesProsjektKjerne['delt']} */
  function delt(p, naa) {
    // What came from a machine whose clock is ahead has met the file too.
    return { ...p, delt: Object.values(p.felter).reduce(function (n, f) { return Math.max(n, f.t); }, naa) };
  }

  // Two copies

  /** @param {Sti} sti */
  function ordnes(sti) {
    return sti.endsWith('/_plass');
  }

  /**
   * @param {Felt} f
   * @param {Verdi | null} v
   */
  function kjente(f, v) {
    return (f.f || []).some(function (foer) { return like(foer, v); });
  }

  /**
   * @param {Felt} a
   * @param {Felt} b
   */
  function sist(a, b) {
    if (a.t !== b.t) return a.t > b.t ? a : b;
    // Never by turns: two tabs that choose differently would write over each other for ever.
    return JSON.stringify([a.v, a.f]) >= JSON.stringify([b.v, b.f]) ? a : b;
  }

  /**
   * Two fields of one place in one copy: the newest, and the other among its earlier values.
   * @param {Felt} a
   * @param {Felt} b
   */
  function samme(a, b) {
    const ny = sist(a, b);
    const gammel = ny === a ? b : a;
    return nyttFelt(ny.v, ny.t, (ny.f || []).concat(gammel.u ? [] : [gammel.v], gammel.f || []));
  }

  /**
   * Which side a field is taken from; «?» when neither knew the value of the other.
   * @param {Felt | undefined} a
   * @param {Felt | undefined} b
   * @returns {'her' | 'der' | '?'}
   */
  function vinner(a, b) {
    if (!b || b.u) return 'her';
    if (!a || a.u) return 'der';
    if (like(a.v, b.v)) return 'her';
    const aKjent = kjente(b, a.v);
    const bKjent = kjente(a, b.v);
    if (aKjent && bKjent) return sist(a, b) === a ? 'her' : 'der';
    return aKjent ? 'der' : bKjent ? 'her' : '?';
  }

  /**
   * A field that was taken before another. It knows what the other knew, and is the newest in other tabs too, whatever
   * the clocks of the two machines said.
   * @param {Felt} en
   * @param {Felt} annen
   */
  function vant(en, annen) {
    return nyttFelt(en.v, Math.max(en.t, annen.t + (like(en.v, annen.v) ? 0 : 1)), (en.f || []).concat(annen.u ? [] : [annen.v], annen.f || []));
  }

  /**
   * The rows, measurements, sheets and plans that a place is in, the outermost first.
   * @param {Sti} sti
   */
  function rundt(sti) {
    return SAMLET.map(function (m) { return (m.exec(sti) || [''])[0]; }).filter(Boolean);
  }

  /**
   * What one side deleted as a whole while the other went on with it: then not only the fields that were changed, but
   * all of it has to be decided.
   * @param {Record<Sti, Felt>} her
   * @param {Record<Sti, Felt>} der
   * @returns {Map<Sti, Sti>} from every field that is decided with others to what they are in
   */
  function omstridt(her, der) {
    /** @typedef {{stier: Sti[], her: boolean, der: boolean, slettetHer: boolean, slettetDer: boolean, uviss: boolean, staar: boolean, faller: boolean}} Del */
    /** @type {Map<Sti, Del>} */
    const deler = new Map();
    for (const sti of Object.keys({ ...her, ...der })) {
      const a = her[sti] && !her[sti].u ? her[sti] : undefined;
      const b = der[sti] && !der[sti].u ? der[sti] : undefined;
      const hvem = vinner(a, b);
      for (const rot of rundt(sti)) {
        const del = deler.get(rot) || { stier: [], her: false, der: false, slettetHer: false, slettetDer: false, uviss: false, staar: false, faller: false };
        deler.set(rot, del);
        del.stier.push(sti);
        if (a && a.v !== null) del.her = true;
        else if (a) del.slettetHer = true;
        if (b && b.v !== null) del.der = true;
        else if (b) del.slettetDer = true;
        // A row that was only moved is not worth a question.
        if (ordnes(sti)) continue;
        const verdi = hvem === 'der' ? b : a;
        if (hvem === '?') del.uviss = true;
        else if (verdi && verdi.v !== null) del.staar = true;
        else if ((a && a.v !== null) || (b && b.v !== null)) del.faller = true;
      }
    }
    /** @type {Map<Sti, Sti>} */
    const ut = new Map();
    for (const [rot, del] of Array.from(deler).sort(function (x, y) { return x[0].length - y[0].length; })) {
      const borteHer = del.slettetHer && !del.her && del.der;
      const borteDer = del.slettetDer && !del.der && del.her;
      if (!(borteHer || borteDer) || !(del.uviss || (del.staar && del.faller))) continue;
      for (const sti of del.stier) if (!ut.has(sti)) ut.set(sti, rot);
    }
    return ut;
  }

  /** @type {FellesProsjektKjerne['slaaSammen']} */
  function slaaSammen(her, der) {
    /** @type {Konflikt[]} */
    const konflikter = [];
    /** @type {Sti[]} */
    const nytt = [];
    const felter = { ...her.felter };
    const sammen = omstridt(her.felter, der.felter);
    for (const sti of Object.keys({ ...her.felter, ...der.felter }).sort()) {
      const a = her.felter[sti];
      const b = der.felter[sti];
      const samlet = sammen.get(sti);
      const aV = a ? a.v : null;
      const bV = b ? b.v : null;
      if (samlet && !like(aV, bV)) {
        konflikter.push({ sti: sti, her: aV, der: bV, herNaar: a ? a.t : 0, derNaar: b ? b.t : 0, samlet: samlet });
        if (a) felter[sti] = a;
        continue;
      }
      let hvem = vinner(a, b);
      if (hvem === '?' && ordnes(sti)) hvem = aV === null || bV === null ? (aV === null ? 'her' : 'der') : sist(a, b) === a ? 'her' : 'der';
      if (hvem === '?') {
        konflikter.push({ sti: sti, her: aV, der: bV, herNaar: a.t, derNaar: b.t });
      } else if (hvem === 'der') {
        felter[sti] = a && !a.u ? vant(b, a) : b;
        if (!like(aV, bV)) nytt.push(sti);
      } else if (a && b && !b.u) {
        felter[sti] = vant(a, b);
      }
    }
    return { prosjekt: { ...her, id: her.id || der.id, felter: felter }, konflikter: konflikter, nytt: nytt };
  }

  /**
   * @param {Verdi | null} a
   * @param {Verdi | null} b
   * @returns {Verdi | null}
   */
  function begge(a, b) {
    if (a === null) return b;
    if (b === null) return a;
    if (Array.isArray(a) || Array.isArray(b)) {
      const alle = (Array.isArray(a) ? a : [String(a)]).concat(Array.isArray(b) ? b : [String(b)]);
      return alle.filter(function (tekst, i) { return alle.indexOf(tekst) === i; });
    }
    if (typeof a === 'boolean' && typeof b === 'boolean') return a || b;
    const kort = String(a) + ' / ' + String(b);
    // A field of one line cannot show two.
    return kort.length <= MEST_LINJE && !kort.includes('\n') ? kort : String(a) + '\n\n' + String(b);
  }

  /** @type {FellesProsjektKjerne['avgjor']} */
  function avgjor(s, valg, naa) {
    const felter = { ...s.prosjekt.felter };
    for (const k of s.konflikter) {
      const v = valg[k.sti] === 'der' ? k.der : valg[k.sti] === 'begge' ? begge(k.her, k.der) : k.her;
      // One later than both, so that another tab takes the decision for the newest.
      felter[k.sti] = nyttFelt(v, Math.max(naa, k.herNaar + 1, k.derNaar + 1), [k.her, k.der], felter[k.sti]);
    }
    return { ...s.prosjekt, felter: felter };
  }

  /** @type {FellesProsjektKjerne['nyeste']} */
  function nyeste(a, b) {
    const felter = { ...a.felter };
    for (const [sti, f] of Object.entries(b.felter)) felter[sti] = felter[sti] ? sist(felter[sti], f) : f;
    return { ...a, id: a.id || b.id, delt: Math.max(a.delt, b.delt), felter: felter };
  }

  /**
   * The shortest text between two, where no text ends with the lowest sign (the midpoint of fractional indexing).
   * @param {string} a
   * @param {string | null} b
   * @returns {string}
   */
  function midt(a, b) {
    if (b !== null) {
      let n = 0;
      while ((a[n] || SIFRE[0]) === b[n]) n += 1;
      if (n) return b.slice(0, n) + midt(a.slice(n), b.slice(n));
    }
    const fra = a ? SIFRE.indexOf(a[0]) : 0;
    const til = b !== null ? SIFRE.indexOf(b[0]) : SIFRE.length;
    if (til - fra > 1) return SIFRE[Math.round((fra + til) / 2)];
    return b !== null && b.length > 1 ? b[0] : SIFRE[fra] + midt(a.slice(1), null);
  }

  /**
   * A file may hold anything where the order should be.
   * @param {string | null} plass
   */
  function sunn(plass) {
    return plass !== null && PLASS.test(plass) ? plass : null;
  }

  /** @type {FellesProsjektKjerne['plassMellom']} */
  function plassMellom(foer, etter) {
    const fra = sunn(foer);
    const til = sunn(etter);
    // Two copies may have made the same place; then the new row comes after both.
    return midt(fra || '', fra !== null && til !== null && til <= fra ? null : til);
  }

  window.fellesProsjektKjerne = { tomt, tolk, tilTekst, innhold, endre, tilbake, delt, slaaSammen, avgjor, nyeste, plassMellom };
}());
