// @ts-check
/**
 * Small helps for every page. Each works on what is already there; without scripts nothing is missing but comfort.
 */
(function () {
  'use strict';

  /** A text in the language of the page, as felles.t: this script runs where that one does not. @param {string} tekst */
  function t(tekst) {
    return (window.fellesNynorsk || {})[tekst] || tekst;
  }

  /**
   * «Skriv ut»: shown only where a script can print.
   * @param {HTMLButtonElement} knapp
   */
  function mountSkrivUt(knapp) {
    knapp.hidden = false;
    knapp.addEventListener('click', function () {
      window.print();
    });
  }

  /**
   * The same page in the other language, at the same place: a plan or a choice of tools stands in the address.
   * @param {HTMLAnchorElement} lenke
   */
  function mountMaalform(lenke) {
    const adresse = lenke.href;
    function folgMed() {
      lenke.href = adresse + location.hash;
    }
    lenke.addEventListener('click', folgMed);
    lenke.addEventListener('auxclick', folgMed);
  }

  /**
   * A menu in <details>: Esc closes it and hands focus back; a click or focus elsewhere closes it too.
   * @param {HTMLDetailsElement} meny
   */
  function mountMeny(meny) {
    meny.addEventListener('keydown', function (hendelse) {
      if (hendelse.key !== 'Escape' || !meny.open) return;
      meny.open = false;
      const knapp = meny.querySelector('summary');
      if (knapp) knapp.focus();
    });
    /** @param {Event} hendelse */
    function lukkUtenfor(hendelse) {
      if (meny.open && hendelse.target instanceof Node && !meny.contains(hendelse.target)) meny.open = false;
    }
    document.addEventListener('pointerdown', lukkUtenfor);
    document.addEventListener('focusin', lukkUtenfor);
  }

  /**
   * A table or a listing that may scroll sideways: a stop for the keyboard only while there is something to scroll.
   * @param {HTMLElement} ramme
   */
  function mountTabell(ramme) {
    function oppdater() {
      if (ramme.scrollWidth > ramme.clientWidth + 1) ramme.tabIndex = 0;
      else ramme.removeAttribute('tabindex');
    }
    oppdater();
    if ('ResizeObserver' in window) new ResizeObserver(oppdater).observe(ramme);
  }

  /**
   * Tables from Markdown come without a frame; give them one.
   * @param {HTMLTableElement} tabell
   */
  function rammInn(tabell) {
    if (tabell.closest('.tabell') || !tabell.parentNode) return;
    const ramme = document.createElement('div');
    const tittel = tabell.caption && tabell.caption.textContent;
    ramme.className = 'tabell';
    ramme.setAttribute('role', 'region');
    ramme.setAttribute('aria-label', t('Tabell: {0}').replace('{0}', function () { return (tittel || overskriftFor(tabell)).trim(); }));
    tabell.parentNode.insertBefore(ramme, tabell);
    ramme.append(tabell);
  }

  /**
   * The text of the nearest heading before the element.
   * @param {Element} element
   */
  function overskriftFor(element) {
    let funnet = '';
    document.querySelectorAll('#hovedinnhold :is(h1, h2, h3)').forEach(function (tittel) {
      if (tittel.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) funnet = tittel.textContent || '';
    });
    return funnet;
  }

  /** @param {Document | Element} rot */
  function mount(rot) {
    rot.querySelectorAll('button[data-skriv-ut]').forEach(function (e) { mountSkrivUt(/** @type {HTMLButtonElement} */ (e)); });
    rot.querySelectorAll('.maalform a').forEach(function (e) { mountMaalform(/** @type {HTMLAnchorElement} */ (e)); });
    rot.querySelectorAll('details[data-lukk-med-esc]').forEach(function (e) { mountMeny(/** @type {HTMLDetailsElement} */ (e)); });
    rot.querySelectorAll('#hovedinnhold table').forEach(function (e) { rammInn(/** @type {HTMLTableElement} */ (e)); });
    rot.querySelectorAll('.tabell, #hovedinnhold pre').forEach(function (e) { mountTabell(/** @type {HTMLElement} */ (e)); });
  }

  mount(document);
})();
