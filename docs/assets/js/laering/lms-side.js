// @ts-check
/**
 * On every page of a package: lets the session in the page around it keep the state, and tells it what happens here.
 * Runs right after the store, before anything asks it. Without a session around it, it does nothing.
 */
(function () {
  'use strict';

  /** The session, or nothing: the page around may be missing, or from somebody else. */
  function finn() {
    try {
      return window.parent === window ? undefined : window.parent.fellesLms;
    } catch (e) {
      return undefined;
    }
  }

  const sesjon = finn();
  const lager = window.fellesLager;
  const adresse = document.body.dataset.pakkeAdresse || '';
  if (!sesjon) return;
  document.body.classList.add('i-okt');
  if (!lager) {
    sesjon.sted(adresse, document.title);
    return;
  }

  function fortell() {
    if (!sesjon || !lager) return;
    const sist = lager.les().sist;
    const anker = sist && sist.adresse === adresse && sist.anker ? '#' + sist.anker : '';
    sesjon.sted(adresse + anker, document.title);
    sesjon.sum(lager.kurs.moduler.map(function (m) {
      const status = lager.modul(m.id);
      return { lest: status.lest, av: status.av, best: status.best };
    }));
  }

  lager.bakende({ navn: 'lms', hent: sesjon.hent, lagre: sesjon.lagre });
  lager.lytt(fortell);
  fortell();
  document.addEventListener('felles:sjekk', sesjon.sjekk);
  document.addEventListener('felles:svar', function (hendelse) {
    if (hendelse instanceof CustomEvent) sesjon.svar(hendelse.detail);
  });
})();
