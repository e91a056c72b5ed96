// @ts-check
/**
 * The session with a learning platform. It lives in the page that the platform opens, and the pages of the course come
 * and go in a frame inside it: so the platform is greeted once and left once. What a standard wants, its own script knows
 * (window.fellesPlattform). Where there is no platform, the list of contents stays, and the pages are plain pages.
 */
(function () {
  'use strict';

  const BESTATT = 80;
  const MEST_TILSTAND = 4096;
  const MEST_STED = 255;
  const VENT = 1500;
  const PROV_IGJEN = 20000;

  // The page that the platform opens has nothing but this; then it speaks bokmål.
  const t = window.felles ? window.felles.t : String;
  const TEKST = {
    ingen: t('Fant ingen læringsplattform. Du kan lese og svare som vanlig, men ingenting blir registrert.'),
    svarteIkke: t('Læringsplattformen svarte ikke da kurset ble åpnet. Du kan lese og svare som vanlig, men ingenting blir registrert. Åpne kurset på nytt fra plattformen for å prøve igjen.'),
    svarerIkke: t('Læringsplattformen svarer ikke akkurat nå. Du kan lese videre. Vi prøver å lagre igjen om litt.'),
    svarerIgjen: t('Læringsplattformen svarer igjen. Fremdriften din er lagret.'),
    slutt: t('Fremdriften er lagret. Du kan lukke vinduet.'),
    sluttUlagret: t('Vi fikk ikke lagret det siste i læringsplattformen. Du kan lukke vinduet.'),
    over: t('Økten er avsluttet. Åpne kurset fra læringsplattformen når du vil fortsette.'),
    bareSe: t('Læringsplattformen har åpnet kurset bare for å se. Ingenting blir registrert.'),
  };

  const pakke = window.fellesPakke;
  const plattform = window.fellesPlattform;
  const ramme = document.querySelector('[data-pakke-side]');
  const innhold = document.querySelector('[data-pakke-innhold]');
  const linje = document.querySelector('[data-pakke-melding]');
  const avslutt = document.querySelector('[data-pakke-avslutt]');
  if (!pakke || !plattform || !(ramme instanceof HTMLIFrameElement) || !(innhold instanceof HTMLElement)) return;

  const aapnet = Date.now();
  /** @type {'venter' | 'aapen' | 'slutt'} */
  let fase = 'venter';
  /** @type {LmsStart} */
  let fra = { tilstand: null, sted: '', grense: null, bareSe: false };
  /** @type {string | null} */
  let tilstand = null;
  let sted = '';
  /** @type {LmsModul[]} */
  let moduler = [];
  let tatt = false;
  let ulagret = false;
  let feilet = false;
  let lagrer = false;
  let tidtaker = 0;

  /** @param {string} tekst */
  function si(tekst) {
    if (linje) linje.textContent = tekst;
  }

  /** @returns {LmsVerdier} */
  function verdier() {
    const grense = fra.grense === null ? BESTATT : fra.grense;
    const alleLest = moduler.length > 0 && moduler.every(function (m) { return m.lest >= m.av; });
    const tatte = moduler.filter(function (m) { return m.best !== null; });
    const alleTatt = moduler.length > 0 && tatte.length === moduler.length;
    const rett = tatte.filter(function (m) { return (m.best || 0) >= grense; }).length;
    const bestatt = alleTatt && rett === moduler.length;
    const deler = moduler.reduce(function (n, m) { return n + m.av + 1; }, 0);
    const gjort = moduler.reduce(function (n, m) { return n + Math.min(m.lest, m.av); }, rett);
    const sum = moduler.reduce(function (n, m) { return n + (m.best || 0); }, 0);
    return {
      tilstand: tilstand || '',
      sted: sted,
      fullfort: alleLest && bestatt,
      bestatt: bestatt ? true : alleTatt && alleLest ? false : null,
      tatt: tatt,
      poeng: tatte.length ? Math.round(sum / moduler.length) : null,
      framdrift: deler ? gjort / deler : 0,
      sekunder: Math.max(0, (Date.now() - aapnet) / 1000),
    };
  }

  // Saving

  /** @param {number} vent */
  function lagreSnart(vent) {
    ulagret = true;
    if (fase !== 'aapen' || tidtaker) return;
    tidtaker = window.setTimeout(function () {
      tidtaker = 0;
      lagre();
    }, vent);
  }

  /** @param {boolean} ok */
  function lagret(ok) {
    lagrer = false;
    if (fase !== 'aapen') return;
    if (!ok) {
      feilet = true;
      si(TEKST.svarerIkke);
      lagreSnart(PROV_IGJEN);
      return;
    }
    if (feilet) si(TEKST.svarerIgjen);
    feilet = false;
    if (ulagret) lagreSnart(VENT);
  }

  function lagre() {
    if (fase !== 'aapen' || lagrer || !plattform) return;
    window.clearTimeout(tidtaker);
    tidtaker = 0;
    ulagret = false;
    lagrer = true;
    prov(function () { return plattform.lagre(verdier()); }).then(lagret);
  }

  /**
   * A platform may throw, refuse or be slow; none of it may stop the reader. What is at hand is done at once: the page
   * may be on its way out.
   * @param {() => boolean | Promise<boolean>} fn
   * @returns {Promise<boolean>}
   */
  function prov(fn) {
    try {
      return Promise.resolve(fn()).catch(function (e) {
        console.warn(e);
        return false;
      });
    } catch (e) {
      console.warn(e);
      return Promise.resolve(false);
    }
  }

  /**
   * @param {boolean} bedt
   * @returns {Promise<boolean>}
   */
  function slutt(bedt) {
    if (fase !== 'aapen' || !plattform) return Promise.resolve(true);
    fase = 'slutt';
    window.clearTimeout(tidtaker);
    return prov(function () { return plattform.slutt(verdier(), bedt); });
  }

  // The frame

  /** The addresses of the package, so that a bookmark from elsewhere leads nowhere else. */
  function adresser() {
    return Array.from(innhold ? innhold.querySelectorAll('a[href]') : []).map(function (a) { return a.getAttribute('href') || ''; });
  }

  /** @param {string} adresse */
  function vis(adresse) {
    if (!(ramme instanceof HTMLIFrameElement) || !(innhold instanceof HTMLElement)) return;
    const side = adresse.split('#')[0];
    const trygg = adresser().includes(side) && /^[^#]*(#[\w-]*)?$/.test(adresse);
    document.body.classList.add('pakke-aapen');
    innhold.hidden = true;
    ramme.hidden = false;
    ramme.src = trygg ? adresse : ramme.dataset.pakkeSide || '';
    ramme.addEventListener('load', function () {
      // The frame holds all there is; put the keyboard there, as after a click on a link.
      if (document.activeElement === document.body) ramme.focus();
    }, { once: true });
  }

  /** @param {string} tekst */
  function uten(tekst) {
    fase = 'slutt';
    si(tekst);
  }

  /** @param {LmsStart} start */
  function begynn(start) {
    fra = start;
    tilstand = start.tilstand || null;
    sted = start.sted;
    fase = 'aapen';
    if (start.bareSe) si(TEKST.bareSe);
    if (avslutt instanceof HTMLElement) avslutt.hidden = false;
    window.fellesLms = sesjon;
    vis(start.sted);
  }

  /** @type {FellesLms} */
  const sesjon = {
    hent: function () { return tilstand; },
    lagre: function (tekst) {
      if (tekst.length > MEST_TILSTAND) return false;
      if (tekst !== tilstand) {
        tilstand = tekst;
        lagreSnart(VENT);
      }
      return true;
    },
    sted: function (adresse, tittel) {
      if (ramme instanceof HTMLIFrameElement) ramme.title = tittel;
      const kort = adresse.length > MEST_STED ? adresse.split('#')[0] : adresse;
      if (kort === sted || kort.length > MEST_STED) return;
      sted = kort;
      lagreSnart(VENT);
    },
    sum: function (nye) {
      if (JSON.stringify(nye) === JSON.stringify(moduler)) return;
      const forst = !moduler.length;
      moduler = nye;
      // Somebody who has just finished may close the window at once.
      if (!forst && verdier().fullfort) lagre();
      else lagreSnart(forst ? 0 : VENT);
    },
    sjekk: function () { tatt = true; },
    svar: function (detalj) {
      const sporsmal = pakke.sporsmal[detalj.sporsmal];
      if (fase !== 'aapen' || !sporsmal || !plattform || fra.bareSe) return;
      // Signs from the lists on the page. What somebody writes for themselves is never told.
      const tegn = /^[a-z](\.\d{1,2})?(,[a-z](\.\d{1,2})?)*$/;
      try {
        plattform.svar({
          id: detalj.sporsmal,
          sporsmal: sporsmal,
          svar: tegn.test(detalj.svar) ? detalj.svar : '',
          fasit: tegn.test(detalj.fasit) ? detalj.fasit : '',
          rett: sporsmal.type === 'reflection' ? null : detalj.riktig,
          sekunder: Math.max(0, detalj.sekunder || 0),
          naar: new Date(),
        });
      } catch (e) {
        console.warn(e); // an answer that cannot be told costs the report a line, the reader nothing
      }
      lagreSnart(VENT);
    },
  };

  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden' && ulagret) lagre();
  });
  window.addEventListener('pagehide', function () {
    slutt(false);
  });
  window.addEventListener('pageshow', function (h) {
    // Back from the cache of the browser: the session is over, and a platform takes no second greeting.
    if (h.persisted && fase === 'slutt' && window.fellesLms) si(TEKST.over);
  });
  if (avslutt instanceof HTMLElement) {
    avslutt.addEventListener('click', function () {
      avslutt.hidden = true;
      slutt(true).then(function (ok) {
        const tilbake = plattform.tilbake();
        if (tilbake) {
          window.location.assign(tilbake);
          return;
        }
        ramme.hidden = true;
        si(ok ? TEKST.slutt : TEKST.sluttUlagret);
        if (linje instanceof HTMLElement) {
          linje.tabIndex = -1;
          linje.focus();
        }
      });
    });
  }

  try {
    Promise.resolve(plattform.start()).then(function (start) {
      if (start) begynn(start);
      else uten(TEKST.ingen);
    }).catch(function () { uten(TEKST.svarteIkke); });
  } catch (e) {
    uten(TEKST.svarteIkke);
  }
})();
