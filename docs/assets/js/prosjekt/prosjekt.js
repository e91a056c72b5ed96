// @ts-check
/**
 * The project that is open on this page: what a group has made, in the memory of the page until the person asks to keep
 * it or saves a file. Every change can be undone.
 */
(function () {
  'use strict';

  if (window.fellesProsjekt || !window.fellesProsjektKjerne || !window.felles || !window.fellesMinne) return;
  const kjerne = window.fellesProsjektKjerne;
  const { el, lenke, last, dato, dag, lastNed, si } = window.felles;
  const minne = window.fellesMinne('felles.prosjekt', 'prosjektet');
  const MEST_ANGRE = 200;
  const DAGER = 180;

  const TEKST = {
    uhusket: 'Det dere skriver, er borte når du lukker siden. Husk prosjektet på denne maskinen, eller lagre det til fil.',
    tomt: 'Ingenting er skrevet ennå. Ingenting lagres før du ber om det.',
    iFil: 'Alt er lagret i filen. Siden husker det ikke når du lukker den.',
    vern: 'Skriv aldri navn, fødselsdato eller noe annet som kan peke ut en pasient, bruker eller pårørende.',
    apnet: 'Prosjektet er åpnet.',
    likt: 'Filen er helt lik det du har her.',
  };

  /** @typedef {{foer: Prosjekt, etter: Prosjekt, hva: string}} Trinn */

  let prosjekt = kjerne.tomt();
  /** @type {Trinn[]} */
  let gjort = [];
  /** @type {Trinn[]} */
  let angret = [];
  /** What a file last held, as text; to know whether something is unsaved. */
  let iFil = '';
  /** @type {Set<() => void>} */
  const lyttere = new Set();

  /** @returns {Prosjekt} */
  function nytt() {
    const data = window.fellesProsjektData;
    return { ...kjerne.tomt(), id: nyId() + nyId(), revisjon: data ? data.revisjon : '' };
  }

  function nyId() {
    const tall = new Uint32Array(2);
    crypto.getRandomValues(tall);
    return (tall[0].toString(36) + tall[1].toString(36)).slice(0, 10);
  }

  /** @param {Prosjekt} p */
  function innhold(p) {
    return JSON.stringify(Object.keys(p.felter).filter(function (sti) { return p.felter[sti].v !== null; }).sort()
      .map(function (sti) { return [sti, p.felter[sti].v]; }));
  }

  /** @param {Prosjekt} p */
  function erTomt(p) {
    return innhold(p) === '[]';
  }

  function varsle() {
    for (const fn of Array.from(lyttere)) {
      try {
        fn();
      } catch (e) {
        console.error(e);
      }
    }
  }

  /** @param {Prosjekt} p */
  function bytt(p) {
    prosjekt = p;
    minne.lagre(kjerne.tilTekst(p));
    varsle();
  }

  /**
   * @param {Prosjekt} p
   * @param {string} hva
   */
  function gjor(p, hva) {
    gjort.push({ foer: prosjekt, etter: p, hva: hva });
    gjort = gjort.slice(-MEST_ANGRE);
    angret = [];
    bytt(p);
  }

  /**
   * Back from one state to another: only the fields of that step, so that what another tab has done stays.
   * @param {Prosjekt} fra
   * @param {Prosjekt} til
   */
  function tilbake(fra, til) {
    /** @type {Record<Sti, Verdi | null>} */
    const endringer = {};
    for (const sti of new Set(Object.keys(fra.felter).concat(Object.keys(til.felter)))) {
      const v = til.felter[sti] ? til.felter[sti].v : null;
      const na = fra.felter[sti] ? fra.felter[sti].v : null;
      if (JSON.stringify(v) !== JSON.stringify(na)) endringer[sti] = v;
    }
    return { ...kjerne.endre(prosjekt, endringer, Date.now()), id: til.id };
  }

  function angre() {
    const trinn = gjort.pop();
    if (!trinn) return null;
    angret.push(trinn);
    bytt(tilbake(trinn.etter, trinn.foer));
    return trinn.hva;
  }

  function gjenta() {
    const trinn = angret.pop();
    if (!trinn) return null;
    gjort.push(trinn);
    bytt(tilbake(trinn.foer, trinn.etter));
    return trinn.hva;
  }

  /** @type {FellesProsjekt['under']} */
  function under(sti) {
    /** @type {Record<Sti, Verdi>} */
    const ut = {};
    for (const [navn, felt] of Object.entries(prosjekt.felter)) {
      if (felt.v !== null && navn.startsWith(sti)) ut[navn.slice(sti.length)] = felt.v;
    }
    return ut;
  }

  /** @type {FellesProsjekt['hent']} */
  function hent(sti) {
    return prosjekt.felter[sti] ? prosjekt.felter[sti].v : null;
  }

  function tittel() {
    return String(hent('om/tittel') || '').trim() || 'Prosjekt uten navn';
  }

  function ulagret() {
    return minne.modus() === 'minne' && !erTomt(prosjekt) && innhold(prosjekt) !== iFil;
  }

  // Files

  function filnavn() {
    const navn = tittel().toLowerCase().replace(/æ/g, 'ae').replace(/ø/g, 'o').replace(/å/g, 'a').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
    return (navn || 'prosjekt').slice(0, 60) + '-' + dag() + '.prosjekt.json';
  }

  function lagreFil() {
    // The copy that lies in the file and the one here have met: later changes here are told from those made there.
    prosjekt = { ...prosjekt, delt: Date.now() };
    lastNed(filnavn(), kjerne.tilTekst(prosjekt), 'application/json');
    iFil = innhold(prosjekt);
    bytt(prosjekt);
    si('Prosjektet er lagret til fil.');
  }

  /** @type {FellesProsjekt['apneFil']} */
  async function apneFil(tekst, navn) {
    const lest = kjerne.tolk(tekst);
    if (!lest.ok) return { ok: false, melding: lest.melding };
    const der = lest.prosjekt;
    if (innhold(der) === innhold(prosjekt)) return { ok: true, melding: TEKST.likt };
    if (erTomt(prosjekt)) {
      gjor({ ...der, delt: Date.now() }, 'Fil åpnet');
      iFil = innhold(der);
      varsle();
      return { ok: true, melding: [TEKST.apnet].concat(lest.merknader).join(' ') };
    }
    try {
      await last('assets/js/prosjekt/fletting.js');
    } catch (e) {
      return { ok: false, melding: 'Sammenligningen kunne ikke lastes. Last siden på nytt. Det du har her, er ikke endret.' };
    }
    if (window.fellesProsjektFletting) window.fellesProsjektFletting.apne(der, navn, lest.merknader);
    return { ok: true, melding: '' };
  }

  // The bar

  /** @param {Element} vert */
  function linje(vert) {
    const navn = el('input', { type: 'text', class: 'prosjekt-navn', id: 'prosjekt-navn', maxlength: 120, autocomplete: 'off' });
    const tilstand = el('p', { class: 'prosjekt-tilstand' });
    const svar = el('p', { class: 'prosjekt-svar', role: 'status' });
    const knapp = /** @param {string} tekst */ function (tekst) { return el('button', { type: 'button', class: 'knapp knapp-stille', text: tekst }); };
    const huskKnapp = knapp('Husk prosjektet på denne maskinen');
    const glemKnapp = knapp('Glem prosjektet på denne maskinen');
    const filKnapp = knapp('Lagre til fil');
    const apneKnapp = knapp('Åpne fil');
    const angreKnapp = knapp('Angre');
    const gjentaKnapp = knapp('Gjør om');
    const velger = el('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': 'Prosjektfil' });
    let sikker = false;

    function tegn() {
      if (document.activeElement !== navn) navn.value = String(hent('om/tittel') || '');
      const status = minne.status();
      const lokal = minne.modus() === 'lokal';
      tilstand.textContent = status.melding
        || (lokal ? 'Prosjektet huskes i denne nettleseren til ' + dato(status.utloper) + '. Andre som bruker maskinen, kan lese det.'
          : erTomt(prosjekt) ? TEKST.tomt : ulagret() ? TEKST.uhusket : TEKST.iFil);
      tilstand.classList.toggle('er-ulagret', ulagret());
      huskKnapp.hidden = lokal;
      glemKnapp.hidden = !lokal;
      angreKnapp.disabled = !gjort.length;
      gjentaKnapp.disabled = !angret.length;
      angreKnapp.title = gjort.length ? gjort[gjort.length - 1].hva : '';
      gjentaKnapp.title = angret.length ? angret[angret.length - 1].hva : '';
      if (sikker && !lokal) sikker = false;
      glemKnapp.textContent = sikker ? 'Trykk en gang til for å glemme' : 'Glem prosjektet på denne maskinen';
    }

    navn.addEventListener('change', function () { sett({ 'om/tittel': navn.value.trim() || null }, 'Nytt navn på prosjektet'); });
    huskKnapp.addEventListener('click', function () {
      svar.textContent = minne.husk(kjerne.tilTekst(prosjekt), DAGER).melding;
      varsle();
      if (!glemKnapp.hidden) glemKnapp.focus();
    });
    glemKnapp.addEventListener('click', function () {
      // What is here stays on the page, so nothing is lost before the page is closed; still it takes two presses.
      if (!sikker) {
        sikker = true;
        tegn();
        return;
      }
      svar.textContent = minne.glem().melding + ' Det som står på siden nå, blir stående til du lukker den.';
      sikker = false;
      varsle();
      huskKnapp.focus();
    });
    glemKnapp.addEventListener('blur', function () {
      if (!sikker) return;
      sikker = false;
      tegn();
    });
    filKnapp.addEventListener('click', lagreFil);
    apneKnapp.addEventListener('click', function () { velger.click(); });
    velger.addEventListener('change', async function () {
      const fil = velger.files && velger.files[0];
      velger.value = '';
      if (!fil) return;
      const utfall = await apneFil(await fil.text(), fil.name);
      svar.textContent = utfall.melding;
      svar.classList.toggle('er-feil', !utfall.ok);
    });
    angreKnapp.addEventListener('click', function () { si('Angret: ' + angre()); });
    gjentaKnapp.addEventListener('click', function () { si('Gjort om igjen: ' + gjenta()); });

    vert.append(el('section', { class: 'prosjekt-linje', 'aria-label': 'Prosjektet' },
      el('p', { class: 'prosjekt-hode' }, el('label', { for: 'prosjekt-navn', text: 'Prosjekt' }), ' ', navn, ' ',
        el('a', { href: lenke('prosjekt.html'), text: 'Se alt i prosjektet' })),
      tilstand,
      el('p', { class: 'prosjekt-knapper' }, angreKnapp, gjentaKnapp, huskKnapp, glemKnapp, filKnapp, apneKnapp, velger),
      svar,
      el('p', { class: 'prosjekt-vern', text: TEKST.vern })));
    lyttere.add(tegn);
    tegn();
  }

  /** @type {FellesProsjekt['sett']} */
  function sett(endringer, hva) {
    const ny = kjerne.endre(prosjekt, endringer, Date.now());
    if (innhold(ny) !== innhold(prosjekt)) gjor(ny, hva || 'Endring');
  }

  /**
   * What is kept here, by this tab before or by another now. Nothing of what stands on the page is lost.
   * @returns {boolean}
   */
  function hentHusket() {
    const tekst = minne.les();
    const lest = tekst === null ? null : kjerne.tolk(tekst);
    if (!lest || !lest.ok) return false;
    prosjekt = erTomt(prosjekt) ? lest.prosjekt : kjerne.nyeste(prosjekt, lest.prosjekt);
    return true;
  }

  prosjekt = nytt();
  hentHusket();
  minne.lytt(function () {
    hentHusket();
    varsle();
  });
  window.addEventListener('beforeunload', function (h) {
    if (ulagret()) h.preventDefault();
  });

  window.fellesProsjekt = {
    kjerne: kjerne,
    les: function () { return prosjekt; },
    hent: hent,
    under: under,
    sett: sett,
    angre: angre,
    gjenta: gjenta,
    kan: function () {
      return { angre: gjort.length ? gjort[gjort.length - 1].hva : null, gjenta: angret.length ? angret[angret.length - 1].hva : null };
    },
    lytt: function (fn) {
      lyttere.add(fn);
      return function () { lyttere.delete(fn); };
    },
    erstatt: gjor,
    apneFil: apneFil,
    lagreFil: lagreFil,
    tittel: tittel,
    minne: minne,
    ulagret: ulagret,
    nyId: nyId,
    linje: linje,
  };
}());
