// @ts-check
/**
 * One moment of a meeting with its clock, what to say and do, and the buttons that steer. It draws what it is given and keeps
 * nothing of where we are.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesPlan || !window.fellesKjortid || window.fellesKjorscene) return;
  const { el, knapp, lenke, t } = window.felles;
  const P = window.fellesPlan;
  const tid = window.fellesKjortid;
  const MINUTT = 60000;

  /** Write only what is new, so that nothing flickers and selections stay. @param {HTMLElement} e @param {string} tekst */
  function skriv(e, tekst) {
    if (e.textContent !== tekst) e.textContent = tekst;
  }

  // What to say and do

  /**
   * The tool of a moment.
   * @param {Kjorepunkt} p
   * @param {Kjoring} kjoring
   */
  function verktoyFor(p, kjoring) {
    const post = tid.mote(kjoring).poster[p.post];
    return post && post.slag === 'verktoy' ? P.verktoy(post.verktoy) : null;
  }

  /** @param {Kjorepunkt} p */
  function ord(p) {
    const deler = [];
    if (p.si) deler.push(el('h2', { class: 'kjor-etikett', text: t('Si') }), el('blockquote', { class: 'si' }, el('p', { text: '«' + p.si + '»' })));
    if (p.gjor) deler.push(el('h2', { class: 'kjor-etikett', text: t('Gjør') }), el('p', { class: 'kjor-gjor', text: p.gjor }));
    return deler;
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

  /**
   * The whole plan, to jump in.
   * @param {Kjoring} kjoring
   * @param {(nr: number) => void} hopp
   */
  function helePlanen(kjoring, hopp) {
    return el('details', {}, el('summary', { text: t('Hele planen') }),
      el('ol', { class: 'kjor-plan' }, ...kjoring.punkter.map(function (p, nr) {
        const k = knapp(p.tittel, function () { hopp(nr); }, 'knapp kjor-hopp');
        if (nr === kjoring.sted.nr) k.setAttribute('aria-current', 'step');
        return el('li', {}, el('span', { class: 'kjor-plan-klokke', text: P.klokke(p.start) }), k, el('span', { class: 'kjor-plan-tid', text: t('{0} min', p.minutter) }));
      })));
  }

  /**
   * @param {Kjorepunkt} p
   * @param {Kjoring} kjoring
   * @param {(nr: number) => void} hopp
   */
  function mer(p, kjoring, hopp) {
    const kort = verktoyFor(p, kjoring);
    const etter = kjoring.punkter[(kjoring.sted.nr || 0) + 1];
    const nesteKort = etter && etter.post !== p.post ? verktoyFor(etter, kjoring) : null;
    const personvern = kort && P.detaljer(kort.id);
    return [
      ...klargjoring(t('Gjør klart til «{0}»', nesteKort ? nesteKort.navn : ''), nesteKort),
      helePlanen(kjoring, hopp),
      ...klargjoring(t('Forberedelse og utstyr til «{0}»', kort ? kort.navn : ''), kort),
      ...(personvern && personvern.personvern ? [el('p', { class: 'kjor-personvern' }, el('strong', { text: t('Personvern') + ': ' }), personvern.personvern)] : []),
    ];
  }

  // The scene

  /** @type {FellesKjorscene['lag']} */
  function lag(valg) {
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

    const knapper = {
      tilbake: knapp(t('Forrige'), function () { valg.flytt(-1); }),
      stopp: knapp(t('Stopp klokka'), valg.stoppEllerStart),
      neste: knapp(t('Neste'), function () { valg.flytt(1); }, 'knapp kjor-fram'),
      ett: knapp(t('+1 minutt'), function () { valg.leggTil(1); }),
      fem: knapp(t('+5 minutter'), function () { valg.leggTil(5); }),
      ord: knapp(t('Med replikker'), function () { valg.velgVisning(false); }),
      skjerm: knapp(t('Storskjerm'), function () { valg.velgVisning(true); }),
      vindu: knapp(t('Storskjerm i eget vindu'), function () { knapper.vindu.setAttribute('aria-pressed', String(valg.aapneVindu())); }, 'knapp knapp-stille kjor-vindu'),
      full: knapp(t('Fullskjerm'), fullskjerm),
      lukk: knapp(t('Lukk visningen'), valg.lukk),
    };

    const scene = el('div', { class: 'kjor-scene' },
      el('div', { class: 'kjor-topp' }, del.om, del.klokke),
      del.tittel, del.tid, del.bjelke, del.melding, del.neste, del.slutt, del.ord, del.mer,
      el('div', { class: 'kjor-knapper', role: 'group', 'aria-label': t('Styr samlingen') }, knapper.tilbake, knapper.stopp, knapper.neste, knapper.ett, knapper.fem),
      el('div', { class: 'kjor-valg', role: 'group', 'aria-label': t('Visning') }, knapper.ord, knapper.skjerm, knapper.vindu, knapper.full, knapper.lukk));
    del.tid.append(el('span', { class: 'kjor-form', 'aria-hidden': 'true' }), del.tall, ' ', del.enhet);
    del.bjelke.append(del.fyll);

    function fullskjerm() {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen().catch(function () { knapper.full.hidden = true; });
    }

    document.addEventListener('fullscreenchange', function () {
      skriv(knapper.full, document.fullscreenElement ? t('Ut av fullskjerm') : t('Fullskjerm'));
    });

    /** @type {Kjorscene['vis']} */
    function vis(p, kjoring) {
      const sted = kjoring.sted;
      const her = sted.nr || 0;
      const hoved = p.tittel === p.postTittel ? '' : p.postTittel;
      skriv(del.om, [hoved, p.av > 1 ? t('Steg {0} av {1}', p.nr, p.av) : ''].filter(Boolean).join(' · '));
      skriv(del.tittel, p.tittel);
      const etter = kjoring.punkter[her + 1];
      skriv(del.neste, etter ? t('Neste: {0}, {1}', etter.tittel, tid.minuttord(etter.minutter)) : t('Dette er det siste.'));
      scene.dataset.slag = p.slag;
      del.ord.hidden = sted.skjerm;
      del.mer.hidden = sted.skjerm;
      if (!sted.skjerm) {
        del.ord.replaceChildren(...ord(p));
        del.mer.replaceChildren(...mer(p, kjoring, function (nr) {
          valg.flytt(nr - her);
          del.tittel.focus();
        }));
      }
      skriv(knapper.stopp, sted.igang === null ? t('Start klokka') : t('Stopp klokka'));
      skriv(knapper.neste, etter ? t('Neste') : t('Avslutt'));
      // A disabled button would lose the focus of those who go back to the beginning.
      knapper.tilbake.setAttribute('aria-disabled', String(her === 0));
      knapper.ord.setAttribute('aria-pressed', String(!sted.skjerm));
      knapper.skjerm.setAttribute('aria-pressed', String(sted.skjerm));
      knapper.full.hidden = !document.fullscreenEnabled;
      knapper.vindu.hidden = window.opener !== null && sted.skjerm;
    }

    /** @type {Kjorscene['tikk']} */
    function tikk(p, kjoring, ms) {
      const sted = kjoring.sted;
      const igjen = tid.ord(ms);
      skriv(del.tall, igjen.tall);
      skriv(del.enhet, igjen.enhet);
      skriv(del.klokke, t('Kl. {0}', tid.klokka(Date.now())));
      const hele = (p.minutter + sted.ekstra) * MINUTT;
      del.fyll.style.inlineSize = Math.max(0, Math.min(100, ms / hele * 100)).toFixed(1) + '%';
      const over = ms <= 0;
      const staar = sted.igang === null;
      scene.classList.toggle('er-over', over);
      scene.classList.toggle('er-stoppet', staar);
      let melding = '';
      if (staar) melding = t('Klokka står.');
      else if (tid.erPause(p)) melding = over ? t('Pausen er over.') : t('Vi fortsetter kl. {0}.', tid.klokka(Date.now() + ms + MINUTT / 2));
      else if (over && !sted.skjerm) melding = t('Gå videre, eller legg til mer tid.');
      skriv(del.melding, melding);
      skriv(del.slutt, tid.ferdig(p, kjoring));
    }

    return { element: scene, tittel: del.tittel, vis: vis, tikk: tikk };
  }

  window.fellesKjorscene = { lag: lag };
})();
