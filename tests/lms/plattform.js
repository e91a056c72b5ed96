// @ts-check
/**
 * A learning platform for the tests: scorm-again with a strict guard around it. scorm-again takes more than the standards
 * allow (64 000 characters of suspend_data, any answer), so the guard holds every call against the standards, as strict
 * platforms do. What breaks a rule is refused and noted in `brudd`; everything that is asked for stands in `logg`.
 */
(function () {
  'use strict';

  const TALL = /^-?\d{1,5}(\.\d{1,7})?$/;
  const PROSENT = /^(100|\d{1,2})(\.\d{1,7})?$/;
  const HENDELSER = /^cmi\.interactions\.(\d+)\.(.+)$/;

  const REGLER = {
    scorm12: {
      felt: {
        'cmi.suspend_data': /^[\x20-\x7e]{0,4096}$/,
        'cmi.core.lesson_location': /^[\x20-\x7e]{0,255}$/,
        'cmi.core.lesson_status': /^(passed|completed|failed|incomplete|browsed)$/,
        'cmi.core.exit': /^(time-out|suspend|logout|)$/,
        'cmi.core.session_time': /^\d{4}:[0-5]\d:[0-5]\d\.\d{2}$/,
        'cmi.core.score.raw': PROSENT,
        'cmi.core.score.min': PROSENT,
        'cmi.core.score.max': PROSENT,
      },
      hendelse: {
        id: /^[A-Za-z0-9_-]{1,255}$/,
        'objectives.0.id': /^[A-Za-z0-9_-]{1,255}$/,
        time: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/,
        type: /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/,
        'correct_responses.0.pattern': 'svar',
        student_response: 'svar',
        weighting: TALL,
        result: /^(correct|wrong|unanticipated|neutral)$/,
        latency: /^\d{4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/,
      },
      svar: {
        choice: /^[a-z0-9](,[a-z0-9])*$/,
        matching: /^[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*$/,
        sequencing: /^[a-z0-9](,[a-z0-9])*$/,
        'fill-in': /^.{0,255}$/,
      },
      mestSvar: 255,
      funksjoner: { start: 'LMSInitialize', slutt: 'LMSFinish', les: 'LMSGetValue', sett: 'LMSSetValue', lagre: 'LMSCommit', feil: 'LMSGetLastError' },
    },
    scorm2004: {
      felt: {
        'cmi.suspend_data': /^[\s\S]{0,4096}$/,
        'cmi.location': /^[\s\S]{0,255}$/,
        'cmi.completion_status': /^(completed|incomplete|not attempted|unknown)$/,
        'cmi.success_status': /^(passed|failed|unknown)$/,
        'cmi.exit': /^(time-out|suspend|logout|normal|)$/,
        'cmi.session_time': /^PT(\d+H)?(\d+M)?\d+(\.\d{1,2})?S$/,
        'cmi.score.raw': PROSENT,
        'cmi.score.min': PROSENT,
        'cmi.score.max': PROSENT,
        'cmi.score.scaled': /^-?(1|0)(\.\d{1,7})?$/,
        'cmi.progress_measure': /^(1|0(\.\d{1,7})?)$/,
        'adl.nav.request': /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_)$/,
      },
      hendelse: {
        id: /^[A-Za-z0-9_.:-]{1,4000}$/,
        'objectives.0.id': /^[A-Za-z0-9_.:-]{1,4000}$/,
        timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,2}(Z|[+-]\d\d(:\d\d)?)?)?$/,
        type: /^(true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|other)$/,
        'correct_responses.0.pattern': 'svar',
        learner_response: 'svar',
        weighting: TALL,
        result: /^(correct|incorrect|unanticipated|neutral)$/,
        latency: /^PT(\d+H)?(\d+M)?\d+(\.\d{1,2})?S$/,
        description: /^[\s\S]{1,250}$/,
      },
      svar: {
        choice: /^[a-z0-9]+(\[,\][a-z0-9]+)*$/,
        matching: /^[a-z0-9]+\[\.\][a-z0-9]+(\[,\][a-z0-9]+\[\.\][a-z0-9]+)*$/,
        sequencing: /^[a-z0-9]+(\[,\][a-z0-9]+)*$/,
        'long-fill-in': /^[\s\S]{0,4000}$/,
      },
      mestSvar: 4000,
      funksjoner: { start: 'Initialize', slutt: 'Terminate', les: 'GetValue', sett: 'SetValue', lagre: 'Commit', feil: 'GetLastError' },
    },
  };

  /**
   * @param {'scorm12' | 'scorm2004'} standard
   * @param {any} ekte
   */
  function vakt(standard, ekte) {
    const r = /** @type {any} */ (REGLER)[standard];
    const f = r.funksjoner;
    /** @type {{logg: any[], brudd: string[], svarerIkke: boolean, typer: Record<string, string>, fase: string, lagret: number}} */
    const b = { logg: [], brudd: [], svarerIkke: false, typer: {}, fase: 'ny', lagret: 0 };

    /** @param {string} hva */
    function brudd(hva) {
      b.brudd.push(hva);
      return 'false';
    }

    /** @param {string} felt @param {unknown} verdi */
    function holder(felt, verdi) {
      if (typeof verdi !== 'string') return 'verdien er ' + typeof verdi;
      const hendelse = HENDELSER.exec(felt);
      const regel = hendelse ? r.hendelse[hendelse[2]] : r.felt[felt];
      if (!regel) return 'ukjent felt';
      if (hendelse && hendelse[2] === 'type') b.typer[hendelse[1]] = verdi;
      if (regel === 'svar') {
        const type = b.typer[/** @type {any} */ (hendelse)[1]];
        if (!type) return 'svar før type';
        return r.svar[type] && r.svar[type].test(verdi) && verdi.length <= r.mestSvar ? '' : 'svar på feil form';
      }
      return regel.test(verdi) ? '' : 'feil form';
    }

    return {
      b: b,
      api: {
        /** @param {string} p */
        [f.start]: function (p) {
          b.logg.push([f.start]);
          if (p !== '') return brudd('parameter til ' + f.start);
          if (b.fase !== 'ny') return brudd('start i fasen ' + b.fase);
          b.fase = 'aapen';
          return ekte[f.start]('');
        },
        /** @param {string} p */
        [f.slutt]: function (p) {
          b.logg.push([f.slutt]);
          if (p !== '') return brudd('parameter til ' + f.slutt);
          if (b.fase !== 'aapen') return brudd('slutt i fasen ' + b.fase);
          b.fase = 'slutt';
          return ekte[f.slutt]('');
        },
        /** @param {string} felt */
        [f.les]: function (felt) {
          if (b.fase !== 'aapen') return brudd('lesing i fasen ' + b.fase + ': ' + felt) && '';
          return ekte[f.les](felt);
        },
        /** @param {string} felt @param {unknown} verdi */
        [f.sett]: function (felt, verdi) {
          b.logg.push([f.sett, felt, verdi]);
          if (b.fase !== 'aapen') return brudd('skriving i fasen ' + b.fase + ': ' + felt);
          const feil = holder(felt, verdi);
          if (feil) return brudd(felt + ' = ' + JSON.stringify(verdi) + ': ' + feil);
          const svar = ekte[f.sett](felt, verdi);
          return svar === 'true' ? svar : brudd(felt + ' = ' + JSON.stringify(verdi) + ': scorm-again sa ' + ekte[f.feil]());
        },
        /** @param {string} p */
        [f.lagre]: function (p) {
          b.logg.push([f.lagre]);
          if (p !== '') return brudd('parameter til ' + f.lagre);
          if (b.fase !== 'aapen') return brudd('lagring i fasen ' + b.fase);
          if (b.svarerIkke) return 'false';
          b.lagret++;
          return ekte[f.lagre]('');
        },
        [f.feil]: function () { return ekte[f.feil](); },
      },
    };
  }

  /**
   * @param {'scorm12' | 'scorm2004'} standard
   * @param {any} fra what the platform remembers from last time
   * @param {string} adresse
   */
  function start(standard, fra, adresse) {
    const v = /** @type {any} */ (window);
    const Klasse = standard === 'scorm12' ? v.Scorm12API : v.Scorm2004API;
    const ekte = new Klasse({ autocommit: false, logLevel: 5, lmsCommitUrl: false, mastery_override: false });
    if (fra) ekte.loadFromJSON(fra);
    const { b, api } = vakt(standard, ekte);
    v.vakt = b;
    v.ekte = ekte;
    v[standard === 'scorm12' ? 'API' : 'API_1484_11'] = api;
    vis(adresse);
  }

  /** @param {string} adresse */
  function vis(adresse) {
    const ramme = document.createElement('iframe');
    ramme.name = 'sco';
    ramme.title = 'Kurset';
    ramme.src = adresse;
    document.body.append(ramme);
  }

  Object.assign(window, { start: start, vis: vis });
})();
