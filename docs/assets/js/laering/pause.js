// @ts-check
/**
 * «Jeg har 5 minutter»: what fits in a short break, the rest of a half-read lesson first.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesLager || !window.fellesFramdrift) return;
  const lager = window.fellesLager;
  const { el, lenke, t } = window.felles;
  const MEST = 4;

  /** @typedef {{tittel: string, adresse: string, minutter: number, halv: boolean}} Forslag */

  /**
   * Everything that is not read, in the order to offer it: the half-read one, this module, then the course; lessons
   * that have changed since they were read come last.
   * @param {string} [modul]
   * @returns {Forslag[]}
   */
  function uleste(modul) {
    const her = lager.les();
    const moduler = lager.kurs.moduler.slice().sort(function (a, b) { return Number(b.id === modul) - Number(a.id === modul); });
    /** @type {Forslag[]} */
    const halve = [];
    /** @type {Forslag[]} */
    const nye = [];
    /** @type {Forslag[]} */
    const endrede = [];
    for (const m of moduler) {
      for (const l of m.leksjoner) {
        const status = lager.leksjon(l.id, her);
        if (status === 'lest') continue;
        const sist = her.sist && her.sist.adresse === l.adresse && her.sist.del ? her.sist : null;
        const igjen = sist ? Math.max(1, Math.ceil(l.minutter * (100 - (sist.del || 0)) / 100)) : l.minutter;
        const forslag = { tittel: l.tittel, adresse: l.adresse + (sist && sist.anker ? '#' + sist.anker : ''), minutter: igjen, halv: !!sist };
        (sist ? halve : status === 'endret' ? endrede : nye).push(forslag);
      }
    }
    return halve.concat(nye, endrede);
  }

  /**
   * What fits together.
   * @param {Forslag[]} alle
   * @param {number} minutter
   */
  function passer(alle, minutter) {
    /** @type {Forslag[]} */
    const valgt = [];
    let igjen = minutter;
    for (const f of alle) {
      if (valgt.length >= MEST || f.minutter > igjen) continue;
      valgt.push(f);
      igjen -= f.minutter;
    }
    return valgt;
  }

  /** @param {number} n */
  function min(n) {
    return n === 1 ? t('1 minutt') : t('{0} minutter', n);
  }

  /** @param {Element} vert */
  function mount(vert) {
    const valg = el('div', { class: 'knapperad', role: 'group', 'aria-labelledby': 'pause-tittel' });
    const svar = el('p', { role: 'status', class: 'pause-svar' });
    const liste = el('ul', { class: 'pause-liste' });
    vert.insertBefore(el('div', { class: 'pause' }, el('p', { id: 'pause-tittel', class: 'pause-tittel', text: t('Hvor lang tid har du?') }), valg, svar, liste), vert.lastElementChild);
    for (const minutter of [5, 10, 20]) {
      const knapp = el('button', { type: 'button', class: 'knapp knapp-sekundaer', 'aria-pressed': 'false', text: t('Jeg har {0} minutter', minutter) });
      knapp.addEventListener('click', function () {
        valg.querySelectorAll('button').forEach(function (b) { b.setAttribute('aria-pressed', String(b === knapp)); });
        vis(minutter);
      });
      valg.append(knapp);
    }

    /** @param {number} minutter */
    function vis(minutter) {
      const alle = uleste(document.body.dataset.modul);
      const valgt = passer(alle, minutter);
      const sum = valgt.reduce(function (n, f) { return n + f.minutter; }, 0);
      liste.replaceChildren();
      if (!alle.length) {
        svar.textContent = t('Du har lest alle leksjonene. Ta en kunnskapssjekk du ikke har bestått, eller les noe om igjen.');
        return;
      }
      const korteste = alle.reduce(function (a, b) { return b.minutter < a.minutter ? b : a; });
      svar.textContent = valgt.length
        ? (valgt.length === 1 ? t('Én leksjon passer. Den tar {0}.', min(sum)) : t('{0} leksjoner passer. De tar {1} til sammen.', valgt.length, min(sum)))
        : t('Ingen uleste leksjoner er så korte. Den korteste tar {0}. Du kan begynne nå og fortsette siden.', min(korteste.minutter));
      for (const f of valgt.length ? valgt : [korteste]) {
        liste.append(el('li', {}, el('a', { href: lenke(lager.side(f.adresse)), text: f.tittel }),
          ' ', el('span', { class: 'tid', text: f.halv ? t('{0} igjen, du er midt i den', min(f.minutter)) : min(f.minutter) })));
      }
    }
  }

  document.querySelectorAll('section.framdrift, .framdrift-linje').forEach(mount);
})();
