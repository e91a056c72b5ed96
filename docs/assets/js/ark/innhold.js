// @ts-check
/** A sheet in the project: its places read as content, and content written to its places. */
(function () {
  'use strict';

  if (window.fellesArkInnhold || !window.felles || !window.fellesProsjekt || !window.fellesArkFormler) return;
  const { t } = window.felles;
  const prosjekt = window.fellesProsjekt;
  const { erTom } = window.fellesArkFormler;

  const ID = /^[a-z0-9_.-]{1,80}$/;
  const MEST_TEKST = 20000;

  /** @type {FellesArkInnhold['ark']} */
  function ark(slag) {
    const alt = prosjekt.under('ark/');
    /** @type {{id: string, tittel: string}[]} */
    const ut = [];
    for (const [sti, verdi] of Object.entries(alt)) {
      const [id, hva] = sti.split('/');
      if (hva === 'slag' && verdi === slag && sti.split('/').length === 2) ut.push({ id: id, tittel: String(alt[id + '/tittel'] || '') });
    }
    // The first has the id of its definition; the others come in the order of their names.
    return ut.sort(function (a, b) {
      return Number(b.id === slag) - Number(a.id === slag) || a.tittel.localeCompare(b.tittel, 'nb') || (a.id < b.id ? -1 : 1);
    });
  }

  /** @type {FellesArkInnhold['tittel']} */
  function tittel(def, arkId) {
    return String(prosjekt.hent('ark/' + arkId + '/tittel') || '') || def.tittel;
  }

  /** @type {FellesArkInnhold['erKladd']} */
  function erKladd(arkId) {
    return prosjekt.hent('ark/' + arkId + '/kladd') === true;
  }

  /**
   * @param {Map<string, {celler: Record<string, string>, plass: string}>} rader
   * @param {string[]} faste
   * @returns {ArkRad[]}
   */
  function iOrden(rader, faste) {
    return Array.from(rader.entries()).sort(function (a, b) {
      const [fa, fb] = [faste.indexOf(a[0]), faste.indexOf(b[0])];
      if (fa >= 0 || fb >= 0) return (fa < 0 ? faste.length : fa) - (fb < 0 ? faste.length : fb);
      return a[1].plass < b[1].plass ? -1 : a[1].plass > b[1].plass ? 1 : a[0] < b[0] ? -1 : 1;
    }).map(function ([id, rad]) { return { id: id, celler: rad.celler }; });
  }

  /** @type {FellesArkInnhold['les']} */
  function les(def, arkId) {
    /** @type {ArkInnhold} */
    const ut = { deler: {} };
    /** @type {Record<string, Map<string, {celler: Record<string, string>, plass: string}>>} */
    const rader = {};
    /** @type {Record<string, Map<string, {enhet: string, dato: string, plass: string}>>} */
    const maalinger = {};

    /**
     * @param {string} gruppe
     * @param {string} id
     * @param {string} kolonne
     * @param {string} verdi
     */
    function celle(gruppe, id, kolonne, verdi) {
      const kart = rader[gruppe] = rader[gruppe] || new Map();
      const rad = kart.get(id) || { celler: {}, plass: '' };
      if (kolonne === '_plass') rad.plass = verdi;
      else rad.celler[kolonne] = verdi;
      kart.set(id, rad);
    }

    for (const [sti, v] of Object.entries(prosjekt.under('ark/' + arkId + '/'))) {
      const [hva, delId, a, b, c, d] = sti.split('/');
      const verdi = String(v);
      if (!delId) continue;
      const del = ut.deler[delId] = ut.deler[delId] || {};
      if (hva === 'felt' && a) (del.felt = del.felt || {})[a] = verdi;
      else if (hva === 'kryss' && a && v === true) (del.kryss = del.kryss || []).push(a);
      else if (hva === 'rad' && b) celle(delId, a, b, verdi);
      else if (hva === 'maaling' && b) {
        const kart = maalinger[delId] = maalinger[delId] || new Map();
        const m = kart.get(a) || { enhet: '', dato: '', plass: '' };
        if (b === 'rad' && d) celle(delId + '/' + a, c, d, verdi);
        else if (b === 'enhet') m.enhet = verdi;
        else if (b === 'dato') m.dato = verdi;
        else if (b === '_plass') m.plass = verdi;
        kart.set(a, m);
      }
    }
    for (const [delId, innhold] of Object.entries(ut.deler)) {
      const del = def.deler.find(function (en) { return en.id === delId; });
      const faste = del && del.tabell ? del.tabell.faste.map(function (f) { return f.id; }) : [];
      if (innhold.kryss && del) innhold.kryss.sort(function (a, b) { return plass(del, a) - plass(del, b); });
      if (rader[delId]) innhold.rader = iOrden(rader[delId], faste);
      if (maalinger[delId]) {
        innhold.maalinger = Array.from(maalinger[delId].entries()).sort(function (a, b) {
          return a[1].plass < b[1].plass ? -1 : a[1].plass > b[1].plass ? 1 : a[0] < b[0] ? -1 : 1;
        }).map(function ([id, m]) {
          return { id: id, enhet: m.enhet, dato: m.dato, rader: iOrden(rader[delId + '/' + id] || new Map(), faste) };
        });
      }
    }
    return ut;
  }

  /**
   * @param {ArkDel} del
   * @param {string} punkt
   */
  function plass(del, punkt) {
    const i = del.punkter.findIndex(function (p) { return p.id === punkt; });
    return i < 0 ? del.punkter.length : i;
  }

  /** @type {FellesArkInnhold['skriv']} */
  function skriv(def, arkId, innhold) {
    /** @type {Record<Sti, Verdi | null>} */
    const ut = {};
    const foran = 'ark/' + arkId + '/';
    ut[foran + 'slag'] = def.id;
    for (const [delId, svar] of Object.entries(innhold.deler)) {
      const del = def.deler.find(function (en) { return en.id === delId; });
      const faste = del && del.tabell ? del.tabell.faste.map(function (f) { return f.id; }) : [];
      for (const [id, verdi] of Object.entries(svar.felt || {})) ut[foran + 'felt/' + delId + '/' + id] = verdi;
      for (const id of svar.kryss || []) ut[foran + 'kryss/' + delId + '/' + id] = true;
      rader(foran + 'rad/' + delId + '/', svar.rader || [], faste);
      let sist = '';
      for (const m of svar.maalinger || []) {
        const sted = foran + 'maaling/' + delId + '/' + m.id + '/';
        sist = prosjekt.kjerne.plassMellom(sist || null, null);
        ut[sted + '_plass'] = sist;
        if (m.enhet) ut[sted + 'enhet'] = m.enhet;
        if (m.dato) ut[sted + 'dato'] = m.dato;
        rader(sted + 'rad/', m.rader, faste);
      }
    }
    return ut;

    /**
     * @param {string} sted
     * @param {ArkRad[]} alle
     * @param {string[]} faste
     */
    function rader(sted, alle, faste) {
      let sist = '';
      for (const rad of alle) {
        if (!faste.includes(rad.id)) {
          sist = prosjekt.kjerne.plassMellom(sist || null, null);
          ut[sted + rad.id + '/_plass'] = sist;
        }
        for (const [kolonne, verdi] of Object.entries(rad.celler)) {
          if (verdi) ut[sted + rad.id + '/' + kolonne] = verdi;
        }
      }
    }
  }

  /** @type {FellesArkInnhold['slett']} */
  function slett(arkId) {
    const foran = 'ark/' + arkId + '/';
    return Object.fromEntries(Object.keys(prosjekt.under(foran)).map(function (sti) { return [foran + sti, null]; }));
  }

  /** @type {FellesArkInnhold['erTomt']} */
  function erTomt(innhold) {
    return Object.values(innhold.deler).every(function (del) {
      return erTom(del.felt || {}) && !(del.kryss || []).length
        && (del.rader || []).every(function (rad) { return erTom(rad.celler); })
        && (del.maalinger || []).every(function (m) { return !m.enhet && m.rader.every(function (rad) { return erTom(rad.celler); }); });
    });
  }

  /** @type {FellesArkInnhold['eldre']} */
  function eldre(def, innhold) {
    /** @type {{hvor: string, verdi: string}[]} */
    const ut = [];
    for (const [delId, svar] of Object.entries(innhold.deler)) {
      const del = def.deler.find(function (en) { return en.id === delId; });
      const tabell = del && del.tabell;
      const navn = del ? del.tittel : delId;
      for (const [id, verdi] of Object.entries(svar.felt || {})) {
        if (!del || !del.felt.some(function (f) { return f.id === id; })) ut.push({ hvor: navn + ', ' + id, verdi: verdi });
      }
      for (const id of svar.kryss || []) {
        if (!del || !del.punkter.some(function (p) { return p.id === id; })) ut.push({ hvor: navn + ', ' + id, verdi: t('Krysset av') });
      }
      const malt = svar.maalinger || [];
      const flater = [{ navn: navn, rader: svar.rader || [], riktig: Boolean(tabell && !tabell.enheter) }]
        .concat(malt.map(function (m) { return { navn: navn + ', ' + m.enhet + ' ' + m.dato, rader: m.rader, riktig: Boolean(tabell && tabell.enheter) }; }));
      for (const flate of flater) {
        for (const rad of flate.rader) {
          const fast = tabell && tabell.faste.find(function (f) { return f.id === rad.id; });
          const kjent = flate.riktig && tabell && (fast || (tabell.aapne && !tabell.enheter));
          for (const [kolonne, verdi] of Object.entries(rad.celler)) {
            const k = tabell && tabell.kolonner.find(function (en) { return en.id === kolonne; });
            const radtekst = kolonne === 'rad' && tabell && tabell.faste.length && !fast;
            if (verdi && !(kjent && ((k && k.slag !== 'formel') || radtekst))) {
              ut.push({ hvor: flate.navn + ', ' + (fast ? fast.tekst : rad.id) + ', ' + (k ? k.tekst : kolonne), verdi: verdi });
            }
          }
        }
      }
    }
    return ut;
  }

  // From a file

  /**
   * @param {unknown} raa
   * @returns {Record<string, any>}
   */
  function objekt(raa) {
    return raa && typeof raa === 'object' && !Array.isArray(raa) ? /** @type {Record<string, any>} */ (raa) : {};
  }

  /** @param {unknown} raa */
  function liste(raa) {
    return Array.isArray(raa) ? raa.slice(0, 500) : [];
  }

  /**
   * @param {unknown} raa
   * @param {(id: string) => string} [dagens]
   * @returns {Record<string, string>}
   */
  function tekster(raa, dagens) {
    /** @type {Record<string, string>} */
    const ut = {};
    for (const [id, verdi] of Object.entries(objekt(raa))) {
      if (ID.test(id) && typeof verdi === 'string' && verdi) ut[dagens ? dagens(id) : id] = verdi.slice(0, MEST_TEKST);
    }
    return ut;
  }

  /** @type {FellesArkInnhold['tolk']} */
  function tolk(def, raa) {
    const deler = objekt(objekt(raa).deler);
    if (!Object.keys(deler).length) return null;
    /** @type {ArkInnhold} */
    const ut = { deler: {} };
    for (const [gammel, svar] of Object.entries(deler)) {
      const delId = def.alias.del[gammel] || gammel;
      if (!ID.test(delId)) continue;
      const dagens = /** @param {'felt' | 'kolonne' | 'rad' | 'punkt'} hva */ function (hva) {
        return /** @param {string} id */ function (id) { return def.alias[hva][delId + '/' + id] || id; };
      };
      const rader = /** @param {unknown} alle */ function (alle) {
        /** @type {ArkRad[]} */
        const funnet = [];
        for (const rad of liste(alle)) {
          const id = dagens('rad')(String(objekt(rad).id));
          if (ID.test(id) && !funnet.some(function (f) { return f.id === id; })) funnet.push({ id: id, celler: tekster(objekt(rad).celler, dagens('kolonne')) });
        }
        return funnet;
      };
      const fra = objekt(svar);
      /** @type {ArkDelInnhold} */
      const del = {};
      if (fra.felt) del.felt = tekster(fra.felt, dagens('felt'));
      if (fra.rader) del.rader = rader(fra.rader);
      if (fra.kryss) del.kryss = liste(fra.kryss).map(String).map(dagens('punkt')).filter(function (id, i, alle) { return ID.test(id) && alle.indexOf(id) === i; });
      if (fra.maalinger) {
        del.maalinger = liste(fra.maalinger).map(objekt).filter(function (m, i, alle) {
          return ID.test(String(m.id)) && alle.findIndex(function (n) { return n.id === m.id; }) === i;
        }).map(function (m) {
          return { id: String(m.id), enhet: String(m.enhet || '').slice(0, 500), dato: String(m.dato || '').slice(0, 40), rader: rader(m.rader) };
        });
      }
      ut.deler[delId] = del;
    }
    return ut;
  }

  window.fellesArkInnhold = { ark, tittel, erKladd, les, skriv, slett, erTomt, eldre, tolk };
}());
