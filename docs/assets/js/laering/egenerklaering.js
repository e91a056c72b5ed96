// @ts-check
/**
 * The declaration: fills in what the handbook knows. The name is typed here, printed, and kept nowhere. Without this
 * the page has blank lines for a pen.
 */
(function () {
  'use strict';

  if (!window.felles) return;
  const { el, dato, dag, t } = window.felles;

  /** @param {HTMLElement} vert */
  function mountErklaering(vert) {
    const skript = vert.querySelector('script.erklaering-data');
    if (!skript || vert.querySelector('input')) return;
    /** @type {{kurs: boolean, moduler: string[]}} */
    const data = JSON.parse(skript.textContent || '');
    const lager = window.fellesLager;
    const kurs = window.fellesKurs;

    /** @param {string} navn */
    function felt(navn) {
      return vert.querySelector('[data-felt="' + navn + '"]');
    }

    /** @param {string} navn @param {string} tekst */
    function fyll(navn, tekst) {
      const e = felt(navn);
      if (e && tekst) e.textContent = tekst;
    }

    const navn = el('input', { type: 'text', id: 'erklaering-navn', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'erklaering-om-navn' });
    const merke = el('label', { for: navn.id, text: t('Navn') });
    const plass = felt('navn');
    if (plass) {
      plass.replaceChildren(navn);
      const dt = plass.previousElementSibling;
      if (dt) dt.replaceChildren(merke);
    }
    fyll('dato', dato(dag()));
    if (kurs && kurs.revisjon) fyll('revisjon', ' (' + kurs.revisjon + ')');

    function vis() {
      if (!lager) return;
      const her = lager.les();
      const valgte = (kurs ? kurs.moduler : []).filter(function (m) { return data.moduler.includes(m.id); });
      const leksjoner = valgte.flatMap(function (m) { return m.leksjoner; });
      if (leksjoner.length) fyll('lest', String(leksjoner.filter(function (l) { return her.lest[l.id]; }).length));
      const beste = data.moduler.flatMap(function (m) { return her.sjekk[m] ? [her.sjekk[m].best] : []; });
      fyll('sjekk', data.kurs
        ? t('{0} av {1} bestått', beste.filter(function (b) { return b >= 80; }).length, data.moduler.length)
        : !beste.length ? t('Ikke tatt ennå') : beste[0] >= 80 ? t('{0} %, bestått', beste[0]) : t('{0} %, ikke bestått ennå', beste[0]));
      vert.querySelectorAll('[data-maal]').forEach(function (e) {
        const li = /** @type {HTMLElement} */ (e);
        const sjekk = her.sjekk[li.dataset.modul || ''];
        const [rett, av] = sjekk && sjekk.maal[li.dataset.maal || ''] || [0, 0];
        li.classList.toggle('er-naadd', av > 0 && rett === av);
        const gammel = li.querySelector('.naadd');
        if (gammel) gammel.remove();
        const tekst = av === 0 ? t('(ikke prøvd)') : rett === av ? t('(nådd)') : t('({0} av {1} riktige)', rett, av);
        li.append(el('span', { class: 'naadd', text: ' ' + tekst }));
      });
    }
    vis();
    if (lager) lager.lytt(vis);
  }

  /** @param {Document | Element} rot */
  function mount(rot) {
    rot.querySelectorAll('[data-egenerklaering]').forEach(function (e) { mountErklaering(/** @type {HTMLElement} */ (e)); });
  }

  mount(document);
})();
