// @ts-check
/**
 * The presenter: one step of a plan at a time, the time left of it, and what to say. The time is counted from moments, never
 * from ticks, and the place in the plan lies in the fragment of the address, so a page that sleeps or is loaded again goes on.
 */
(function () {
  'use strict';

  const vert = document.getElementById('kjor');
  if (!vert || !window.felles || !window.fellesPlan || !window.fellesPlankode) return;
  const { el, lenke, si, dag, t } = window.felles;
  const P = window.fellesPlan;
  const kode = window.fellesPlankode;
  /** @type {HTMLElement} */
  const rot = vert;

  const MINUTT = 60000;
  /** Said once for steps that are long enough for it to matter. */
  const SI_FRA = 5;
  const LANGT_STEG = 10;
  /** Further from the plan than this, it is another day's plan or a rehearsal. */
  const MEST_AVVIK = 180;
  /** So many lines can be seen at a glance. */
  const FLEST_LINJER = 16;
  const VINDU = 'felles-storskjerm';

  /**
   * A moment of the meeting: a step, or a post that has none. `post` is its place among the posts.
   * @typedef {{post: number, nr: number, av: number, postTittel: string, tittel: string, slag: Post['slag'], minutter: number, gjor: string, si: string, start: number}} Punkt
   *
   * Where we are. `nr` counts the moments; null before the beginning, and their number after the end. The clock of a moment has
   * gone for `brukt` ms and then since `igang`, which is null while it stands.
   * @typedef {{mote: number, nr: number | null, brukt: number, igang: number | null, ekstra: number, skjerm: boolean}} Sted
   */

  /** @type {Plan | null} */
  let plan = null;
  /** @type {string[]} */
  let merknader = [];
  /** @type {Punkt[]} */
  let punkter = [];
  /** @type {Sted} */
  let sted = begynnelsen();
  /** Where the view was closed, to go on from there. @type {Sted | null} */
  let forlatt = null;
  /** The other window that shows the same, or null. @type {Window | null} */
  let motpart = null;
  /** Milliseconds left at the last look, to notice when a line is crossed. @type {number | null} */
  let forrige = null;
  /** @type {WakeLockSentinel | null} */
  let vaaken = null;
  /** Which opening of a plan is the newest; an older one that waits for data then stops. */
  let aapning = 0;

  /** @returns {Sted} */
  function begynnelsen() {
    return { mote: 0, nr: null, brukt: 0, igang: null, ekstra: 0, skjerm: false };
  }

  // The place in the address

  /**
   * @param {string | null} tekst
   * @param {number} mest
   */
  function heltall(tekst, mest) {
    return tekst !== null && /^\d{1,13}$/.test(tekst) ? Math.min(Number(tekst), mest) : null;
  }

  /** @param {string} tekst a fragment without its mark */
  function lesSted(tekst) {
    const felt = new URLSearchParams(tekst);
    const funnet = begynnelsen();
    funnet.mote = heltall(felt.get('m'), 99) || 0;
    funnet.nr = heltall(felt.get('n'), 9999);
    funnet.brukt = (heltall(felt.get('b'), 86400) || 0) * 1000;
    const igang = heltall(felt.get('i'), 1e11);
    // A clock that would begin later than now was set on a machine whose clock is wrong.
    funnet.igang = igang === null ? null : Math.min(igang * 1000, Date.now());
    funnet.ekstra = heltall(felt.get('x'), 1440) || 0;
    funnet.skjerm = felt.get('vis') === 'skjerm';
    return funnet;
  }

  /** @param {Sted} fra */
  function skrivSted(fra) {
    let tekst = 'm=' + fra.mote;
    if (fra.nr !== null) tekst += '&n=' + fra.nr + '&b=' + Math.round(fra.brukt / 1000) + '&x=' + fra.ekstra;
    if (fra.igang !== null) tekst += '&i=' + Math.round(fra.igang / 1000);
    return tekst + (fra.skjerm ? '&vis=skjerm' : '');
  }

  function skrivAdresse() {
    if (!plan) return;
    try {
      history.replaceState(history.state, '', '#p=' + kode.pakk(plan) + '&' + skrivSted(sted));
    } catch (e) {
      // A sandboxed frame may refuse; the presenter then only forgets its place when it is loaded again.
    }
  }

  // Time

  function naa() {
    return Date.now();
  }

  /** The moment that is shown, or null before the beginning and after the end. */
  function punkt() {
    return sted.nr === null ? null : punkter[sted.nr] || null;
  }

  /** A break, also one that is a step of a tool. @param {Punkt} p */
  function erPause(p) {
    return p.slag === 'pause' || /\b(pause|lunsj)\b/i.test(p.tittel);
  }

  /** Milliseconds left of the moment; below 0 when over. @param {Punkt} p */
  function igjen(p) {
    return (p.minutter + sted.ekstra) * MINUTT - sted.brukt - (sted.igang === null ? 0 : naa() - sted.igang);
  }

  /** @param {number} antall */
  function minuttord(antall) {
    return antall === 1 ? t('1 minutt') : t('{0} minutter', antall);
  }

  /** What a clock shows at that moment. @param {number} naar */
  function klokka(naar) {
    const d = new Date(naar);
    return P.klokke(d.getHours() * 60 + d.getMinutes());
  }

  /** @param {Punkt} p */
  function slutten(p) {
    const rest = punkter.slice((sted.nr || 0) + 1).reduce(function (sum, q) { return sum + q.minutter; }, 0);
    return naa() + Math.max(igjen(p), 0) + rest * MINUTT;
  }

  /** When it will be over, and how that is beside the plan when the plan is for now. @param {Punkt} p */
  function ferdigTekst(p) {
    const naar = slutten(p) + MINUTT / 2;
    const m = mote();
    const d = new Date(naar);
    const avvik = d.getHours() * 60 + d.getMinutes() - P.sum(m).slutt;
    // How late it is, is for the one who leads.
    if (sted.skjerm || (m.dag && m.dag !== dag()) || Math.abs(avvik) > MEST_AVVIK) return t('Ferdig ca. kl. {0}.', klokka(naar));
    if (Math.abs(avvik) < 2) return t('Ferdig ca. kl. {0}, som planlagt.', klokka(naar));
    return avvik > 0 ? t('Ferdig ca. kl. {0}, {1} etter planen.', klokka(naar), minuttord(avvik)) : t('Ferdig ca. kl. {0}, {1} før planen.', klokka(naar), minuttord(-avvik));
  }

  // The plan

  /** @returns {Mote} */
  function mote() {
    const p = /** @type {Plan} */ (plan);
    return p.moter[sted.mote];
  }

  /**
   * @param {Mote} m
   * @returns {Punkt[]}
   */
  function punkterI(m) {
    return P.tidslinje(m).flatMap(function (rad, post) {
      const felles = { post: post, postTittel: rad.tittel, slag: rad.post.slag };
      if (!rad.steg.length) {
        return [{ ...felles, nr: 1, av: 1, tittel: rad.tittel, minutter: rad.slutt - rad.start, gjor: '', si: '', start: rad.start }];
      }
      return rad.steg.map(function (steg, nr) {
        return {
          ...felles, nr: nr + 1, av: rad.steg.length, tittel: steg.tittel, minutter: steg.minutter, gjor: steg.gjor, si: steg.si, start: steg.start,
        };
      });
    });
  }

  /** The tool of a moment. @param {Punkt} p */
  function verktoyFor(p) {
    const post = mote().poster[p.post];
    return post && post.slag === 'verktoy' ? P.verktoy(post.verktoy) : null;
  }

  /** @param {Plan} p */
  function navn(p) {
    return p.tittel || (p.moter.length === 1 && p.moter[0].tittel) || t('Samling');
  }

  // Moving about

  /** Write down where we are, tell the other window, and show it. @param {boolean} [fortell] */
  function endret(fortell) {
    skrivAdresse();
    if (fortell !== false) send();
    forrige = null;
    vis();
    holdVaaken();
  }

  /** @param {number} nr @param {boolean} gaar whether the clock runs */
  function gaaTil(nr, gaar) {
    sted = { ...sted, nr: nr, brukt: 0, ekstra: 0, igang: gaar && nr < punkter.length ? naa() : null };
    endret();
    const p = punkt();
    si(p ? t('{0}, {1}.', p.tittel, minuttord(p.minutter)) : t('Samlingen er ferdig.'));
  }

  function neste() {
    if (sted.nr !== null && sted.nr < punkter.length) gaaTil(sted.nr + 1, sted.igang !== null);
  }

  function tilbake() {
    if (sted.nr) gaaTil(sted.nr - 1, sted.igang !== null);
  }

  /** Where we are, with the clock standing. @returns {Sted} */
  function stoppet() {
    return sted.igang === null ? sted : { ...sted, brukt: sted.brukt + naa() - sted.igang, igang: null };
  }

  function stoppEllerStart() {
    if (!punkt()) return;
    const gaar = sted.igang !== null;
    sted = gaar ? stoppet() : { ...sted, igang: naa() };
    endret();
    si(gaar ? t('Klokka står.') : t('Klokka går.'));
  }

  /** @param {number} minutter */
  function leggTil(minutter) {
    const p = punkt();
    if (!p) return;
    sted = { ...sted, ekstra: sted.ekstra + minutter };
    endret();
    si(t('{0} lagt til.', minuttord(minutter)) + ' ' + tidIgjen(igjen(p)).lest);
  }

  function lukk() {
    forlatt = punkt() ? stoppet() : null;
    sted = { ...begynnelsen(), mote: sted.mote, skjerm: sted.skjerm };
    endret();
  }

  /** @param {boolean} skjerm */
  function velgVisning(skjerm) {
    sted = { ...sted, skjerm: skjerm };
    skrivAdresse();
    vis();
  }

  // What is shown

  const del = {
    om: el('p', { class: 'kjor-om' }),
    klokke: el('p', { class: 'kjor-klokke' }),
    tittel: el('h1', { class: 'kjor-tittel', tabindex: '-1' }),
    tid: el('div', { class: 'kjor-tid', role: 'timer', 'aria-live': 'off' }),
    tall: el('span', { class: 'kjor-tall' }),
    enhet: el('span', { class: 'kjor-enhet' }),
    melding: el('p', { class: 'kjor-melding' }),
    bjelke: el('div', { class: 'kjor-bjelke', 'aria-hidden': 'true' }),
    fyll: el('span', {}),
    neste: el('p', { class: 'kjor-neste' }),
    slutt: el('p', { class: 'kjor-slutt' }),
    ord: el('div', { class: 'kjor-ord' }),
    mer: el('div', { class: 'kjor-mer' }),
  };

  /**
   * @param {string} tekst
   * @param {() => void} fn
   * @param {string} [klasse]
   */
  function knapp(tekst, fn, klasse) {
    const k = el('button', { type: 'button', class: 'knapp ' + (klasse || 'knapp-stille'), text: tekst });
    k.addEventListener('click', fn);
    return k;
  }

  const knapper = {
    tilbake: knapp(t('Forrige'), tilbake),
    stopp: knapp(t('Stopp klokka'), stoppEllerStart),
    neste: knapp(t('Neste'), neste, 'kjor-fram'),
    ett: knapp(t('+1 minutt'), function () { leggTil(1); }),
    fem: knapp(t('+5 minutter'), function () { leggTil(5); }),
    ord: knapp(t('Med replikker'), function () { velgVisning(false); }),
    skjerm: knapp(t('Storskjerm'), function () { velgVisning(true); }),
    vindu: knapp(t('Storskjerm i eget vindu'), aapneVindu, 'knapp-stille kjor-vindu'),
    full: knapp(t('Fullskjerm'), fullskjerm),
    lukk: knapp(t('Lukk visningen'), lukk),
  };

  const scene = el('div', { class: 'kjor-scene' },
    el('div', { class: 'kjor-topp' }, del.om, del.klokke),
    del.tittel, del.tid, del.bjelke, del.melding, del.neste, del.slutt, del.ord, del.mer,
    el('div', { class: 'kjor-knapper', role: 'group', 'aria-label': t('Styr samlingen') }, knapper.tilbake, knapper.stopp, knapper.neste, knapper.ett, knapper.fem),
    el('div', { class: 'kjor-valg', role: 'group', 'aria-label': t('Visning') }, knapper.ord, knapper.skjerm, knapper.vindu, knapper.full, knapper.lukk));
  del.tid.append(el('span', { class: 'kjor-form', 'aria-hidden': 'true' }), del.tall, ' ', del.enhet);
  del.bjelke.append(del.fyll);

  /** Write only what is new, so that nothing flickers and selections stay. @param {HTMLElement} e @param {string} tekst */
  function skriv(e, tekst) {
    if (e.textContent !== tekst) e.textContent = tekst;
  }

  /** @param {number} ms @returns {{tall: string, enhet: string, lest: string}} */
  function tidIgjen(ms) {
    if (ms <= -MINUTT) {
      const over = Math.floor(-ms / MINUTT);
      return { tall: String(over), enhet: over === 1 ? t('minutt over tiden') : t('minutter over tiden'), lest: t('{0} over tiden.', minuttord(over)) };
    }
    if (ms <= 0) return { tall: '', enhet: t('Tiden er ute'), lest: t('Tiden er ute.') };
    if (ms <= MINUTT) {
      const s = Math.ceil(ms / 1000);
      return { tall: String(s), enhet: s === 1 ? t('sekund igjen') : t('sekunder igjen'), lest: s === 1 ? t('1 sekund igjen.') : t('{0} sekunder igjen.', s) };
    }
    const m = Math.ceil(ms / MINUTT);
    return { tall: String(m), enhet: m === 1 ? t('minutt igjen') : t('minutter igjen'), lest: t('{0} igjen.', minuttord(m)) };
  }

  /** What changes while nobody does anything. */
  function tikk() {
    const p = punkt();
    if (!p || scene.parentNode !== rot) return;
    const ms = igjen(p);
    const tid = tidIgjen(ms);
    skriv(del.tall, tid.tall);
    skriv(del.enhet, tid.enhet);
    skriv(del.klokke, t('Kl. {0}', klokka(naa())));
    const hele = (p.minutter + sted.ekstra) * MINUTT;
    del.fyll.style.inlineSize = Math.max(0, Math.min(100, ms / hele * 100)).toFixed(1) + '%';
    const over = ms <= 0;
    const staar = sted.igang === null;
    scene.classList.toggle('er-over', over);
    scene.classList.toggle('er-stoppet', staar);
    let melding = '';
    if (staar) melding = t('Klokka står.');
    else if (erPause(p)) melding = over ? t('Pausen er over.') : t('Vi fortsetter kl. {0}.', klokka(naa() + ms + MINUTT / 2));
    else if (over && !sted.skjerm) melding = t('Gå videre, eller legg til mer tid.');
    skriv(del.melding, melding);
    skriv(del.slutt, ferdigTekst(p));
    if (!staar && forrige !== null) {
      if (forrige > 0 && ms <= 0) si(t('Tiden er ute for «{0}».', p.tittel));
      else if (p.minutter >= LANGT_STEG && forrige > SI_FRA * MINUTT && ms <= SI_FRA * MINUTT) si(t('{0} igjen.', minuttord(SI_FRA)));
    }
    forrige = ms;
  }

  /** @param {string} tittel @param {string[]} linjer */
  function liste(tittel, linjer) {
    return linjer.length ? [el('h3', { text: tittel }), el('ul', { class: 'sjekk' }, ...linjer.map(function (t) { return el('li', { text: t }); }))] : [];
  }

  /** @param {string} tittel @param {VerktoyKort | null} kort */
  function klargjoring(tittel, kort) {
    const detaljer = kort && P.detaljer(kort.id);
    if (!kort || !detaljer || !(detaljer.forberedelse.length || detaljer.utstyr.length)) return [];
    return [el('details', {}, el('summary', { text: tittel }),
      ...liste(t('Gjør klart på forhånd'), detaljer.forberedelse),
      ...liste(t('Ta med'), detaljer.utstyr),
      el('p', {}, el('a', { href: lenke(kort.adresse), target: '_blank', text: t('Hele siden om {0} (nytt vindu)', kort.navn) })))];
  }

  /** The whole plan, to jump in. */
  function helePlanen() {
    return el('details', {}, el('summary', { text: t('Hele planen') }),
      el('ol', { class: 'kjor-plan' }, ...punkter.map(function (p, nr) {
        const k = knapp(p.tittel, function () {
          gaaTil(nr, sted.igang !== null);
          del.tittel.focus();
        }, 'kjor-hopp');
        if (nr === sted.nr) k.setAttribute('aria-current', 'step');
        return el('li', {}, el('span', { class: 'kjor-plan-klokke', text: P.klokke(p.start) }), k, el('span', { class: 'kjor-plan-tid', text: t('{0} min', p.minutter) }));
      })));
  }

  /** @param {Punkt} p */
  function visOrd(p) {
    const ord = [];
    if (p.si) ord.push(el('h2', { class: 'kjor-etikett', text: t('Si') }), el('blockquote', { class: 'si' }, el('p', { text: '«' + p.si + '»' })));
    if (p.gjor) ord.push(el('h2', { class: 'kjor-etikett', text: t('Gjør') }), el('p', { class: 'kjor-gjor', text: p.gjor }));
    del.ord.replaceChildren(...ord);
    const kort = verktoyFor(p);
    const etter = punkter[(sted.nr || 0) + 1];
    const nesteKort = etter && etter.post !== p.post ? verktoyFor(etter) : null;
    const personvern = kort && P.detaljer(kort.id);
    del.mer.replaceChildren(
      ...klargjoring(t('Gjør klart til «{0}»', nesteKort ? nesteKort.navn : ''), nesteKort),
      helePlanen(),
      ...klargjoring(t('Forberedelse og utstyr til «{0}»', kort ? kort.navn : ''), kort),
      ...(personvern && personvern.personvern ? [el('p', { class: 'kjor-personvern' }, el('strong', { text: t('Personvern') + ': ' }), personvern.personvern)] : []));
  }

  /** @param {HTMLElement} hva @param {boolean} paa whether the presenter fills the window */
  function settInn(hva, paa) {
    document.body.classList.toggle('kjor-paa', paa);
    document.body.classList.toggle('kjor-skjerm', paa && sted.skjerm);
    if (hva.parentNode !== rot) rot.replaceChildren(hva);
  }

  function vis() {
    if (!plan) return;
    if (sted.nr === null) {
      visStart();
      return;
    }
    const p = punkt();
    if (!p) {
      visFerdig();
      return;
    }
    const nyScene = scene.parentNode !== rot;
    settInn(scene, true);
    const hoved = p.tittel === p.postTittel ? '' : p.postTittel;
    skriv(del.om, [hoved, p.av > 1 ? t('Steg {0} av {1}', p.nr, p.av) : ''].filter(Boolean).join(' · '));
    skriv(del.tittel, p.tittel);
    const etter = punkter[/** @type {number} */ (sted.nr) + 1];
    skriv(del.neste, etter ? t('Neste: {0}, {1}', etter.tittel, minuttord(etter.minutter)) : t('Dette er det siste.'));
    scene.dataset.slag = p.slag;
    del.ord.hidden = sted.skjerm;
    del.mer.hidden = sted.skjerm;
    if (!sted.skjerm) visOrd(p);
    skriv(knapper.stopp, sted.igang === null ? t('Start klokka') : t('Stopp klokka'));
    skriv(knapper.neste, etter ? t('Neste') : t('Avslutt'));
    // A disabled button would lose the focus of those who go back to the beginning.
    knapper.tilbake.setAttribute('aria-disabled', String(sted.nr === 0));
    knapper.ord.setAttribute('aria-pressed', String(!sted.skjerm));
    knapper.skjerm.setAttribute('aria-pressed', String(sted.skjerm));
    knapper.full.hidden = !document.fullscreenEnabled;
    knapper.vindu.hidden = window.opener !== null && sted.skjerm;
    tikk();
    if (nyScene) {
      window.scrollTo(0, 0);
      del.tittel.focus({ preventScroll: true });
    }
  }

  function visFerdig() {
    const tittel = el('h1', { class: 'kjor-tittel', tabindex: '-1', text: sted.skjerm ? t('Takk for i dag!') : t('Samlingen er ferdig') });
    const etterpaa = [...new Set(mote().poster.flatMap(function (post) {
      const kort = post.slag === 'verktoy' ? P.verktoy(post.verktoy) : null;
      const detaljer = kort && P.detaljer(kort.id);
      return detaljer ? detaljer.etterpaa : [];
    }))];
    const p = /** @type {Plan} */ (plan);
    const side = el('div', { class: 'kjor-scene kjor-ferdig' }, tittel);
    if (!sted.skjerm) {
      if (etterpaa.length) side.append(el('h2', { text: t('Gjør dette etterpå') }), el('ul', { class: 'sjekk' }, ...etterpaa.map(function (t) { return el('li', { text: t }); })));
      side.append(el('p', {}, el('a', { href: kode.lenke(p, 'planlegg.html'), text: t('Åpne planen') })));
    }
    side.append(el('div', { class: 'kjor-knapper' },
      knapp(t('Tilbake til siste steg'), function () { if (punkter.length) gaaTil(punkter.length - 1, false); else lukk(); }),
      knapp(t('Lukk visningen'), lukk)));
    rot.replaceChildren();
    settInn(side, true);
    window.scrollTo(0, 0);
    tittel.focus({ preventScroll: true });
  }

  /** @param {number} nr */
  function velgMote(nr) {
    forlatt = null;
    sted = { ...begynnelsen(), mote: nr, skjerm: sted.skjerm };
    punkter = punkterI(mote());
    endret();
    const k = rot.querySelector('[aria-pressed="true"]');
    if (k instanceof HTMLElement) k.focus();
  }

  /** What is ahead: the steps when they are few, else the posts. */
  function program() {
    if (punkter.length <= FLEST_LINJER) return punkter;
    return P.tidslinje(mote()).map(function (rad) { return { start: rad.start, tittel: rad.tittel, minutter: rad.slutt - rad.start }; });
  }

  /** @param {boolean} skjerm */
  function start(skjerm) {
    sted = { ...sted, skjerm: skjerm };
    gaaTil(0, true);
  }

  function visStart() {
    const p = /** @type {Plan} */ (plan);
    const m = mote();
    const sum = P.sum(m);
    const side = el('div', { class: 'kjor-start' });
    const tittel = el('h2', { text: navn(p) });
    side.append(tittel);
    if (merknader.length) {
      side.append(el('div', { class: 'boks boks-merk' }, el('p', { class: 'boks-etikett', text: t('Planen er tilpasset dagens håndbok') }),
        el('ul', {}, ...merknader.map(function (t) { return el('li', { text: t }); }))));
    }
    if (p.moter.length > 1) {
      side.append(el('div', { class: 'knapperad', role: 'group', 'aria-label': t('Velg møte') }, ...p.moter.map(function (en, nr) {
        const k = knapp(en.tittel || t('Møte {0}', nr + 1), function () { velgMote(nr); });
        k.setAttribute('aria-pressed', String(nr === sted.mote));
        return k;
      })));
    }
    side.append(el('p', { class: 'kjor-fakta', text: t('Planlagt kl. {0}–{1}, {2}', P.klokke(m.start), P.klokke(sum.slutt), P.varighet(sum.minutter)) + (m.sted ? ' · ' + m.sted : '') }));
    if (punkter.length) {
      const rad = el('div', { class: 'knapperad' });
      const her = forlatt;
      if (her && her.nr !== null && punkter[her.nr]) {
        rad.append(knapp(t('Fortsett ved «{0}»', punkter[her.nr].tittel), function () {
          sted = { ...her, igang: naa() };
          endret();
        }, 'knapp-primar'));
        rad.append(knapp(t('Start fra begynnelsen'), function () { start(false); }, 'knapp-sekundaer'));
      } else {
        rad.append(knapp(t('Start samlingen'), function () { start(false); }, 'knapp-primar'));
        rad.append(knapp(t('Start på storskjerm'), function () { start(true); }, 'knapp-sekundaer'));
      }
      side.append(rad,
        el('p', { text: t('Klokka begynner når du starter. Laster du siden på nytt, går det videre der dere var: stedet ligger i adressen, og ingenting lagres.') }),
        el('p', { class: 'kjor-taster', text: t('Piltastene går fram og tilbake. Mellomrom stopper og starter klokka.') }),
        el('ol', { class: 'kjor-plan' }, ...program().map(function (rekke) {
          return el('li', {}, el('span', { class: 'kjor-plan-klokke', text: P.klokke(rekke.start) }), el('span', { text: rekke.tittel }), el('span', { class: 'kjor-plan-tid', text: t('{0} min', rekke.minutter) }));
        })));
    } else {
      side.append(el('p', { text: t('Det er ikke lagt noe inn i møtet ennå.') }));
    }
    side.append(el('p', {}, el('a', { href: kode.lenke(p, 'planlegg.html'), text: t('Endre planen') })));
    const hadde = scene.parentNode === rot || rot.querySelector('.kjor-ferdig');
    rot.replaceChildren(side);
    settInn(side, false);
    if (hadde) {
      tittel.tabIndex = -1;
      tittel.focus();
    }
  }

  /** Nothing to run yet: the remembered plan, the ready-made ones, or a file. */
  function visValg() {
    const side = el('div', { class: 'kjor-start' }, el('h2', { text: t('Velg en plan') }));
    const husket = window.fellesMinne ? window.fellesMinne('felles.plan', t('planen')).les() : null;
    const funnet = husket ? kode.fraFil(husket) : null;
    if (funnet) {
      side.append(el('p', {}, knapp(t('Åpne planen du har husket: «{0}»', navn(funnet.plan)), function () { aapne(funnet, begynnelsen()); }, 'knapp-primar')));
    }
    const ferdige = window.fellesPlaner ? window.fellesPlaner.ferdige : [];
    side.append(el('ul', { class: 'relasjoner' }, ...ferdige.map(function (f) {
      return el('li', {}, el('a', { href: kode.lenke(f.plan, 'kjor.html'), text: f.navn }), el('span', { text: f.sammendrag }));
    })));
    const fil = el('input', { type: 'file', accept: '.json,application/json', id: 'kjor-fil' });
    const svar = el('p', { class: 'kjor-svar', role: 'status' });
    fil.addEventListener('change', function () {
      const valgt = fil.files && fil.files[0];
      if (!valgt) return;
      valgt.text().then(function (tekst) {
        const lest = kode.fraFil(tekst);
        if (lest) aapne(lest, begynnelsen());
        else svar.textContent = t('Filen er ikke en plan fra håndboken. Velg en fil som er lagret fra «Planlegg en samling».');
      }, function () { svar.textContent = t('Filen kunne ikke leses. Prøv en gang til.'); });
    });
    side.append(el('p', { class: 'kjor-filvalg' }, el('label', { for: fil.id, text: t('Åpne en plan fra en fil') }), fil), svar,
      el('p', {}, el('a', { href: lenke('planlegg.html'), text: t('Lag en ny plan') })));
    rot.replaceChildren(side);
    settInn(side, false);
  }

  // Two windows, one for the projector and one for the facilitator

  const MOTTAKER = location.protocol === 'file:' ? '*' : location.origin;

  /** Tell the other window where we are, or ask it. @param {boolean} [spor] */
  function send(spor) {
    if (motpart && !motpart.closed && plan) motpart.postMessage({ fellesKjor: skrivSted(sted), plan: kode.pakk(plan), spor: spor === true }, MOTTAKER);
  }

  function aapneVindu() {
    if (!plan) return;
    const adresse = kode.lenke(plan, 'kjor.html').split('#')[0] + '#p=' + kode.pakk(plan) + '&' + skrivSted({ ...sted, skjerm: true });
    const nytt = window.open(adresse, VINDU, 'popup,width=1280,height=720');
    if (nytt) motpart = nytt;
    else si(t('Nettleseren lar ikke siden åpne et vindu. Bruk knappen «Storskjerm» i stedet.'));
    knapper.vindu.setAttribute('aria-pressed', String(nytt !== null));
  }

  window.addEventListener('message', function (hendelse) {
    const data = hendelse.data;
    if (!plan || !data || typeof data.fellesKjor !== 'string' || data.plan !== kode.pakk(plan)) return;
    // A page from elsewhere that shows ours in a frame has nothing to say here.
    if (hendelse.source !== motpart && (hendelse.origin !== location.origin || location.protocol === 'file:')) return;
    if (!motpart) motpart = /** @type {Window} */ (hendelse.source);
    if (data.spor) {
      send();
      return;
    }
    const nytt = { ...lesSted(data.fellesKjor), skjerm: sted.skjerm };
    if (nytt.mote >= plan.moter.length || skrivSted(nytt) === skrivSted(sted)) return;
    if (nytt.mote !== sted.mote) punkter = punkterI(plan.moter[nytt.mote]);
    sted = nytt;
    endret(false);
  });

  // The screen

  function fullskjerm() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(function () { knapper.full.hidden = true; });
  }

  document.addEventListener('fullscreenchange', function () {
    skriv(knapper.full, document.fullscreenElement ? t('Ut av fullskjerm') : t('Fullskjerm'));
  });

  /** Ask the machine to keep the screen lit while the clock runs. Where that is refused, nothing is different. */
  function holdVaaken() {
    const skal = sted.igang !== null && sted.nr !== null && document.visibilityState === 'visible';
    if (!skal && vaaken) {
      vaaken.release().catch(function () {});
      vaaken = null;
    }
    // Frames are hardly ever allowed to, and browsers write a warning for each that asks.
    if (!skal || vaaken || !navigator.wakeLock || window.top !== window) return;
    navigator.wakeLock.request('screen').then(function (laas) {
      vaaken = laas;
      laas.addEventListener('release', function () { vaaken = null; });
    }, function () {});
  }

  document.addEventListener('visibilitychange', function () {
    holdVaaken();
    tikk();
  });

  // Keys

  document.addEventListener('keydown', function (hendelse) {
    if (sted.nr === null || !document.body.classList.contains('kjor-paa') || hendelse.defaultPrevented) return;
    if (hendelse.altKey || hendelse.ctrlKey || hendelse.metaKey || hendelse.shiftKey) return;
    const paa = hendelse.target instanceof Element ? hendelse.target : document.body;
    if (paa.closest('input, select, textarea')) return;
    const tast = hendelse.key;
    if (tast === ' ' && !paa.closest('button, a, summary')) stoppEllerStart();
    // Remote controls for slides send the page keys; with words to read those keys scroll.
    else if (tast === 'ArrowRight' || (tast === 'PageDown' && sted.skjerm)) neste();
    else if (tast === 'ArrowLeft' || (tast === 'PageUp' && sted.skjerm)) tilbake();
    else return;
    hendelse.preventDefault();
  });

  // Beginning

  /** Today's meeting, when there is one. @param {Plan} p */
  function dagensMote(p) {
    return Math.max(0, p.moter.findIndex(function (m) { return m.dag === dag(); }));
  }

  /**
   * @param {{plan: Plan, merknader: string[]}} funnet
   * @param {Sted} her
   */
  function aapne(funnet, her) {
    aapning += 1;
    const denne = aapning;
    rot.replaceChildren(el('p', { role: 'status', text: t('Henter planen …') }));
    P.lastDetaljer(funnet.plan).then(function (mangler) {
      if (denne !== aapning) return;
      plan = funnet.plan;
      merknader = funnet.merknader.concat(mangler.map(function (n) { return t('Vi fikk ikke hentet stegene i «{0}». Verktøyet vises som ett steg.', n); }));
      sted = her.mote < plan.moter.length ? her : begynnelsen();
      punkter = punkterI(mote());
      if (sted.nr !== null) sted.nr = Math.min(sted.nr, punkter.length);
      endret(false);
      send(true);
    });
  }

  function begynn() {
    const uten = document.getElementById('uten-kjor');
    if (uten) uten.hidden = true;
    rot.hidden = false;
    const felt = new URLSearchParams(location.hash.slice(1));
    const ferdig = window.fellesPlaner && window.fellesPlaner.ferdige.find(function (f) { return f.id === felt.get('ferdig'); });
    const funnet = ferdig ? { plan: ferdig.plan, merknader: [] } : kode.fraAdresse();
    if (!funnet) {
      plan = null;
      visValg();
      if (felt.get('p')) rot.prepend(el('p', { class: 'kjor-svar', role: 'status', text: t('Lenken holder ingen plan som kan leses. Be om en ny lenke, eller velg en plan her.') }));
      return;
    }
    const her = lesSted(location.hash.slice(1));
    if (!felt.get('m')) her.mote = dagensMote(funnet.plan);
    aapne(funnet, her);
  }

  if (window.opener && lesSted(location.hash.slice(1)).skjerm) motpart = window.opener;
  window.addEventListener('hashchange', begynn);
  window.setInterval(tikk, 500);
  // The window with the words may have been loaded again, and then no longer knows this one.
  if (motpart) window.setInterval(function () { send(true); }, 3000);
  begynn();
})();
