// @ts-check
/**
 * What the plan gives: one tab for each thing to take along. The texts come from fellesUtdata; here they are shown,
 * copied, sent, saved and printed.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesUtdata || window.fellesPlanresultat) return;
  const { el, knapp, kopier, lastNed, t } = window.felles;
  const utdata = window.fellesUtdata;
  const TREGHET = 150;
  /** What e-mail programs take in a link, at the least. */
  const LENGST = 1800;

  /** @typedef {{ id: string, navn: string, om: string, lag: (plan: Plan, si: (tekst: string) => void) => (Node | string)[] }} Fane */

  /** @param {Plan} plan */
  function tittel(plan) {
    return plan.tittel || t('Samling');
  }

  /**
   * A text made by fellesUtdata, and the way to paper.
   * @param {HTMLElement} innhold
   * @param {string} navn the name of the printed document
   */
  function medUtskrift(innhold, navn) {
    return [el('p', { class: 'knapperad' }, knapp(t('Skriv ut'), function () { utdata.skrivUt(innhold, navn); })), innhold];
  }

  /**
   * @param {Plan} plan
   * @param {(tekst: string) => void} si
   */
  function invitasjoner(plan, si) {
    return plan.moter.map(function (m, nr) {
      const tekst = utdata.invitasjon(plan, m);
      const id = 'plan-invitasjon-' + nr;
      const felt = el('textarea', { id: id, readonly: true, rows: Math.min(24, tekst.split('\n').length + 4), spellcheck: 'false' });
      felt.value = tekst;
      const navn = plan.moter.length > 1 ? t('Invitasjon til {0}', m.tittel || t('møte {0}', nr + 1)) : t('Invitasjonen');
      const emne = encodeURIComponent(t('Invitasjon: {0}', tittel(plan) + (m.tittel && plan.moter.length > 1 ? ', ' + m.tittel : '')));
      const kropp = encodeURIComponent(tekst.replace(/\r?\n/g, '\r\n'));
      const lang = kropp.length > LENGST;
      return el('div', { class: 'plan-felt' }, el('label', { for: id, text: navn }), felt,
        el('p', { class: 'knapperad' },
          knapp(t('Kopier teksten'), function () {
            kopier(tekst).then(function (ok) {
              if (!ok) {
                felt.focus();
                felt.select();
              }
              si(ok ? t('Invitasjonen er kopiert.') : t('Nettleseren tillot ikke kopiering. Teksten er merket: trykk Ctrl og C.'));
            });
          }, 'knapp'),
          el('a', { class: 'knapp knapp-stille', href: 'mailto:?subject=' + emne + (lang ? '' : '&body=' + kropp), text: t('Åpne i e-post') })),
        ...(lang ? [el('p', { class: 'plan-hint', text: t('Teksten er for lang til å følge med over i e-posten. Kopier den først, og lim den inn.') })] : []));
    });
  }

  /**
   * @param {Plan} plan
   * @param {(tekst: string) => void} si
   */
  function kalender(plan, si) {
    const uten = plan.moter.filter(function (m) { return !m.dag; }).length;
    const ics = utdata.ics(plan);
    if (!ics) return [el('p', { text: t('Sett dato under «Tid, sted og folk». Da kan du laste ned en kalenderfil her.') })];
    return [
      el('p', { text: plan.moter.length > 1 ? t('Filen legger møtene inn i kalenderen din. Legg den ved invitasjonen, så får deltakerne det samme.')
        : t('Filen legger samlingen inn i kalenderen din. Legg den ved invitasjonen, så får deltakerne det samme.') }),
      ...(uten ? [el('p', { class: 'plan-hint', text: uten === 1 ? t('Ett møte mangler dato og er ikke med.') : t('{0} møter mangler dato og er ikke med.', uten) })] : []),
      el('p', { class: 'knapperad' }, knapp(t('Last ned kalenderfil'), function () {
        lastNed('samling.ics', ics, 'text/calendar;charset=utf-8');
        si(t('Filen heter {0}.', 'samling.ics'));
      }, 'knapp')),
    ];
  }

  /** @type {Fane[]} */
  const FANER = [
    { id: 'kjoreplan', navn: t('Kjøreplan'), om: t('Det du selv har i hånda: klokkeslett, steg og det du kan si.'), lag: function (p) { return medUtskrift(utdata.kjoreplan(p), t('Kjøreplan – {0}', tittel(p))); } },
    { id: 'invitasjon', navn: t('Invitasjon'), om: t('Tekst til deltakerne, klar til å lime inn i en e-post.'), lag: invitasjoner },
    { id: 'pakkeliste', navn: t('Pakkeliste'), om: t('Det du må ha med, skrive ut og gjøre før samlingen.'), lag: function (p) { return medUtskrift(utdata.pakkeliste(p), t('Pakkeliste – {0}', tittel(p))); } },
    { id: 'les-forst', navn: t('Les først'), om: t('Leksjonene som gjør deg trygg på det du skal lede.'), lag: function (p) { return [utdata.lesForst(p)]; } },
    { id: 'kalender', navn: t('Kalenderfil'), om: t('Til kalenderen din og til deltakerne.'), lag: kalender },
    { id: 'ark', navn: t('På én side'), om: t('Til å henge på veggen eller dele ut.'), lag: function (p) { return medUtskrift(utdata.ark(p), tittel(p)); } },
  ];

  /**
   * @param {HTMLElement} vert
   * @param {Planlager} lager
   */
  function mount(vert, lager) {
    let valgt = 0;
    let frist = 0;
    const status = el('p', { class: 'plan-svar', role: 'status' });
    const faner = FANER.map(function (f, i) {
      const k = el('button', { type: 'button', role: 'tab', id: 'fane-' + f.id, class: 'plan-fane', text: f.navn });
      k.addEventListener('click', function () { velg(i); });
      k.addEventListener('keydown', function (h) {
        const til = h.key === 'ArrowRight' ? i + 1 : h.key === 'ArrowLeft' ? i - 1 : h.key === 'Home' ? 0 : h.key === 'End' ? FANER.length - 1 : NaN;
        if (isNaN(til)) return;
        h.preventDefault();
        velg((til + FANER.length) % FANER.length);
        faner[valgt].focus();
      });
      return k;
    });
    const panel = el('div', { role: 'tabpanel', id: 'plan-ut-panel', class: 'plan-ut-panel', tabindex: '0' });
    for (const f of faner) f.setAttribute('aria-controls', panel.id);

    /** @param {string} tekst */
    function si(tekst) {
      status.textContent = '';
      window.setTimeout(function () { status.textContent = tekst; }, 60);
    }

    function tegn() {
      frist = 0;
      const f = FANER[valgt];
      panel.setAttribute('aria-labelledby', 'fane-' + f.id);
      panel.replaceChildren(el('p', { class: 'plan-ut-om', text: f.om }), ...f.lag(lager.plan(), si));
    }

    /** @param {number} nr */
    function velg(nr) {
      valgt = nr;
      faner.forEach(function (k, i) {
        k.setAttribute('aria-selected', String(i === nr));
        k.tabIndex = i === nr ? 0 : -1;
      });
      status.textContent = '';
      tegn();
    }

    vert.append(el('div', { role: 'tablist', class: 'plan-faner', 'aria-label': t('Det planen gir deg') }, ...faner), status, panel);
    lager.lytt(function (grunn) {
      if (grunn === 'husk' || grunn === 'vist' || frist) return;
      frist = window.setTimeout(tegn, TREGHET);
    });
    velg(0);
  }

  window.fellesPlanresultat = { mount: mount };
})();
