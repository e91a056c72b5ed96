// @ts-check
/** A report in the project: its places read as answers, and answers written to its places and to a file. */
(function () {
  'use strict';

  if (window.fellesSvar || !window.fellesProsjekt || !window.felles) return;
  const prosjekt = window.fellesProsjekt;
  const { t } = window.felles;

  const FORMAT = 'fellesmodellen-rapport';
  const ID = /^[a-z0-9_.-]{1,80}$/;
  /** @type {FellesSvar['merker']} */
  const MERKER = [
    { id: 'sagt', navn: t('Sagt'), forklaring: t('noen har fortalt oss det') },
    { id: 'antatt', navn: t('Antatt'), forklaring: t('vi tror det, men har ikke sjekket') },
    { id: 'belagt', navn: t('Belagt'), forklaring: t('flere kilder eller tall viser det') },
  ];
  /** Fields that say how something is, or why: their answers are claims of insight. By phase of the form. */
  /** @type {Record<string, string[]>} */
  const PAASTANDER = { innsikt: ['hovedfunn', 'motsigelser', 'virker-godt', 'aarsaker', 'situasjonsbilde', 'overganger', 'ulike-syn'] };

  const TEKST = {
    ikkeJson: t('Filen er skadet eller ikke en rapportfil. Det som står her, er ikke endret.'),
    prosjekt: t('Dette er en prosjektfil. Åpne den med «Åpne fil» øverst i skjemaet.'),
    fremmed: t('Dette er ikke en rapportfil fra Fellesmodellen. Velg en fil som slutter på «.rapport.json».'),
    nyere: t('Filen er laget av en nyere utgave av håndboken. Last siden på nytt, og prøv igjen.'),
    annen: t('Filen hører til et annet rapportskjema. Åpne den på siden til det skjemaet.'),
    tom: t('Det står ingenting i filen som hører til dette skjemaet.'),
  };

  /**
   * @param {unknown} v
   * @returns {Merke | ''}
   */
  function somMerke(v) {
    return v === 'sagt' || v === 'antatt' || v === 'belagt' ? v : '';
  }

  /** @type {FellesSvar['felt']} */
  function alleFelt(def) {
    return def.deler.flatMap(function (del) { return del.felt; });
  }

  /** @type {FellesSvar['sjekkpunkter']} */
  function sjekkpunkter(def) {
    /** @type {Map<string, SkjemaSjekkpunkt>} */
    const ut = new Map();
    for (const felt of alleFelt(def)) {
      for (const punkt of felt.sjekkpunkter) ut.set(punkt.id, punkt);
    }
    return Array.from(ut.values());
  }

  /** @type {FellesSvar['erPaastand']} */
  function erPaastand(def, felt) {
    return (PAASTANDER[def.fase.id] || []).includes(felt.id);
  }

  /** @type {FellesSvar['sti']} */
  function sti(def, slag, felt) {
    return 'skjema/' + def.id + '/' + slag + '/' + felt;
  }

  // Reading

  /**
   * @param {SkjemaFelt} felt
   * @param {Verdi} v
   */
  function settSvar(felt, v) {
    const flere = felt.slag === 'flere valg' || felt.slag === 'personer';
    const liste = Array.isArray(v) ? v : String(v) ? [String(v)] : [];
    return flere ? { tekst: '', liste: liste } : { tekst: liste.join('\n'), liste: [] };
  }

  /** @type {FellesSvar['les']} */
  function les(def) {
    const felter = new Map(alleFelt(def).map(function (felt) { return [felt.id, felt]; }));
    /** @type {Rapport} */
    const ut = { svar: {}, kryss: {}, eldre: [] };
    for (const id of felter.keys()) ut.svar[id] = { tekst: '', liste: [], rader: [], merke: '' };
    /** @type {Record<string, Map<string, RapportRad & {plass: string}>>} */
    const rader = {};
    for (const [sted, verdi] of Object.entries(prosjekt.under('skjema/' + def.id + '/')).sort()) {
      const [slag, id, radId, kolonne] = sted.split('/');
      const felt = felter.get(id);
      const hva = felt ? felt.tekst : id;
      const hvor = kolonne ? t('{0}, kolonne {1}', hva, Number(kolonne) + 1) : hva;
      if (felt && slag === 'felt' && felt.slag !== 'tabell') Object.assign(ut.svar[id], settSvar(felt, verdi));
      else if (felt && slag === 'merke') ut.svar[id].merke = somMerke(verdi);
      else if (felt && slag === 'rad' && felt.slag === 'tabell' && kolonne && (kolonne.startsWith('_') || Number(kolonne) < felt.kolonner.length)) {
        const kart = rader[id] = rader[id] || new Map();
        const rad = kart.get(radId) || { id: radId, celler: felt.kolonner.map(function () { return ''; }), merke: '', plass: '' };
        if (kolonne === '_plass') rad.plass = String(verdi);
        else if (kolonne === '_merke') rad.merke = somMerke(verdi);
        else rad.celler[Number(kolonne)] = String(verdi);
        kart.set(radId, rad);
      } else if (kolonne !== '_plass') ut.eldre.push({ hvor: hvor, verdi: Array.isArray(verdi) ? verdi.join('\n') : String(verdi) });
    }
    for (const [id, kart] of Object.entries(rader)) {
      ut.svar[id].rader = Array.from(kart.values()).sort(function (a, b) { return a.plass < b.plass ? -1 : a.plass > b.plass ? 1 : a.id < b.id ? -1 : 1; })
        .map(function (rad) { return { id: rad.id, celler: rad.celler, merke: rad.merke }; });
    }
    for (const punkt of sjekkpunkter(def)) ut.kryss[punkt.id] = prosjekt.hent('kryss/' + punkt.id) === true;
    return ut;
  }

  /** @type {FellesSvar['besvart']} */
  function besvart(felt, svar) {
    if (felt.slag === 'tabell') return svar.rader.some(function (rad) { return rad.celler.some(function (c) { return c.trim(); }); });
    return !!svar.tekst.trim() || svar.liste.some(function (t) { return t.trim(); });
  }

  /** @type {FellesSvar['valgtekst']} */
  function valgtekst(felt, valg) {
    return (felt.valgtekst && felt.valgtekst[felt.valg.indexOf(valg)]) || valg;
  }

  // Rows

  /** @param {Sti} rad */
  function plassen(rad) {
    const plass = prosjekt.hent(rad + '/_plass');
    return plass === null ? null : String(plass);
  }

  /** @type {FellesSvar['nyeRader']} */
  function nyeRader(def, felt, rader, etter) {
    const rot = sti(def, 'rad', felt.id) + '/';
    let plass = etter.length ? plassen(rot + etter[etter.length - 1].id) : null;
    /** @type {Record<Sti, Verdi | null>} */
    const ut = {};
    for (const celler of rader) {
      const rad = rot + prosjekt.nyId();
      plass = prosjekt.kjerne.plassMellom(plass, null);
      ut[rad + '/_plass'] = plass;
      celler.forEach(function (celle, i) { if (celle) ut[rad + '/' + i] = celle; });
    }
    return ut;
  }

  /** @type {FellesSvar['slettRad']} */
  function slettRad(def, felt, rad) {
    const rot = sti(def, 'rad', felt.id) + '/' + rad + '/';
    return Object.fromEntries(Object.keys(prosjekt.under(rot)).map(function (kolonne) { return [rot + kolonne, null]; }));
  }

  /** @type {FellesSvar['flytt']} */
  function flytt(def, felt, ider, rad) {
    const rot = sti(def, 'rad', felt.id) + '/';
    const plasser = ider.map(function (id) { return plassen(rot + id) || ''; });
    const i = ider.indexOf(rad);
    plasser[i] = prosjekt.kjerne.plassMellom(i ? plasser[i - 1] : null, i + 1 < ider.length ? plasser[i + 1] : null);
    if (plasser.every(function (plass, nr) { return !nr || plasser[nr - 1] < plass; })) return { [rot + rad + '/_plass']: plasser[i] };
    // Rows from two copies may have the same place: then all get new ones.
    /** @type {Record<Sti, Verdi | null>} */
    const ut = {};
    /** @type {string | null} */
    let foer = null;
    for (const id of ider) {
      foer = prosjekt.kjerne.plassMellom(foer, null);
      ut[rot + id + '/_plass'] = foer;
    }
    return ut;
  }

  // Files

  /** @type {FellesSvar['tilFil']} */
  function tilFil(def) {
    const rapport = les(def);
    /** @type {Record<string, SkjemaSvar & {merke?: Merke, merker?: (Merke | '')[]}>} */
    const svar = {};
    for (const felt of alleFelt(def)) {
      const s = rapport.svar[felt.id];
      if (felt.slag === 'tabell' && s.rader.length) {
        svar[felt.id] = { rader: s.rader.map(function (rad) { return rad.celler; }) };
        if (s.rader.some(function (rad) { return rad.merke; })) svar[felt.id].merker = s.rader.map(function (rad) { return rad.merke; });
      } else if (s.liste.length || s.tekst) svar[felt.id] = { tekst: s.liste.length ? s.liste : s.tekst.split('\n') };
      if (s.merke) svar[felt.id] = { ...svar[felt.id], merke: s.merke };
    }
    const kryss = sjekkpunkter(def).filter(function (p) { return rapport.kryss[p.id]; }).map(function (p) { return p.id; });
    return JSON.stringify({ format: FORMAT, v: 1, skjema: def.id, navn: def.navn, revisjon: def.revisjon, svar: svar, kryss: kryss }, null, 1) + '\n';
  }

  /**
   * @param {unknown} v
   * @returns {string[]}
   */
  function tekster(v) {
    return Array.isArray(v) ? v.filter(function (t) { return typeof t === 'string'; }) : [];
  }

  /**
   * The changes that one answer of a file makes.
   * @param {SkjemaDefinisjon} def
   * @param {SkjemaFelt} felt
   * @param {any} raa
   */
  function fraSvar(def, felt, raa) {
    /** @type {Record<Sti, Verdi | null>} */
    const ut = {};
    if (felt.slag === 'tabell') {
      const rader = (Array.isArray(raa.rader) ? raa.rader : []).map(function (/** @type {unknown} */ rad) { return tekster(rad).slice(0, felt.kolonner.length); });
      Object.assign(ut, nyeRader(def, felt, rader, []));
      const merker = Array.isArray(raa.merker) ? raa.merker : [];
      Object.keys(ut).filter(function (sted) { return sted.endsWith('/_plass'); }).forEach(function (sted, i) {
        const merke = somMerke(merker[i]);
        if (merke) ut[sted.replace(/_plass$/, '_merke')] = merke;
      });
    } else {
      const tekst = tekster(raa.tekst);
      const flere = felt.slag === 'flere valg' || felt.slag === 'personer';
      if (tekst.some(Boolean)) ut[sti(def, 'felt', felt.id)] = flere ? tekst : tekst.join('\n');
    }
    const merke = somMerke(raa.merke);
    if (merke) ut[sti(def, 'merke', felt.id)] = merke;
    return ut;
  }

  /** @type {FellesSvar['fraFil']} */
  function fraFil(def, tekst) {
    /** @type {any} */
    let raa;
    try {
      raa = JSON.parse(tekst.replace(/^\uFEFF/, ''));
    } catch {
      return { ok: false, melding: TEKST.ikkeJson };
    }
    if (raa && raa.format === 'fellesmodellen-prosjekt') return { ok: false, melding: TEKST.prosjekt };
    if (!raa || typeof raa !== 'object' || raa.format !== FORMAT) return { ok: false, melding: TEKST.fremmed };
    if (typeof raa.v === 'number' && raa.v > 1) return { ok: false, melding: TEKST.nyere };
    if (raa.v !== 1 || !raa.svar || typeof raa.svar !== 'object') return { ok: false, melding: TEKST.ikkeJson };
    if ((Object.hasOwn(def.alias.skjema, raa.skjema) ? def.alias.skjema[raa.skjema] : raa.skjema) !== def.id) return { ok: false, melding: TEKST.annen };
    /** @type {Record<Sti, Verdi | null>} */
    const endringer = {};
    for (const sted of Object.keys(prosjekt.under('skjema/' + def.id + '/'))) endringer['skjema/' + def.id + '/' + sted] = null;
    const felter = alleFelt(def);
    let antall = 0;
    for (const [id, svar] of Object.entries(raa.svar)) {
      if (!svar || typeof svar !== 'object') continue;
      const felt = felter.find(function (ett) { return ett.id === id; });
      const nytt = felt ? fraSvar(def, felt, svar) : {};
      // What today's form has no field for is kept, and shown as from an older edition.
      if (!felt && ID.test(id)) nytt[sti(def, 'felt', id)] = tekster(/** @type {any} */ (svar).tekst).concat((/** @type {any} */ (svar).rader || []).map(function (/** @type {unknown} */ rad) { return tekster(rad).join(' – '); })).join('\n') || null;
      if (Object.values(nytt).some(function (v) { return v !== null; })) antall += 1;
      Object.assign(endringer, nytt);
    }
    const punkter = new Set(sjekkpunkter(def).map(function (p) { return p.id; }));
    for (const id of tekster(raa.kryss)) {
      if (punkter.has(id)) endringer['kryss/' + id] = true;
    }
    return antall ? { ok: true, endringer: endringer, antall: antall } : { ok: false, melding: TEKST.tom };
  }

  window.fellesSvar = {
    les: les, felt: alleFelt, sjekkpunkter: sjekkpunkter, besvart: besvart, valgtekst: valgtekst, erPaastand: erPaastand, merker: MERKER, sti: sti,
    nyeRader: nyeRader, slettRad: slettRad, flytt: flytt, tilFil: tilFil, fraFil: fraFil,
  };
}());
