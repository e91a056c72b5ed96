// @ts-check
/** A button over each listing on the page that copies it whole. */
(function () {
  'use strict';

  if (!window.felles) return;
  const felles = window.felles;

  /** @param {HTMLElement} kode */
  function mount(kode) {
    const knapp = felles.el('button', { type: 'button', class: 'knapp knapp-stille', text: felles.t('Kopier koden') });
    knapp.addEventListener('click', async function () {
      const tekst = kode.textContent || '';
      if (await felles.kopier(tekst)) {
        felles.si(felles.t('Koden er kopiert.'));
        knapp.textContent = felles.t('Kopiert');
        return;
      }
      const utvalg = window.getSelection();
      if (utvalg) utvalg.selectAllChildren(kode);
      felles.si(felles.t('Nettleseren lot oss ikke kopiere. Koden er merket, så du kan kopiere den selv.'));
    });
    kode.before(felles.el('p', { class: 'kopiknapp' }, knapp));
  }

  document.querySelectorAll('#hovedinnhold pre').forEach(function (e) { mount(/** @type {HTMLElement} */ (e)); });
})();
