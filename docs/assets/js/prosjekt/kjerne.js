// @ts-check
/**
 * The project file: reading, upgrading, changing and merging. Pure functions on a flat map of fields; nothing here
 * knows the page, the clock or the storage.
 */
(function () {
  'use strict';

  if (window.fellesProsjektKjerne) return;

  const STI = /^[a-z]{2,12}(\/[a-z0-9_.-]{1,80}){1,8}$/;
  const MEST_TEKST = 20000;
  const MEST_FELT = 50000;
  const MEST_FOER = 8;
  const SIFRE = '0123456789abcdefghijklmnopqrstuvwxyz';

  const TEKST = {
    tom: 'Filen er tom.',
    ikkeJson: 'Filen er skadet eller ikke en prosjektfil. Be om en ny kopi, og prøv igjen. Det du har her, er ikke endret.',
    fremmed: 'Dette er ikke en prosjektfil fra Fellesmodellen. Velg en fil som slutter på «.prosjekt.json».',
    nyere: 'Filen er laget av en nyere utgave av håndboken. Last siden på nytt, og prøv igjen.',
    stor: 'Filen har for mange felt til å være en prosjektfil herfra.',
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
    if (typeof v === 'string') return v.length <= MEST_TEKST;
    if (typeof v === 'number') return isFinite(v);
    if (typeof v === 'boolean') return true;
    return Array.isArray(v) && v.length <= 500 && v.every(function (del) { return typeof del === 'string' && del.length <= MEST_TEKST; });
  }

  /** @param {unknown} n */
  function tid(n) {
    return typeof n === 'number' && isFinite(n) && n > 0 ? n : 0;
  }

  /**
   * A place under the names of today.
   * @param {Sti} sti
   */
  function dagens(sti) {
    const alias = window.fellesProsjektData ? window.fellesProsjektData.alias : [];
    let ut = sti;
    for (const [fra, til] of alias) {
      const gammel = fra.split('/');
      const deler = ut.split('/');
      if (deler.length < gammel.length) continue;
      if (!gammel.every(function (del, i) { return del === '*' || del === deler[i]; })) continue;
      const ny = til.split('/').map(function (del, i) { return del === '*' ? deler[i] : del; });
      ut = ny.concat(deler.slice(gammel.length)).join('/');
    }
    return ut;
  }

  /**
   * @param {any} raa
   * @returns {Felt | null}
   */
  function felt(raa) {
    if (!raa || typeof raa !== 'object' || (raa.v !== null && !erVerdi(raa.v))) return null;
    const foer = Array.isArray(raa.f) ? raa.f.slice(0, MEST_FOER).filter(function (/** @type {unknown} */ v) { return v === null || erVerdi(v); }) : [];
    return foer.length ? { v: raa.v, t: tid(raa.t), f: foer } : { v: raa.v, t: tid(raa.t) };
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
    let uleselige = 0;
    let flyttet = 0;
    for (const [gammel, verdi] of poster) {
      const ren = STI.test(gammel) ? felt(verdi) : null;
      if (!ren) {
        uleselige += 1;
        continue;
      }
      const sti = dagens(gammel);
      if (sti !== gammel) flyttet += 1;
      const fra = prosjekt.felter[sti];
      if (!fra || fra.t < ren.t) prosjekt.felter[sti] = fra ? { v: ren.v, t: ren.t, f: historie(ren, [fra.v]) } : ren;
      else prosjekt.felter[sti] = { v: fra.v, t: fra.t, f: historie(fra, [ren.v]) };
    }
    if (uleselige && uleselige === poster.length) return { ok: false, melding: TEKST.ikkeJson };
    const merknader = [];
    if (flyttet) merknader.push('Filen er fra en eldre utgave av håndboken. ' + flyttet + ' felt har fått nytt navn, og innholdet er med.');
    if (uleselige) merknader.push(uleselige + ' felt i filen kunne ikke leses og er ikke tatt med. Ta vare på filen.');
    return { ok: true, prosjekt: prosjekt, merknader: merknader };
  }

  /** @type {FellesProsjektKjerne['tilTekst']} */
  function tilTekst(p) {
    // Sorted, so that two files of the same work are the same text.
    const felter = Object.fromEntries(Object.keys(p.felter).sort().map(function (sti) { return [sti, p.felter[sti]]; }));
    return JSON.stringify({ format: p.format, v: p.v, id: p.id, revisjon: p.revisjon, delt: p.delt, felter: felter }, null, 1) + '\n';
  }

  // Changes

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
    const felter = { ...p.felter };
    for (const [sti, v] of Object.entries(endringer)) {
      const gammel = felter[sti];
      if (!gammel && v === null) continue;
      if (gammel && like(gammel.v, v)) continue;
      // A clock that was set back must not make a new value older than the one it follows.
      const t = Math.max(naa, gammel ? gammel.t + 1 : 0);
      felter[sti] = nyttFelt(v, t, gammel && gammel.t <= p.delt ? [gammel.v] : [], gammel);
    }
    return { ...p, felter: felter };
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
    return a.t > b.t || (a.t === b.t && JSON.stringify(a.v) >= JSON.stringify(b.v)) ? a : b;
  }

  /** @type {FellesProsjektKjerne['slaaSammen']} */
  function slaaSammen(her, der) {
    /** @type {Konflikt[]} */
    const konflikter = [];
    /** @type {Sti[]} */
    const nytt = [];
    /** @type {Record<Sti, Felt>} */
    const felter = { ...her.felter };
    for (const sti of Object.keys(der.felter).sort()) {
      const a = her.felter[sti];
      const b = der.felter[sti];
      if (!a) {
        felter[sti] = b;
        if (b.v !== null) nytt.push(sti);
        continue;
      }
      const foer = (a.f || []).concat(b.f || []);
      if (like(a.v, b.v)) {
        felter[sti] = nyttFelt(a.v, Math.max(a.t, b.t), foer);
        continue;
      }
      const bErNyere = kjente(b, a.v);
      const aErNyere = kjente(a, b.v);
      if (ordnes(sti)) {
        felter[sti] = nyttFelt(sist(a, b).v, sist(a, b).t, foer);
      } else if (bErNyere && !aErNyere) {
        felter[sti] = nyttFelt(b.v, b.t, foer);
        nytt.push(sti);
      } else if (aErNyere && !bErNyere) {
        felter[sti] = nyttFelt(a.v, a.t, foer);
      } else {
        konflikter.push({ sti: sti, her: a.v, der: b.v, herNaar: a.t, derNaar: b.t });
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
    return String(a) + '\n' + String(b);
  }

  /** @type {FellesProsjektKjerne['avgjor']} */
  function avgjor(s, valg, naa) {
    const felter = { ...s.prosjekt.felter };
    for (const k of s.konflikter) {
      const v = valg[k.sti] === 'der' ? k.der : valg[k.sti] === 'begge' ? begge(k.her, k.der) : k.her;
      felter[k.sti] = nyttFelt(v, Math.max(naa, k.herNaar, k.derNaar), [k.her, k.der], s.prosjekt.felter[k.sti]);
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

  /** @type {FellesProsjektKjerne['plassMellom']} */
  function plassMellom(foer, etter) {
    // Two copies may have made the same place; then the new row comes after both.
    return midt(foer || '', foer !== null && etter !== null && etter <= foer ? null : etter);
  }

  window.fellesProsjektKjerne = { tomt, tolk, tilTekst, endre, slaaSammen, avgjor, nyeste, plassMellom };
}());
