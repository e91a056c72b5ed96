// @ts-check
/**
 * Choose tools for the plan: all of them by phase, with minutes, and a field to search in. Stays open until it is closed,
 * so that several can be chosen.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesPlan || window.fellesVerktoyvelger) return;
  const { el, lenke, t } = window.felles;
  const kjerne = window.fellesPlan;
  const data = window.fellesVerktoy;

  /** @param {VerktoyKort} kort */
  function lengde(kort) {
    return kort.min === kort.maks ? kjerne.varighet(kort.min) : t('{0}–{1} minutter', kort.min, kort.maks);
  }

  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  /** @type {Planlager | null} */
  let lager = null;
  const status = el('p', { role: 'status', class: 'velger-status' });
  const sok = el('input', { type: 'search', id: 'velger-sok', autocomplete: 'off', placeholder: t('For eksempel mål, intervju eller risiko') });
  let fase = '';
  /** @type {{ rad: HTMLElement, kort: VerktoyKort, knapp: HTMLButtonElement, merke: HTMLElement, tekst: string }[]} */
  let rader = [];
  /** @type {{ del: HTMLElement, fase: string }[]} */
  let deler = [];
  /** @type {HTMLButtonElement[]} */
  let fasevalg = [];

  /** @param {string} tekst */
  function si(tekst) {
    status.textContent = '';
    window.setTimeout(function () { status.textContent = tekst; }, 60);
  }

  /** @param {string} id */
  function antall(id) {
    if (!lager) return 0;
    return lager.plan().moter.reduce(function (n, m) {
      return n + m.poster.filter(function (p) { return p.slag === 'verktoy' && p.verktoy === id; }).length;
    }, 0);
  }

  function oppdater() {
    const ord = sok.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let synlige = 0;
    for (const del of deler) del.del.hidden = true;
    for (const r of rader) {
      const del = deler.find(function (d) { return d.del.contains(r.rad); });
      const treff = (!fase || !!del && del.fase === fase) && ord.every(function (o) { return r.tekst.includes(o); });
      r.rad.hidden = !treff;
      if (treff && del) del.del.hidden = false;
      if (treff) synlige++;
      const n = antall(r.kort.id);
      r.merke.textContent = n ? (n === 1 ? t('Er med i planen') : t('Er med {0} ganger', n)) : '';
    }
    for (const k of fasevalg) k.setAttribute('aria-pressed', String(k.dataset.fase === fase));
    return synlige;
  }

  function sokEtter() {
    if (!oppdater()) si(t('Ingen verktøy passer. Prøv et annet ord eller en annen fase.'));
    else status.textContent = '';
  }

  /** @param {VerktoyKort} kort @param {string} iFase */
  function lagRad(kort, iFase) {
    const knapp = el('button', { type: 'button', class: 'knapp knapp-stille', 'aria-label': t('Legg til {0}', kort.navn), text: t('Legg til') });
    const merke = el('span', { class: 'velger-merke' });
    const rad = el('li', { class: 'velger-rad fase-' + iFase },
      el('p', { class: 'velger-navn' }, el('strong', { text: kort.navn }), ' ', el('span', { class: 'velger-tid', text: lengde(kort) }), ' ', merke),
      knapp,
      el('p', { class: 'velger-sammendrag' }, kort.sammendrag + ' ', el('a', { href: lenke(kort.adresse), 'aria-label': t('Les mer om {0}', kort.navn), text: t('Les mer') })));
    knapp.addEventListener('click', function () {
      if (!lager) return;
      lager.settInn({ slag: 'verktoy', verktoy: kort.id, variant: '', minutter: null, steg: null });
      oppdater();
      si(t('{0} er lagt inn. Samlingen er nå {1}.', kort.navn, kjerne.varighet(kjerne.sum(lager.mote()).minutter)));
    });
    rader.push({ rad: rad, kort: kort, knapp: knapp, merke: merke, tekst: (kort.navn + ' ' + kort.sammendrag + ' ' + kort.type).toLowerCase() });
    return rad;
  }

  /** @param {{ id: string, navn: string }} f */
  function lagDel(f) {
    const kort = (data ? data.verktoy : []).filter(function (v) { return v.faser.includes(f.id); });
    const del = el('section', { class: 'fase-' + f.id, 'aria-labelledby': 'velger-' + f.id },
      el('h3', { id: 'velger-' + f.id }, el('span', { class: 'form form-' + f.id, 'aria-hidden': 'true' }), ' ' + f.navn),
      el('ul', { class: 'velger-liste' }, ...kort.map(function (k) { return lagRad(k, f.id); })));
    deler.push({ del: del, fase: f.id });
    return del;
  }

  /** @param {string} id @param {string} navn */
  function lagFasevalg(id, navn) {
    const k = el('button', { type: 'button', class: 'knapp knapp-stille plan-valg', 'data-fase': id, 'aria-pressed': String(!id), text: navn });
    k.addEventListener('click', function () {
      fase = id;
      sokEtter();
    });
    fasevalg.push(k);
    return k;
  }

  function lag() {
    const faser = data ? data.faser : [];
    const lukk = el('button', { type: 'button', class: 'knapp', text: t('Ferdig') });
    const ny = el('dialog', { class: 'velger', 'aria-labelledby': 'velger-tittel' },
      el('div', { class: 'velger-topp' },
        el('div', { class: 'velger-hode' }, el('h2', { id: 'velger-tittel', text: t('Legg til verktøy') }), lukk),
        el('label', { for: 'velger-sok', text: t('Søk i verktøyene') }), sok,
        el('div', { class: 'velger-faser', role: 'group', 'aria-label': t('Vis verktøy fra') }, lagFasevalg('', t('Alle faser')), ...faser.map(function (f) { return lagFasevalg(f.id, f.navn); }))),
      el('div', { class: 'velger-deler' }, ...faser.map(lagDel)), status);
    lukk.addEventListener('click', function () { ny.close(); });
    ny.addEventListener('close', function () {
      // What opened it may be gone: the first tool takes the way in off the page.
      const aktiv = document.activeElement;
      if (aktiv === document.body || ny.contains(aktiv)) document.getElementById('plan-program')?.focus();
    });
    sok.addEventListener('input', sokEtter);
    document.body.append(ny);
    return ny;
  }

  window.fellesVerktoyvelger = {
    apne: function (planlager) {
      lager = planlager;
      dialog = dialog || lag();
      sok.value = '';
      fase = '';
      status.textContent = '';
      oppdater();
      if (!dialog.open) dialog.showModal();
      dialog.scrollTop = 0;
      sok.focus();
    },
  };
})();
