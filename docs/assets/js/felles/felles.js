// @ts-check
/**
 * What the scripts of every part of the site share: elements, addresses, days, files, copying and saying something.
 */
(function () {
  'use strict';

  if (window.felles) return;

  const MAANEDER = 'januar februar mars april mai juni juli august september oktober november desember'.split(' ');

  const ORD = window.fellesNynorsk || {};
  const SIDER = window.fellesSiderNynorsk || {};

  /** @type {Felles['t']} */
  function t(tekst, ...deler) {
    return (ORD[tekst] || tekst).replace(/\{(\d)\}/g, function (_, nr) { return String(deler[Number(nr)]); });
  }

  /** @type {Felles['el']} */
  function el(navn, egenskaper, ...barn) {
    const e = document.createElement(navn);
    for (const [n, verdi] of Object.entries(egenskaper || {})) {
      if (n === 'text') e.textContent = String(verdi);
      else if (verdi === true) e.setAttribute(n, '');
      else if (verdi !== false) e.setAttribute(n, String(verdi));
    }
    e.append(...barn);
    return e;
  }

  /** @type {Felles['knapp']} */
  function knapp(tekst, trykk, klasse = 'knapp knapp-stille') {
    const k = el('button', { type: 'button', class: klasse, text: tekst });
    k.addEventListener('click', trykk);
    return k;
  }

  /** @type {Felles['lenke']} */
  function lenke(adresse) {
    const [side] = adresse.split('#');
    const her = Object.hasOwn(SIDER, side) ? SIDER[side] + adresse.slice(side.length) : adresse;
    return (document.body.dataset.base || '.') + '/' + her;
  }

  /** @type {Map<string, Promise<void>>} */
  const lastet = new Map();

  /** @type {Felles['last']} */
  function last(adresse) {
    let lovnad = lastet.get(adresse);
    if (lovnad) return lovnad;
    lovnad = new Promise(function (ok, feil) {
      const skript = el('script', { src: lenke(adresse) });
      skript.onload = function () { ok(); };
      skript.onerror = function () {
        lastet.delete(adresse);
        feil(new Error(adresse));
      };
      document.head.append(skript);
    });
    lastet.set(adresse, lovnad);
    return lovnad;
  }

  /** @type {Felles['dato']} */
  function dato(dag) {
    const [ar, maned, nr] = dag.split('-').map(Number);
    return nr + '. ' + MAANEDER[maned - 1] + ' ' + ar;
  }

  /** @type {Felles['dag']} */
  function dag(pluss, fra) {
    const [ar, maned, nr] = fra ? fra.split('-').map(Number) : [];
    const d = fra ? new Date(ar, maned - 1, nr) : new Date();
    // Noon is never skipped or doubled when clocks are changed.
    const ny = new Date(d.getFullYear(), d.getMonth(), d.getDate() + (pluss || 0), 12);
    return ny.getFullYear() + '-' + String(ny.getMonth() + 1).padStart(2, '0') + '-' + String(ny.getDate()).padStart(2, '0');
  }

  /** Where something for a moment goes: outside an open dialog nothing can have the focus or be heard. */
  function vert() {
    const dialoger = document.querySelectorAll('dialog[open]');
    return dialoger.length ? dialoger[dialoger.length - 1] : document.body;
  }

  /** @type {Felles['lastNed']} */
  function lastNed(navn, innhold, type) {
    const fil = innhold instanceof Blob ? innhold : new Blob([innhold], { type: type });
    const adresse = URL.createObjectURL(fil);
    const a = el('a', { href: adresse, download: navn, hidden: true });
    vert().append(a);
    a.click();
    a.remove();
    window.setTimeout(function () { URL.revokeObjectURL(adresse); }, 60000);
  }

  /**
   * The older way needs no permission, and so works in frames and files too.
   * @param {string} tekst
   */
  function kopierMerket(tekst) {
    const felt = el('textarea', { class: 'skjult', 'aria-hidden': 'true', tabindex: '-1' });
    const for_ = document.activeElement;
    felt.value = tekst;
    vert().append(felt);
    felt.select();
    try {
      return document.execCommand('copy');
    } catch (e) {
      return false;
    } finally {
      felt.remove();
      if (for_ instanceof HTMLElement) for_.focus({ preventScroll: true });
    }
  }

  /** @type {Felles['kopier']} */
  async function kopier(tekst) {
    if (kopierMerket(tekst)) return true;
    try {
      await navigator.clipboard.writeText(tekst);
      return true;
    } catch (e) {
      return false;
    }
  }

  const hort = el('p', { class: 'skjult', role: 'status', 'data-felles-si': true });

  /** @type {Felles['si']} */
  function si(tekst) {
    if (hort.parentNode !== vert()) vert().append(hort);
    // The same sentence twice in a row has to be heard twice.
    hort.textContent = '';
    window.setTimeout(function () { hort.textContent = tekst; }, 60);
  }

  window.felles = { t: t, el: el, knapp: knapp, lenke: lenke, last: last, dato: dato, dag: dag, lastNed: lastNed, kopier: kopier, si: si };
})();
