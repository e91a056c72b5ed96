// @ts-check
/**
 * The tool index, narrowed down: filters with live counts, what is chosen as chips, and all of it in the address.
 */
(function () {
  'use strict';

  const listestart = document.querySelector('#hovedinnhold > .hopp-til');
  if (!window.fellesVerktoy || !window.felles || !window.fellesUtvalg || !window.fellesKurv || !window.fellesVelg) return;
  if (!listestart || !listestart.parentElement) return;
  const data = window.fellesVerktoy;
  const utvalg = window.fellesUtvalg;
  const kurv = window.fellesKurv;
  const velg = window.fellesVelg;
  const { el, lenke, si, t } = window.felles;
  const innhold = listestart.parentElement;
  const STILLE = 700;
  const SKRIVEPAUSE = 250;
  const BRED = window.matchMedia('(min-width: 60em)');

  /** @type {FinnTilstand} */
  let tilstand = { valg: utvalg.tomt(), kit: [], hjelp: '', er: [] };
  /** The choice that was changed last, when the next change of it belongs to the same step back. */
  let sist = '';
  let skriver = 0;
  let sier = 0;

  // The parts of the page

  const verktoy = new Map(data.verktoy.map(function (v) { return [v.id, v]; }));
  const alle = el('div', { class: 'finn-alle' });
  const treff = el('ul', { class: 'kortliste finn-treff' });
  const sum = el('h2', { class: 'finn-sum', id: 'finn-sum', tabindex: '-1' });
  const brikker = el('ul', { class: 'finn-brikker', 'aria-label': t('Det dere har valgt') });
  const nullstill = el('button', { type: 'button', class: 'knapp knapp-stille', text: t('Nullstill') });
  const tomt = el('div', { class: 'finn-tomt' });
  const papir = el('p', { class: 'finn-papir' });
  const merknad = el('p', { class: 'finn-merknad', hidden: true, text: t('Noe i lenken finnes ikke lenger i håndboken, og er tatt bort.') });
  const hode = el('div', { class: 'finn-hode', hidden: true }, sum, papir, el('div', { class: 'finn-valgte' }, brikker, nullstill));
  const skjema = el('form', { class: 'finn-filter', role: 'search', 'aria-label': t('Finn verktøy') });
  const brettTittel = el('summary', { text: t('Finn verktøy') });
  const brett = el('details', { class: 'finn-brett' }, brettTittel, skjema);
  const panel = el('section', { class: 'velg', 'aria-label': t('Hjelp meg å velge'), hidden: true });
  const hjelpeknapp = el('button', { type: 'button', class: 'knapp', text: t('Hjelp meg å velge') });
  const start = el('p', { class: 'finn-start' }, hjelpeknapp, ' ', el('span', { text: t('Svar på fire spørsmål og få forslag.') }));
  const resultat = el('div', { class: 'finn-resultat' }, merknad, hode, tomt, treff, alle);
  const finn = el('div', { class: 'finn' }, brett, resultat);

  listestart.before(start, panel, finn);
  const slutt = innhold.querySelector('.status');
  while (finn.nextSibling && finn.nextSibling !== slutt) alle.append(finn.nextSibling);

  /** The lists of cards as they stand without a choice, and each card. */
  const lister = Array.from(alle.querySelectorAll('.kortliste')).map(function (liste) {
    return { liste: liste, kort: Array.from(liste.children) };
  });
  /** @type {Map<string, {kort: Element, maate: HTMLElement}>} */
  const kortene = new Map();
  for (const { kort } of lister) {
    for (const k of kort) {
      const v = verktoy.get(k.id);
      if (!v) continue;
      kortene.set(k.id, { kort: k, maate: el('p', { class: 'finn-maate' }) });
      k.append(el('p', { class: 'kort-valg' }, kurv.knapp(v)));
    }
  }

  // The filters

  /** @typedef {{rad: Element, tall: Element}} Svar */
  /** @type {Map<string, Svar>} */
  const svar = new Map();
  /** @type {Map<string, HTMLElement>} */
  const valgtI = new Map();

  /**
   * @param {string} type
   * @param {FinnGruppe} gruppe
   * @param {string} verdi
   * @param {string} navn
   */
  function svarrad(type, gruppe, verdi, navn) {
    const tall = el('span', { class: 'finn-tall' });
    const rad = el('label', { class: 'finn-svar' }, el('input', { type: type, name: gruppe, value: verdi }), el('span', { text: navn }), tall);
    if (verdi) svar.set(gruppe + ':' + verdi, { rad: rad, tall: tall });
    return rad;
  }

  /** @param {FinnGruppe} gruppe @param {{id: string, navn: string}[]} liste */
  function kryss(gruppe, liste) {
    return liste.map(function (en) { return svarrad('checkbox', gruppe, en.id, en.navn); });
  }

  /** @param {FinnGruppe} gruppe @param {{id: string, navn: string}[]} liste */
  function ettSvar(gruppe, liste) {
    return [svarrad('radio', gruppe, '', t('Uansett'))].concat(liste.map(function (en) { return svarrad('radio', gruppe, en.id, en.navn); }));
  }

  /**
   * @param {string} navn
   * @param {FinnGruppe[]} grupper
   * @param {boolean} apen
   * @param {HTMLElement[]} felter
   */
  function gruppe(navn, grupper, apen, ...felter) {
    const valgt = el('span', { class: 'finn-valgt' });
    for (const g of grupper) valgtI.set(g, valgt);
    return el('details', { class: 'finn-gruppe', open: apen, 'data-gruppe': grupper.join(' ') },
      el('summary', {}, navn + ' ', valgt), el('fieldset', { 'aria-label': navn }, ...felter));
  }

  const sok = el('input', { type: 'search', name: 'sok', id: 'finn-sok', maxlength: 100, autocomplete: 'off' });
  const antall = el('input', { type: 'number', name: 'antall', id: 'finn-antall', min: 1, max: 999, inputmode: 'numeric' });
  const sjekkpunkt = el('select', { name: 'sjekkpunkt', id: 'finn-sjekkpunkt' }, el('option', { value: '', text: t('Uansett') }));
  for (const fase of data.faser) {
    const punkter = data.sjekkpunkter.filter(function (s) { return s.fase === fase.id; });
    if (punkter.length) sjekkpunkt.append(el('optgroup', { label: fase.navn }, ...punkter.map(function (s) { return el('option', { value: s.id }); })));
  }
  const sokefelt = el('p', { class: 'finn-felt' }, el('label', { for: 'finn-sok', text: t('Søk i navn og beskrivelse') }), sok);
  const visTreff = el('button', { type: 'submit', class: 'knapp finn-vis' });

  const sider = utvalg.sider.map(function (s) { return { id: s.id, navn: s.navn }; });
  skjema.append(
    sokefelt,
    gruppe(t('Fase'), ['fase'], true, ...kryss('fase', data.faser)),
    gruppe(t('Hva vil dere?'), ['formaal'], true, ...kryss('formaal', data.formaal.map(function (f) { return { id: f.id, navn: f.kort }; }))),
    gruppe(t('Hvor lang tid har dere?'), ['tid'], true, ...ettSvar('tid', utvalg.tider.map(function (n) { return { id: String(n), navn: t('Høyst {0}', utvalg.tid(n)) }; }))),
    gruppe(t('Hvor mange er dere?'), ['antall'], true, el('p', { class: 'finn-felt' }, el('label', { for: 'finn-antall', text: t('Antall personer') }), antall)),
    gruppe(t('Hvem er i rommet?'), ['med', 'uten'], false,
      el('p', { class: 'finn-under', text: t('Verktøy der disse er med') }), ...kryss('med', sider),
      el('p', { class: 'finn-under', text: t('Verktøy som går uten disse') }), ...kryss('uten', sider)),
    gruppe(t('Form'), ['form'], false, ...ettSvar('form', [{ id: 'fysisk', navn: t('Fysisk') }, { id: 'digitalt', navn: t('Digitalt') }])),
    gruppe(t('Erfaring hos den som leder'), ['erfaring'], false, ...ettSvar('erfaring', [{ id: 'ingen', navn: t('Ingen') }, { id: 'noe', navn: t('Noe') }])),
    gruppe(t('Type'), ['type'], false, ...kryss('type', [
      { id: 'metode', navn: t('Metode') }, { id: 'mal', navn: t('Mal') }, { id: 'sjekkliste', navn: t('Sjekkliste') }, { id: 'verktøy', navn: t('Verktøy') }
    ])),
    gruppe(t('Sjekkpunkt'), ['sjekkpunkt'], false, el('p', { class: 'finn-felt' }, el('label', { for: 'finn-sjekkpunkt', text: t('Verktøy som hjelper dere å nå') }), sjekkpunkt)),
    visTreff);
  skjema.querySelectorAll('.finn-under').forEach(function (p, i) {
    p.id = 'finn-under-' + i;
    let rad = p.nextElementSibling;
    while (rad instanceof HTMLLabelElement) {
      /** @type {HTMLElement} */ (rad.control).setAttribute('aria-describedby', p.id);
      rad = rad.nextElementSibling;
    }
  });

  // What is shown

  /** @param {number} n */
  function antallVerktoy(n) {
    return n === 1 ? t('1 verktøy') : t('{0} verktøy', n);
  }

  /**
   * Put the state into the fields, but not into the one that somebody is writing in.
   * @param {Element} [skrives]
   */
  function fyllFelter(skrives) {
    const { valg } = tilstand;
    for (const felt of skjema.querySelectorAll('input')) {
      const mine = valg[/** @type {FinnGruppe} */ (felt.name)];
      if (felt.type === 'checkbox') felt.checked = mine.includes(felt.value);
      else if (felt.type === 'radio') felt.checked = felt.value ? mine.includes(felt.value) : !mine.length;
      else if (felt.value !== (mine[0] || '') && felt !== skrives) felt.value = mine[0] || '';
    }
    sjekkpunkt.value = valg.sjekkpunkt[0] || '';
    const tall = new Map();
    for (const [g, tekst] of valgtI) {
      tall.set(tekst, (tall.get(tekst) || 0) + valg[/** @type {FinnGruppe} */ (g)].length);
    }
    for (const [tekst, n] of tall) tekst.textContent = n ? t('{0} valgt', n) : '';
  }

  /** @param {FinnTelling['antall']} tall */
  function fyllTall(tall) {
    for (const [noekkel, en] of svar) {
      const skille = noekkel.indexOf(':');
      const n = tall[/** @type {FinnGruppe} */ (noekkel.slice(0, skille))][noekkel.slice(skille + 1)];
      if (en.tall.textContent === String(n)) continue;
      en.tall.textContent = String(n);
      en.rad.classList.toggle('er-tom', !n);
    }
    for (const valg of sjekkpunkt.querySelectorAll('option[value]:not([value=""])')) {
      const id = /** @type {HTMLOptionElement} */ (valg).value;
      const tekst = data.sjekkpunkter.filter(function (s) { return s.id === id; })[0].tekst;
      const ny = tekst + ' (' + tall.sjekkpunkt[id] + ')';
      if (valg.textContent !== ny) valg.textContent = ny;
    }
  }

  /** @param {VerktoyKort} v */
  function kortFor(v) {
    const en = kortene.get(v.id);
    if (!en) return [];
    const tid = Number(tilstand.valg.tid[0]) || null;
    const form = tilstand.valg.form[0] || '';
    const maate = tid || form ? utvalg.maate(v, tid, form) : null;
    en.maate.remove();
    if (maate && maate.slag === 'variant') {
      en.maate.replaceChildren((maate.varianter.length > 1 ? t('Velg en av utgavene:') : t('Velg utgaven:')) + ' ', ...maate.varianter.flatMap(function (u, i) {
        const mer = ' (' + utvalg.tid(u.minutter) + (u.form === 'begge' || form ? ')' : ', ' + (u.form === 'fysisk' ? t('fysisk') : t('digitalt')) + ')');
        return [i ? ', ' : '', el('a', { href: lenke(v.adresse) + '#variant-' + u.id, text: u.navn }), mer];
      }));
      en.kort.children[1].after(en.maate);
    } else if (maate && maate.slag === 'kortet') {
      en.maate.textContent = t('Kan kortes ned til {0}.', utvalg.tid(maate.minutter));
      en.kort.children[1].after(en.maate);
    }
    return [en.kort];
  }

  function brikke(/** @type {{gruppe: FinnGruppe, verdi: string, navn: string}} */ en, /** @type {number} */ nr) {
    const knapp = el('button', { type: 'button', class: 'finn-brikke' }, el('span', { text: en.navn }), el('span', { class: 'skjult', text: ' ' + t('Ta bort') }));
    knapp.addEventListener('click', function () {
      gaa({ valg: utvalg.uten(tilstand.valg, en.gruppe, en.verdi) });
      const igjen = brikker.querySelectorAll('button');
      if (igjen.length) igjen[Math.min(nr, igjen.length - 1)].focus();
      else tilListen();
    });
    return el('li', {}, knapp);
  }

  /** What to let go of when nothing fits: each choice that alone stands in the way, the one that opens most first. */
  function visTomt() {
    const veier = utvalg.liste(tilstand.valg).map(function (en) {
      const valg = utvalg.uten(tilstand.valg, en.gruppe, en.verdi);
      return { navn: en.navn, valg: valg, antall: utvalg.antall(valg) };
    }).filter(function (v) { return v.antall; }).sort(function (a, b) { return b.antall - a.antall; });
    tomt.replaceChildren(el('p', { text: veier.length ? t('Ta bort ett av valgene, så er det noe som passer:') : t('Det holder ikke å ta bort ett valg. Ta bort flere, eller nullstill.') }),
      el('ul', { class: 'finn-losere' }, ...veier.map(function (v) {
        const knapp = el('button', { type: 'button', class: 'knapp knapp-stille', text: t('Ta bort «{0}» ({1})', v.navn, antallVerktoy(v.antall)) });
        knapp.addEventListener('click', function () {
          gaa({ valg: v.valg });
          sum.focus();
        });
        return el('li', {}, knapp);
      })));
  }

  function tilListen() {
    if (hode.hidden) (BRED.matches ? sok : brettTittel).focus();
    else sum.focus();
  }

  /** @param {Element} [skrives] the field that made the change */
  function tegn(skrives) {
    const hjelper = !!tilstand.hjelp;
    vis(tilstand);
    finn.hidden = start.hidden = hjelper;
    fyllFelter(skrives);
    const telling = utvalg.tell(tilstand.valg);
    fyllTall(telling.antall);
    const uvalgt = utvalg.erTomt(tilstand.valg);
    const n = telling.treff.length;
    const tekst = n ? t('{0} av {1} passer', n, antallVerktoy(verktoy.size)) : t('Ingen verktøy passer til alt dette');
    const valgt = utvalg.liste(tilstand.valg);
    alle.hidden = !uvalgt;
    hode.hidden = treff.hidden = uvalgt;
    document.body.classList.toggle('er-filtrert', !uvalgt || hjelper);
    sum.textContent = tekst;
    papir.textContent = t('Valgt: {0}', valgt.map(function (v) { return v.navn; }).join(' · '));
    brikker.replaceChildren(...valgt.map(brikke));
    brettTittel.textContent = uvalgt ? t('Finn verktøy') : t('Finn verktøy ({0} valgt)', valgt.length);
    visTreff.textContent = n === 1 ? t('Vis det ene verktøyet') : t('Vis {0} verktøy', n);
    tomt.hidden = uvalgt || n > 0;
    if (uvalgt) {
      for (const { liste, kort } of lister) if (liste.childElementCount !== kort.length) liste.replaceChildren(...kort);
      for (const { maate } of kortene.values()) maate.remove();
      treff.replaceChildren();
    } else {
      treff.replaceChildren(...telling.treff.flatMap(kortFor));
      if (!n) visTomt();
    }
    return uvalgt ? t('Alle {0} verktøy vises.', verktoy.size) : tekst + '.';
  }

  // The address

  /** @param {boolean} erstatt */
  function skrivAdresse(erstatt) {
    window.clearTimeout(skriver);
    const fragment = utvalg.skriv(tilstand);
    if (location.hash.replace(/^#/, '') === fragment) return;
    try {
      history[erstatt ? 'replaceState' : 'pushState']({ finn: true }, '', location.href.split('#')[0] + (fragment ? '#' + fragment : ''));
    } catch (e) {
      // A frame without an address of its own: the choice is kept for as long as the page is open.
    }
  }

  /**
   * Change the state: what is given is new. Told politely, once the person has stopped.
   * @param {Partial<FinnTilstand>} ny
   * @param {boolean} [erstatt] whether it is the same step back as the change before
   */
  function gaa(ny, erstatt) {
    const forrige = tilstand.hjelp;
    tilstand = { ...tilstand, ...ny };
    sist = '';
    skrivAdresse(!!erstatt);
    const tekst = tegn();
    merknad.hidden = true;
    if (forrige && !tilstand.hjelp) hjelpeknapp.focus();
    window.clearTimeout(sier);
    if (!tilstand.hjelp) sier = window.setTimeout(function () { si(tekst); }, STILLE);
  }

  function anker() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch (e) {
      return '';
    }
  }

  /** @param {boolean} forste */
  function lesAdresse(forste) {
    const lest = utvalg.les(location.hash);
    const maal = lest ? null : document.getElementById(anker());
    if (maal && !forste && !alle.contains(maal)) {
      // «Hopp til innholdet» and its like move on the page without changing what is chosen.
      skrivAdresse(true);
      return;
    }
    const ny = lest ? lest.tilstand : { valg: utvalg.tomt(), kit: [], hjelp: /** @type {''} */ (''), er: [] };
    // Going back undoes what was chosen in the list, never what was gathered for the plan.
    const egen = !!(history.state && history.state.finn);
    const kit = forste || (!egen && ny.kit.length) ? ny.kit : tilstand.kit;
    tilstand = { ...ny, kit: kit };
    sist = '';
    kurv.sett(kit);
    tegn();
    merknad.hidden = !lest || !lest.ukjent;
    if (lest) skrivAdresse(true);
    if (maal && !forste) maal.scrollIntoView();
  }

  /** @param {HTMLInputElement | HTMLSelectElement} felt */
  function lesFelt(felt) {
    const gruppe = /** @type {FinnGruppe} */ (felt.name);
    const valg = { ...tilstand.valg };
    if (felt instanceof HTMLInputElement && felt.type === 'checkbox') {
      valg[gruppe] = Array.from(skjema.querySelectorAll('input[name="' + gruppe + '"]:checked')).map(function (e) { return /** @type {HTMLInputElement} */ (e).value; });
      if (gruppe === 'med') valg.uten = valg.uten.filter(function (s) { return !valg.med.includes(s); });
      if (gruppe === 'uten') valg.med = valg.med.filter(function (s) { return !valg.uten.includes(s); });
    } else if (felt === antall) {
      const tall = Math.floor(Number(antall.value));
      valg.antall = tall > 0 && tall < 1000 ? [String(tall)] : [];
    } else {
      valg[gruppe] = felt.value.trim() ? [felt.value] : [];
    }
    return valg;
  }

  skjema.addEventListener('input', function (h) {
    const felt = h.target;
    if (!(felt instanceof HTMLInputElement || felt instanceof HTMLSelectElement)) return;
    const avkrysning = felt.type === 'checkbox';
    const samme = !avkrysning && sist === felt.name;
    const skrives = felt === sok || felt === antall;
    tilstand = { ...tilstand, valg: lesFelt(felt) };
    const tekst = tegn(felt);
    merknad.hidden = true;
    window.clearTimeout(sier);
    sier = window.setTimeout(function () { si(tekst); }, STILLE);
    if (skrives && samme) {
      window.clearTimeout(skriver);
      skriver = window.setTimeout(skrivAdresse, SKRIVEPAUSE, true);
    } else {
      skrivAdresse(samme);
    }
    sist = avkrysning ? '' : felt.name;
  });
  skjema.addEventListener('change', function () { skrivAdresse(true); });
  skjema.addEventListener('submit', function (h) {
    h.preventDefault();
    if (!BRED.matches) brett.open = false;
    tilListen();
  });
  nullstill.addEventListener('click', function () {
    gaa({ valg: utvalg.tomt() });
    tilListen();
  });
  hjelpeknapp.addEventListener('click', function () {
    gaa({ hjelp: '1', er: [], valg: utvalg.tomt() });
  });

  function fold() {
    brett.open = BRED.matches;
  }
  BRED.addEventListener('change', fold);
  fold();

  const vis = velg.mount(panel, gaa);
  kurv.mount(innhold, function () {
    tilstand = { ...tilstand, kit: kurv.kit() };
    skrivAdresse(true);
  }, tilListen);
  window.addEventListener('hashchange', function () { lesAdresse(false); });
  lesAdresse(true);
})();
