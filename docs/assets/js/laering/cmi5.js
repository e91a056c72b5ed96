// @ts-check
/**
 * cmi5, on xAPI. A package without a platform is opened without launch parameters, and then asks nobody for anything.
 *
 * A session tells at most once that it began, is completed, is judged and is over. So a check that is not passed is told
 * at the end only: until then it can be passed on a new try.
 */
(function () {
  'use strict';

  const VERB = 'http://adlnet.gov/expapi/verbs/';
  const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
  const MOVEON = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
  const MASTERY = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
  const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
  const DOKUMENT = 'fellesmodellen';
  const TYPER = { one: 'choice', several: 'choice', match: 'matching', order: 'sequencing', reflection: 'long-fill-in' };
  const FRIST = 15000;

  /** @typedef {Record<string, any>} Json */

  const parametre = new URLSearchParams(window.location.search);
  const endepunkt = (parametre.get('endpoint') || '').replace(/\/*$/, '/');
  const registrering = parametre.get('registration') || '';
  const aktivitet = parametre.get('activityId') || '';
  /** @type {Json} */
  let deltaker = {};
  let adgang = '';
  /** @type {Json} */
  let oppdrag = {};
  /** What is already told in this registration, and the state of the course; kept in the platform. */
  let husk = { v: 1, tilstand: '', sted: '', fullfort: false, bestatt: false };
  let huskLagret = '';
  /** Statements that are not delivered yet. @type {Json[]} */
  let ko = [];
  /** Statements that are sent, and not answered yet. @type {Json[]} */
  let underveis = [];
  /** The delivery before: statements come in order only when each waits for the last. @type {Promise<boolean>} */
  let levering = Promise.resolve(true);

  /** @param {string} sti @param {Json} [sporring] */
  function adresse(sti, sporring) {
    return endepunkt + sti + (sporring ? '?' + new URLSearchParams(sporring) : '');
  }

  /** @param {string} id */
  function tilstandAdresse(id) {
    return adresse('activities/state', { stateId: id, activityId: aktivitet, agent: JSON.stringify(deltaker), registration: registrering });
  }

  /**
   * @param {string} url
   * @param {RequestInit} [valg]
   */
  function spor(url, valg) {
    const hode = Object.assign({ 'X-Experience-API-Version': '1.0.3', Authorization: 'Basic ' + adgang }, valg && valg.headers);
    const frist = valg && valg.keepalive ? undefined : AbortSignal.timeout(FRIST);
    return fetch(url, Object.assign({ cache: 'no-store', signal: frist }, valg, { headers: hode }));
  }

  // Statements

  function uuid() {
    const b = window.crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64;
    b[8] = (b[8] & 63) | 128;
    const h = Array.from(b, function (n) { return n.toString(16).padStart(2, '0'); }).join('');
    return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join('-');
  }

  /** @param {number} sekunder */
  function varighet(sekunder) {
    return 'PT' + Math.floor(sekunder * 100) / 100 + 'S';
  }

  /**
   * The context that the platform wants, with categories and extensions of ours beside its own.
   * @param {string[]} kategorier
   * @param {Json} [tillegg]
   */
  function sammenheng(kategorier, tillegg) {
    /** @type {Json} */
    const c = JSON.parse(JSON.stringify(oppdrag.contextTemplate || {}));
    c.registration = registrering;
    c.contextActivities = c.contextActivities || {};
    const egne = kategorier.map(function (id) { return { objectType: 'Activity', id: id }; });
    if (egne.length) c.contextActivities.category = [].concat(c.contextActivities.category || [], /** @type {any} */ (egne));
    if (tillegg) c.extensions = Object.assign({}, tillegg, c.extensions);
    return c;
  }

  /** @param {string} verb */
  function utsagn(verb) {
    return {
      id: uuid(),
      actor: deltaker,
      verb: { id: VERB + verb, display: { 'en-US': verb } },
      timestamp: new Date().toISOString(),
    };
  }

  /**
   * A statement that cmi5 defines.
   * @param {string} verb
   * @param {Json} [resultat]
   */
  function definert(verb, resultat) {
    const flytter = !!resultat && ('success' in resultat || 'completion' in resultat);
    const grense = oppdrag.masteryScore;
    const tillegg = resultat && 'success' in resultat && typeof grense === 'number' ? { [MASTERY]: grense } : undefined;
    const ut = Object.assign(utsagn(verb), {
      object: { objectType: 'Activity', id: aktivitet },
      context: sammenheng(flytter ? [CMI5, MOVEON] : [CMI5], tillegg),
    });
    return resultat ? Object.assign(ut, { result: resultat }) : ut;
  }

  /** @param {LmsVerdier} v */
  function poeng(v) {
    return v.poeng === null ? {} : { score: { scaled: v.poeng / 100, raw: v.poeng, min: 0, max: 100 } };
  }

  function teller() {
    return oppdrag.launchMode === undefined || oppdrag.launchMode === 'Normal';
  }

  /** What has come true since the last time: each is told once in a registration. @param {LmsVerdier} v */
  function nytt(v) {
    if (!teller()) return;
    const tid = { duration: varighet(v.sekunder) };
    if (v.bestatt && !husk.bestatt) {
      husk.bestatt = true;
      ko.push(definert('passed', Object.assign({ success: true }, poeng(v), tid)));
    }
    if (v.fullfort && !husk.fullfort) {
      husk.fullfort = true;
      ko.push(definert('completed', Object.assign({ completion: true }, tid)));
    }
  }

  /** Whether the session ends with a check that was tried and not passed. @param {LmsVerdier} v */
  function stroket(v) {
    const grense = typeof oppdrag.masteryScore === 'number' ? oppdrag.masteryScore : 0.8;
    return teller() && v.tatt && !husk.bestatt && v.bestatt === false && v.poeng !== null && v.poeng / 100 < grense;
  }

  /**
   * Deliver what is waiting, in order. What the platform will never take is dropped, so that the rest gets through.
   * A page that is left takes requests with it: what is on its way then goes once more in the one that outlives it, and
   * counts once, by its id.
   * @param {RequestInit} [valg] for a request that outlives the page
   */
  async function send(valg) {
    const sendes = valg ? underveis.concat(ko) : ko;
    if (!sendes.length) return true;
    ko = [];
    underveis = sendes;
    const svar = await spor(adresse('statements'), Object.assign({
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(sendes),
    }, valg)).catch(function () { return null; });
    if (underveis === sendes) underveis = [];
    // 409: it has them already, from a try that we never heard the answer to.
    if (svar && (svar.ok || svar.status === 409)) return true;
    if (!svar || svar.status >= 500 || [401, 408, 429].includes(svar.status)) ko = sendes.concat(ko);
    return false;
  }

  /** @param {RequestInit} [valg] as for `send`; it does not wait */
  function lever(valg) {
    levering = valg ? send(valg) : levering.then(function () { return send(); });
    return levering;
  }

  /** @param {LmsVerdier} v @param {RequestInit} [valg] */
  async function lagreTilstand(v, valg) {
    husk.tilstand = v.tilstand;
    husk.sted = v.sted;
    const tekst = JSON.stringify(husk);
    if (tekst === huskLagret) return true;
    const svar = await spor(tilstandAdresse(DOKUMENT), Object.assign({
      method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: tekst,
    }, valg)).catch(function () { return null; });
    if (!svar || !svar.ok) return false;
    huskLagret = tekst;
    return true;
  }

  // Answers

  /** @param {string} tegn */
  function monster(tegn) {
    return tegn.replace(/[.,]/g, '[$&]');
  }

  /** @param {[string, string][] | undefined} valg */
  function liste(valg) {
    return (valg || []).map(function (v) { return { id: v[0], description: { nb: v[1] } }; });
  }

  /** @param {LmsSvar} s */
  function definisjon(s) {
    const sp = s.sporsmal;
    /** @type {Json} */
    const d = {
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: TYPER[sp.type],
      description: { nb: sp.tekst },
    };
    if (sp.type === 'match') Object.assign(d, { source: liste(sp.fra), target: liste(sp.til) });
    else if (sp.type !== 'reflection') d.choices = liste(sp.valg);
    if (s.fasit) d.correctResponsesPattern = [monster(s.fasit)];
    return d;
  }

  /** @param {LmsSvar} s */
  function besvart(s) {
    /** @type {Json} */
    const resultat = { duration: varighet(s.sekunder) };
    if (s.svar) resultat.response = monster(s.svar);
    if (s.rett !== null) resultat.success = s.rett;
    const id = 'urn:x-fellesmodellen:sporsmal:' + s.id;
    return Object.assign(utsagn('answered'), {
      object: { objectType: 'Activity', id: id, definition: definisjon(s) },
      context: sammenheng([]),
      result: resultat,
      timestamp: s.naar.toISOString(),
    });
  }

  // The session

  async function hentAdgang() {
    const svar = await fetch(parametre.get('fetch') || '', { method: 'POST', cache: 'no-store', signal: AbortSignal.timeout(FRIST) });
    const json = await svar.json();
    if (!json['auth-token']) throw new Error(json['error-text'] || 'no token');
    adgang = json['auth-token'];
  }

  /** @returns {Promise<LmsStart | null>} */
  async function start() {
    if (!parametre.get('endpoint') || !parametre.get('fetch') || !registrering || !aktivitet) return null;
    deltaker = JSON.parse(parametre.get('actor') || '{}');
    await hentAdgang();
    const svar = await spor(tilstandAdresse('LMS.LaunchData'));
    if (!svar.ok) throw new Error('LMS.LaunchData: ' + svar.status);
    oppdrag = await svar.json();
    // cmi5 wants it asked for. The course is in one language and without sound, so the answer changes nothing.
    await spor(adresse('agents/profile', { profileId: 'cmi5LearnerPreferences', agent: JSON.stringify(deltaker) })).catch(function () {});
    const gammel = await spor(tilstandAdresse(DOKUMENT));
    if (gammel.ok) {
      huskLagret = await gammel.text();
      husk = Object.assign(husk, JSON.parse(huskLagret));
    } else if (gammel.status !== 404) throw new Error('state: ' + gammel.status);
    ko.push(definert('initialized'));
    if (!await lever()) throw new Error('initialized');
    const grense = oppdrag.masteryScore;
    return {
      tilstand: husk.tilstand || null,
      sted: husk.sted,
      grense: typeof grense === 'number' ? grense * 100 : null,
      bareSe: !teller(),
    };
  }

  window.fellesPlattform = {
    start: start,
    lagre: async function (v) {
      nytt(v);
      const levert = await lever();
      return await lagreTilstand(v) && levert;
    },
    svar: function (s) {
      ko.push(besvart(s));
    },
    slutt: async function (v, bedt) {
      nytt(v);
      const tid = { duration: varighet(v.sekunder) };
      if (stroket(v)) ko.push(definert('failed', Object.assign({ success: false }, poeng(v), tid)));
      const igjen = husk.fullfort ? {} : { extensions: { [PROGRESS]: Math.round(v.framdrift * 100) } };
      ko.push(definert('terminated', Object.assign(tid, igjen)));
      // A platform that hears of the end may close its doors, so the state goes first. A page on its way out cannot wait
      // for an answer: then both go at once.
      const paaVeiUt = async function () {
        const lagret = lagreTilstand(v, { keepalive: true });
        return await lever({ keepalive: true }) && await lagret;
      };
      if (!bedt) return paaVeiUt();
      window.addEventListener('pagehide', paaVeiUt, { once: true });
      const lagret = await lagreTilstand(v);
      return await lever() && lagret;
    },
    tilbake: function () {
      const url = oppdrag.returnURL;
      return typeof url === 'string' && /^https?:/i.test(url) ? url : '';
    },
  };
})();
