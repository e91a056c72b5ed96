// @ts-check
/** SCORM 2004, 4th edition. */
(function () {
  'use strict';

  const TYPER = { one: 'choice', several: 'choice', match: 'matching', order: 'sequencing', reflection: 'long-fill-in' };
  const MEST_TILSTAND = 4096;
  const MEST_BESKRIVELSE = 250;
  const MEST_HENDELSER = 250;

  const scorm = window.fellesScorm;
  if (!scorm) return;
  /** @type {any} */
  let api = null;
  let fullfort = false;
  let bestatt = false;
  let bareSe = false;
  let antall = -1;
  const sett = scorm.skriver(function (felt, verdi) { return api.SetValue(felt, verdi); });

  /** @param {string} felt */
  function hent(felt) {
    const verdi = api.GetValue(felt);
    return verdi === null || verdi === undefined ? '' : String(verdi);
  }

  /**
   * ISO 8601, to a hundredth of a second.
   * @param {number} sekunder
   */
  function varighet(sekunder) {
    const timer = Math.floor(sekunder / 3600);
    const minutter = Math.floor(sekunder / 60) % 60;
    return 'PT' + (timer ? timer + 'H' : '') + (minutter ? minutter + 'M' : '') + Math.floor((sekunder % 60) * 100) / 100 + 'S';
  }

  /** @param {string} tegn */
  function monster(tegn) {
    return tegn.replace(/[.,]/g, '[$&]');
  }

  /** @param {LmsVerdier} v */
  function skriv(v) {
    if (bareSe) return sett('cmi.session_time', varighet(v.sekunder));
    // Closed before the first page came: there is nothing to remember, and not every platform takes nothing.
    const alt = [v.tilstand.length <= MEST_TILSTAND];
    if (alt[0] && v.tilstand) alt.push(sett('cmi.suspend_data', v.tilstand));
    if (v.sted) alt.push(sett('cmi.location', v.sted));
    // What somebody has finished or passed, nobody takes back: not by forgetting, not by a new lesson.
    if (!fullfort || v.fullfort) {
      alt.push(sett('cmi.progress_measure', String(Number(v.framdrift.toFixed(4)))));
      alt.push(sett('cmi.completion_status', v.fullfort ? 'completed' : 'incomplete'));
    }
    if (!bestatt || v.bestatt) {
      if (v.poeng !== null) {
        alt.push(sett('cmi.score.min', '0'), sett('cmi.score.max', '100'), sett('cmi.score.raw', String(v.poeng)));
        alt.push(sett('cmi.score.scaled', String(v.poeng / 100)));
      }
      alt.push(sett('cmi.success_status', v.bestatt === null ? 'unknown' : v.bestatt ? 'passed' : 'failed'));
    }
    alt.push(sett('cmi.session_time', varighet(v.sekunder)), sett('cmi.exit', 'suspend'));
    return alt.every(Boolean);
  }

  function lever() {
    return String(api.Commit('')) === 'true';
  }

  window.fellesPlattform = {
    start: function () {
      api = scorm.finn('API_1484_11');
      if (!api) return null;
      if (String(api.Initialize('')) !== 'true') throw new Error('Initialize');
      const grense = parseFloat(hent('cmi.scaled_passing_score'));
      bareSe = ['browse', 'review'].includes(hent('cmi.mode'));
      fullfort = hent('cmi.completion_status') === 'completed';
      bestatt = hent('cmi.success_status') === 'passed';
      antall = parseInt(hent('cmi.interactions._count'), 10);
      return {
        tilstand: hent('cmi.suspend_data') || null,
        sted: hent('cmi.location'),
        grense: grense >= 0 && grense <= 1 ? grense * 100 : null,
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
      sett(felt + 'type', TYPER[s.sporsmal.type]);
      sett(felt + 'objectives.0.id', s.sporsmal.maal);
      sett(felt + 'timestamp', s.naar.toISOString().slice(0, 19) + '.00Z');
      sett(felt + 'description', s.sporsmal.tekst.slice(0, MEST_BESKRIVELSE));
      if (s.fasit) sett(felt + 'correct_responses.0.pattern', monster(s.fasit));
      sett(felt + 'weighting', '1');
      if (s.svar) sett(felt + 'learner_response', monster(s.svar));
      sett(felt + 'result', s.rett === null ? 'neutral' : s.rett ? 'correct' : 'incorrect');
      sett(felt + 'latency', varighet(s.sekunder));
    },
    slutt: function (v, bedt) {
      const skrevet = skriv(v);
      if (bedt) sett('adl.nav.request', 'suspendAll'); // not every platform has it, and none has to
      const levert = lever();
      return String(api.Terminate('')) === 'true' && levert && skrevet;
    },
    tilbake: function () { return ''; },
  };
})();
