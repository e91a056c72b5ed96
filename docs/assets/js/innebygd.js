// @ts-check
/**
 * The edition inside another page: tells the page around it how tall the content is and where in it the reader has
 * gone, opens dialogs where the reader is, and links to other sites in a window of their own. Says nothing else to
 * anybody, and nothing at all outside a frame.
 */
(function () {
  'use strict';

  const DIALOG = 600;
  const OVER = 64;

  if (window.parent === window) return;
  let sist = 0;

  /** Any page may be around this one, so the message goes to all; it holds a number and nothing about the reader. */
  function fortellHoyde() {
    const hoyde = Math.ceil(document.body.getBoundingClientRect().height);
    if (hoyde === sist) return;
    sist = hoyde;
    window.parent.postMessage({ type: 'fellesmodellen:hoyde', hoyde: hoyde }, '*');
  }

  /** A frame as tall as its content cannot scroll, so the page around it has to: to the place in the address, or the top. */
  function fortellSted() {
    const mal = document.querySelector(':target');
    const sted = mal ? Math.round(mal.getBoundingClientRect().top + window.scrollY) : 0;
    window.parent.postMessage({ type: 'fellesmodellen:sted', sted: sted }, '*');
  }

  /**
   * A second press on the same link changes no address, but the reader wants to go there again.
   * @param {Event} hendelse
   */
  function gaaIgjen(hendelse) {
    const lenke = hendelse.target instanceof Element && hendelse.target.closest('a[href]');
    if (lenke instanceof HTMLAnchorElement && lenke.hash && lenke.href === window.location.href) fortellSted();
  }

  /**
   * The place of what was pressed, kept inside the page, for the dialog that may come of it.
   * @param {Event} hendelse
   */
  function merkSted(hendelse) {
    if (!(hendelse.target instanceof Element) || hendelse.target.closest('dialog')) return;
    const her = hendelse.target.getBoundingClientRect().top - OVER;
    const sted = Math.max(16, Math.min(her, window.innerHeight - DIALOG));
    document.documentElement.style.setProperty('--innebygd-sted', Math.round(sted) + 'px');
  }

  /**
   * Other sites often refuse to be shown in a frame, so links to them open in a window of their own.
   * @param {HTMLAnchorElement} lenke
   */
  function apneUtenfor(lenke) {
    if (!/^https?:$/.test(lenke.protocol) || lenke.host === window.location.host) return;
    lenke.target = '_blank';
    lenke.rel = 'noopener';
  }

  document.addEventListener('click', merkSted, true);
  document.addEventListener('click', gaaIgjen);
  window.addEventListener('hashchange', fortellSted);
  window.addEventListener('load', fortellSted);
  document.querySelectorAll('a[href]').forEach(function (e) { apneUtenfor(/** @type {HTMLAnchorElement} */ (e)); });
  fortellHoyde();
  if ('ResizeObserver' in window) new ResizeObserver(fortellHoyde).observe(document.body);
})();
