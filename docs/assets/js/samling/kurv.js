// @ts-check
/**
 * Tools gathered for a plan: a button on each card, and a bar that leads on to the planner.
 */
(function () {
  'use strict';

  if (!window.fellesVerktoy || !window.felles) return;
  const alle = window.fellesVerktoy.verktoy;
  const { el, lenke, si, t } = window.felles;

  /** @type {number[]} */
  let kit = [];
  /** The buttons of each tool; few, for a card and a suggestion keep theirs. @type {Map<number, HTMLButtonElement[]>} */
  const knapper = new Map();
  /** @type {() => void} */
  let meld = function () {};
  /** @type {() => void} */
  let vis = function () {};

  /** @param {number} nr */
  function kortet(nr) {
    return /** @type {VerktoyKort} */ (alle.find(function (v) { return v.nr === nr; }));
  }

  /** @param {number} antall */
  function valgt(antall) {
    return antall === 1 ? t('1 verktøy valgt') : t('{0} verktøy valgt', antall);
  }

  /** @param {HTMLButtonElement} knapp @param {VerktoyKort} kort */
  function tegn(knapp, kort) {
    const inne = kit.includes(kort.nr);
    knapp.classList.toggle('er-valgt', inne);
    knapp.replaceChildren(inne ? t('Ta ut av planen') : t('Legg i planen'), el('span', { class: 'skjult', text: ' ' + t('verktøyet {0}', kort.navn) }));
  }

  /** @param {number} nr */
  function tegnAlle(nr) {
    for (const knapp of knapper.get(nr) || []) tegn(knapp, kortet(nr));
  }

  /** @param {number} nr */
  function veksle(nr) {
    const inne = kit.includes(nr);
    kit = inne ? kit.filter(function (n) { return n !== nr; }) : kit.concat(nr);
    tegnAlle(nr);
    vis();
    meld();
    si(inne ? t('{0} er tatt ut av planen. {1}.', kortet(nr).navn, valgt(kit.length)) : t('{0} er lagt i planen. {1}.', kortet(nr).navn, valgt(kit.length)));
  }

  /** @type {FellesKurv['knapp']} */
  function lagKnapp(kort) {
    const knapp = el('button', { type: 'button', class: 'knapp knapp-stille kurv-knapp' });
    knapper.set(kort.nr, (knapper.get(kort.nr) || []).concat(knapp));
    tegn(knapp, kort);
    knapp.addEventListener('click', function () { veksle(kort.nr); });
    return knapp;
  }

  /** @type {FellesKurv['sett']} */
  function sett(nye) {
    const berort = new Set(kit.concat(nye));
    kit = nye.slice();
    berort.forEach(tegnAlle);
    vis();
  }

  /** @type {FellesKurv['mount']} */
  function mount(vert, endret, tilbake) {
    const sum = el('summary', { class: 'kurv-sum' });
    const liste = el('ul', { class: 'kurv-liste' });
    const videre = el('a', { class: 'knapp', text: t('Lag plan') });
    const tom = el('button', { type: 'button', class: 'knapp knapp-stille', text: t('Ta ut alle') });
    const brett = el('details', { class: 'kurv-brett' }, sum, liste, el('p', {}, tom));
    const linje = el('section', { class: 'kurv', 'aria-label': t('Valgt til planen'), hidden: true }, brett, videre);
    vert.append(linje);
    meld = endret;

    tom.addEventListener('click', function () {
      sett([]);
      meld();
      si(t('Ingen verktøy er valgt til planen nå.'));
      tilbake();
    });

    /** @param {number} nr */
    function rad(nr) {
      const bort = el('button', { type: 'button', class: 'knapp knapp-stille' }, t('Ta ut'), el('span', { class: 'skjult', text: ' ' + t('verktøyet {0}', kortet(nr).navn) }));
      bort.addEventListener('click', function () {
        veksle(nr);
        if (kit.length) sum.focus();
        else tilbake();
      });
      return el('li', {}, el('a', { href: lenke(kortet(nr).adresse), text: kortet(nr).navn }), bort);
    }

    vis = function () {
      linje.hidden = !kit.length;
      document.documentElement.classList.toggle('har-kurv', !!kit.length);
      sum.textContent = valgt(kit.length);
      videre.href = lenke('planlegg.html#verktoy=' + kit.map(function (nr) { return kortet(nr).id; }).join(','));
      liste.replaceChildren(...kit.map(rad));
    };
    vis();
  }

  window.fellesKurv = { knapp: lagKnapp, sett: sett, kit: function () { return kit.slice(); }, mount: mount };
})();
