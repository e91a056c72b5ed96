// @ts-check
/** A report as it is read: each answer on paper, and the whole as a Word document. What is missing is said. */
(function () {
  'use strict';

  if (window.fellesRapportPapir || !window.fellesSvar || !window.fellesFunn || !window.felles) return;
  const { el, dato, dag, t } = window.felles;
  const { felt: alleFelt, besvart, valgtekst, erPaastand, merker, sjekkpunkter } = window.fellesSvar;
  const { finn } = window.fellesFunn;

  const MERKEHODE = t('Sagt, antatt eller belagt');
  const ET_SVAR_PER_LINJE = ['flere valg', 'personer'];

  /** @param {string} tekst */
  function medDato(tekst) {
    return /^\d{4}-\d\d-\d\d$/.test(tekst) ? dato(tekst) : tekst;
  }

  /** @param {SkjemaFelt} felt */
  function ubesvart(felt) {
    return felt.paakrevd ? t('Ikke besvart') : t('Ikke besvart (frivillig)');
  }

  /** @param {Merke | ''} merke */
  function merketekst(merke) {
    const funnet = merker.find(function (m) { return m.id === merke; });
    return funnet ? funnet.navn : t('Ikke merket');
  }

  /** @param {Merke | ''} merke */
  function medForklaring(merke) {
    const funnet = merker.find(function (m) { return m.id === merke; });
    return funnet ? t('Merket som {0}: {1}.', funnet.navn.toLowerCase(), funnet.forklaring) : t('Ikke merket som sagt, antatt eller belagt.');
  }

  /** @param {RapportRad[]} rader */
  function skrevne(rader) {
    return rader.filter(function (rad) { return rad.celler.some(function (c) { return c.trim(); }); });
  }

  /**
   * A table of answers: its heads and rows, with the marks where the rows are claims.
   * @param {SkjemaDefinisjon} def
   * @param {SkjemaFelt} felt
   * @param {RapportSvar} svar
   */
  function tabell(def, felt, svar) {
    const paastand = erPaastand(def, felt);
    return {
      hode: paastand ? felt.kolonner.concat(MERKEHODE) : felt.kolonner,
      rader: skrevne(svar.rader).map(function (rad) {
        const celler = rad.celler.map(function (celle) { return celle.trim() || '–'; });
        return paastand ? celler.concat(merketekst(rad.merke)) : celler;
      }),
    };
  }

  /** @type {FellesRapportPapir['anmodning']} */
  function anmodning(def, rapport) {
    const felter = alleFelt(def);
    const [om, av] = ['bes-om', 'bes-av'].map(function (id) {
      const felt = felter.find(function (ett) { return ett.id === id; });
      const svar = rapport.svar[id];
      return felt ? (svar.tekst ? [svar.tekst] : svar.liste).map(function (valg) { return valgtekst(felt, valg); }) : [];
    });
    const hvem = av.length > 1 ? t('{0} og {1}', av.slice(0, -1).join(', '), av[av.length - 1]) : av.join('');
    return { bes: om.length || hvem ? t('{0}. Sendes til: {1}.', om.join(', ') || t('Ikke valgt'), hvem || t('ikke valgt')) : '', sak: rapport.svar.anmodning ? rapport.svar.anmodning.tekst.trim() : '' };
  }

  /** @type {FellesRapportPapir['svar']} */
  function svaret(def, felt, svar) {
    if (!besvart(felt, svar)) return el('p', { class: 'ikke-besvart', text: ubesvart(felt) });
    const ut = el('div', {});
    if (felt.slag === 'tabell') {
      const { hode, rader } = tabell(def, felt, svar);
      ut.append(el('table', { class: 'papir-tabell' },
        el('thead', {}, el('tr', {}, ...hode.map(function (tekst) { return el('th', { scope: 'col', text: tekst }); }))),
        el('tbody', {}, ...rader.map(function (rad) { return el('tr', {}, ...rad.map(function (celle) { return el('td', { class: 'papir-tekst', text: celle }); })); }))));
      return ut;
    }
    if (ET_SVAR_PER_LINJE.includes(felt.slag)) {
      ut.append(el('ul', {}, ...svar.liste.filter(function (ett) { return ett.trim(); }).map(function (ett) { return el('li', { text: valgtekst(felt, ett) }); })));
    } else ut.append(el('p', { class: 'papir-tekst', text: medDato(valgtekst(felt, svar.tekst)) }));
    if (erPaastand(def, felt)) ut.append(el('p', { class: 'papir-merke', text: medForklaring(svar.merke) }));
    return ut;
  }

  // As a document

  /**
   * @param {SkjemaDefinisjon} def
   * @param {SkjemaFelt} felt
   * @param {RapportSvar} svar
   * @returns {DokumentBlokk[]}
   */
  function blokker(def, felt, svar) {
    if (!besvart(felt, svar)) return [{ slag: 'avsnitt', tekst: ubesvart(felt) + '.', stil: 'hjelp' }];
    if (felt.slag === 'tabell') return [{ slag: 'tabell', tittel: felt.tekst, ...tabell(def, felt, svar) }];
    /** @type {DokumentBlokk[]} */
    const ut = [];
    if (ET_SVAR_PER_LINJE.includes(felt.slag)) ut.push({ slag: 'liste', punkter: svar.liste.filter(function (ett) { return ett.trim(); }).map(function (ett) { return valgtekst(felt, ett); }) });
    else for (const avsnitt of medDato(valgtekst(felt, svar.tekst)).split(/\n\s*\n/)) ut.push({ slag: 'avsnitt', tekst: avsnitt.trim() });
    if (erPaastand(def, felt)) ut.push({ slag: 'avsnitt', tekst: medForklaring(svar.merke), stil: 'hjelp' });
    return ut;
  }

  /**
   * @param {SkjemaDefinisjon} def
   * @param {Rapport} rapport
   * @returns {DokumentBlokk[]}
   */
  function innledning(def, rapport) {
    const { bes, sak } = anmodning(def, rapport);
    const { ubesvart: mangler, paakrevd } = finn(def, rapport);
    /** @type {DokumentBlokk[]} */
    const ut = [{ slag: 'avsnitt', tekst: def.formaal, stil: 'hjelp' }, {
      slag: 'avsnitt', stil: 'hjelp',
      tekst: def.status === 'utkast' ? t('Fellesmodellen, revisjon {0} av skjemaet, som er et utkast.', def.revisjon)
        : t('Fellesmodellen, revisjon {0} av skjemaet, som er kvalitetssikret.', def.revisjon),
    }];
    if (mangler.length) ut.push({ slag: 'avsnitt', tekst: t('{0} av {1} felt som må fylles ut, er ikke besvart.', mangler.length, paakrevd), stil: 'advarsel' });
    ut.push({ slag: 'overskrift', nivaa: 2, tekst: t('Dette skal avgjøres') },
      { slag: 'avsnitt', tekst: def.beslutning.sporsmal, stil: 'ingress' }, { slag: 'avsnitt', tekst: def.beslutning.tekst },
      { slag: 'avsnitt', tekst: t('Det bes om'), stil: 'ledetekst' }, { slag: 'avsnitt', tekst: bes || t('Ikke besvart.') });
    if (sak) ut.push({ slag: 'avsnitt', tekst: sak });
    ut.push({
      slag: 'tabell', tittel: t('Hvem behandler saken'), hode: [t('Hvem'), t('Behandling'), t('Hva')], radhode: true, bredder: [3, 2, 5],
      rader: def.beslutning.stopp.map(function (s) { return [s.hvem, s.behandling, s.hva]; }),
    });
    return ut;
  }

  /** @type {FellesRapportPapir['dokument']} */
  function dokument(def, rapport, prosjekt) {
    const ut = innledning(def, rapport);
    for (const del of def.deler) {
      ut.push({ slag: 'overskrift', nivaa: 2, tekst: del.tittel });
      if (del.felt.some(function (felt) { return erPaastand(def, felt); })) {
        ut.push({ slag: 'avsnitt', stil: 'hjelp', tekst: t('Påstander om innsikt er merket.') + ' ' + merker.map(function (m) { return m.navn + ': ' + m.forklaring + '.'; }).join(' ') });
      }
      for (const felt of del.felt) {
        ut.push({ slag: 'overskrift', nivaa: 3, tekst: felt.tekst }, ...blokker(def, felt, rapport.svar[felt.id]));
      }
    }
    const punkter = sjekkpunkter(def);
    if (punkter.length) {
      ut.push({ slag: 'overskrift', nivaa: 2, tekst: t('Sjekkpunktene') },
        { slag: 'kryss', punkter: punkter.map(function (p) { return { tekst: p.tekst, satt: rapport.kryss[p.id] }; }) });
    }
    if (rapport.eldre.length) {
      ut.push({ slag: 'overskrift', nivaa: 2, tekst: t('Fra en eldre utgave av skjemaet') },
        { slag: 'liste', punkter: rapport.eldre.map(function (e) { return e.hvor + ': ' + e.verdi; }) });
    }
    const navn = def.navn + (prosjekt ? ' – ' + prosjekt : '');
    return {
      tittel: navn, emne: def.sammendrag, papir: { format: 'A4', retning: 'stående' }, blokker: ut,
      bunntekst: navn + '. ' + dato(dag()) + '.',
    };
  }

  window.fellesRapportPapir = { svar: svaret, dokument: dokument, anmodning: anmodning };
}());
