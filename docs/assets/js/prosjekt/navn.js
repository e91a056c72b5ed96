// @ts-check
/**
 * Places and values of a project in plain words, from the names in prosjekt/data.js.
 */
(function () {
  'use strict';

  if (window.fellesProsjektNavn || !window.felles) return;
  const { dato, t } = window.felles;

  /** @type {FellesProsjektData} */
  const data = window.fellesProsjektData || { revisjon: '', slag: {}, fase: {}, alias: [], faser: [], ark: {}, skjema: {} };
  const DAG = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

  /** @param {string[]} deler */
  function eldre(deler) {
    return t('Fra en eldre utgave: {0}', deler.join(', '));
  }

  /**
   * @template T
   * @param {Record<string, T> | undefined} navn
   * @param {string} id
   * @returns {T | null}
   */
  function finn(navn, id) {
    return navn && Object.hasOwn(navn, id) ? navn[id] : null;
  }

  /**
   * @param {Prosjekt} p
   * @param {Sti} sti
   */
  function tekst(p, sti) {
    const felt = finn(p.felter, sti);
    return felt && felt.v !== null ? String(felt.v).trim() : '';
  }

  /**
   * What an open row begins with, in the order of its columns.
   * @param {Prosjekt} p
   * @param {Sti} rad
   * @param {string[]} kolonner
   */
  function radnavn(p, rad, kolonner) {
    for (const kolonne of kolonner) {
      const forst = tekst(p, rad + '/' + kolonne);
      if (forst) return '«' + (forst.length > 60 ? forst.slice(0, 60) + '…' : forst) + '»';
    }
    return t('en rad');
  }

  /**
   * @param {string[]} deler after «rad»: the part, the row, the column
   * @param {ProsjektArkDel} del
   * @param {Sti} rad
   * @param {Prosjekt} p
   */
  function celle(deler, del, rad, p) {
    const fast = finn(del.rader, deler[0]);
    const hvilken = fast || radnavn(p, rad, ['rad'].concat(Object.keys(del.kolonner || {})));
    if (deler.length === 1) return hvilken;
    if (deler[1] === '_plass') return t('{0}: plassen i tabellen', hvilken);
    if (deler.length > 2) return null;
    const kolonne = deler[1] === 'rad' ? t('teksten foran raden') : finn(del.kolonner, deler[1]);
    return kolonne === null ? null : hvilken + ': ' + kolonne;
  }

  /**
   * @param {string[]} deler
   * @param {Prosjekt} p
   * @returns {ProsjektSted}
   */
  function iArk(deler, p) {
    const [, ark, slags, delId, id] = deler;
    const slag = tekst(p, 'ark/' + ark + '/slag') || ark;
    const definisjon = finn(data.ark, slag);
    const gruppe = t('Ark: {0}', tekst(p, 'ark/' + ark + '/tittel') || (definisjon ? definisjon.tittel : slag));
    /** @param {string | null} hva */
    const sted = function (hva) {
      return { gruppe: gruppe, tekst: hva === null ? eldre(deler.slice(2)) : hva, adresse: definisjon ? definisjon.adresse : '', kjent: hva !== null && !!definisjon };
    };
    if (!slags) return sted(t('Hele arket'));
    if (slags === 'slag') return sted(t('Slags ark'));
    if (slags === 'tittel') return sted(t('Navnet på arket'));
    if (slags === 'kladd') return sted(t('Begynte som det oppdiktede eksempelet'));
    const del = definisjon && finn(definisjon.deler, delId);
    if (!del) return sted(null);
    /** @type {string | null} */
    let hva = null;
    if (slags === 'felt') hva = finn(del.felt, id);
    else if (slags === 'kryss') hva = finn(del.punkter, id);
    else if (slags === 'rad') hva = celle(deler.slice(4), del, deler.slice(0, 5).join('/'), p);
    else if (slags === 'maaling') {
      const rot = deler.slice(0, 5).join('/');
      const dagen = tekst(p, rot + '/dato');
      const navn = [tekst(p, rot + '/enhet') || t('en måling'), DAG.test(dagen) ? dato(dagen) : dagen].filter(Boolean).join(', ');
      const egne = { enhet: t('hvem som svarte'), dato: t('datoen'), _plass: t('plassen blant målingene') };
      if (deler.length === 5) hva = navn;
      else if (deler[5] === 'rad') hva = celle(deler.slice(6), del, deler.slice(0, 7).join('/'), p);
      else hva = finn(egne, deler[5]);
      if (hva !== null && deler.length > 5) hva = navn + ': ' + hva;
    }
    return sted(hva === null ? null : del.tittel === hva ? hva : del.tittel + ' – ' + hva);
  }

  /**
   * @param {string[]} deler
   * @param {Prosjekt} p
   * @returns {ProsjektSted}
   */
  function iSkjema(deler, p) {
    const [, id, slags, feltId] = deler;
    const skjema = finn(data.skjema, id);
    const felt = skjema && feltId ? finn(skjema.felt, feltId) : null;
    const sted = { gruppe: t('Rapport: {0}', skjema ? skjema.navn : id), adresse: skjema ? skjema.adresse : '' };
    if (skjema && !slags) return { ...sted, tekst: t('Hele rapporten'), kjent: true };
    if (!felt) return { ...sted, tekst: eldre(deler.slice(2)), kjent: false };
    let hva = felt.tekst;
    if (slags === 'merke') hva = t('{0}: sagt, antatt eller belagt', hva);
    if (slags === 'rad') {
      const kolonner = felt.kolonner || [];
      hva += ' – ' + radnavn(p, deler.slice(0, 5).join('/'), kolonner.map(function (_, i) { return String(i); }));
      if (deler[5] === '_plass') hva = t('{0}: plassen i tabellen', hva);
      else if (deler[5] === '_merke') hva = t('{0}: sagt, antatt eller belagt', hva);
      else if (deler[5]) hva += ': ' + (kolonner[Number(deler[5])] || t('kolonne {0}', Number(deler[5]) + 1));
    }
    return { ...sted, tekst: hva, kjent: true };
  }

  /** @type {FellesProsjektNavn['sted']} */
  function sted(sti, p) {
    const deler = sti.split('/').filter(Boolean);
    const [slags, id] = deler;
    if (slags === 'ark' && id) return iArk(deler, p);
    if (slags === 'skjema' && id) return iSkjema(deler, p);
    if (slags === 'plan' && id) {
      const gruppe = t('Plan: {0}', tekst(p, 'plan/' + id + '/tittel') || t('uten navn'));
      const egne = { tittel: t('Navnet på planen'), kode: t('Det som står i planen') };
      const hva = deler[2] ? finn(egne, deler[2]) : t('Hele planen');
      return { gruppe: gruppe, tekst: hva || eldre(deler.slice(2)), adresse: '', kjent: !!hva };
    }
    if (slags === 'kryss') {
      for (const fase of data.faser) {
        const punkt = fase.sjekkpunkter.find(function (ett) { return ett.id === id; });
        if (punkt) return { gruppe: t('Sjekkpunkter: {0}', fase.navn), tekst: punkt.tekst, adresse: punkt.adresse, kjent: true };
      }
      return { gruppe: t('Sjekkpunkter'), tekst: eldre([id]), adresse: '', kjent: false };
    }
    const om = slags === 'om' ? finn({ tittel: t('Navnet på prosjektet'), fase: t('Fasen dere er i') }, id) : null;
    return { gruppe: t('Om prosjektet'), tekst: om || eldre(deler), adresse: '', kjent: om !== null };
  }

  /**
   * A choice of a report form, which files hold in bokmål, in the language of the page.
   * @param {Sti} sti
   * @param {string} v
   */
  function valg(sti, v) {
    return (/^skjema\/[^/]+\/felt\//.test(sti) && finn(data.valg, v)) || v;
  }

  /** @type {FellesProsjektNavn['verdi']} */
  function verdi(sti, v) {
    const kryss = /^kryss\/|^ark\/[^/]+\/kryss\//.test(sti);
    if (kryss) return v ? t('Krysset av') : t('Ikke krysset av');
    if (v === null || v === '' || (Array.isArray(v) && !v.length)) return t('Tomt');
    if (v === true || v === false) return v ? t('Ja') : t('Nei');
    if (Array.isArray(v)) return v.map(function (ett) { return valg(sti, ett); }).join('\n');
    if (typeof v === 'number') return String(v).replace('.', ',');
    if (DAG.test(v)) return dato(v);
    if (sti === 'om/fase') return (data.faser.find(function (fase) { return fase.id === v; }) || { navn: v }).navn;
    if (/^ark\/[^/]+\/slag$/.test(sti)) return (finn(data.ark, v) || { tittel: v }).tittel;
    return valg(sti, v);
  }

  /** @type {FellesProsjektNavn['kanBegge']} */
  function kanBegge(sti, p) {
    const deler = sti.split('/');
    const [slags, id, hva, delId] = deler;
    const siste = deler[deler.length - 1];
    if (slags === 'skjema') {
      const felt = finn(data.skjema, id) && finn(data.skjema[id].felt, delId);
      return (hva === 'felt' || hva === 'rad') && siste[0] !== '_' && !(felt && felt.bundet);
    }
    if (slags !== 'ark') return siste === 'tittel';
    if (deler.length === 3) return hva === 'tittel';
    const ark = finn(data.ark, tekst(p, 'ark/' + id + '/slag') || id);
    const del = ark && finn(ark.deler, delId);
    const bundet = (del && del.bundet) || [];
    return hva !== 'kryss' && siste !== 'dato' && siste[0] !== '_' && (hva === 'felt' || !bundet.includes(siste));
  }

  /** @type {FellesProsjektNavn['naar']} */
  function naar(tid) {
    if (!tid) return t('ukjent tid');
    const d = new Date(tid);
    const to = /** @param {number} n */ function (n) { return String(n).padStart(2, '0'); };
    return t('{0} kl. {1}', dato(d.getFullYear() + '-' + to(d.getMonth() + 1) + '-' + to(d.getDate())), to(d.getHours()) + '.' + to(d.getMinutes()));
  }

  window.fellesProsjektNavn = { sted: sted, verdi: verdi, kanBegge: kanBegge, naar: naar };
}());
