// @ts-check
/**
 * When, where and who: the facts of a meeting, and what is worth another look before the invitation goes out.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesPlan || window.fellesMote) return;
  const { el, knapp, si, t } = window.felles;
  const kjerne = window.fellesPlan;
  const planer = window.fellesPlaner;
  /** @type {[Form, string][]} */
  const FORMER = [['fysisk', t('Samme rom')], ['digitalt', t('På video')], ['begge', t('Noen i rommet, noen på video')]];
  const BORTE = [60, 90, 120, 180, 240, 300, 360, 420];
  const FLEST = 500;
  const PERSONVERN = t('Ikke skriv navn på pasienter eller noe om folks helse.');

  /** @param {string} tekst */
  function tilMinutter(tekst) {
    const funnet = /^(\d{1,2}):(\d{2})/.exec(tekst);
    return funnet ? Number(funnet[1]) * 60 + Number(funnet[2]) : null;
  }

  /** @param {number | null} minutter */
  function tilFelt(minutter) {
    return minutter === null ? '' : kjerne.klokke(minutter).replace('.', ':');
  }

  /**
   * @param {string} id
   * @param {string} tekst
   * @param {HTMLElement} felt
   * @param {string} [hint]
   */
  function feltrad(id, tekst, felt, hint) {
    felt.id = id;
    if (hint) felt.setAttribute('aria-describedby', id + '-hint');
    return el('div', { class: 'plan-felt' }, el('label', { for: id, text: tekst }), felt, ...(hint ? [el('p', { class: 'plan-hint', id: id + '-hint', text: hint })] : []));
  }

  /**
   * @param {HTMLElement} vert
   * @param {Planlager} lager
   */
  function mount(vert, lager) {
    /** @type {((m: Mote) => void)[]} */
    const fyll = [];

    /**
     * @param {string} hva
     * @param {(m: Mote) => void} fn
     * @param {string} [nokkel]
     */
    function endre(hva, fn, nokkel) {
      lager.endre(hva, function (p) { fn(p.moter[lager.nr()]); }, nokkel);
    }

    /**
     * Keep what somebody writes while they write it.
     * @param {HTMLInputElement | HTMLSelectElement} felt
     * @param {(m: Mote) => string} hent
     * @param {(verdi: string) => void} sett
     * @param {'input' | 'change'} naar
     */
    function koble(felt, hent, sett, naar) {
      felt.addEventListener(naar, function () { sett(felt.value); });
      fyll.push(function (m) { if (document.activeElement !== felt || naar === 'change') felt.value = hent(m); });
    }

    // When and where

    const dag = el('input', { type: 'date' });
    koble(dag, function (m) { return m.dag; }, function (v) { endre(t('Datoen er endret'), function (m) { m.dag = v; }); }, 'change');
    const start = el('input', { type: 'time' });
    koble(start, function (m) { return tilFelt(m.start); }, function (v) {
      const n = tilMinutter(v);
      if (n !== null) endre(t('Starten er endret'), function (m) { m.start = n; });
    }, 'change');
    const slutt = el('input', { type: 'time' });
    koble(slutt, function (m) { return tilFelt(m.slutt); }, function (v) {
      endre(t('Sluttiden er endret'), function (m) { m.slutt = tilMinutter(v); });
    }, 'change');
    const sted = el('input', { type: 'text', maxlength: 120, autocomplete: 'off' });
    koble(sted, function (m) { return m.sted; }, function (v) { endre(t('Stedet er endret'), function (m) { m.sted = v; }, 'sted'); }, 'input');
    const form = el('select', {}, ...FORMER.map(function (f) { return el('option', { value: f[0], text: f[1] }); }));
    koble(form, function (m) { return m.form; }, function (v) {
      endre(t('Møteformen er endret'), function (m) { m.form = /** @type {Form} */ (v); });
    }, 'change');
    const sluttfeil = el('p', { class: 'plan-felt-feil', id: 'mote-slutt-feil', hidden: true, text: t('Sluttiden er før starten.') });
    slutt.setAttribute('aria-describedby', 'mote-slutt-feil');

    // Who

    const antall = el('input', { type: 'number', inputmode: 'numeric', min: 1, max: FLEST });
    koble(antall, function (m) { return m.antall === null ? '' : String(m.antall); }, function (v) {
      const n = v.trim() ? Math.max(1, Math.min(FLEST, Math.round(Number(v)))) : null;
      endre(t('Antallet er endret'), function (m) { m.antall = n !== null && isFinite(n) ? n : null; });
      antall.value = n === null ? '' : String(n);
    }, 'change');
    const borte = el('select', {});
    koble(borte, function (m) {
      const valg = m.borte !== null && !BORTE.includes(m.borte) ? [...BORTE, m.borte].sort(function (a, b) { return a - b; }) : BORTE;
      borte.replaceChildren(el('option', { value: '', text: t('Vet ikke ennå') }), ...valg.map(function (n) { return el('option', { value: n, text: kjerne.varighet(n) }); }));
      return m.borte === null ? '' : String(m.borte);
    }, function (v) { endre(t('Hvor lenge folk kan være borte, er endret'), function (m) { m.borte = v ? Number(v) : null; }); }, 'change');

    const sider = /** @type {Side[]} */ (planer ? Object.keys(planer.sider) : []);
    const hvem = el('fieldset', { class: 'plan-hvem' }, el('legend', { text: t('Hvem kommer?') }), ...sider.map(function (side) {
      const boks = el('input', { type: 'checkbox' });
      const navn = planer ? planer.sider[side].navn : side;
      boks.addEventListener('change', function () {
        endre(t('Hvem som kommer, er endret'), function (m) {
          m.sider = sider.filter(function (s) { return s === side ? boks.checked : m.sider.includes(s); });
          if (boks.checked) m.vurdert = m.vurdert.filter(function (s) { return s !== side; });
        });
      });
      fyll.push(function (m) { boks.checked = m.sider.includes(side); });
      return el('label', {}, boks, navn.charAt(0).toUpperCase() + navn.slice(1));
    }));

    // More than one meeting

    const navn = el('input', { type: 'text', maxlength: 80, autocomplete: 'off' });
    koble(navn, function (m) { return m.tittel; }, function (v) { endre(t('Møtet har fått nytt navn'), function (m) { m.tittel = v; }, 'motenavn'); }, 'input');
    const navnrad = feltrad('mote-navn', t('Navn på møtet'), navn);
    const bort = knapp(t('Fjern møtet'), function () {
      const n = lager.mote().tittel || t('Møte {0}', lager.nr() + 1);
      lager.endre(t('{0} er fjernet', n), function (p) { p.moter.splice(lager.nr(), 1); });
      si(t('{0} er fjernet. Du kan angre.', n));
      tittel.focus();
    });
    const bortrad = el('p', { class: 'knapperad' }, bort);

    const tittel = el('h2', { id: 'mote-fakta', tabindex: '-1', text: t('Tid, sted og folk') });
    const fakta = el('section', { class: 'plan-fakta', 'aria-labelledby': 'mote-fakta' }, tittel,
      navnrad,
      feltrad('mote-dag', t('Dato'), dag),
      el('div', { class: 'plan-feltpar' }, feltrad('mote-start', t('Starter kl.'), start), feltrad('mote-slutt', t('Må slutte kl.'), slutt)),
      sluttfeil,
      feltrad('mote-form', t('Dere møtes'), form),
      feltrad('mote-sted', t('Sted'), sted, t('For eksempel «Møterom 2, rådhuset».') + ' ' + PERSONVERN),
      hvem,
      feltrad('mote-antall', t('Hvor mange kommer?'), antall),
      feltrad('mote-borte', t('Lengste tid noen kan være borte fra jobb'), borte, t('Spør legekontoret og vaktlista.')),
      bortrad);

    // What to look at again

    const liste = el('ul', { class: 'plan-varsler' });
    const rolig = el('p', { class: 'plan-rolig' });
    const vurdert = el('div', { class: 'plan-vurdert' });
    const varseltittel = el('h2', { id: 'plan-varsler', tabindex: '-1', text: t('Se på dette') });
    const varsler = el('section', { class: 'plan-se-paa', 'aria-labelledby': 'plan-varsler' }, varseltittel, rolig, liste, vurdert);

    /** @param {Varsel} v */
    function varsel(v) {
      const viktig = v.alvor === 'viktig';
      const li = el('li', { class: viktig ? 'plan-varsel er-viktig' : 'plan-varsel' },
        el('p', {}, el('strong', { text: (viktig ? t('Viktig:') : t('Råd:')) + ' ' }), v.tekst));
      const side = v.side;
      if (!side) return li;
      const k = el('button', { type: 'button', class: 'knapp knapp-stille', 'aria-label': t('Vi har vurdert det: {0}', planer ? planer.sider[side].navn : side), text: t('Vi har vurdert det') });
      k.addEventListener('click', function () {
        endre(t('Dere har vurdert hvem som mangler'), function (m) { m.vurdert.push(side); });
        varseltittel.focus();
        si(t('Notert. Varselet er borte.'));
      });
      li.append(k);
      return li;
    }

    /** @param {Side} side */
    function vurdertRad(side) {
      const n = planer ? planer.sider[side].navn : side;
      const k = el('button', { type: 'button', class: 'knapp knapp-stille', 'aria-label': t('Vis varselet igjen: {0}', n), text: t('Vis varselet igjen') });
      k.addEventListener('click', function () {
        endre(t('Varselet er tilbake'), function (m) { m.vurdert = m.vurdert.filter(function (s) { return s !== side; }); });
        varseltittel.focus();
      });
      return el('p', {}, t('Dere har vurdert at dette går uten {0}.', n) + ' ', k);
    }

    /** @param {Mote} m */
    function tegnVarsler(m) {
      const alle = kjerne.varsler(m);
      const noe = alle.map(function (v) { return v.alvor + v.tekst + (v.side || ''); }).join('\n');
      const vurderte = m.vurdert.filter(function (s) { return !m.sider.includes(s); });
      const na = noe + '\n' + vurderte.join();
      if (liste.dataset.na === na) return;
      liste.dataset.na = na;
      alle.sort(function (a, b) { return (a.alvor === 'viktig' ? 0 : 1) - (b.alvor === 'viktig' ? 0 : 1); });
      liste.replaceChildren(...alle.map(varsel));
      liste.hidden = !alle.length;
      rolig.hidden = !!alle.length;
      rolig.textContent = m.poster.length ? t('Ingenting å rette. Ha en god samling.') : t('Her kommer råd når programmet tar form.');
      vurdert.replaceChildren(...vurderte.map(vurdertRad));
    }

    function tegn() {
      const m = lager.mote();
      for (const fn of fyll) fn(m);
      const flere = lager.plan().moter.length > 1;
      navnrad.hidden = bortrad.hidden = !flere;
      sluttfeil.hidden = m.slutt === null || m.slutt > m.start;
      tegnVarsler(m);
    }

    vert.append(varsler, fakta);
    lager.lytt(function (grunn) { if (grunn !== 'husk') tegn(); });
    tegn();
  }

  window.fellesMote = { mount: mount };
})();
