// @ts-check
/**
 * The planner: where to begin, the line that always shows the time, the meetings, and the parts of the page. The parts
 * themselves are in their own files.
 */
(function () {
  'use strict';

  const vert = document.getElementById('planlegger');
  if (!vert || !window.felles || !window.fellesPlan || !window.fellesPlankode || !window.fellesPlanlager) return;
  const { el, knapp, lenke, si, t } = window.felles;
  const kjerne = window.fellesPlan;
  const kode = window.fellesPlankode;
  const lager = window.fellesPlanlager;

  /** @param {Mote} m @param {number} nr */
  function motenavn(m, nr) {
    return m.tittel || t('Møte {0}', nr + 1);
  }

  // What the person has to know

  const meldinger = el('div', { class: 'plan-meldinger' });

  function tegnMeldinger() {
    const annen = lager.annen();
    const status = lager.huskes() ? lager.status().melding : '';
    const bokser = lager.meldinger().map(function (m) {
      return el('div', { class: 'plan-melding' }, el('p', { text: m.tekst }),
        ...(m.punkter.length ? [el('ul', {}, ...m.punkter.map(function (punkt) { return el('li', { text: punkt }); }))] : []),
        el('p', { class: 'knapperad' }, knapp(t('Lukk'), function () {
          lager.lukk(m);
          tilProgram();
        })));
    });
    if (status) bokser.push(el('div', { class: 'plan-melding' }, el('p', { text: status })));
    if (annen) {
      bokser.push(el('div', { class: 'plan-melding' },
        el('p', {}, annen.tittel ? t('På denne maskinen er det husket en annen plan: «{0}». Den ligger trygt til du velger noe annet.', annen.tittel)
          : t('På denne maskinen er det husket en annen plan. Den ligger trygt til du velger noe annet.')),
        el('p', { class: 'knapperad' },
          knapp(t('Åpne den som er husket'), function () {
            lager.apneHusket();
            si(t('Planen som var husket, er åpnet. Du kan angre.'));
            tilProgram();
          }),
          knapp(t('Husk denne i stedet'), function () {
            si(lager.husk(lager.status().dager || 180).melding);
            tilProgram();
          }))));
    }
    const na = bokser.map(function (b) { return b.textContent; }).join('\n');
    if (meldinger.dataset.na === na) return;
    meldinger.dataset.na = na;
    meldinger.replaceChildren(...bokser);
    if (na && bokser[0].textContent) si(bokser.map(function (b) { return (b.querySelector('p') || b).textContent; }).join(' '));
  }

  // Where to begin

  /** @param {FerdigPlan} f */
  function kort(f) {
    const moter = f.plan.moter;
    const minutter = moter.map(function (m) { return kjerne.sum(m).minutter; });
    const sum = minutter.reduce(function (n, m) { return n + m; }, 0);
    const bruk = knapp(t('Bruk denne'), function () {
      const lest = kjerne.rens(JSON.parse(JSON.stringify(f.plan)));
      if (!lest) return;
      lager.bytt(lest.plan, t('«{0}» er åpnet', f.navn), lest.merknader);
      tilProgram();
      si(t('«{0}» er åpnet. Du kan angre.', f.navn));
    });
    bruk.setAttribute('aria-label', t('Bruk denne: {0}', f.navn));
    return el('li', { class: 'plan-kort' }, el('h3', { text: f.navn }),
      el('p', { class: 'plan-kort-tid', text: moter.length > 1 ? t('{0} møter, {1}', moter.length, kjerne.varighet(sum)) : kjerne.varighet(sum) }),
      el('p', { text: f.sammendrag }),
      el('p', { class: 'knapperad' }, bruk, el('a', { class: 'plan-se', href: lenke(f.adresse), 'aria-label': t('Se hele planen: {0}', f.navn), text: t('Se hele') })));
  }

  const angreStart = el('p', { class: 'knapperad', hidden: true }, knapp(t('Angre'), taTilbake));

  function start() {
    const planer = window.fellesPlaner;
    const deling = window.fellesPlandeling;
    const velg = knapp(t('Velg verktøy'), function () { if (window.fellesVerktoyvelger) window.fellesVerktoyvelger.apne(lager); }, 'knapp');
    const del = el('section', { class: 'plan-start', 'aria-labelledby': 'plan-start' },
      el('h2', { id: 'plan-start', tabindex: '-1', text: t('Hvor vil du begynne?') }), angreStart);
    if (planer && planer.ferdige.length) {
      del.append(el('h3', { class: 'plan-vei', text: t('Med en ferdig plan') }), el('p', { text: t('Den virker som den er. Endre det du vil.') }),
        el('ul', { class: 'plan-kortliste' }, ...planer.ferdige.map(kort)));
    }
    if (planer && planer.loyper.length) {
      del.append(el('details', { class: 'plan-loyper' }, el('summary', { text: t('Eller en løype: flere møter etter hverandre') }),
        el('ul', { class: 'plan-kortliste' }, ...planer.loyper.map(kort))));
    }
    del.append(el('div', { class: 'plan-to' },
      el('section', { 'aria-labelledby': 'plan-selv' }, el('h3', { class: 'plan-vei', id: 'plan-selv', text: t('Med verktøyene dere trenger') }),
        el('p', { text: t('Legg til ett eller flere. Du får klokkeslett med en gang.') }),
        el('p', { class: 'knapperad' }, velg)),
      el('section', { 'aria-labelledby': 'plan-har' }, el('h3', { class: 'plan-vei', id: 'plan-har', text: t('Med en plan du har fra før') }),
        el('p', { text: t('Har du fått en lenke, åpner du den. Har du en fil, henter du den her.') }),
        ...(deling ? [deling.filfelt(lager, 'plan-fil-start')] : []))));
    return del;
  }

  // The line that always shows

  const tid = el('strong', { class: 'linje-tid' });
  const varighet = el('span', { class: 'linje-varighet' });
  const slakk = el('span', { class: 'linje-slakk' });
  const raad = knapp('', function () {
    const mal = document.getElementById('plan-varsler');
    if (!mal) return;
    mal.scrollIntoView({ block: 'start' });
    mal.focus({ preventScroll: true });
  });
  const angre = knapp(t('Angre'), taTilbake);
  const kjor = el('a', { class: 'knapp', href: '#', text: t('Kjør samlingen') });
  const linje = el('div', { class: 'plan-linje', role: 'group', 'aria-label': t('Tiden i planen') },
    el('p', { class: 'linje-tekst' }, tid, ' ', varighet, ' ', slakk), el('div', { class: 'linje-knapper' }, raad, angre, kjor));

  function tegnLinje() {
    const m = lager.mote();
    const sum = kjerne.sum(m);
    const varsler = kjerne.varsler(m);
    const viktige = varsler.filter(function (v) { return v.alvor === 'viktig'; }).length;
    tid.textContent = kjerne.klokke(m.start) + '–' + kjerne.klokke(sum.slutt);
    varighet.textContent = kjerne.varighet(sum.minutter);
    const over = sum.slakk !== null && sum.slakk < 0;
    slakk.textContent = sum.slakk === null ? '' : over ? t('{0} for langt', kjerne.varighet(-sum.slakk)) : sum.slakk ? t('{0} til overs', kjerne.varighet(sum.slakk)) : t('går akkurat opp');
    slakk.classList.toggle('er-over', over);
    raad.textContent = viktige === 1 ? t('1 viktig') : viktige ? t('{0} viktige', viktige) : t('{0} råd', varsler.length);
    raad.setAttribute('aria-label', t('{0}: gå til «Se på dette»', raad.textContent));
    raad.classList.toggle('er-viktig', viktige > 0);
    raad.hidden = !varsler.length;
    const hva = lager.kanAngre();
    angreStart.hidden = !hva;
    if (hva) angre.removeAttribute('aria-disabled');
    else angre.setAttribute('aria-disabled', 'true');
    angre.title = hva ? t('Angre: {0}', hva) : t('Ingenting å angre');
    kjor.href = kode.lenke(lager.plan(), 'kjor.html');
  }

  function taTilbake() {
    const hva = lager.angre();
    si(hva ? t('Angret: {0}.', hva) : t('Det er ingenting å angre.'));
    if (utenFokus()) tilProgram();
  }

  document.addEventListener('keydown', function (h) {
    const i = h.target instanceof HTMLElement ? h.target : null;
    if (!(h.ctrlKey || h.metaKey) || h.shiftKey || h.key.toLowerCase() !== 'z' || !i || i.closest('input, textarea, dialog')) return;
    h.preventDefault();
    taTilbake();
  });

  // The name and the meetings

  const navn = el('input', { type: 'text', id: 'plan-tittel', maxlength: 120, autocomplete: 'off', 'aria-describedby': 'plan-tittel-hint', placeholder: t('For eksempel: Oppstart av Trygt hjem') });
  navn.addEventListener('input', function () {
    lager.endre(t('Navnet er endret'), function (p) { p.tittel = navn.value; }, 'plantittel');
  });
  const moter = el('div', { class: 'plan-moter', role: 'group', 'aria-label': t('Møter i planen') });

  function tegnMoter() {
    const alle = lager.plan().moter;
    if (document.activeElement !== navn) navn.value = lager.plan().tittel;
    const fokus = document.activeElement instanceof HTMLElement && moter.contains(document.activeElement) ? document.activeElement.dataset.mote : '';
    moter.hidden = alle.length < 2;
    const valg = alle.map(function (m, i) {
      const k = el('button', { type: 'button', class: 'knapp knapp-stille plan-mote', 'data-mote': i, 'aria-pressed': String(i === lager.nr()) },
        el('span', { class: 'mote-navn', text: motenavn(m, i) }),
        el('span', { class: 'mote-tid', text: (m.dag ? window.felles ? window.felles.dato(m.dag) + ', ' : '' : '') + kjerne.varighet(kjerne.sum(m).minutter) }));
      k.addEventListener('click', function () {
        lager.vis(i);
        si(t('Du ser nå på {0}.', motenavn(m, i)));
      });
      return k;
    });
    moter.replaceChildren(...valg);
    if (fokus) /** @type {HTMLElement | null} */ (moter.querySelector('[data-mote="' + fokus + '"]'))?.focus();
  }

  function leggTilMote() {
    const n = lager.plan().moter.length;
    lager.endre(t('Et møte er lagt til'), function (p) {
      const mal = p.moter[n - 1];
      const nytt = kjerne.nyttMote('Møte ' + (n + 1));
      if (n === 1 && !mal.tittel) mal.tittel = 'Møte 1';
      Object.assign(nytt, { start: mal.start, sted: mal.sted, form: mal.form, antall: mal.antall, sider: mal.sider.slice(), vurdert: mal.vurdert.slice(), borte: mal.borte });
      p.moter.push(nytt);
    });
    lager.vis(n);
    si(t('Møte {0} er lagt til. Legg inn det dere skal gjøre.', n + 1));
  }

  // What the steps need

  /** @type {Set<string>} */
  const meldt = new Set();

  function hentSteg() {
    const mangler = lager.plan().moter.some(function (m) {
      return m.poster.some(function (p) { return p.slag === 'verktoy' && !kjerne.detaljer(p.verktoy) && !meldt.has(p.verktoy); });
    });
    if (!mangler) return;
    kjerne.lastDetaljer(lager.plan()).then(function (uten) {
      for (const m of lager.plan().moter) for (const p of m.poster) if (p.slag === 'verktoy' && !kjerne.detaljer(p.verktoy)) meldt.add(p.verktoy);
      if (uten.length) lager.meld(t('Stegene kunne ikke hentes til: {0}. Planen virker, men uten klokkeslett for hvert steg. Last siden på nytt for å prøve igjen.', uten.join(', ')));
      lager.tegn();
    });
  }

  // The page

  const programtittel = el('h2', { id: 'plan-program', tabindex: '-1', text: t('Program') });
  const program = el('section', { class: 'plan-program', 'aria-labelledby': 'plan-program' }, programtittel);
  const fakta = el('div', { class: 'plan-sidekol' });
  const ut = el('section', { class: 'plan-ut', 'aria-labelledby': 'plan-ut' }, el('h2', { id: 'plan-ut', text: t('Dette får du med deg') }));
  const dele = el('section', { class: 'plan-del', 'aria-labelledby': 'plan-del' }, el('h2', { id: 'plan-del', text: t('Ta vare på planen') }));
  const begynn = start();
  const arbeid = el('div', { class: 'plan-arbeid' },
    el('div', { class: 'plan-felt plan-tittelfelt' }, el('label', { for: 'plan-tittel', text: t('Hva heter samlingen?') }), navn,
      el('p', { class: 'plan-hint', id: 'plan-tittel-hint', text: t('Ikke skriv navn på pasienter eller noe om folks helse, verken her eller i andre felt.') })),
    linje, moter,
    el('div', { class: 'plan-kolonner' }, program, fakta), ut, dele,
    el('p', { class: 'knapperad' }, knapp(t('Begynn på en ny plan'), function () {
      lager.begynnPaaNytt();
      si(t('Du har en tom plan. Angre for å få tilbake den forrige.'));
      document.getElementById('plan-start')?.focus();
    })));

  /** What had the focus may be gone or hidden now; a dialog keeps its own. */
  function utenFokus() {
    const aktiv = document.activeElement;
    return !aktiv || aktiv === document.body || (begynn.contains(aktiv) || arbeid.contains(aktiv)) && !aktiv.getClientRects().length;
  }

  function tilProgram() {
    (lager.tom() ? document.getElementById('plan-start') : programtittel)?.focus();
  }

  function tegn() {
    const tom = lager.tom();
    const skiftet = arbeid.hidden !== tom;
    begynn.hidden = !tom;
    arbeid.hidden = tom;
    if (skiftet) window.setTimeout(function () { if (utenFokus()) tilProgram(); });
    document.body.classList.toggle('har-plan', !tom);
    tegnMeldinger();
    tegnLinje();
    tegnMoter();
    hentSteg();
  }

  const uten = document.getElementById('uten-planlegger');
  if (uten) uten.hidden = true;
  vert.classList.add('planlegger');
  vert.append(meldinger, begynn, arbeid);
  vert.hidden = false;
  if (window.fellesPoster) window.fellesPoster.mount(program, lager);
  program.append(el('p', { class: 'knapperad' }, knapp(t('Legg til et møte'), leggTilMote)));
  if (window.fellesMote) window.fellesMote.mount(fakta, lager);
  if (window.fellesPlanresultat) window.fellesPlanresultat.mount(ut, lager);
  else ut.hidden = true;
  if (window.fellesPlandeling) {
    window.fellesPlandeling.mount(dele, lager);
    window.fellesPlandeling.taImotFiler(lager);
  }
  arbeid.hidden = lager.tom();
  lager.lytt(tegn);
  tegn();
})();
