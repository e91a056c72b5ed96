// @ts-check
/**
 * The project that is open on this page: what a group has made, in the memory of the page until the person asks to keep
 * it or saves a file. Every change can be undone.
 */
(function () {
  'use strict';

  if (window.fellesProsjekt || !window.fellesProsjektKjerne || !window.felles || !window.fellesMinne) return;
  const kjerne = window.fellesProsjektKjerne;
  const { el, lenke, last, dato, dag, lastNed, si, t } = window.felles;
  const minne = window.fellesMinne('felles.prosjekt', t('prosjektet'));
  const MEST_ANGRE = 200;
  const DAGER = 180;
  /** In a frame without an address of its own the browser may refuse files without a word. */
  const I_SANDKASSE = window.origin === 'null' && location.protocol !== 'file:';

  const TEKST = {
    uhusket: t('Det dere skriver, er borte når du lukker siden. Husk prosjektet på denne maskinen, eller lagre det til fil.'),
    tomt: t('Ingenting er skrevet ennå. Ingenting lagres før du ber om det.'),
    iFil: t('Alt er lagret i filen. Siden husker det ikke når du lukker den.'),
    vern: t('Skriv aldri navn, fødselsdato eller noe annet som kan peke ut en pasient, bruker eller pårørende.'),
    apnet: t('Prosjektet er åpnet.'),
    likt: t('Filen er helt lik det du har her.'),
    annet: t('Et annet prosjekt huskes på denne maskinen. Det du skriver her, huskes ikke. Slå de to sammen, eller lagre dette til fil.'),
    uleselig: t('Det er ikke slettet, men det du skriver nå, huskes ikke. Lagre det til fil.'),
    fletting: t('Sammenligningen kunne ikke lastes. Last siden på nytt. Det du har her, er ikke endret.'),
    lagret: t('Prosjektet er lagret til fil.'),
    sandkasse: t('Filen er sendt til nettleseren. Kom den ikke, åpner du «Når det ikke kommer noen fil» på siden Prosjektet.'),
    ulestFil: t('Filen kunne ikke leses. Prøv igjen. Det du har her, er ikke endret.'),
  };

  /** @typedef {{foer: Prosjekt, etter: Prosjekt, hva: string}} Trinn */

  let prosjekt = nytt();
  /** @type {Trinn[]} */
  let gjort = [];
  /** @type {Trinn[]} */
  let angret = [];
  /** What this tab last read from the storage or wrote there. */
  let husket = '';
  /** Why what is kept on this machine is left alone, in words; empty when it is the project that is open here. */
  let sperre = '';
  let fullt = false;
  /** Everything that is known to lie in a file, as `innhold`. */
  const iFil = new Set();
  /** @type {Set<() => void>} */
  const lyttere = new Set();
  /** @type {WeakMap<Prosjekt, string>} */
  const innholdAv = new WeakMap();

  function revisjon() {
    return window.fellesProsjektData ? window.fellesProsjektData.revisjon : '';
  }

  /** @returns {Prosjekt} */
  function nytt() {
    return { ...kjerne.tomt(), id: nyId() + nyId(), revisjon: revisjon() };
  }

  function nyId() {
    const tall = new Uint32Array(2);
    crypto.getRandomValues(tall);
    return (tall[0].toString(36) + tall[1].toString(36)).slice(0, 10);
  }

  /** @param {Prosjekt} p */
  function innhold(p) {
    let tekst = innholdAv.get(p);
    if (tekst === undefined) {
      tekst = kjerne.innhold(p);
      innholdAv.set(p, tekst);
    }
    return tekst;
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

  // What is kept on this machine

  /** Whether what is written here is kept. */
  function huskes() {
    return minne.modus() === 'lokal' && !sperre && !fullt;
  }

  /**
   * Take in what another tab has stored since, so that nothing is written over.
   * @param {string} forrige the id of the project that this tab had; what was stored under it may be replaced
   */
  function hentAndres(forrige) {
    const tekst = minne.les();
    if (tekst === null) {
      sperre = '';
      return;
    }
    if (tekst === husket && !sperre) return;
    const lest = kjerne.tolk(tekst);
    if (!lest.ok) {
      sperre = lest.melding + ' ' + TEKST.uleselig;
    } else if (lest.prosjekt.id === prosjekt.id) {
      prosjekt = kjerne.nyeste(prosjekt, lest.prosjekt);
      sperre = '';
    } else if (erTomt(prosjekt) && !gjort.length) {
      prosjekt = lest.prosjekt;
      sperre = '';
    } else if (lest.prosjekt.id !== forrige) {
      sperre = TEKST.annet;
    }
    if (!sperre) husket = tekst;
  }

  function lagreHer() {
    if (minne.modus() !== 'lokal' || sperre) return;
    const tekst = kjerne.tilTekst(prosjekt);
    if (tekst === husket && !fullt) return;
    const utfall = minne.lagre(tekst);
    if (!utfall.ok && !fullt) si(utfall.melding);
    fullt = !utfall.ok;
    if (utfall.ok) husket = tekst;
  }

  /** @param {Prosjekt} p */
  function bytt(p) {
    const forrige = prosjekt.id;
    prosjekt = { ...p, revisjon: revisjon() || p.revisjon };
    if (minne.modus() === 'lokal') hentAndres(forrige);
    lagreHer();
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

  function angre() {
    const trinn = gjort.pop();
    if (!trinn) return null;
    angret.push(trinn);
    bytt(kjerne.tilbake(prosjekt, trinn.etter, trinn.foer, Date.now()));
    return trinn.hva;
  }

  function gjenta() {
    const trinn = angret.pop();
    if (!trinn) return null;
    gjort.push(trinn);
    bytt(kjerne.tilbake(prosjekt, trinn.foer, trinn.etter, Date.now()));
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
    return String(hent('om/tittel') || '').trim() || t('Prosjekt uten navn');
  }

  function ulagret() {
    return !huskes() && !erTomt(prosjekt) && !iFil.has(innhold(prosjekt));
  }

  // Files

  function filnavn() {
    const navn = tittel().toLowerCase().replace(/æ/g, 'ae').replace(/ø/g, 'o').replace(/å/g, 'a').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
    return (navn || 'prosjekt').slice(0, 60) + '-' + dag() + '.prosjekt.json';
  }

  function lagreFil() {
    // The copy that lies in the file and the one here have met: later changes here are told from those made there.
    const p = kjerne.delt(prosjekt, Date.now());
    lastNed(filnavn(), kjerne.tilTekst(p), 'application/json');
    if (!I_SANDKASSE) iFil.add(innhold(p));
    bytt(p);
    si(I_SANDKASSE ? TEKST.sandkasse : TEKST.lagret);
  }

  /**
   * Let the person decide between what is here and another project.
   * @param {Prosjekt} der
   * @param {string} navn
   * @param {string[]} merknader
   * @param {(p: Prosjekt, hva: string) => void} [ferdig]
   * @returns {Promise<Utfall>}
   */
  async function sammenlign(der, navn, merknader, ferdig) {
    try {
      await last('assets/js/prosjekt/fletting.js');
    } catch (e) {
      return { ok: false, melding: TEKST.fletting };
    }
    if (window.fellesProsjektFletting) window.fellesProsjektFletting.apne(der, navn, merknader, ferdig);
    return { ok: true, melding: '' };
  }

  /** @type {FellesProsjekt['apneFil']} */
  async function apneFil(tekst, navn) {
    const lest = kjerne.tolk(tekst);
    if (!lest.ok) return { ok: false, melding: lest.melding };
    const der = lest.prosjekt.id ? lest.prosjekt : { ...lest.prosjekt, id: nyId() + nyId() };
    iFil.add(innhold(der));
    if (innhold(der) === innhold(prosjekt)) {
      bytt(kjerne.delt(kjerne.slaaSammen(prosjekt, der).prosjekt, Date.now()));
      return { ok: true, melding: TEKST.likt };
    }
    if (!erTomt(prosjekt)) return sammenlign(der, navn, lest.merknader);
    gjor(kjerne.delt(der, Date.now()), t('Fil åpnet'));
    return { ok: true, melding: [TEKST.apnet].concat(lest.merknader).join(' ') };
  }

  /** Compare with the other project that is kept on this machine, and keep what comes out of it. */
  async function slaaSammenMedHusket() {
    const tekst = minne.les();
    const lest = tekst === null ? null : kjerne.tolk(tekst);
    if (!lest || !lest.ok) return { ok: false, melding: sperre };
    return sammenlign(lest.prosjekt, t('prosjektet som huskes på denne maskinen'), lest.merknader, function (p, hva) {
      gjor({ ...p, id: lest.prosjekt.id }, hva);
    });
  }

  // The bar

  /**
   * A button that has to be pressed twice.
   * @param {HTMLButtonElement} knapp
   * @param {string} tekst
   * @param {string} sikker
   * @param {() => void} gjorDet
   */
  function toTrykk(knapp, tekst, sikker, gjorDet) {
    let klar = false;
    /** @param {boolean} ja */
    const sett_ = function (ja) {
      klar = ja;
      knapp.textContent = ja ? sikker : tekst;
    };
    knapp.addEventListener('click', function () {
      if (!klar) return sett_(true);
      sett_(false);
      gjorDet();
    });
    knapp.addEventListener('blur', function () { sett_(false); });
    sett_(false);
  }

  function tilstandstekst() {
    const status = minne.status();
    if (sperre) return sperre;
    if (status.melding) return status.melding;
    if (minne.modus() === 'lokal') {
      return t('Prosjektet huskes i denne nettleseren til {0}. Andre som bruker maskinen, kan lese det.', dato(status.utloper));
    }
    return erTomt(prosjekt) ? TEKST.tomt : ulagret() ? TEKST.uhusket : TEKST.iFil;
  }

  /** @param {KeyboardEvent} h */
  function tast(h) {
    const her = h.target instanceof Element ? h.target : null;
    const skriver = her && her.closest('textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"], [type="button"])');
    if (!(h.ctrlKey || h.metaKey) || h.altKey || skriver || h.defaultPrevented || document.querySelector('dialog[open]')) return;
    const bokstav = h.key.toLowerCase();
    const om = bokstav === 'y' || (bokstav === 'z' && h.shiftKey);
    if (!om && bokstav !== 'z') return;
    h.preventDefault();
    siEtter(om);
  }

  /** @param {boolean} om */
  function siEtter(om) {
    const hva = om ? gjenta() : angre();
    if (om) si(hva === null ? t('Det er ikke mer å gjøre om igjen.') : t('Gjort om igjen: {0}', hva));
    else si(hva === null ? t('Det er ikke mer å angre.') : t('Angret: {0}', hva));
  }

  /** @type {FellesProsjekt['linje']} */
  function linje(vert) {
    const navn = el('input', { type: 'text', class: 'prosjekt-navn', id: 'prosjekt-navn', maxlength: 120, autocomplete: 'off' });
    // As high as its longest text: were the page to move when a field is left, the button that was aimed at would be missed.
    const sagt = el('span');
    const tilstand = el('p', { class: 'prosjekt-tilstand', 'data-lengst': TEKST.uhusket }, sagt);
    const svar = el('p', { class: 'prosjekt-svar', role: 'status' });
    const knapp = /** @param {string} tekst */ function (tekst) { return el('button', { type: 'button', class: 'knapp knapp-stille', text: tekst }); };
    const huskKnapp = knapp(t('Husk prosjektet på denne maskinen'));
    const iStedetKnapp = knapp('');
    const flettKnapp = knapp(t('Slå sammen med det som huskes'));
    const glemKnapp = knapp('');
    const filKnapp = knapp(t('Lagre til fil'));
    const apneKnapp = knapp(t('Åpne fil'));
    const angreKnapp = knapp(t('Angre'));
    const gjentaKnapp = knapp(t('Gjør om'));
    const velger = el('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': t('Prosjektfil') });
    const herfra = document.body.dataset.sideType === 'project';

    /** @param {Utfall} utfall */
    function fortell(utfall) {
      svar.textContent = utfall.melding;
      svar.classList.toggle('er-feil', !utfall.ok);
    }
    /**
     * A button that cannot be used now stays in the order of focus, so that nobody loses their place.
     * @param {HTMLButtonElement} k
     * @param {Trinn | undefined} trinn
     */
    function visTrinn(k, trinn) {
      k.setAttribute('aria-disabled', String(!trinn));
      k.title = trinn ? trinn.hva : '';
    }
    function tegn() {
      if (document.activeElement !== navn) navn.value = String(hent('om/tittel') || '');
      const lokal = minne.modus() === 'lokal';
      const tekst = tilstandstekst();
      if (sagt.textContent !== tekst) sagt.textContent = tekst;
      tilstand.classList.toggle('er-ulagret', ulagret());
      huskKnapp.hidden = lokal;
      iStedetKnapp.hidden = !lokal || !sperre;
      flettKnapp.hidden = sperre !== TEKST.annet;
      glemKnapp.hidden = !lokal;
      visTrinn(angreKnapp, gjort[gjort.length - 1]);
      visTrinn(gjentaKnapp, angret[angret.length - 1]);
    }
    function husk() {
      const tekst = kjerne.tilTekst(prosjekt);
      const utfall = minne.husk(tekst, DAGER);
      if (utfall.ok) {
        sperre = '';
        fullt = false;
        husket = tekst;
      }
      fortell(utfall);
      varsle();
      if (utfall.ok) glemKnapp.focus();
    }

    navn.addEventListener('change', function () { sett({ 'om/tittel': navn.value.trim() || null }, t('Nytt navn på prosjektet')); });
    huskKnapp.addEventListener('click', husk);
    toTrykk(iStedetKnapp, t('Husk dette prosjektet i stedet'), t('Trykk en gang til for å bytte det ut'), husk);
    flettKnapp.addEventListener('click', async function () { fortell(await slaaSammenMedHusket()); });
    toTrykk(glemKnapp, t('Glem prosjektet på denne maskinen'), t('Trykk en gang til for å glemme'), function () {
      const utfall = minne.glem();
      sperre = '';
      fullt = false;
      fortell({ ok: utfall.ok, melding: utfall.melding + ' ' + t('Det som står på siden nå, blir stående til du lukker den.') });
      varsle();
      huskKnapp.focus();
    });
    filKnapp.addEventListener('click', lagreFil);
    apneKnapp.addEventListener('click', function () { velger.click(); });
    velger.addEventListener('change', async function () {
      const fil = velger.files && velger.files[0];
      if (!fil) return;
      const tekst = await fil.text().catch(function () { return null; });
      velger.value = '';
      fortell(tekst === null ? { ok: false, melding: TEKST.ulestFil } : await apneFil(tekst, fil.name));
    });
    angreKnapp.addEventListener('click', function () { siEtter(false); });
    gjentaKnapp.addEventListener('click', function () { siEtter(true); });
    document.addEventListener('keydown', tast);

    vert.append(el('section', { class: 'prosjekt-linje', 'aria-label': t('Prosjektet') },
      el('p', { class: 'prosjekt-hode' }, el('label', { for: 'prosjekt-navn', text: t('Navnet på prosjektet') }), navn,
        ...(herfra ? [] : [el('a', { href: lenke('prosjekt.html'), text: t('Se alt i prosjektet') })])),
      tilstand,
      el('p', { class: 'prosjekt-knapper' }, angreKnapp, gjentaKnapp, filKnapp, apneKnapp, flettKnapp, iStedetKnapp, huskKnapp, glemKnapp, velger),
      svar,
      el('p', { class: 'prosjekt-vern', text: TEKST.vern })));
    lyttere.add(tegn);
    tegn();
  }

  /** @type {FellesProsjekt['sett']} */
  function sett(endringer, hva) {
    const ny = kjerne.endre(prosjekt, endringer, Date.now());
    if (ny !== prosjekt) gjor(ny, hva || t('Endring'));
  }

  /** What stands in a field that somebody is still in counts as written before the page goes. */
  function skrivFerdig() {
    const her = document.activeElement;
    if (her instanceof HTMLTextAreaElement || (her instanceof HTMLInputElement && her.type !== 'file')) {
      her.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  hentAndres(prosjekt.id);
  minne.lytt(function () {
    hentAndres(prosjekt.id);
    // Both tabs come to the same, so that the one that closes last leaves everything.
    lagreHer();
    varsle();
  });
  window.addEventListener('pagehide', skrivFerdig);
  window.addEventListener('beforeunload', function (h) {
    skrivFerdig();
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
    nytt: nytt,
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
