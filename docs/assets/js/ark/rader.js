// @ts-check
/** The rows of the tables of the sheet that is open, and the measurements that they stand in. */
(function () {
  'use strict';

  if (window.fellesArkRader || !window.felles || !window.fellesProsjekt || !window.fellesArkInnhold || !window.fellesArkKontroller) return;
  const { dag, t } = window.felles;
  const prosjekt = window.fellesProsjekt;
  const arkInnhold = window.fellesArkInnhold;
  const { lagreNaa } = window.fellesArkKontroller;

  /** @param {ArkDel} del @param {string} maaling */
  function radsted(del, maaling) {
    return maaling ? 'maaling/' + del.id + '/' + maaling + '/rad/' : 'rad/' + del.id + '/';
  }

  /** @param {ArkDel} del @param {string} rad */
  function erFast(del, rad) {
    return /** @type {ArkTabell} */ (del.tabell).faste.some(function (f) { return f.id === rad; });
  }

  /** @type {FellesArkRader['lag']} */
  function lag(side) {
    const { def, sti, si, tegn, fokuser } = side;
    /** @type {Record<Sti, string>} The measurement that is shown, by part. */
    const valgt = {};
    /** @type {Record<Sti, {ider: string[], fjernet: number}>} Empty rows that nobody has written in yet. */
    const skygger = {};

    function les() {
      return arkInnhold.les(def, side.ark());
    }

    // Rows

    /** @param {ArkDel} del */
    function skygge(del) {
      const sted = sti(del.id);
      const aapne = /** @type {ArkTabell} */ (del.tabell).aapne;
      if (!skygger[sted]) skygger[sted] = { ider: Array.from({ length: aapne ? aapne.start : 0 }, prosjekt.nyId), fjernet: 0 };
      return skygger[sted];
    }

    /** @type {ArkRader['viste']} */
    function viste(del, maaling, innhold) {
      const tabell = /** @type {ArkTabell} */ (del.tabell);
      const svar = innhold.deler[del.id] || {};
      const m = (svar.maalinger || []).find(function (en) { return en.id === maaling; });
      const rader = tabell.enheter ? (m ? m.rader : []) : svar.rader || [];
      const ut = tabell.faste.map(function (f) { return rader.find(function (r) { return r.id === f.id; }) || { id: f.id, celler: {} }; });
      if (!tabell.aapne || tabell.enheter) return ut;
      const aapne = rader.filter(function (r) { return !erFast(del, r.id); });
      const sk = skygge(del);
      const ledige = sk.ider.filter(function (id) { return !aapne.some(function (r) { return r.id === id; }); });
      const plass = Math.max(0, tabell.aapne.start - sk.fjernet - aapne.length);
      return ut.concat(aapne, ledige.slice(0, plass).map(function (id) { return { id: id, celler: {} }; }));
    }

    /** The open rows as they are shown now. @param {ArkDel} del @param {string} maaling */
    function aapneIder(del, maaling) {
      return viste(del, maaling, les()).map(function (r) { return r.id; }).filter(function (id) { return !erFast(del, id); });
    }

    /**
     * Places for rows that have none, up to and with the one at `til`.
     * @param {string} sted
     * @param {string[]} ider
     * @param {number} til
     * @returns {{plass: string[], endringer: Record<Sti, Verdi | null>}}
     */
    function plasser(sted, ider, til) {
      const kjente = ider.map(function (id) { return String(prosjekt.hent(sti(sted + id + '/_plass')) || ''); });
      /** @type {Record<Sti, Verdi | null>} */
      const endringer = {};
      let foer = '';
      for (let i = 0; i <= til; i += 1) {
        if (!kjente[i]) {
          kjente[i] = prosjekt.kjerne.plassMellom(foer || null, kjente.slice(i + 1).find(Boolean) || null);
          endringer[sti(sted + ider[i] + '/_plass')] = kjente[i];
        }
        foer = kjente[i];
      }
      return { plass: kjente, endringer: endringer };
    }

    /** @type {ArkVert['sett']} */
    function sett(del, maaling, celler, hva) {
      const sted = radsted(del, maaling);
      const ider = aapneIder(del, maaling);
      /** @type {Record<Sti, Verdi | null>} */
      const endringer = {};
      let til = -1;
      let noe = false;
      for (const c of celler) {
        const fast = erFast(del, c.rad);
        if (!fast && !ider.includes(c.rad)) ider.push(c.rad);
        endringer[sti(sted + c.rad + '/' + c.kolonne)] = c.verdi || null;
        if (c.verdi && !fast) til = Math.max(til, ider.indexOf(c.rad));
        noe = noe || Boolean(c.verdi);
      }
      Object.assign(endringer, plasser(sted, ider, til).endringer, noe ? maalingTil(del, maaling) : {}, noe ? { [sti('slag')]: def.id } : {});
      prosjekt.sett(endringer, hva);
    }

    /** @type {ArkVert['nye']} */
    function nye(del, antall) {
      const aapne = /** @type {ArkTabell} */ (del.tabell).aapne;
      if (!aapne) return [];
      const rom = aapne.maks - aapneIder(del, '').length;
      return Array.from({ length: Math.max(0, Math.min(rom, antall)) }, prosjekt.nyId);
    }

    /** @type {ArkRader['leggTil']} */
    function leggTil(del) {
      lagreNaa();
      const [ny] = nye(del, 1);
      const tabell = /** @type {ArkTabell} */ (del.tabell);
      if (!ny) {
        si(t('Arket har plass til {0}.', /** @type {ArkAapneRader} */ (tabell.aapne).maks));
        return;
      }
      const sted = radsted(del, '');
      const ider = aapneIder(del, '').concat(ny);
      fokuser(sted + ny + '/' + (tabell.faste.length ? 'rad' : tabell.kolonner[0].id));
      prosjekt.sett({ ...plasser(sted, ider, ider.length - 1).endringer, [sti('slag')]: def.id }, t('Rad lagt til'));
      si(t('Rad {0} er lagt til.', ider.length));
    }

    /** @type {ArkVert['flytt']} */
    function flytt(del, rad, steg) {
      lagreNaa();
      const sted = radsted(del, '');
      const ider = aapneIder(del, '');
      const i = ider.indexOf(rad);
      const j = i + steg;
      if (i < 0 || j < 0 || j >= ider.length) {
        si(steg < 0 ? t('Raden står øverst.') : t('Raden står nederst.'));
        return;
      }
      const { plass, endringer } = plasser(sted, ider, Math.max(i, j));
      const ny = steg < 0 ? prosjekt.kjerne.plassMellom(plass[j - 1] || null, plass[j]) : prosjekt.kjerne.plassMellom(plass[j], plass[j + 1] || null);
      const her = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.nokkel : '';
      fokuser(her && her.startsWith(sted + rad + '/') ? her : '');
      prosjekt.sett({ ...endringer, [sti(sted + rad + '/_plass')]: ny, [sti('slag')]: def.id }, t('Rad flyttet'));
      si(t('Raden er nå nummer {0} av {1}.', j + 1, ider.length));
    }

    /** @type {ArkVert['slett']} */
    function slett(del, rad) {
      lagreNaa();
      const sted = radsted(del, '');
      const ider = aapneIder(del, '');
      const i = ider.indexOf(rad);
      const nabo = ider[i + 1] || ider[i - 1];
      fokuser(nabo ? sted + nabo + '/slett' : 'legg-til/' + del.id);
      const borte = Object.keys(prosjekt.under(sti(sted + rad + '/')));
      const sk = skygge(del);
      if (borte.length) {
        // As many empty rows as before, whether the row was one of those the sheet began with or not.
        const tomme = ider.filter(function (id) { return prosjekt.hent(sti(sted + id + '/_plass')) === null; }).length;
        const aapne = /** @type {ArkAapneRader} */ (/** @type {ArkTabell} */ (del.tabell).aapne);
        sk.fjernet = Math.max(0, aapne.start - (ider.length - tomme - 1) - tomme);
        prosjekt.sett(Object.fromEntries(borte.map(function (k) { return [sti(sted + rad + '/' + k), null]; })), t('Rad slettet'));
      } else {
        sk.fjernet += 1;
        sk.ider = sk.ider.filter(function (id) { return id !== rad; }).concat(rad);
        tegn();
      }
      si(borte.length ? t('Raden er slettet. «Angre» henter den tilbake.') : t('Raden er slettet.'));
    }

    // Measurements

    /** @type {ArkRader['maalinger']} */
    function maalinger(del, innhold) {
      return (innhold.deler[del.id] || {}).maalinger || [];
    }

    /** @type {ArkRader['valgtMaaling']} */
    function valgtMaaling(del, innhold) {
      if (!del.tabell || !del.tabell.enheter) return '';
      const sted = sti(del.id);
      const alle = maalinger(del, innhold);
      const naa = valgt[sted];
      if (alle.some(function (m) { return m.id === naa; }) || (!alle.length && naa)) return naa;
      valgt[sted] = alle.length ? alle[alle.length - 1].id : prosjekt.nyId();
      return valgt[sted];
    }

    /** @type {ArkRader['velgMaaling']} */
    function velgMaaling(delId, id) {
      valgt[sti(delId)] = id;
    }

    /** @type {ArkRader['maalingTil']} */
    function maalingTil(del, id) {
      /** @type {Record<Sti, Verdi | null>} */
      const ut = {};
      const sted = sti('maaling/' + del.id + '/');
      if (!id || prosjekt.hent(sted + id + '/_plass') !== null) return ut;
      const alle = maalinger(del, les());
      const siste = alle.length ? String(prosjekt.hent(sted + alle[alle.length - 1].id + '/_plass') || '') : '';
      ut[sted + id + '/_plass'] = prosjekt.kjerne.plassMellom(siste || null, null);
      if (prosjekt.hent(sted + id + '/dato') === null) ut[sted + id + '/dato'] = dag();
      return ut;
    }

    /** @type {ArkRader['nyMaaling']} */
    function nyMaaling(del, enhet) {
      lagreNaa();
      const id = prosjekt.nyId();
      const sted = 'maaling/' + del.id + '/' + id + '/';
      velgMaaling(del.id, id);
      fokuser(sted + (enhet ? 'dato' : 'enhet'));
      prosjekt.sett({ ...maalingTil(del, id), ...(enhet ? { [sti(sted + 'enhet')]: enhet } : {}), [sti('slag')]: def.id }, t('Måling lagt til'));
      si(enhet ? t('Ny måling av {0}.', enhet) : t('Ny måling. Skriv hvilken enhet det er.'));
    }

    return { def, viste, sett, nye, leggTil, flytt, slett, maalinger, valgtMaaling, velgMaaling, maalingTil, nyMaaling };
  }

  window.fellesArkRader = { lag: lag };
}());
