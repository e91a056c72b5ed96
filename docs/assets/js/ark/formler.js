// @ts-check
/** What the cells of a sheet amount to: points, formulas, bands, and what does not add up. Pure. */
(function () {
  'use strict';

  if (window.fellesArkFormler || !window.felles) return;
  const { t } = window.felles;

  const DAG = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

  /** @type {FellesArkFormler['valg']} */
  function valg(def, kolonne, verdi) {
    const skala = kolonne.skala ? def.skalaer[kolonne.skala] : undefined;
    return (skala && skala.valg.find(function (v) { return v.verdi === verdi; })) || null;
  }

  /** @type {FellesArkFormler['lesTall']} */
  function lesTall(tekst) {
    const rent = tekst.replace(/[\s\u00a0]/g, '').replace('−', '-').replace(',', '.');
    return /^-?\d+(\.\d+)?$/.test(rent) ? Number(rent) : null;
  }

  /** @type {FellesArkFormler['skrivTall']} */
  function skrivTall(tall) {
    return String(Math.round(tall * 100) / 100).replace('.', ',').replace('-', '−');
  }

  /** @type {FellesArkFormler['erDag']} */
  function erDag(tekst) {
    // A day that no month has is told by the month it spills into.
    return DAG.test(tekst) && new Date(tekst + 'T12:00:00Z').toISOString().slice(0, 10) === tekst;
  }

  /** @type {FellesArkFormler['erTom']} */
  function erTom(celler) {
    return Object.values(celler).every(function (verdi) { return !verdi; });
  }

  /** @type {FellesArkFormler['tall']} */
  function tall(def, tabell, id, celler) {
    const kolonne = tabell.kolonner.find(function (k) { return k.id === id; });
    if (!kolonne) return null;
    if (kolonne.slag === 'formel') {
      const svar = formel(def, tabell, kolonne, celler);
      return svar ? svar.tall : null;
    }
    const verdi = celler[id];
    if (!verdi) return null;
    if (kolonne.slag === 'tall') return lesTall(verdi);
    const v = valg(def, kolonne, verdi);
    return v && v.poeng !== undefined ? v.poeng : null;
  }

  /** @type {FellesArkFormler['formel']} */
  function formel(def, tabell, kolonne, celler) {
    const f = kolonne.formel;
    if (!f) return null;
    /** @type {number[]} */
    const ledd = [];
    for (const id of f.kolonner) {
      const n = tall(def, tabell, id, celler);
      if (n === null) return null;
      ledd.push(n);
    }
    const sum = ledd.reduce(function (a, b) { return a + b; }, 0);
    const n = f.slag === 'produkt' ? ledd.reduce(function (a, b) { return a * b; }, 1)
      : f.slag === 'sum' ? sum
        : f.slag === 'snitt' ? sum / ledd.length : Math.max(...ledd);
    return { tall: n, baand: f.baand.find(function (b) { return b.min <= n && n <= b.max; }) || null };
  }

  /** @type {FellesArkFormler['median']} */
  function median(alle) {
    const sortert = alle.slice().sort(function (a, b) { return a - b; });
    return sortert.length ? sortert[Math.ceil(sortert.length / 2) - 1] : null;
  }

  /** @param {string} dag */
  function kortDato(dag) {
    const [ar, maaned, nr] = dag.split('-').map(Number);
    return nr + '.' + maaned + '.' + ar;
  }

  /** @type {FellesArkFormler['tekst']} */
  function tekst(def, tabell, kolonne, celler) {
    if (kolonne.slag === 'formel') {
      const svar = formel(def, tabell, kolonne, celler);
      return svar ? skrivTall(svar.tall) + (svar.baand ? ' ' + svar.baand.tekst : '') : '';
    }
    const verdi = celler[kolonne.id] || '';
    const v = kolonne.slag === 'ett valg' ? valg(def, kolonne, verdi) : null;
    if (v) return v.vist || v.verdi;
    if (kolonne.slag === 'dato' && erDag(verdi)) return kortDato(verdi);
    if (kolonne.slag === 'tall') return verdi && lesTall(verdi) !== null ? verdi.replace('.', ',') + (kolonne.enhet ? ' ' + kolonne.enhet : '') : verdi;
    return verdi;
  }

  /** @type {FellesArkFormler['radnavn']} */
  function radnavn(tabell, rad, nr) {
    const fast = tabell.faste.find(function (f) { return f.id === rad.id; });
    if (fast) return fast.tekst;
    const foerste = tabell.kolonner.find(function (k) { return k.slag === 'kort tekst' || k.slag === 'lang tekst' || k.slag === 'rolle'; });
    const navn = rad.celler.rad || (foerste && rad.celler[foerste.id]) || '';
    const slag = tabell.aapne ? tabell.aapne.navn : t('rad');
    return navn ? navn.split('\n')[0].slice(0, 60) : slag.charAt(0).toUpperCase() + slag.slice(1) + ' ' + nr;
  }

  /**
   * What is wrong with one cell, or empty.
   * @param {ArkDefinisjon} def
   * @param {ArkKolonne} kolonne
   * @param {string} verdi
   */
  function feil(def, kolonne, verdi) {
    if (kolonne.slag === 'ett valg' && !valg(def, kolonne, verdi)) return t('«{0}» er ikke et av valgene. Velg på nytt.', verdi);
    if (kolonne.slag === 'dato' && !erDag(verdi)) return t('«{0}» er ikke en dato. Skriv den som 22.11.2026.', verdi);
    if (kolonne.slag !== 'tall') return '';
    const n = lesTall(verdi);
    if (n === null) return t('«{0}» er ikke et tall.', verdi);
    if (kolonne.min !== undefined && n < kolonne.min) return t('Tallet må være minst {0}.', skrivTall(kolonne.min));
    if (kolonne.max !== undefined && n > kolonne.max) return t('Tallet må være høyst {0}.', skrivTall(kolonne.max));
    return '';
  }

  /**
   * @param {ArkDefinisjon} def
   * @param {ArkTabell} tabell
   * @param {ArkRad[]} rader
   * @param {string} sted the place of the rows
   * @param {string} foran
   * @returns {ArkFunn[]}
   */
  function radfunn(def, tabell, rader, sted, foran) {
    /** @type {ArkFunn[]} */
    const ut = [];
    rader.forEach(function (rad, i) {
      const svar = tabell.kolonner.filter(function (k) { return k.slag !== 'formel' && rad.celler[k.id]; });
      if (!svar.length) return;
      const navn = foran + radnavn(tabell, rad, i + 1);
      for (const k of svar) {
        const melding = feil(def, k, rad.celler[k.id]);
        if (melding) ut.push({ nokkel: sted + rad.id + '/' + k.id, tekst: navn + ', ' + k.tekst + ': ' + melding });
      }
      for (const regel of tabell.regler) {
        const n = tabell.kolonner.filter(function (k) { return rad.celler[k.id] === regel.verdi; }).length;
        if (n >= regel.min && n <= regel.maks) continue;
        const sted2 = tabell.kolonner.find(function (k) { return n > regel.maks ? rad.celler[k.id] === regel.verdi : !rad.celler[k.id]; }) || tabell.kolonner[0];
        ut.push({ nokkel: sted + rad.id + '/' + sted2.id, tekst: navn + ': ' + regel.melding + ' ' + (n ? t('Nå er det {0}.', n) : t('Nå er det ingen.')) });
      }
    });
    return ut;
  }

  /** @type {FellesArkFormler['funn']} */
  function funn(def, innhold) {
    /** @type {ArkFunn[]} */
    const ut = [];
    for (const del of def.deler) {
      const svar = innhold.deler[del.id];
      const tabell = del.tabell;
      if (!svar || !tabell) continue;
      ut.push(...radfunn(def, tabell, svar.rader || [], 'rad/' + del.id + '/', ''));
      /** @type {Set<string>} */
      const sett = new Set();
      (svar.maalinger || []).forEach(function (m, i) {
        const sted = 'maaling/' + del.id + '/' + m.id + '/';
        const navn = m.enhet || t('Måling {0}', i + 1);
        const legg = /** @param {string} nokkel @param {string} tekst */ function (nokkel, tekst) { ut.push({ nokkel: sted + nokkel, tekst: navn + ': ' + tekst, maaling: m.id }); };
        if (!m.enhet) legg('enhet', t('Skriv hvilken enhet som har svart.'));
        if (!erDag(m.dato)) legg('dato', t('Skriv datoen for målingen.'));
        if (m.enhet && sett.has(m.enhet + m.dato)) legg('dato', t('Enheten har to målinger på samme dato.'));
        sett.add(m.enhet + m.dato);
        for (const f of radfunn(def, tabell, m.rader, sted + 'rad/', navn + ', ')) ut.push({ ...f, maaling: m.id });
      });
    }
    return ut;
  }

  window.fellesArkFormler = { valg, tall, formel, median, lesTall, skrivTall, erDag, erTom, tekst, radnavn, funn };
}());
