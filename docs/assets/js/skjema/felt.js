// @ts-check
/** The controls of one field of a report form. They write to the project and are told what stands there. */
(function () {
  'use strict';

  if (window.fellesFelt || !window.fellesSvar || !window.felles) return;
  const { el, si, t } = window.felles;
  const { sti, valgtekst, erPaastand, merker, nyeRader, slettRad, flytt } = window.fellesSvar;
  const nyId = function () { return window.fellesProsjekt ? window.fellesProsjekt.nyId() : ''; };

  /**
   * Changed from outside, where nothing is typed that is not kept yet.
   * @param {HTMLInputElement | HTMLTextAreaElement} kontroll
   * @param {string} verdi
   */
  function sett(kontroll, verdi) {
    if (kontroll.value !== verdi && !kontroll.dataset.skrives) kontroll.value = verdi;
  }

  /**
   * @param {FeltVert} vert
   * @param {HTMLInputElement | HTMLTextAreaElement} kontroll
   * @param {() => void} lagre
   */
  function folg(vert, kontroll, lagre) {
    kontroll.addEventListener('input', function () {
      kontroll.dataset.skrives = 'ja';
      vert.vent(kontroll, function () {
        delete kontroll.dataset.skrives;
        lagre();
      });
    });
    kontroll.addEventListener('change', vert.lagreSnart);
  }

  /**
   * @param {string} tekst
   * @param {string} [navn] what it is called for those who hear it, where that is known now
   */
  function liten(tekst, navn) {
    return el('button', { type: 'button', class: 'knapp knapp-stille utfylling-liten', 'aria-label': navn || tekst, text: tekst });
  }

  /**
   * «Sagt», «antatt» or «belagt», or not chosen yet.
   * @param {string} navn what it is about, for those who hear it
   * @param {(merke: Merke | '') => void} valgt
   */
  function lagMerke(navn, valgt) {
    const velger = el('select', { class: 'utfylling-merkevalg', 'aria-label': t('Sagt, antatt eller belagt: {0}', navn) }, el('option', { value: '', text: t('Ikke merket') }));
    for (const merke of merker) velger.append(el('option', { value: merke.id, text: merke.navn + ' – ' + merke.forklaring }));
    velger.addEventListener('change', function () { valgt(/** @type {Merke | ''} */ (velger.value)); });
    const element = el('p', { class: 'utfylling-merke' }, el('span', { 'aria-hidden': 'true', text: t('Sagt, antatt eller belagt?') }), ' ', velger);
    return { element: element, sett: /** @param {Merke | ''} merke */ function (merke) { velger.value = merke; element.dataset.merke = merke; } };
  }

  /**
   * @param {FeltVert} vert
   * @param {SkjemaFelt} felt
   * @param {string} navn
   * @param {string} hjelp
   * @returns {FeltDel}
   */
  function tekstfelt(vert, felt, navn, hjelp) {
    const rot = sti(vert.def, 'felt', felt.id);
    /** @type {Record<string, string | boolean | number>} */
    const fast = { id: 'svar-' + felt.id, class: 'utfylling-tekst', 'aria-labelledby': navn, 'aria-describedby': hjelp, 'aria-required': String(felt.paakrevd), autocomplete: 'off' };
    const kontroll = felt.slag === 'lang tekst' ? el('textarea', { ...fast, rows: 4 })
      : felt.slag === 'kort tekst' ? el('textarea', { ...fast, class: 'utfylling-tekst utfylling-kort', rows: 1 }) : el('input', { ...fast, type: 'date' });
    folg(vert, kontroll, function () { vert.sett({ [rot]: kontroll.value.trim() ? kontroll.value : null }, t('Svar på «{0}»', felt.tekst)); });
    if (felt.slag !== 'dato') return { element: kontroll, oppdater: function (svar) { sett(kontroll, svar.tekst); } };
    // A date from an older file may be words; it is shown, and a new one can be chosen.
    const ord = el('p', { class: 'utfylling-ord', hidden: true });
    return {
      element: el('div', {}, kontroll, ord),
      oppdater: function (svar) {
        const dag = /^\d{4}-\d\d-\d\d$/.test(svar.tekst);
        sett(kontroll, dag ? svar.tekst : '');
        ord.hidden = dag || !svar.tekst;
        ord.textContent = svar.tekst ? t('Skrevet som tekst: {0}', svar.tekst) : '';
      },
    };
  }

  /**
   * @param {FeltVert} vert
   * @param {SkjemaFelt} felt
   * @param {string} navn
   * @param {string} hjelp
   * @returns {FeltDel}
   */
  function valgfelt(vert, felt, navn, hjelp) {
    const flere = felt.slag === 'flere valg';
    const rot = sti(vert.def, 'felt', felt.id);
    const liste = el('ul', { class: 'sjekk utfylling-valg' });
    const fjern = liten(t('Ta bort svaret'), t('Ta bort svaret på «{0}»', felt.tekst));
    const element = el('div', { role: flere ? 'group' : 'radiogroup', 'aria-labelledby': navn, 'aria-describedby': hjelp }, liste, fjern);
    if (!flere) element.setAttribute('aria-required', String(felt.paakrevd));
    /** @type {Map<string, HTMLInputElement>} */
    const bokser = new Map();

    function lagre() {
      const valgte = Array.from(bokser).filter(function (b) { return b[1].checked; }).map(function (b) { return b[0]; });
      vert.lagreNaa();
      vert.sett({ [rot]: !valgte.length ? null : flere ? valgte : valgte[0] }, t('Svar på «{0}»', felt.tekst));
    }
    /** @param {string} valg */
    function boks(valg) {
      const kontroll = el('input', { type: flere ? 'checkbox' : 'radio', name: 'svar-' + felt.id, value: valg });
      kontroll.addEventListener('change', lagre);
      bokser.set(valg, kontroll);
      const tekst = valgtekst(felt, valg);
      liste.append(el('li', {}, el('label', {}, kontroll, felt.valg.includes(valg) ? tekst : t('{0} (fra en eldre utgave)', tekst))));
    }
    felt.valg.forEach(boks);
    fjern.addEventListener('click', function () {
      vert.sett({ [rot]: null }, t('Svaret på «{0}» tatt bort', felt.tekst));
      const forste = bokser.values().next().value;
      if (forste) forste.focus();
    });
    return {
      element: element,
      oppdater: function (svar) {
        const valgte = flere ? svar.liste : svar.tekst ? [svar.tekst] : [];
        for (const valg of valgte) if (!bokser.has(valg)) boks(valg);
        for (const [valg, kontroll] of bokser) kontroll.checked = valgte.includes(valg);
        fjern.hidden = flere || !valgte.length;
      },
    };
  }

  /**
   * A list of elements kept in the order of what stands in the project; whoever writes in one keeps the place.
   * @template {{element: HTMLElement}} T
   * @param {HTMLElement} liste
   * @param {Map<string, T>} deler
   * @param {string[]} ider
   * @param {(id: string) => T} lag
   */
  function iOrden(liste, deler, ider, lag) {
    for (const [id, del] of deler) {
      if (ider.includes(id)) continue;
      del.element.remove();
      deler.delete(id);
    }
    const fokus = document.activeElement;
    ider.forEach(function (id, i) {
      let del = deler.get(id);
      if (!del) {
        del = lag(id);
        deler.set(id, del);
      }
      if (liste.children[i] !== del.element) liste.insertBefore(del.element, liste.children[i] || null);
    });
    if (fokus instanceof HTMLElement && fokus !== document.activeElement && liste.contains(fokus)) fokus.focus();
  }

  /**
   * @param {FeltVert} vert
   * @param {SkjemaFelt} felt
   * @param {string} navn
   * @param {string} hjelp
   * @returns {FeltDel}
   */
  function personfelt(vert, felt, navn, hjelp) {
    const rot = sti(vert.def, 'felt', felt.id);
    const liste = el('div', { class: 'utfylling-personer' });
    const legg = el('button', { type: 'button', class: 'knapp knapp-stille', text: t('Legg til en til'), 'aria-label': t('Legg til en til under «{0}»', felt.tekst) });
    /** @type {{element: HTMLElement, kontroll: HTMLInputElement, fjern: HTMLButtonElement}[]} */
    let linjer = [];

    /** @param {string} hva */
    function lagre(hva) {
      const verdier = linjer.map(function (l) { return l.kontroll.value; });
      while (verdier.length && !verdier[verdier.length - 1].trim()) verdier.pop();
      vert.sett({ [rot]: verdier.length ? verdier : null }, hva);
    }
    function ny() {
      const kontroll = el('input', { type: 'text', class: 'utfylling-tekst', 'aria-describedby': hjelp, autocomplete: 'off' });
      const linje = { kontroll: kontroll, fjern: liten(t('Ta bort')), element: el('div', { class: 'utfylling-person' }) };
      linje.element.append(kontroll, linje.fjern);
      folg(vert, kontroll, function () { lagre(t('Svar på «{0}»', felt.tekst)); });
      linje.fjern.addEventListener('click', function () {
        vert.lagreNaa();
        const i = linjer.indexOf(linje);
        linjer.splice(i, 1);
        linje.element.remove();
        if (!linjer.length) ny();
        nummerer();
        lagre(t('Tatt bort under «{0}»', felt.tekst));
        linjer[Math.min(i, linjer.length - 1)].kontroll.focus();
        si(t('Tatt bort. Du kan angre.'));
      });
      linjer.push(linje);
      liste.append(linje.element);
      nummerer();
      return linje;
    }
    function nummerer() {
      linjer.forEach(function (linje, i) {
        linje.kontroll.id = i ? '' : 'svar-' + felt.id;
        linje.kontroll.setAttribute('aria-label', felt.tekst + ', ' + (i + 1));
        linje.kontroll.setAttribute('aria-required', String(felt.paakrevd && !i));
        linje.fjern.setAttribute('aria-label', t('Ta bort {0} under «{1}»', i + 1, felt.tekst));
        linje.fjern.hidden = linjer.length === 1;
      });
    }
    legg.addEventListener('click', function () { ny().kontroll.focus(); });
    ny();
    return {
      element: el('div', { role: 'group', 'aria-labelledby': navn }, liste, legg),
      oppdater: function (svar) {
        const antall = Math.max(1, svar.liste.length);
        while (linjer.length < antall) ny();
        // A line that somebody has just added is still empty; it is only taken away when what stood there is undone.
        for (let sist = linjer[linjer.length - 1]; linjer.length > antall && sist.kontroll.value && !sist.kontroll.dataset.skrives; sist = linjer[linjer.length - 1]) {
          linjer.pop();
          sist.element.remove();
        }
        linjer.forEach(function (linje, i) { sett(linje.kontroll, svar.liste[i] || ''); });
        nummerer();
      },
    };
  }

  /**
   * @param {FeltVert} vert
   * @param {SkjemaFelt} felt
   * @param {string} navn
   * @param {string} hjelp
   * @returns {FeltDel}
   */
  function tabellfelt(vert, felt, navn, hjelp) {
    const { def } = vert;
    const paastand = erPaastand(def, felt);
    const liste = el('div', { class: 'utfylling-rader' });
    const legg = el('button', { type: 'button', class: 'knapp knapp-stille', text: t('Legg til rad'), 'aria-label': t('Legg til rad i «{0}»', felt.tekst) });
    /** @typedef {{element: HTMLElement, celler: HTMLTextAreaElement[], legende: HTMLElement, opp: HTMLButtonElement, ned: HTMLButtonElement, fjern: HTMLButtonElement, merke: ReturnType<typeof lagMerke> | null}} Rad */
    /** @type {Map<string, Rad>} */
    const deler = new Map();
    /** @type {RapportRad[]} */
    let rader = [];
    /** A row to begin in, which is nothing before somebody writes in it. */
    let tom = nyId();

    /** @param {string} id */
    function finnes(id) {
      return rader.some(function (rad) { return rad.id === id; });
    }
    /**
     * The first thing written in the empty row gives it a place.
     * @param {string} id
     * @param {Record<Sti, Verdi | null>} endringer
     */
    function medPlass(id, endringer) {
      if (finnes(id)) return endringer;
      const ny = nyeRader(def, felt, [[]], rader);
      return { [sti(def, 'rad', felt.id) + '/' + id + '/_plass']: Object.values(ny)[0], ...endringer };
    }

    /**
     * @param {string} id
     * @returns {Rad}
     */
    function lagRad(id) {
      const rot = sti(def, 'rad', felt.id) + '/' + id + '/';
      const legende = el('legend', {});
      const felter = el('div', { class: 'utfylling-celler' });
      const celler = felt.kolonner.map(function (kolonne, i) {
        const kontroll = el('textarea', { rows: 2, class: 'utfylling-tekst', 'aria-describedby': hjelp });
        folg(vert, kontroll, function () {
          if (!finnes(id) && !kontroll.value.trim()) return;
          vert.sett(medPlass(id, { [rot + i]: kontroll.value.trim() ? kontroll.value : null }), t('«{0}» i «{1}»', kolonne, felt.tekst));
        });
        felter.append(el('label', {}, el('span', { text: kolonne }), kontroll));
        return kontroll;
      });
      const [opp, ned, fjern] = [liten(t('Flytt opp')), liten(t('Flytt ned')), liten(t('Slett rad'))];
      const merke = paastand ? lagMerke(felt.tekst, function (valgt) { vert.sett(medPlass(id, { [rot + '_merke']: valgt || null }), t('Merke i «{0}»', felt.tekst)); }) : null;
      const element = el('fieldset', { class: 'utfylling-rad' }, legende, felter);
      if (merke) element.append(merke.element);
      element.append(el('p', { class: 'utfylling-radknapper' }, opp, ned, fjern));
      opp.addEventListener('click', function () { flyttRad(id, -1, opp); });
      ned.addEventListener('click', function () { flyttRad(id, 1, ned); });
      fjern.addEventListener('click', function () { slett(id); });
      return { element: element, celler: celler, legende: legende, opp: opp, ned: ned, fjern: fjern, merke: merke };
    }

    /**
     * @param {string} id
     * @param {-1 | 1} steg
     * @param {HTMLElement} knapp
     */
    function flyttRad(id, steg, knapp) {
      vert.lagreNaa();
      const ider = rader.map(function (rad) { return rad.id; });
      const i = ider.indexOf(id);
      if (knapp.getAttribute('aria-disabled') === 'true' || i < 0) return;
      ider.splice(i, 1);
      ider.splice(i + steg, 0, id);
      vert.sett(flytt(def, felt, ider, id), t('Rad flyttet i «{0}»', felt.tekst));
      knapp.focus();
      si(t('Raden er nå nummer {0} av {1}.', i + steg + 1, ider.length));
    }

    /** @param {string} id */
    function slett(id) {
      vert.lagreNaa();
      const i = rader.findIndex(function (rad) { return rad.id === id; });
      if (i < 0) return;
      vert.sett(slettRad(def, felt, id), t('Rad slettet i «{0}»', felt.tekst));
      const naboer = Array.from(deler.values());
      const nabo = naboer[Math.min(i, naboer.length - 1)];
      (nabo ? nabo.celler[0] : legg).focus();
      si(t('Raden er slettet. Du kan angre.'));
    }

    legg.addEventListener('click', function () {
      vert.lagreNaa();
      const endringer = nyeRader(def, felt, rader.length ? [[]] : [[], []], rader);
      vert.sett(endringer, t('Ny rad i «{0}»', felt.tekst));
      const alle = Array.from(liste.querySelectorAll('fieldset'));
      const forste = alle.length ? alle[alle.length - 1].querySelector('textarea') : null;
      if (forste) forste.focus();
    });

    return {
      element: el('div', { class: 'utfylling-tabell', role: 'group', 'aria-labelledby': navn }, liste, legg),
      oppdater: function (svar) {
        rader = svar.rader;
        if (finnes(tom)) tom = nyId();
        const ider = rader.length ? rader.map(function (rad) { return rad.id; }) : [tom];
        iOrden(liste, deler, ider, lagRad);
        ider.forEach(function (id, i) {
          const rad = deler.get(id);
          if (!rad) return;
          rad.legende.textContent = t('Rad {0}', i + 1);
          rad.celler.forEach(function (kontroll, n) {
            kontroll.id = i || n ? '' : 'svar-' + felt.id;
            sett(kontroll, rader[i] ? rader[i].celler[n] : '');
          });
          rad.opp.setAttribute('aria-label', t('Flytt opp: rad {0} i «{1}»', i + 1, felt.tekst));
          rad.ned.setAttribute('aria-label', t('Flytt ned: rad {0} i «{1}»', i + 1, felt.tekst));
          rad.fjern.setAttribute('aria-label', t('Slett rad: rad {0} i «{1}»', i + 1, felt.tekst));
          rad.opp.setAttribute('aria-disabled', String(!i));
          rad.ned.setAttribute('aria-disabled', String(i === ider.length - 1));
          for (const knapp of [rad.opp, rad.ned, rad.fjern]) knapp.hidden = !rader.length || (knapp !== rad.fjern && ider.length === 1);
          if (rad.merke) rad.merke.sett(rader[i] ? rader[i].merke : '');
        });
      },
    };
  }

  /** @type {FellesFelt['lag']} */
  function lag(vert, felt, navn, hjelp) {
    const lagDel = felt.slag === 'tabell' ? tabellfelt : felt.slag === 'personer' ? personfelt
      : felt.slag === 'ett valg' || felt.slag === 'flere valg' ? valgfelt : tekstfelt;
    const del = lagDel(vert, felt, navn, hjelp);
    if (felt.slag === 'tabell' || !erPaastand(vert.def, felt)) return del;
    const merke = lagMerke(felt.tekst, function (valgt) { vert.sett({ [sti(vert.def, 'merke', felt.id)]: valgt || null }, t('Merke på «{0}»', felt.tekst)); });
    return {
      element: el('div', {}, del.element, merke.element),
      oppdater: function (svar) {
        del.oppdater(svar);
        merke.sett(svar.merke);
      },
    };
  }

  window.fellesFelt = { lag: lag };
}());
