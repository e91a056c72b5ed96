// @ts-check
/** SCORM 1.2. */
(function () {
  'use strict';

  const TYPER = { one: 'choice', several: 'choice', match: 'matching', order: 'sequencing', reflection: 'fill-in' };
  const MEST_TILSTAND = 4096;
  const MEST_SVAR = 255;
  const MEST_HENDELSER = 250;

  const scorm = window.fellesScorm;
  if (!scorm) return;
  /** @type {any} */
  let api = null;
  let ferdig = false;
  let bareSe = false;
  let antall = -1;
  const sett = scorm.skriver(function (felt, verdi) { return api.LMSSetValue(felt, verdi); });

  /** @param {string} felt */
  function hent(felt) {
    const verdi = api.LMSGetValue(felt);
    return verdi === null || verdi === undefined ? '' : String(verdi);
  }

  /**
   * HHHH:MM:SS.SS
   * @param {number} sekunder
   */
  function tid(sekunder) {
    const hundredeler = Math.min(Math.round(sekunder * 100), 9999 * 360000);
    const deler = [Math.floor(hundredeler / 360000), Math.floor(hundredeler / 6000) % 60];
    const sek = (hundredeler % 6000) / 100;
    return String(deler[0]).padStart(4, '0') + ':' + String(deler[1]).padStart(2, '0') + ':' + sek.toFixed(2).padStart(5, '0');
  }

  /** @param {LmsVerdier} v */
  function status(v) {
    if (v.fullfort) return 'passed';
    return v.bestatt === false ? 'failed' : 'incomplete';
  }

  /** @param {LmsVerdier} v */
  function skriv(v) {
    if (bareSe) return sett('cmi.core.session_time', tid(v.sekunder));
    // Closed before the first page came: there is nothing to remember, and not every platform takes nothing.
    const alt = [v.tilstand.length <= MEST_TILSTAND];
    if (alt[0] && v.tilstand) alt.push(sett('cmi.suspend_data', v.tilstand));
    if (v.sted) alt.push(sett('cmi.core.lesson_location', v.sted));
    // What somebody has passed, nobody takes back: not by forgetting, not by a new lesson.
    if (!ferdig || v.fullfort) {
      if (v.poeng !== null) {
        alt.push(sett('cmi.core.score.min', '0'), sett('cmi.core.score.max', '100'), sett('cmi.core.score.raw', String(v.poeng)));
      }
      alt.push(sett('cmi.core.lesson_status', status(v)));
    }
    alt.push(sett('cmi.core.session_time', tid(v.sekunder)), sett('cmi.core.exit', 'suspend'));
    return alt.every(Boolean);
  }

  function lever() {
    return String(api.LMSCommit('')) === 'true';
  }

  window.fellesPlattform = {
    start: function () {
      api = scorm.finn('API');
      if (!api) return null;
      if (String(api.LMSInitialize('')) !== 'true') throw new Error('LMSInitialize');
      const modus = hent('cmi.core.lesson_mode');
      const grense = parseFloat(hent('cmi.student_data.mastery_score'));
      bareSe = modus === 'browse' || modus === 'review';
      ferdig = ['passed', 'completed'].includes(hent('cmi.core.lesson_status'));
      antall = hent('cmi.interactions._children') ? parseInt(hent('cmi.interactions._count'), 10) : NaN;
      return {
        tilstand: hent('cmi.suspend_data') || null,
        sted: hent('cmi.core.lesson_location'),
        grense: grense >= 0 && grense <= 100 ? grense : null,
        bareSe: bareSe,
      };
    },
    lagre: function (v) {
      const skrevet = skriv(v);
      return lever() && skrevet;
    },
    svar: function (s) {
      if (!(antall >= 0 && antall < MEST_HENDELSER)) return;
      const felt = 'cmi.interactions.' + antall + '.';
      if (!sett(felt + 'id', s.id)) return;
      antall++;
      sett(felt + 'objectives.0.id', s.sporsmal.maal);
      sett(felt + 'time', s.naar.toTimeString().slice(0, 8));
      sett(felt + 'type', TYPER[s.sporsmal.type]);
      if (s.fasit && s.fasit.length <= MEST_SVAR) sett(felt + 'correct_responses.0.pattern', s.fasit);
      sett(felt + 'weighting', '1');
      if (s.svar && s.svar.length <= MEST_SVAR) sett(felt + 'student_response', s.svar);
      sett(felt + 'result', s.rett === null ? 'neutral' : s.rett ? 'correct' : 'wrong');
      sett(felt + 'latency', tid(s.sekunder));
    },
    slutt: function (v) {
      const skrevet = skriv(v);
      const levert = lever();
      return String(api.LMSFinish('')) === 'true' && levert && skrevet;
    },
    tilbake: function () { return ''; },
  };
})();
