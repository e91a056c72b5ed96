// @ts-check
/**
 * The planner: where to begin, the line that always shows the time, the meetings, and the parts of the page. The parts
 * themselves are in their own files.
 */
(function () {
  'use strict';

  const vert = document.getElementById('planlegger');
  if (!vert || !window.felles || !window.fellesPlan || !window.fellesPlankode || !window.fellesPlanlager) return;
  const { el, lenke, si } = window.felles;
  const kjerne = window.fellesPlan;
  const kode = window.fellesPlankode;
  const lager = window.fellesPlanlager;

  /** @param {string} tekst @param {() => void} trykk @param {boolean} [hoved] */
  function knapp(tekst, trykk, hoved) {
    const k = el('button', { type: 'button', class: hoved ? 'knapp' : 'knapp knapp-stille', text: tekst });
    k.addEventListener('click', trykk);
    return k;
  }

  /** @param {Mote} m @param {number} nr */
  function motenavn(m, nr) {
    return m.tittel || 'Møte ' + (nr + 1);
  }

  // What the person has to know

  const meldinger = el('div', { class: 'plan-meldinger' });

  function tegnMeldinger() {
    const annen = lager.annen();
    const status = lager.huskes() ? lager.status().melding : '';
    const bokser = lager.meldinger().map(function (m) {
      return el('div', { class: 'plan-melding' }, el('p', { text: m.tekst }),
        ...(m.punkter.length ? [el('ul', {}, ...m.punkter.map(function (t) { return el('li', { text: t }); }))] : []),
        el('p', { class: 'knapperad' }, knapp('Lukk', function () {
          lager.lukk(m);
          tilProgram();
        })));
    });
    if (status) bokser.push(el('div', { class: 'plan-melding' }, el('p', { text: status })));
    if (annen) {
      bokser.push(el('div', { class: 'plan-melding' },
        el('p', {}, 'På denne maskinen er det husket en annen plan' + (annen.tittel ? ': «' + annen.tittel + '»' : '') + '. Den ligger trygt til du velger noe annet.'),
        el('p', { class: 'knapperad' },
          knapp('Åpne den som er husket', function () {
            lager.apneHusket();
            si('Planen som var husket, er åpnet. Du kan angre.');
            tilProgram();
          }),
          knapp('Husk denne i stedet', function () {
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
    const bruk = knapp('Bruk denne', function () {
      const lest = kjerne.rens(JSON.parse(JSON.stringify(f.plan)));
      if (!lest) return;
      lager.bytt(lest.plan, '«' + f.navn + '» er åpnet', lest.merknader);
      tilProgram();
      si('«' + f.navn + '» er åpnet. Du kan angre.');
    });
    bruk.setAttribute('aria-label', 'Bruk denne: ' + f.navn);
    return el('li', { class: 'plan-kort' }, el('h3', { text: f.navn }),
      el('p', { class: 'plan-kort-tid', text: (moter.length > 1 ? moter.length + ' møter, ' : '') + kjerne.varighet(sum) }),
      el('p', { text: f.sammendrag }),
      el('p', { class: 'knapperad' }, bruk, el('a', { class: 'plan-se', href: lenke(f.adresse), 'aria-label': 'Se hele planen: ' + f.navn, text: 'Se hele' })));
  }

  const angreStart = el('p', { class: 'knapperad', hidden: true }, knapp('Angre', taTilbake));

  function start() {
    const planer = window.fellesPlaner;
    const deling = window.fellesPlandeling;
    const velg = knapp('Velg verktøy', function () { if (window.fellesVerktoyvelger) window.fellesVerktoyvelger.apne(lager); }, true);
    const del = el('section', { class: 'plan-start', 'aria-labelledby': 'plan-start' },
      el('h2', { id: 'plan-start', tabindex: '-1', text: 'Hvor vil du begynne?' }), angreStart);
    if (planer && planer.ferdige.length) {
      del.append(el('h3', { class: 'plan-vei', text: 'Med en ferdig plan' }), el('p', { text: 'Den virker som den er. Endre det du vil.' }),
        el('ul', { class: 'plan-kortliste' }, ...planer.ferdige.map(kort)));
    }
    if (planer && planer.loyper.length) {
      del.append(el('details', { class: 'plan-loyper' }, el('summary', { text: 'Eller en løype: flere møter etter hverandre' }),
        el('ul', { class: 'plan-kortliste' }, ...planer.loyper.map(kort))));
    }
    del.append(el('div', { class: 'plan-to' },
      el('section', { 'aria-labelledby': 'plan-selv' }, el('h3', { class: 'plan-vei', id: 'plan-selv', text: 'Med verktøyene dere trenger' }),
        el('p', { text: 'Legg til ett eller flere. Du får klokkeslett med en gang.' }),
        el('p', { class: 'knapperad' }, velg)),
      el('section', { 'aria-labelledby': 'plan-har' }, el('h3', { class: 'plan-vei', id: 'plan-har', text: 'Med en plan du har fra før' }),
        el('p', { text: 'Har du fått en lenke, åpner du den. Har du en fil, henter du den her.' }),
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
  const angre = knapp('Angre', taTilbake);
  const kjor = el('a', { class: 'knapp', href: '#', text: 'Kjør samlingen' });
  const linje = el('div', { class: 'plan-linje', role: 'group', 'aria-label': 'Tiden i planen' },
    el('p', { class: 'linje-tekst' }, tid, ' ', varighet, ' ', slakk), el('div', { class: 'linje-knapper' }, raad, angre, kjor));

  function tegnLinje() {
    const m = lager.mote();
    const sum = kjerne.sum(m);
    const varsler = kjerne.varsler(m);
    const viktige = varsler.filter(function (v) { return v.alvor === 'viktig'; }).length;
    tid.textContent = kjerne.klokke(m.start) + '–' + kjerne.klokke(sum.slutt);
    varighet.textContent = kjerne.varighet(sum.minutter);
    const over = sum.slakk !== null && sum.slakk < 0;
    slakk.textContent = sum.slakk === null ? '' : over ? kjerne.varighet(-sum.slakk) + ' for langt' : sum.slakk ? kjerne.varighet(sum.slakk) + ' til overs' : 'går akkurat opp';
    slakk.classList.toggle('er-over', over);
    raad.textContent = viktige === 1 ? '1 viktig' : viktige ? viktige + ' viktige' : varsler.length + ' råd';
    raad.setAttribute('aria-label', raad.textContent + ': gå til «Se på dette»');
    raad.classList.toggle('er-viktig', viktige > 0);
    raad.hidden = !varsler.length;
    const hva = lager.kanAngre();
    angreStart.hidden = !hva;
    if (hva) angre.removeAttribute('aria-disabled');
    else angre.setAttribute('aria-disabled', 'true');
    angre.title = hva ? 'Angre: ' + hva : 'Ingenting å angre';
    kjor.href = kode.lenke(lager.plan(), 'kjor.html');
  }

  function taTilbake() {
    const hva = lager.angre();
    si(hva ? 'Angret: ' + hva + '.' : 'Det er ingenting å angre.');
    if (utenFokus()) tilProgram();
  }

  document.addEventListener('keydown', function (h) {
    const i = h.target instanceof HTMLElement ? h.target : null;
    if (!(h.ctrlKey || h.metaKey) || h.shiftKey || h.key.toLowerCase() !== 'z' || !i || i.closest('input, textarea, dialog')) return;
    h.preventDefault();
    taTilbake();
  });

  // The name and the meetings

  const navn = el('input', { type: 'text', id: 'plan-tittel', maxlength: 120, autocomplete: 'off', 'aria-describedby': 'plan-tittel-hint', placeholder: 'For eksempel: Oppstart av Trygt hjem' });
  navn.addEventListener('input', function () {
    lager.endre('Navnet er endret', function (p) { p.tittel = navn.value; }, 'plantittel');
  });
  const moter = el('div', { class: 'plan-moter', role: 'group', 'aria-label': 'Møter i planen' });

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
        si('Du ser nå på ' + motenavn(m, i) + '.');
      });
      return k;
    });
    moter.replaceChildren(...valg);
    if (fokus) /** @type {HTMLElement | null} */ (moter.querySelector('[data-mote="' + fokus + '"]'))?.focus();
  }

  function leggTilMote() {
    const n = lager.plan().moter.length;
    lager.endre('Et møte er lagt til', function (p) {
      const mal = p.moter[n - 1];
      const nytt = kjerne.nyttMote('Møte ' + (n + 1));
      if (n === 1 && !mal.tittel) mal.tittel = 'Møte 1';
      Object.assign(nytt, { start: mal.start, sted: mal.sted, form: mal.form, antall: mal.antall, sider: mal.sider.slice(), vurdert: mal.vurdert.slice(), borte: mal.borte });
      p.moter.push(nytt);
    });
    lager.vis(n);
    si('Møte ' + (n + 1) + ' er lagt til. Legg inn det dere skal gjøre.');
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
      if (uten.length) lager.meld('Stegene kunne ikke hentes til: ' + uten.join(', ') + '. Planen virker, men uten klokkeslett for hvert steg. Last siden på nytt for å prøve igjen.');
      lager.tegn();
    });
  }

  // The page

  const programtittel = el('h2', { id: 'plan-program', tabindex: '-1', text: 'Program' });
  const program = el('section', { class: 'plan-program', 'aria-labelledby': 'plan-program' }, programtittel);
  const fakta = el('div', { class: 'plan-sidekol' });
  const ut = el('section', { class: 'plan-ut', 'aria-labelledby': 'plan-ut' }, el('h2', { id: 'plan-ut', text: 'Dette får du med deg' }));
  const dele = el('section', { class: 'plan-del', 'aria-labelledby': 'plan-del' }, el('h2', { id: 'plan-del', text: 'Ta vare på planen' }));
  const begynn = start();
  const arbeid = el('div', { class: 'plan-arbeid' },
    el('div', { class: 'plan-felt plan-tittelfelt' }, el('label', { for: 'plan-tittel', text: 'Hva heter samlingen?' }), navn,
      el('p', { class: 'plan-hint', id: 'plan-tittel-hint', text: 'Ikke skriv navn på pasienter eller noe om folks helse, verken her eller i andre felt.' })),
    linje, moter,
    el('div', { class: 'plan-kolonner' }, program, fakta), ut, dele,
    el('p', { class: 'knapperad' }, knapp('Begynn på en ny plan', function () {
      lager.begynnPaaNytt();
      si('Du har en tom plan. Angre for å få tilbake den forrige.');
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
  program.append(el('p', { class: 'knapperad' }, knapp('Legg til et møte', leggTilMote)));
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
