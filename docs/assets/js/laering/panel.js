// @ts-check
/**
 * «Din fremdrift»: remember on this machine, forget, save to a file, fetch from one, and carry to another machine by
 * a code or a QR code. Loaded when somebody opens it. Nothing is taken in before the person has said how.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesLager || window.fellesPanel) return;
  const lager = window.fellesLager;
  const { el, knapp, last, dato, dag, lastNed, kopier, t } = window.felles;

  /**
   * @param {number} n
   * @param {string} en what is said of one
   * @param {string} flere what is said of more; of none nothing is said
   */
  function antall(n, en, flere) {
    return n === 1 ? en : n ? flere : '';
  }

  /**
   * What a state holds, in words.
   * @param {Tilstand} her
   */
  function innhold(her) {
    const [lest, svar, sjekk, underveis, kryss] = [her.lest, her.svar, her.sjekk, her.underveis || {}, her.kryss]
      .map(function (del) { return Object.keys(del).length; });
    const deler = [
      antall(lest, t('1 lest leksjon'), t('{0} leste leksjoner', lest)),
      antall(svar, t('1 besvart spørsmål'), t('{0} besvarte spørsmål', svar)),
      antall(sjekk, t('1 kunnskapssjekk'), t('{0} kunnskapssjekker', sjekk)),
      antall(underveis, t('1 påbegynt kunnskapssjekk'), t('{0} påbegynte kunnskapssjekker', underveis)),
      antall(kryss, t('1 kryss'), t('{0} kryss', kryss)),
    ].filter(Boolean);
    if (!deler.length) return her.sist ? t('hvor du var') : t('ingenting');
    return deler.length === 1 ? deler[0] : t('{0} og {1}', deler.slice(0, -1).join(', '), deler[deler.length - 1]);
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
      husk.replaceChildren(...advarsel, el('p', { text: t('Læringsplattformen husker fremdriften din. Nettleseren lagrer ingenting.') }), glemDel());
      return;
    }
    if (modus === 'lokal') {
      husk.replaceChildren(...advarsel,
        el('p', { text: t('Fremdriften huskes i denne nettleseren, på denne maskinen, til {0}. Datoen flyttes hver gang du bruker kurset.', dato(tilstand.utloper)) }),
        glemDel());
      return;
    }
    const lengde = el('select', { id: 'panel-dager' });
    for (const [dager, tekst] of /** @type {[number, string][]} */ ([[30, t('30 dager')], [180, t('180 dager')], [365, t('ett år')]])) {
      lengde.append(el('option', { value: dager, selected: dager === tilstand.dager, text: tekst }));
    }
    husk.replaceChildren(...advarsel,
      el('p', {}, el('strong', { text: t('Nå huskes ingenting.') }), ' ' + t('Når du forlater siden, er fremdriften borte. Du kan be nettleseren huske den:')),
      el('ul', {},
        el('li', {}, el('strong', { text: t('Hva:') }), ' ' + t('leksjonene du har lest, svar og resultater, kunnskapssjekken du er midt i, kryssene dine, spørsmål som skal komme igjen, og hvor du var. Ikke navn, og ikke noe du har skrevet.')),
        el('li', {}, el('strong', { text: t('Hvor:') }), ' ' + t('i denne nettleseren, på denne maskinen. Ingenting sendes ut.')),
        el('li', {}, el('strong', { text: t('Hvor lenge:') }), ' ' + t('til så mange dager har gått uten at du har brukt kurset. Da slettes alt neste gang noen åpner det.'))),
      el('p', { class: 'panel-delt' }, el('strong', { text: t('Deler du maskinen med andre?') }), ' ' + t('Da kan de se hva du har gjort. Lagre heller til fil, eller ta med en kode.')),
      el('p', { class: 'panel-felt' }, el('label', { for: 'panel-dager', text: t('Husk i') + ' ' }), lengde),
      el('p', { class: 'knapperad' }, knapp(t('Husk fremdriften på denne maskinen'), function () {
        const utfall = lager.husk(Number(lengde.value));
        tegnHusk();
        si(utfall.melding);
        fokus(husk);
      }, 'knapp')), lager.tom(lager.les()) ? '' : glemDel());
  }

  function glemDel() {
    const rad = el('p', { class: 'knapperad' });
    const sporsmal = el('div', { class: 'panel-spor', role: 'group', 'aria-label': t('Glemme alt?'), tabindex: '-1', hidden: true },
      el('p', { text: t('Alt du har lest, svart på og krysset av, slettes. Det kan ikke angres.') }),
      el('p', { class: 'knapperad' },
        knapp(t('Ja, glem alt'), function () {
          const utfall = lager.glem();
          tegnHusk();
          tegnTaMed();
          si(utfall.melding);
          fokus(husk);
        }, 'knapp'),
        knapp(t('Avbryt'), function () {
          sporsmal.hidden = true;
          rad.hidden = false;
          fokus(rad);
        }, 'knapp knapp-sekundaer')));
    rad.append(knapp(t('Glem alt'), function () {
      rad.hidden = true;
      sporsmal.hidden = false;
      sporsmal.focus();
    }, 'knapp knapp-sekundaer'));
    return el('div', {}, rad, sporsmal);
  }

  /** @param {HTMLElement} hvor */
  function fokus(hvor) {
    const mal = /** @type {HTMLElement | null} */ (hvor.querySelector('button, select'));
    if (mal) mal.focus();
  }

  // Taking in: shown first, then asked

  const spor = el('div', { class: 'panel-spor', role: 'group', 'aria-label': t('Hente fremdriften?'), tabindex: '-1', hidden: true });
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
      si((tom ? t('Fremdriften er hentet.') : utfall.melding) + (lager.modus() === 'minne' ? ' ' + t('Den huskes bare til du forlater siden.') : ''));
      if (etterpaa) etterpaa.focus();
    }
    const avbryt = knapp(t('Avbryt'), function () {
      spor.hidden = true;
      si(t('Ingenting er hentet.'));
      if (etterpaa) etterpaa.focus();
    }, 'knapp knapp-sekundaer');
    spor.replaceChildren(
      el('p', { text: t('Det du vil hente: {0}.', innhold(lest.tilstand)) }),
      el('p', { text: tom ? t('Her er det ingenting fra før.') : t('Her fra før: {0}.', innhold(her)) }),
      el('p', { class: 'knapperad' },
        ...(tom ? [knapp(t('Hent fremdriften'), function () { hent('erstatt'); }, 'knapp')] : [
          knapp(t('Slå sammen, og behold det beste'), function () { hent('sammen'); }, 'knapp'),
          knapp(t('Bytt ut det som er her'), function () { hent('erstatt'); }, 'knapp knapp-sekundaer'),
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
        si(t('Filen er for stor til å være fremdrift fra kurset.'));
        return;
      }
      const leser = new FileReader();
      leser.onload = function () { taImot(String(leser.result), fil); };
      leser.onerror = function () { si(t('Filen kunne ikke leses.')); };
      // Emptied only when it is read, so that the same file can be chosen again.
      leser.onloadend = function () { fil.value = ''; };
      leser.readAsText(valgt);
    });
    return del('panel-filer', t('Lagre til fil'),
      el('p', { text: t('Filen tar med alt. Legg den der du legger andre filer, og hent den igjen her eller på en annen maskin.') }),
      el('p', { class: 'knapperad' }, knapp(t('Lagre til fil'), lagreFil, 'knapp knapp-sekundaer')),
      el('p', { class: 'panel-felt' }, el('label', { for: 'panel-fil', text: t('Hent fra fil') }), fil));
  }

  function lagreFil() {
    const navn = 'fremdrift-' + dag() + '.json';
    lastNed(navn, lager.eksporter(), 'application/json');
    si(t('Filen heter {0}. Kom det ingen fil, tillater ikke siden du er på nedlasting. Bruk koden.', navn));
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
      taMed.replaceChildren(el('p', { text: t('Her er det ingenting å ta med ennå.') }));
      return;
    }
    const kode = lager.kode(true);
    const felt = el('textarea', { id: 'panel-kode', readonly: true, rows: Math.min(6, Math.ceil(kode.length / 30)), spellcheck: 'false', class: 'panel-kode' });
    felt.value = kode;
    const qr = el('div', { class: 'panel-qr' });
    const alt = lenkeMed();
    const vis = knapp(t('Vis QR-kode'), function () {
      Promise.all([last('assets/js/vendor/qrcode.js'), last('assets/js/felles/qr.js')])
        .then(function () { tegnQr(qr); }, function () { si(t('QR-koden kunne ikke lages. Bruk koden eller filen.')); });
    }, 'knapp knapp-sekundaer');
    taMed.replaceChildren(
      el('p', { class: 'panel-felt' }, el('label', { for: 'panel-kode', text: t('Kode å skrive av') }), felt),
      el('p', {
        text: alt ? t('Koden tar med det du har lest, kunnskapssjekkene og kryssene. QR-koden, lenken og filen tar også med hvert svar, og hva som skal komme igjen.')
          : t('Koden tar med det du har lest, kunnskapssjekkene og kryssene. QR-koden og filen tar også med hvert svar, og hva som skal komme igjen.'),
      }),
      el('p', { class: 'knapperad' }, knapp(t('Kopier koden'), function () { gi(felt.value, felt); }, 'knapp knapp-sekundaer'),
        ...(alt ? [knapp(t('Kopier lenke med alt'), function () { gi(alt + lager.pakk(lager.les()), null); }, 'knapp knapp-sekundaer')] : []), vis),
      qr);
  }

  /**
   * @param {string} tekst
   * @param {HTMLTextAreaElement | null} felt where the text stands, to copy it by hand
   */
  function gi(tekst, felt) {
    kopier(tekst).then(function (ok) {
      if (!ok && felt) felt.select();
      si(ok ? t('Kopiert.') : felt ? t('Koden er merket. Kopier den med Ctrl og C.') : t('Nettleseren tillot ikke kopiering. Bruk koden eller filen.'));
    });
  }

  /** @param {HTMLElement} vert */
  function tegnQr(vert) {
    const lenke = lenkeMed();
    /** @type {QrDel} */
    const kode = [lager.pakk(lager.les()), 'Alphanumeric'];
    try {
      const { bilde } = /** @type {FellesQr} */ (window.fellesQr);
      vert.replaceChildren(bilde(lenke ? [[lenke, 'Byte'], kode] : [kode], t('QR-kode med fremdriften din')), el('p', {
        text: lenke ? t('Pek kameraet på den andre maskinen eller telefonen mot koden. Da åpnes kurset og spør om fremdriften skal hentes.')
          : t('Siden er åpnet fra en mappe, så QR-koden inneholder bare koden. Lim den inn på den andre maskinen.'),
      }));
      si(t('QR-koden vises.'));
    } catch (e) {
      vert.replaceChildren();
      si(t('Det er for mye til én QR-kode. Bruk filen.'));
    }
  }

  function hentDel() {
    const felt = el('textarea', { id: 'panel-hent', rows: 3, spellcheck: 'false', autocapitalize: 'characters', autocomplete: 'off', class: 'panel-kode' });
    return el('div', {},
      el('p', { class: 'panel-felt' }, el('label', { for: 'panel-hent', text: t('Har du en kode fra en annen maskin? Skriv den her') }), felt),
      el('p', { text: t('Store og små bokstaver, mellomrom og streker betyr ikke noe.') }),
      el('p', { class: 'knapperad' }, knapp(t('Hent fremdriften'), function () {
        if (felt.value.trim()) taImot(felt.value, felt);
        else {
          si(t('Skriv koden først.'));
          felt.focus();
        }
      }, 'knapp knapp-sekundaer')));
  }

  // The dialog

  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  const tittel = el('h2', { id: 'panel-tittel', tabindex: '-1', text: t('Din fremdrift') });
  const sum = el('p');

  function lag() {
    const ny = el('dialog', { class: 'panel', 'aria-labelledby': 'panel-tittel' },
      el('div', { class: 'panel-hode' }, tittel, knapp(t('Lukk'), function () { ny.close(); }, 'knapp knapp-sekundaer')),
      sum, status, spor,
      del('panel-husk', t('Husk på denne maskinen'), husk),
      del('panel-ta-med', t('Ta med til en annen maskin'), taMed, hentDel()),
      filDel());
    document.body.append(ny);
    lager.lytt(function () {
      if (ny.open) tegnSum();
    });
    return ny;
  }

  function tegnSum() {
    sum.textContent = t('Her er det nå: {0}.', innhold(lager.les()));
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
