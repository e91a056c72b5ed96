// @ts-check
/**
 * Take the plan along: a link, a QR code, a file, and «Husk planen på denne maskinen». Nothing leaves the machine before
 * the person sends it, and nothing stays on it before the person says so.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesPlankode || window.fellesPlandeling) return;
  const { el, knapp, lenke, last, lastNed, kopier, si, dato, t } = window.felles;
  const kode = window.fellesPlankode;
  const STORST = 1e6;

  /** @param {Plan} plan */
  function filnavn(plan) {
    const navn = plan.tittel.toLowerCase().replace(/æ/g, 'ae').replace(/ø/g, 'o').replace(/å/g, 'a').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 50);
    return 'plan-' + (navn || 'samling') + '.json';
  }

  /**
   * @param {File} fil
   * @param {Planlager} lager
   */
  function lesFil(fil, lager) {
    if (fil.size > STORST) {
      lager.meld(t('Filen «{0}» er for stor til å være en plan herfra.', fil.name));
      return;
    }
    const leser = new FileReader();
    leser.onload = function () {
      if (lager.apneFil(String(leser.result))) si(t('Planen fra filen er åpnet. Du kan angre.'));
      else lager.meld(t('Filen «{0}» er ikke en plan herfra. Planen din er som før.', fil.name));
    };
    leser.onerror = function () { lager.meld(t('Filen «{0}» kunne ikke leses.', fil.name)); };
    leser.readAsText(fil);
  }

  /**
   * A field to choose a file with, and the whole page to drop one on.
   * @param {Planlager} lager
   * @param {string} id
   */
  function filfelt(lager, id) {
    const fil = el('input', { type: 'file', id: id, accept: '.json,application/json' });
    fil.addEventListener('change', function () {
      const valgt = fil.files && fil.files[0];
      if (valgt) lesFil(valgt, lager);
      fil.value = '';
    });
    return el('div', { class: 'plan-felt' }, el('label', { for: id, text: t('Åpne en plan fra fil') }), fil,
      el('p', { class: 'plan-hint', text: t('Du kan også dra filen inn på siden.') }));
  }

  /** @param {Planlager} lager */
  function taImotFiler(lager) {
    /** @param {DragEvent} h */
    function harFil(h) {
      return !!h.dataTransfer && Array.from(h.dataTransfer.types).includes('Files');
    }
    document.addEventListener('dragover', function (h) { if (harFil(h)) h.preventDefault(); });
    document.addEventListener('drop', function (h) {
      if (!harFil(h)) return;
      h.preventDefault();
      const fil = h.dataTransfer && h.dataTransfer.files[0];
      if (fil) lesFil(fil, lager);
    });
  }

  /**
   * @param {HTMLElement} vert
   * @param {Planlager} lager
   */
  function mount(vert, lager) {
    const paaNett = /^https?:$/.test(location.protocol);
    const status = el('p', { class: 'plan-svar', role: 'status' });
    const forHaand = el('div', { class: 'plan-felt', hidden: true });
    const qr = el('div', { class: 'plan-qr' });
    const husk = el('div', { class: 'plan-husk' });
    const tilProsjekt = el('a', { href: '#', text: t('Legg planen i prosjektet') });

    /** @param {string} tekst */
    function meld(tekst) {
      // The same sentence twice in a row has to be heard twice.
      status.textContent = '';
      window.setTimeout(function () { status.textContent = tekst; }, 60);
    }

    // Link

    function kopierLenke() {
      const adresse = kode.lenke(lager.plan());
      kopier(adresse).then(function (ok) {
        forHaand.hidden = ok;
        if (ok) {
          meld(t('Lenken er kopiert. Lim den inn i en e-post eller melding.'));
          return;
        }
        const felt = el('textarea', { id: 'plan-lenke', readonly: true, rows: 4, spellcheck: 'false' });
        felt.value = adresse;
        forHaand.replaceChildren(el('label', { for: 'plan-lenke', text: t('Lenken til planen') }), felt);
        felt.focus();
        felt.select();
        meld(t('Nettleseren tillot ikke kopiering. Lenken er merket: trykk Ctrl og C.'));
      });
    }

    function visQr() {
      Promise.all([last('assets/js/vendor/qrcode.js'), last('assets/js/felles/qr.js')]).then(function () {
        const { bilde } = /** @type {FellesQr} */ (window.fellesQr);
        qr.replaceChildren(bilde([[kode.lenke(lager.plan()), 'Byte']], t('QR-kode med planen')), el('p', { text: t('Pek kameraet på telefonen mot koden. Da åpnes planen der.') }));
        si(t('QR-koden vises.'));
      }).catch(function () {
        qr.replaceChildren();
        meld(t('QR-koden kunne ikke lages. Kopier lenken eller lagre til fil.'));
      });
    }

    function lagreFil() {
      const navn = filnavn(lager.plan());
      lastNed(navn, kode.tilFil(lager.plan()), 'application/json');
      meld(t('Filen heter {0}. Kom det ingen fil, tillater ikke siden du er på nedlasting. Kopier lenken i stedet.', navn));
    }

    // This machine

    function tegnHusk() {
      const tilstand = lager.status();
      const advarsel = tilstand.melding ? [el('p', { class: 'plan-advarsel', text: tilstand.melding })] : [];
      const glem = knapp(t('Glem planen'), function () {
        meld(lager.glem().melding || t('Planen er glemt. Den ligger her til du lukker siden.'));
        /** @type {HTMLElement | null} */ (husk.querySelector('button, select'))?.focus();
      });
      if (lager.huskes()) {
        husk.replaceChildren(...advarsel, el('p', {}, tilstand.utloper ? t('Planen huskes i denne nettleseren, på denne maskinen, til {0}. Hver endring tas vare på med en gang.', dato(tilstand.utloper))
          : t('Planen huskes i denne nettleseren, på denne maskinen. Hver endring tas vare på med en gang.')), el('p', { class: 'knapperad' }, glem));
        return;
      }
      const lengde = el('select', { id: 'plan-dager' });
      for (const [dager, tekst] of /** @type {[number, string][]} */ ([[30, t('{0} dager', 30)], [180, t('{0} dager', 180)], [365, t('ett år')]])) {
        lengde.append(el('option', { value: dager, selected: dager === tilstand.dager, text: tekst }));
      }
      husk.replaceChildren(...advarsel,
        el('p', {}, el('strong', { text: t('Nå huskes ingenting.') + ' ' }), t('Planen ligger i adressen øverst i nettleseren, og er borte når du lukker siden. Du kan be nettleseren huske den:')),
        el('ul', {},
          el('li', {}, el('strong', { text: t('Hva:') + ' ' }), t('planen slik du ser den, også navn, steder og egne punkter.')),
          el('li', {}, el('strong', { text: t('Hvor:') + ' ' }), t('i denne nettleseren, på denne maskinen. Ingenting sendes ut.')),
          el('li', {}, el('strong', { text: t('Hvor lenge:') + ' ' }), t('til så mange dager har gått uten at du har åpnet den. Da slettes den neste gang noen åpner siden.'))),
        ...(lager.annen() ? [el('p', { class: 'plan-advarsel', text: t('Her er det husket en annen plan. Den byttes ut hvis du husker denne.') })] : []),
        el('div', { class: 'plan-felt plan-dager' }, el('label', { for: 'plan-dager', text: t('Husk i') }), lengde),
        el('p', { class: 'knapperad' }, knapp(t('Husk planen på denne maskinen'), function () {
          meld(lager.husk(Number(lengde.value)).melding);
          /** @type {HTMLElement | null} */ (husk.querySelector('button, select'))?.focus();
        }), ...(lager.annen() ? [glem] : [])));
    }

    vert.append(status,
      el('div', { class: 'plan-to' },
        el('section', { 'aria-labelledby': 'plan-send' }, el('h3', { id: 'plan-send', text: t('Send eller lagre') }),
          el('p', { text: t('Hele planen ligger i lenken. Den som åpner den, får en kopi å endre på. Planen ligger ikke på noen tjener.') }),
          ...(paaNett ? [] : [el('p', { class: 'plan-hint', text: t('Siden er åpnet fra en mappe. Lenken virker bare på denne maskinen, så send heller filen.') })]),
          el('p', { class: 'knapperad' }, knapp(t('Kopier lenke'), kopierLenke, 'knapp'), knapp(t('Vis QR-kode'), visQr), knapp(t('Lagre til fil'), lagreFil)),
          el('p', {}, tilProsjekt, t('{0}, sammen med arkene og rapportene.', '')),
          forHaand, qr, filfelt(lager, 'plan-fil')),
        el('section', { 'aria-labelledby': 'plan-husk' }, el('h3', { id: 'plan-husk', text: t('Husk på denne maskinen') }), husk)));
    function tegnProsjekt() {
      const plan = lager.plan();
      tilProsjekt.href = lenke('prosjekt.html') + '#plan=' + kode.pakk(plan) + '&navn=' + encodeURIComponent(plan.tittel);
    }

    // A code of yesterday's plan must not be sent.
    lager.lytt(function (grunn) {
      if (grunn === 'endret' || grunn === 'byttet') {
        qr.replaceChildren();
        forHaand.hidden = true;
        tegnProsjekt();
      }
      if (grunn !== 'endret' && grunn !== 'vist' || lager.status().melding) tegnHusk();
    });
    tegnHusk();
    tegnProsjekt();
  }

  window.fellesPlandeling = { mount: mount, filfelt: filfelt, taImotFiler: taImotFiler };
})();
