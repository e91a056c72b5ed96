// @ts-check
/**
 * «Din fremdrift»: remember on this machine, forget, save to a file, fetch from one, and carry to another machine by
 * a code or a QR code. Loaded when somebody opens it. Nothing is taken in before the person has said how.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesLager || window.fellesPanel) return;
  const lager = window.fellesLager;
  const { el, last, dato, dag, lastNed, kopier } = window.felles;

  /**
   * @param {string} tekst
   * @param {() => void} trykk
   * @param {boolean} [stille]
   */
  function knapp(tekst, trykk, stille) {
    const k = el('button', { type: 'button', class: stille ? 'knapp knapp-sekundaer' : 'knapp', text: tekst });
    k.addEventListener('click', trykk);
    return k;
  }

  /**
   * @param {number} n
   * @param {string} en
   * @param {string} flere
   */
  function antall(n, en, flere) {
    return n + ' ' + (n === 1 ? en : flere);
  }

  /**
   * What a state holds, in words.
   * @param {Tilstand} t
   */
  function innhold(t) {
    const deler = [
      antall(Object.keys(t.lest).length, 'lest leksjon', 'leste leksjoner'),
      antall(Object.keys(t.svar).length, 'besvart spørsmål', 'besvarte spørsmål'),
      antall(Object.keys(t.sjekk).length, 'kunnskapssjekk', 'kunnskapssjekker'),
      antall(Object.keys(t.underveis || {}).length, 'påbegynt kunnskapssjekk', 'påbegynte kunnskapssjekker'),
      antall(Object.keys(t.kryss).length, 'kryss', 'kryss'),
    ].filter(function (d) { return !d.startsWith('0 '); });
    if (!deler.length) return t.sist ? 'hvor du var' : 'ingenting';
    return deler.length === 1 ? deler[0] : deler.slice(0, -1).join(', ') + ' og ' + deler[deler.length - 1];
  }

  const status = el('p', { role: 'status', class: 'panel-status' });
  /** @param {string} tekst */
  function si(tekst) {
    // The same sentence twice in a row has to be heard twice.
    status.textContent = '';
    window.setTimeout(function () { status.textContent = tekst; }, 60);
  }

  /**
   * @param {string} id
   * @param {string} tittel
   * @param {...(Node | string)} barn
   */
  function del(id, tittel, ...barn) {
    return el('section', { 'aria-labelledby': id }, el('h3', { id: id, text: tittel }), ...barn);
  }

  // Remember and forget

  const husk = el('div');

  function tegnHusk() {
    const modus = lager.modus();
    const tilstand = lager.status();
    const advarsel = tilstand.melding ? [el('p', { class: 'framdrift-melding', text: tilstand.melding })] : [];
    if (modus === 'lms') {
      husk.replaceChildren(...advarsel, el('p', { text: 'Læringsplattformen husker fremdriften din. Nettleseren lagrer ingenting.' }), glemDel());
      return;
    }
    if (modus === 'lokal') {
      husk.replaceChildren(...advarsel,
        el('p', { text: 'Fremdriften huskes i denne nettleseren, på denne maskinen, til ' + dato(tilstand.utloper) + '. Datoen flyttes hver gang du bruker kurset.' }),
        glemDel());
      return;
    }
    const lengde = el('select', { id: 'panel-dager' });
    for (const [dager, tekst] of /** @type {[number, string][]} */ ([[30, '30 dager'], [180, '180 dager'], [365, 'ett år']])) {
      lengde.append(el('option', { value: dager, selected: dager === tilstand.dager, text: tekst }));
    }
    husk.replaceChildren(...advarsel,
      el('p', {}, el('strong', { text: 'Nå huskes ingenting.' }), ' Når du forlater siden, er fremdriften borte. Du kan be nettleseren huske den:'),
      el('ul', {},
        el('li', {}, el('strong', { text: 'Hva: ' }), 'leksjonene du har lest, svar og resultater, kunnskapssjekken du er midt i, kryssene dine, spørsmål som skal komme igjen, og hvor du var. Ikke navn, og ikke noe du har skrevet.'),
        el('li', {}, el('strong', { text: 'Hvor: ' }), 'i denne nettleseren, på denne maskinen. Ingenting sendes ut.'),
        el('li', {}, el('strong', { text: 'Hvor lenge: ' }), 'til så mange dager har gått uten at du har brukt kurset. Da slettes alt neste gang noen åpner det.')),
      el('p', { class: 'panel-delt' }, el('strong', { text: 'Deler du maskinen med andre? ' }), 'Da kan de se hva du har gjort. Lagre heller til fil, eller ta med en kode.'),
      el('p', { class: 'panel-felt' }, el('label', { for: 'panel-dager', text: 'Husk i ' }), lengde),
      el('p', { class: 'knapperad' }, knapp('Husk fremdriften på denne maskinen', function () {
        const utfall = lager.husk(Number(lengde.value));
        tegnHusk();
        si(utfall.melding);
        fokus(husk);
      })), lager.tom(lager.les()) ? '' : glemDel());
  }

  function glemDel() {
    const rad = el('p', { class: 'knapperad' });
    const sporsmal = el('div', { class: 'panel-spor', role: 'group', 'aria-label': 'Glemme alt?', tabindex: '-1', hidden: true },
      el('p', { text: 'Alt du har lest, svart på og krysset av, slettes. Det kan ikke angres.' }),
      el('p', { class: 'knapperad' },
        knapp('Ja, glem alt', function () {
          const utfall = lager.glem();
          tegnHusk();
          tegnTaMed();
          si(utfall.melding);
          fokus(husk);
        }),
        knapp('Avbryt', function () {
          sporsmal.hidden = true;
          rad.hidden = false;
          fokus(rad);
        }, true)));
    rad.append(knapp('Glem alt', function () {
      rad.hidden = true;
      sporsmal.hidden = false;
      sporsmal.focus();
    }, true));
    return el('div', {}, rad, sporsmal);
  }

  /** @param {HTMLElement} hvor */
  function fokus(hvor) {
    const mal = /** @type {HTMLElement | null} */ (hvor.querySelector('button, select'));
    if (mal) mal.focus();
  }

  // Taking in: shown first, then asked

  const spor = el('div', { class: 'panel-spor', role: 'group', 'aria-label': 'Hente fremdriften?', tabindex: '-1', hidden: true });
  /** @type {HTMLElement | null} */
  let etterpaa = null;

  /**
   * @param {string} tekst a file or a code
   * @param {HTMLElement} fra where the focus goes when it is done
   */
  function taImot(tekst, fra) {
    const lest = lager.tolk(tekst);
    etterpaa = fra;
    if (!lest.tilstand) {
      spor.hidden = true;
      si(lest.melding);
      return;
    }
    const her = lager.les();
    // Where somebody was a moment ago is nothing to lose.
    const tom = lager.tom(Object.assign({}, her, { sist: null }));
    /** @param {Maate} maate */
    function hent(maate) {
      const utfall = lager.importer(tekst, maate);
      spor.hidden = true;
      tegnHusk();
      tegnTaMed();
      si((tom ? 'Fremdriften er hentet.' : utfall.melding) + (lager.modus() === 'minne' ? ' Den huskes bare til du forlater siden.' : ''));
      if (etterpaa) etterpaa.focus();
    }
    const avbryt = knapp('Avbryt', function () {
      spor.hidden = true;
      si('Ingenting er hentet.');
      if (etterpaa) etterpaa.focus();
    }, true);
    spor.replaceChildren(
      el('p', { text: 'Det du vil hente: ' + innhold(lest.tilstand) + '.' }),
      el('p', { text: tom ? 'Her er det ingenting fra før.' : 'Her fra før: ' + innhold(her) + '.' }),
      el('p', { class: 'knapperad' },
        ...(tom ? [knapp('Hent fremdriften', function () { hent('erstatt'); })] : [
          knapp('Slå sammen, og behold det beste', function () { hent('sammen'); }),
          knapp('Bytt ut det som er her', function () { hent('erstatt'); }, true),
        ]), avbryt));
    spor.hidden = false;
    spor.focus();
    spor.scrollIntoView({ block: 'nearest' });
  }

  // Files

  function filDel() {
    const fil = el('input', { type: 'file', id: 'panel-fil', accept: '.json,application/json' });
    fil.addEventListener('change', function () {
      const valgt = fil.files && fil.files[0];
      if (!valgt) return;
      if (valgt.size > 2e6) {
        si('Filen er for stor til å være fremdrift fra kurset.');
        return;
      }
      const leser = new FileReader();
      leser.onload = function () { taImot(String(leser.result), fil); };
      leser.onerror = function () { si('Filen kunne ikke leses.'); };
      // Emptied only when it is read, so that the same file can be chosen again.
      leser.onloadend = function () { fil.value = ''; };
      leser.readAsText(valgt);
    });
    return del('panel-filer', 'Lagre til fil',
      el('p', { text: 'Filen tar med alt. Legg den der du legger andre filer, og hent den igjen her eller på en annen maskin.' }),
      el('p', { class: 'knapperad' }, knapp('Lagre til fil', lagreFil, true)),
      el('p', { class: 'panel-felt' }, el('label', { for: 'panel-fil', text: 'Hent fra fil' }), fil));
  }

  function lagreFil() {
    const navn = 'fremdrift-' + dag() + '.json';
    lastNed(navn, lager.eksporter(), 'application/json');
    si('Filen heter ' + navn + '. Kom det ingen fil, tillater ikke siden du er på nedlasting. Bruk koden.');
  }

  // Code and QR

  const taMed = el('div');

  /** The address that opens the course with the progress, or nothing when the page is a file on this machine. */
  function lenkeMed() {
    const base = document.body.dataset.base || '.';
    return /^https?:$/.test(location.protocol) ? new URL(base + '/' + lager.kurs.adresse, location.href).href + '#framdrift=' : '';
  }

  function tegnTaMed() {
    if (lager.tom(lager.les())) {
      taMed.replaceChildren(el('p', { text: 'Her er det ingenting å ta med ennå.' }));
      return;
    }
    const kode = lager.kode(true);
    const felt = el('textarea', { id: 'panel-kode', readonly: true, rows: Math.min(6, Math.ceil(kode.length / 30)), spellcheck: 'false', class: 'panel-kode' });
    felt.value = kode;
    const qr = el('div', { class: 'panel-qr' });
    const alt = lenkeMed();
    const vis = knapp('Vis QR-kode', function () {
      last('assets/js/vendor/qrcode.js').then(function () { tegnQr(qr); }, function () { si('QR-koden kunne ikke lages. Bruk koden eller filen.'); });
    }, true);
    taMed.replaceChildren(
      el('p', { class: 'panel-felt' }, el('label', { for: 'panel-kode', text: 'Kode å skrive av' }), felt),
      el('p', { text: 'Koden tar med det du har lest, kunnskapssjekkene og kryssene. QR-koden' + (alt ? ', lenken' : '') + ' og filen tar også med hvert svar, og hva som skal komme igjen.' }),
      el('p', { class: 'knapperad' }, knapp('Kopier koden', function () { gi(felt.value, felt); }, true),
        ...(alt ? [knapp('Kopier lenke med alt', function () { gi(alt + lager.pakk(lager.les()), null); }, true)] : []), vis),
      qr);
  }

  /**
   * @param {string} tekst
   * @param {HTMLTextAreaElement | null} felt where the text stands, to copy it by hand
   */
  function gi(tekst, felt) {
    kopier(tekst).then(function (ok) {
      if (!ok && felt) felt.select();
      si(ok ? 'Kopiert.' : felt ? 'Koden er merket. Kopier den med Ctrl og C.' : 'Nettleseren tillot ikke kopiering. Bruk koden eller filen.');
    });
  }

  /** @param {HTMLElement} vert */
  function tegnQr(vert) {
    const lag = /** @type {any} */ (window).qrcode;
    const lenke = lenkeMed();
    const kode = lager.pakk(lager.les());
    try {
      const qr = lag(0, 'L');
      if (lenke) qr.addData(lenke, 'Byte');
      qr.addData(kode, 'Alphanumeric');
      qr.make();
      vert.replaceChildren(svg(qr.getModuleCount(), qr.isDark), el('p', {
        text: lenke ? 'Pek kameraet på den andre maskinen eller telefonen mot koden. Da åpnes kurset og spør om fremdriften skal hentes.'
          : 'Siden er åpnet fra en mappe, så QR-koden inneholder bare koden. Lim den inn på den andre maskinen.',
      }));
      si('QR-koden vises.');
    } catch (e) {
      vert.replaceChildren();
      si('Det er for mye til én QR-kode. Bruk filen.');
    }
  }

  /**
   * Dark on light in both colour schemes: that is what cameras know.
   * @param {number} n
   * @param {(rad: number, kolonne: number) => boolean} mork
   */
  function svg(n, mork) {
    const ns = 'http://www.w3.org/2000/svg';
    const bilde = document.createElementNS(ns, 'svg');
    bilde.setAttribute('viewBox', '-4 -4 ' + (n + 8) + ' ' + (n + 8));
    bilde.setAttribute('role', 'img');
    bilde.setAttribute('aria-label', 'QR-kode med fremdriften din');
    bilde.setAttribute('shape-rendering', 'crispEdges');
    const flate = document.createElementNS(ns, 'path');
    flate.setAttribute('d', 'M-4-4h' + (n + 8) + 'v' + (n + 8) + 'H-4z');
    flate.setAttribute('fill', '#fff');
    let d = '';
    for (let rad = 0; rad < n; rad++) for (let k = 0; k < n; k++) if (mork(rad, k)) d += 'M' + k + ' ' + rad + 'h1v1h-1z';
    const ruter = document.createElementNS(ns, 'path');
    ruter.setAttribute('d', d);
    bilde.append(flate, ruter);
    return bilde;
  }

  function hentDel() {
    const felt = el('textarea', { id: 'panel-hent', rows: 3, spellcheck: 'false', autocapitalize: 'characters', autocomplete: 'off', class: 'panel-kode' });
    return el('div', {},
      el('p', { class: 'panel-felt' }, el('label', { for: 'panel-hent', text: 'Har du en kode fra en annen maskin? Skriv den her' }), felt),
      el('p', { text: 'Store og små bokstaver, mellomrom og streker betyr ikke noe.' }),
      el('p', { class: 'knapperad' }, knapp('Hent fremdriften', function () {
        if (felt.value.trim()) taImot(felt.value, felt);
        else {
          si('Skriv koden først.');
          felt.focus();
        }
      }, true)));
  }

  // The dialog

  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  const tittel = el('h2', { id: 'panel-tittel', tabindex: '-1', text: 'Din fremdrift' });
  const sum = el('p');

  function lag() {
    const ny = el('dialog', { class: 'panel', 'aria-labelledby': 'panel-tittel' },
      el('div', { class: 'panel-hode' }, tittel, knapp('Lukk', function () { ny.close(); }, true)),
      sum, status, spor,
      del('panel-husk', 'Husk på denne maskinen', husk),
      del('panel-ta-med', 'Ta med til en annen maskin', taMed, hentDel()),
      filDel());
    document.body.append(ny);
    lager.lytt(function () {
      if (ny.open) tegnSum();
    });
    return ny;
  }

  function tegnSum() {
    sum.textContent = 'Her er det nå: ' + innhold(lager.les()) + '.';
  }

  /** @param {string} [kode] */
  function apne(kode) {
    dialog = dialog || lag();
    spor.hidden = true;
    status.textContent = '';
    tegnSum();
    tegnHusk();
    tegnTaMed();
    if (!dialog.open) dialog.showModal();
    tittel.focus();
    dialog.scrollTop = 0;
    if (kode) taImot(kode, tittel);
  }

  window.fellesPanel = { apne: apne };
})();
