// @ts-check
/**
 * The presenter: one step of a plan at a time, the time left of it, and what to say. The place in the plan lies in the
 * fragment of the address, so a page that is loaded again goes on.
 */
(function () {
  'use strict';

  const vert = document.getElementById('kjor');
  if (!vert || !window.felles || !window.fellesPlan || !window.fellesPlankode) return;
  if (!window.fellesKjortid || !window.fellesKjorscene || !window.fellesKjorsider || !window.fellesKjorvindu) return;
  const { el, si, dag, t } = window.felles;
  const P = window.fellesPlan;
  const kode = window.fellesPlankode;
  const tid = window.fellesKjortid;
  const sider = window.fellesKjorsider;
  /** @type {HTMLElement} */
  const rot = vert;

  const MINUTT = 60000;
  /** Said once for steps that are long enough for it to matter. */
  const SI_FRA = 5;
  const LANGT_STEG = 10;

  /** @type {Plan | null} */
  let plan = null;
  /** @type {string[]} */
  let merknader = [];
  /** @type {Kjorepunkt[]} */
  let punkter = [];
  let sted = tid.begynnelsen();
  /** Where the view was closed, to go on from there. @type {Kjorested | null} */
  let forlatt = null;
  /** Milliseconds left at the last look, to notice when a line is crossed. @type {number | null} */
  let forrige = null;
  /** @type {WakeLockSentinel | null} */
  let vaaken = null;
  /** Which opening of a plan is the newest; an older one that waits for data then stops. */
  let aapning = 0;

  const scene = window.fellesKjorscene.lag({
    flytt: flytt, stoppEllerStart: stoppEllerStart, leggTil: leggTil, velgVisning: velgVisning, aapneVindu: aapneVindu, lukk: lukk,
  });
  const vindu = window.fellesKjorvindu.lag(kjoring, motta);

  /** @returns {Kjoring | null} */
  function kjoring() {
    return plan && { plan: plan, punkter: punkter, sted: sted };
  }

  /** The moment that is shown, or null. */
  function punkt() {
    const her = kjoring();
    return her && tid.punkt(her);
  }

  function skrivAdresse() {
    if (!plan) return;
    try {
      history.replaceState(history.state, '', '#p=' + kode.pakk(plan) + '&' + tid.skriv(sted));
    } catch (e) {
      // A sandboxed frame may refuse; the presenter then only forgets its place when it is loaded again.
    }
  }

  // Moving about

  /** Write down where we are, tell the other window, and show it. @param {boolean} [fortell] */
  function endret(fortell) {
    skrivAdresse();
    if (fortell !== false) vindu.send();
    forrige = null;
    vis();
    holdVaaken();
  }

  /** @param {number} nr @param {boolean} gaar whether the clock runs */
  function gaaTil(nr, gaar) {
    sted = { ...sted, nr: nr, brukt: 0, ekstra: 0, igang: gaar && nr < punkter.length ? Date.now() : null };
    endret();
    const p = punkt();
    si(p ? t('{0}, {1}.', p.tittel, tid.minuttord(p.minutter)) : t('Samlingen er ferdig.'));
  }

  /** @param {number} antall moments forward, or back below 0 */
  function flytt(antall) {
    const nr = sted.nr === null ? -1 : sted.nr + antall;
    if (nr >= 0 && nr <= punkter.length) gaaTil(nr, sted.igang !== null);
  }

  function stoppEllerStart() {
    if (!punkt()) return;
    const gaar = sted.igang !== null;
    sted = gaar ? tid.stoppet(sted) : { ...sted, igang: Date.now() };
    endret();
    si(gaar ? t('Klokka står.') : t('Klokka går.'));
  }

  /** @param {number} minutter */
  function leggTil(minutter) {
    const p = punkt();
    if (!p) return;
    sted = { ...sted, ekstra: sted.ekstra + minutter };
    endret();
    si(t('{0} lagt til.', tid.minuttord(minutter)) + ' ' + tid.ord(tid.igjen(p, sted)).lest);
  }

  function lukk() {
    forlatt = punkt() ? tid.stoppet(sted) : null;
    sted = { ...tid.begynnelsen(), mote: sted.mote, skjerm: sted.skjerm };
    endret();
  }

  /** @param {boolean} skjerm */
  function velgVisning(skjerm) {
    sted = { ...sted, skjerm: skjerm };
    skrivAdresse();
    vis();
  }

  /** @param {number} nr */
  function velgMote(nr) {
    forlatt = null;
    sted = { ...tid.begynnelsen(), mote: nr, skjerm: sted.skjerm };
    if (plan) punkter = tid.punkter(plan.moter[nr]);
    endret();
    const k = rot.querySelector('[aria-pressed="true"]');
    if (k instanceof HTMLElement) k.focus();
  }

  /** @param {boolean} skjerm */
  function start(skjerm) {
    sted = { ...sted, skjerm: skjerm };
    gaaTil(0, true);
  }

  /** @param {Kjorested} fra */
  function fortsett(fra) {
    sted = { ...fra, igang: Date.now() };
    endret();
  }

  function sisteSteg() {
    if (punkter.length) gaaTil(punkter.length - 1, false);
    else lukk();
  }

  function aapneVindu() {
    const aapnet = vindu.aapne();
    if (!aapnet) si(t('Nettleseren lar ikke siden åpne et vindu. Bruk knappen «Storskjerm» i stedet.'));
    return aapnet;
  }

  /** The other window has moved. @param {Kjorested} nytt */
  function motta(nytt) {
    if (plan && nytt.mote !== sted.mote) punkter = tid.punkter(plan.moter[nytt.mote]);
    sted = nytt;
    endret(false);
  }

  // What is shown

  /** @param {HTMLElement} hva @param {boolean} paa whether the presenter fills the window */
  function settInn(hva, paa) {
    document.body.classList.toggle('kjor-paa', paa);
    document.body.classList.toggle('kjor-skjerm', paa && sted.skjerm);
    if (hva.parentNode !== rot) rot.replaceChildren(hva);
  }

  function vis() {
    const her = kjoring();
    if (!her) return;
    const p = tid.punkt(her);
    if (p) visPunkt(p, her);
    else if (sted.nr === null) visStart(her);
    else visFerdig(her);
  }

  /** @param {Kjorepunkt} p @param {Kjoring} her */
  function visPunkt(p, her) {
    const ny = scene.element.parentNode !== rot;
    settInn(scene.element, true);
    scene.vis(p, her);
    tikk();
    if (ny) visOverst(scene.tittel);
  }

  /** @param {Kjoring} her */
  function visFerdig(her) {
    const side = sider.ferdig(her, { tilbake: sisteSteg, lukk: lukk });
    settInn(side.element, true);
    visOverst(side.tittel);
  }

  /** @param {HTMLElement} tittel */
  function visOverst(tittel) {
    window.scrollTo(0, 0);
    tittel.focus({ preventScroll: true });
  }

  /** @param {Kjoring} her */
  function visStart(her) {
    const side = sider.start(her, merknader, forlatt, { velgMote: velgMote, fortsett: fortsett, start: start });
    const hadde = scene.element.parentNode === rot || rot.querySelector('.kjor-ferdig');
    settInn(side.element, false);
    if (hadde) {
      side.tittel.tabIndex = -1;
      side.tittel.focus();
    }
  }

  /** What changes while nobody does anything. */
  function tikk() {
    const her = kjoring();
    const p = her && tid.punkt(her);
    if (!p || scene.element.parentNode !== rot) return;
    const ms = tid.igjen(p, sted);
    scene.tikk(p, her, ms);
    if (sted.igang !== null && forrige !== null) {
      if (forrige > 0 && ms <= 0) si(t('Tiden er ute for «{0}».', p.tittel));
      else if (p.minutter >= LANGT_STEG && forrige > SI_FRA * MINUTT && ms <= SI_FRA * MINUTT) si(t('{0} igjen.', tid.minuttord(SI_FRA)));
    }
    forrige = ms;
  }

  /** Ask the machine to keep the screen lit while the clock runs. Where that is refused, nothing is different. */
  function holdVaaken() {
    const skal = sted.igang !== null && sted.nr !== null && document.visibilityState === 'visible';
    if (!skal && vaaken) {
      vaaken.release().catch(function () {});
      vaaken = null;
    }
    // Frames are hardly ever allowed to, and browsers write a warning for each that asks.
    if (!skal || vaaken || !navigator.wakeLock || window.top !== window) return;
    navigator.wakeLock.request('screen').then(function (laas) {
      vaaken = laas;
      laas.addEventListener('release', function () { vaaken = null; });
    }, function () {});
  }

  document.addEventListener('visibilitychange', function () {
    holdVaaken();
    tikk();
  });

  // Keys

  document.addEventListener('keydown', function (hendelse) {
    if (sted.nr === null || !document.body.classList.contains('kjor-paa') || hendelse.defaultPrevented) return;
    if (hendelse.altKey || hendelse.ctrlKey || hendelse.metaKey || hendelse.shiftKey) return;
    const paa = hendelse.target instanceof Element ? hendelse.target : document.body;
    if (paa.closest('input, select, textarea')) return;
    const tast = hendelse.key;
    if (tast === ' ' && !paa.closest('button, a, summary')) stoppEllerStart();
    // Remote controls for slides send the page keys; with words to read those keys scroll.
    else if (tast === 'ArrowRight' || (tast === 'PageDown' && sted.skjerm)) flytt(1);
    else if (tast === 'ArrowLeft' || (tast === 'PageUp' && sted.skjerm)) flytt(-1);
    else return;
    hendelse.preventDefault();
  });

  // Beginning

  /** Today's meeting, when there is one. @param {Plan} p */
  function dagensMote(p) {
    return Math.max(0, p.moter.findIndex(function (m) { return m.dag === dag(); }));
  }

  /**
   * @param {{plan: Plan, merknader: string[]}} funnet
   * @param {Kjorested} her
   */
  function aapne(funnet, her) {
    aapning += 1;
    const denne = aapning;
    rot.replaceChildren(el('p', { role: 'status', text: t('Henter planen …') }));
    P.lastDetaljer(funnet.plan).then(function (mangler) {
      if (denne !== aapning) return;
      plan = funnet.plan;
      merknader = funnet.merknader.concat(mangler.map(function (n) { return t('Vi fikk ikke hentet stegene i «{0}». Verktøyet vises som ett steg.', n); }));
      sted = her.mote < plan.moter.length ? her : tid.begynnelsen();
      punkter = tid.punkter(plan.moter[sted.mote]);
      if (sted.nr !== null) sted.nr = Math.min(sted.nr, punkter.length);
      endret(false);
      vindu.send(true);
    });
  }

  function begynn() {
    const uten = document.getElementById('uten-kjor');
    if (uten) uten.hidden = true;
    rot.hidden = false;
    const felt = new URLSearchParams(location.hash.slice(1));
    const ferdig = window.fellesPlaner && window.fellesPlaner.ferdige.find(function (f) { return f.id === felt.get('ferdig'); });
    const funnet = ferdig ? { plan: ferdig.plan, merknader: [] } : kode.fraAdresse();
    if (!funnet) {
      plan = null;
      settInn(sider.velgPlan(function (valgt) { aapne(valgt, tid.begynnelsen()); }), false);
      if (felt.get('p')) rot.prepend(el('p', { class: 'kjor-svar', role: 'status', text: t('Lenken holder ingen plan som kan leses. Be om en ny lenke, eller velg en plan her.') }));
      return;
    }
    const her = tid.les(location.hash.slice(1));
    if (!felt.get('m')) her.mote = dagensMote(funnet.plan);
    aapne(funnet, her);
  }

  window.addEventListener('hashchange', begynn);
  window.setInterval(tikk, 500);
  begynn();
})();
