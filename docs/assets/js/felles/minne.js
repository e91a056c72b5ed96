// @ts-check
/**
 * One text kept on this machine, for those who ask. The only script that touches the storage of the browser: nothing is
 * written before «Husk …», and what is written has a last day. Storage that is blocked, full or damaged costs memory only.
 */
(function () {
  'use strict';

  if (window.fellesMinne || !window.felles) return;
  const { dag, dato, t } = window.felles;

  const DAGER = 180;
  const MEST_DAGER = 3650;
  const UTGAVE = 2;
  const DAG = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

  /**
   * What lies in the storage. The first edition kept progress as fields of the record itself: then the whole is the text.
   * @typedef {{v: number, utloper: Dag, dager: number, tekst?: string}} Post
   * @typedef {{tekst: string, utloper: Dag, dager: number}} Funnet
   */

  /** The storage of the browser, or null: a frame from another site may not even look at it. */
  function lager() {
    try {
      return window.localStorage;
    } catch (e) {
      return null;
    }
  }

  /**
   * @param {string} tekst
   * @returns {Funnet | 'skadet' | 'nyere'}
   */
  function tolk(tekst) {
    try {
      /** @type {Post} */
      const post = JSON.parse(tekst);
      if (post.v > UTGAVE) return 'nyere';
      const innhold = post.v === 1 ? tekst : post.tekst;
      if (typeof innhold !== 'string' || !DAG.test(post.utloper) || !(post.v >= 1)) return 'skadet';
      return { tekst: innhold, utloper: post.utloper, dager: antallDager(post.dager) };
    } catch (e) {
      return 'skadet';
    }
  }

  /** @param {unknown} n */
  function antallDager(n) {
    return typeof n === 'number' && n >= 1 ? Math.min(MEST_DAGER, Math.round(n)) : DAGER;
  }

  /** @type {ApneMinne} */
  function minne(nokkel, hva) {
    const Hva = hva.charAt(0).toUpperCase() + hva.slice(1);
    const TEKST = {
      blokkert: t('Nettleseren lar ikke dette nettstedet lagre noe her. Du kan bruke siden likevel, men {0} er borte når du lukker den.', hva),
      fullt: t('Det er ikke plass til mer i nettleserens lager. Det du gjør nå, huskes bare til du lukker siden. Lagre til fil hvis du vil ta vare på det.'),
      skadet: t('{0} som var lagret her, kan ikke leses. Du begynner på nytt. Ingenting er slettet før du ber om å glemme eller huske {1} på denne maskinen.', Hva, hva),
      nyere: t('{0} er laget av en nyere utgave av håndboken. Last siden på nytt, og prøv igjen.', Hva),
    };

    /** @type {'minne' | 'lokal'} */
    let modus = 'minne';
    let melding = '';
    let utloper = '';
    let dager = DAGER;
    /** @type {Set<() => void>} */
    const lyttere = new Set();

    /** What lies there; false when the browser refuses. */
    function raa() {
      try {
        const l = lager();
        return l ? l.getItem(nokkel) : false;
      } catch (e) {
        return false;
      }
    }

    /** @returns {Funnet | 'tom' | 'blokkert' | 'skadet' | 'nyere' | 'utlopt'} */
    function hent() {
      const tekst = raa();
      if (tekst === null) return 'tom';
      if (tekst === false) return 'blokkert';
      const funnet = tolk(tekst);
      if (typeof funnet === 'string' || funnet.utloper >= dag()) return funnet;
      slett();
      melding = t('{0} var lagret her til {1}, og er slettet slik du fikk vite da du ba om å huske {2}.', Hva, dato(funnet.utloper), hva);
      return 'utlopt';
    }

    /**
     * @param {string} tekst
     * @returns {boolean} whether it is stored
     */
    function skriv(tekst) {
      /** @type {Post} */
      const post = { v: UTGAVE, utloper: dag(dager), dager: dager, tekst: tekst };
      try {
        const l = lager();
        if (!l) return false;
        l.setItem(nokkel, JSON.stringify(post));
        utloper = post.utloper;
        return true;
      } catch (e) {
        return false;
      }
    }

    function slett() {
      try {
        const l = lager();
        if (l) l.removeItem(nokkel);
        return !!l;
      } catch (e) {
        return false;
      }
    }

    /**
     * Keep step with what is stored: another tab may have begun, or deleted. Storage that has come to harm meanwhile
     * is written anew the next time.
     * @param {ReturnType<typeof hent>} funnet
     */
    function folg(funnet) {
      if (typeof funnet !== 'string') {
        modus = 'lokal';
        utloper = funnet.utloper;
        dager = funnet.dager;
      } else if (funnet === 'tom' || funnet === 'utlopt') {
        modus = 'minne';
        utloper = '';
      }
    }

    function les() {
      const funnet = hent();
      folg(funnet);
      return typeof funnet === 'string' ? null : funnet.tekst;
    }

    /** @type {Minne['lagre']} */
    function lagre(tekst) {
      // What another tab has deleted is not stored again unasked.
      if (modus === 'lokal' && !melding) folg(hent());
      if (modus === 'minne') return { ok: true, melding: '' };
      const ok = skriv(tekst);
      melding = ok ? '' : TEKST.fullt;
      return { ok: ok, melding: melding };
    }

    /** @type {Minne['husk']} */
    function husk(tekst, antall) {
      const funnet = hent();
      if (funnet === 'blokkert' || funnet === 'nyere') {
        melding = TEKST[funnet];
        return { ok: false, melding: melding };
      }
      dager = antallDager(antall);
      if (!skriv(tekst)) {
        melding = TEKST.fullt;
        return { ok: false, melding: melding };
      }
      modus = 'lokal';
      melding = '';
      return { ok: true, melding: t('{0} huskes nå i denne nettleseren, på denne maskinen, til {1}.', Hva, dato(utloper)) };
    }

    /** @type {Minne['glem']} */
    function glem() {
      const slettet = slett();
      modus = 'minne';
      melding = '';
      utloper = '';
      return { ok: true, melding: slettet ? t('Alt er glemt. Ingenting er lagret.') : t('Alt er glemt.') };
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

    window.addEventListener('storage', function (h) {
      if (h.key !== nokkel && h.key !== null) return;
      const funnet = hent();
      if (funnet !== 'tom' && typeof funnet === 'string') return;
      if (funnet === 'tom' && modus === 'minne') return;
      folg(funnet);
      melding = '';
      varsle();
    });
    // A page that comes back from the cache of the browser may be older than what is stored.
    window.addEventListener('pageshow', function (h) {
      if (!h.persisted || modus !== 'lokal') return;
      les();
      varsle();
    });

    const ved = hent();
    folg(ved);
    if (ved === 'skadet' || ved === 'nyere') melding = TEKST[ved];

    return {
      modus: function () { return modus; },
      les: les,
      lagre: lagre,
      husk: husk,
      glem: glem,
      status: function () {
        return { melding: melding, blokkert: raa() === false, utloper: modus === 'lokal' ? utloper : '', dager: dager };
      },
      lytt: function (fn) {
        lyttere.add(fn);
        return function () { lyttere.delete(fn); };
      },
    };
  }

  window.fellesMinne = minne;
})();
