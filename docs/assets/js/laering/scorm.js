// @ts-check
/** What SCORM 1.2 and SCORM 2004 have in common: where the platform is found, and what is written only once. */
(function () {
  'use strict';

  const MEST_OPP = 500;

  /**
   * The object in a window or one around it. Windows of others refuse to be looked into, but not to be passed.
   * @param {any} vindu
   * @param {string} navn
   */
  function oppover(vindu, navn) {
    for (let i = 0; vindu && i <= MEST_OPP; i++) {
      try {
        if (vindu[navn]) return vindu[navn];
      } catch (e) { /* not ours */ }
      if (vindu.parent === vindu) return null;
      vindu = vindu.parent;
    }
    return null;
  }

  /** @param {() => any} fn */
  function vindu(fn) {
    try {
      return fn();
    } catch (e) {
      return null;
    }
  }

  window.fellesScorm = {
    finn: function (navn) {
      return oppover(window, navn)
        || oppover(vindu(function () { return window.opener; }), navn)
        || oppover(vindu(function () { return window.top && window.top.opener; }), navn);
    },
    skriver: function (sett) {
      /** @type {Map<string, string>} */
      const skrevet = new Map();
      return function (felt, verdi) {
        if (skrevet.get(felt) === verdi) return true;
        if (String(sett(felt, verdi)) !== 'true') return false;
        skrevet.set(felt, verdi);
        return true;
      };
    },
  };
})();
