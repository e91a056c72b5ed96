// @ts-check
/**
 * The edition inside another page: tells the page around it how tall the content is, opens dialogs where the
 * reader is, and links to other sites in a window of their own. Says nothing else to anybody, and nothing at all outside a frame.
 */
(function () {
  'use strict';

  const DIALOG = 600;
  const OVER = 64;

  if (window.parent === window) return;
  let sist = 0;

  /** Any page may be around this one, so the message goes to all; it holds a number and nothing about the reader. */
  function fortell() {
    const hoyde = Math.ceil(document.body.getBoundingClientRect().height);
    if (hoyde === sist) return;
    sist = hoyde;
    window.parent.postMessage({ type: 'fellesmodellen:hoyde', hoyde: hoyde }, '*');
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
  document.querySelectorAll('a[href]').forEach(function (e) { apneUtenfor(/** @type {HTMLAnchorElement} */ (e)); });
  fortell();
  if ('ResizeObserver' in window) new ResizeObserver(fortell).observe(document.body);
})();
