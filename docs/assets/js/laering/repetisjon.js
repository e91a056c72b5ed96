// @ts-check
/**
 * Recall: questions that were missed come back after 2, 7 and 21 days, for those who ask for it. On the page of recall
 * they are asked in place; a calendar file carries the days, and the questions, to wherever nothing is stored.
 */
(function () {
  'use strict';
  if (!window.felles || !window.fellesKalender || !window.fellesSporsmal || window.fellesRepetisjon) return;
  const { el, dag, dato, lastNed, t } = window.felles;
  const kalender = window.fellesKalender;
  const { liste, les, endre, mount: still } = window.fellesSporsmal;

  const TRINN = /** @type {const} */ ([2, 7, 21]);
  /** @typedef {{id: string, tekst: string}} Sporsmalet */
  /** @typedef {{id: string, tittel: string, skript: string, sporsmal: string[]}} Modulbank */

  /** @param {string[]} ids */
  function leggTil(ids) {
    endre(function (t) {
      ids.forEach(function (id) { t.igjen[id] = { trinn: 0, forfall: dag(TRINN[0]) }; });
    });
  }

  /**
   * Days from this step to the next: 2, 7 and 21 are counted from the miss.
   * @param {number} trinn
   */
  function tilNeste(trinn) {
    return TRINN[trinn + 1] - TRINN[trinn];
  }

  /** @type {FellesRepetisjon['besvart']} */
  function besvart(id, riktig) {
    let neste = '';
    endre(function (t) {
      const sist = t.igjen[id] || { trinn: 0, forfall: '' };
      if (riktig && !t.igjen[id]) return; // asked because a calendar said so; there is no plan to go on with
      const trinn = riktig ? sist.trinn + 1 : 0;
      if (trinn >= TRINN.length) {
        delete t.igjen[id];
        return;
      }
      neste = dag(riktig ? tilNeste(sist.trinn) : TRINN[0]);
      t.igjen[id] = { trinn, forfall: neste };
    });
    return neste;
  }

  // The calendar file

  const MORGEN = 8 * 60;

  /** @param {string} tekst */
  function hash(tekst) {
    let h = 2166136261;
    for (let i = 0; i < tekst.length; i++) h = Math.imul(h ^ tekst.charCodeAt(i), 16777619);
    return (h >>> 0).toString(16).padStart(8, '0');
  }

  /** @type {FellesRepetisjon['hendelser']} */
  function hendelser(dager, adresse) {
    return dager.map(function (d) {
      const ider = d.sporsmal.map(function (s) { return s.id; }).sort();
      const lenke = adresse && adresse + '#' + ider.join(',');
      const tekst = [t('Svar på spørsmålene før du ser etter.'), ''].concat(d.sporsmal.map(function (s, i) { return (i + 1) + '. ' + s.tekst; }))
        .concat(lenke ? ['', t('Svar og forklaringer: {0}', lenke)] : ['', t('Svar og forklaringer står i kunnskapssjekken i håndboken.')]);
      return {
        // The same questions on the same day are the same event: a second import does not double it.
        uid: d.dag + '-' + hash(ider.join(',')) + '@repetisjon.fellesmodellen',
        tittel: t('Repetisjon av Fellesmodellen: {0} spørsmål', d.sporsmal.length),
        dag: d.dag, tekst: tekst.join('\n'), lenke: lenke, varsel: MORGEN,
      };
    });
  }

  /** The address of the page of recall, for a calendar; a folder on one machine is of no use there. @param {string} lenke */
  function forKalender(lenke) {
    const hel = new URL(lenke, location.href);
    hel.hash = '';
    hel.search = '';
    return /^https?:$/.test(hel.protocol) ? hel.href : '';
  }

  /**
   * A button that gives the days as a file.
   * @param {() => Repetisjonsdag[]} dager
   * @param {string} adresse
   */
  function filKnapp(dager, adresse) {
    const knapp = el('button', { type: 'button', class: 'knapp knapp-sekundaer' }, t('Last ned kalenderfil (.ics)'));
    knapp.addEventListener('click', function () {
      const innhold = kalender.ics(t('Repetisjon av Fellesmodellen'), hendelser(dager(), forKalender(adresse)));
      lastNed('repetisjon.ics', innhold, 'text/calendar;charset=utf-8');
    });
    return knapp;
  }

  /** What is said where the plan lives only as long as the page. */
  function omLagring() {
    if (window.fellesLager && window.fellesLager.modus() !== 'minne') return '';
    return ' ' + t('Fremdriften din er ikke lagret. Last ned kalenderfilen nå: spørsmålene står i den. Eller trykk «Husk fremdriften på denne maskinen» før du går fra siden.');
  }

  /** @type {FellesRepetisjon['tilbud']} */
  function tilbud(sporsmal, adresse) {
    const knapp = el('button', { type: 'button', class: 'knapp' }, t('Minn meg på spørsmålene jeg bommet på'));
    const status = el('p', { role: 'status', tabindex: '-1' });
    const fil = el('div', { class: 'knapperad' }, knapp);
    knapp.addEventListener('click', function () {
      leggTil(sporsmal.map(function (s) { return s.id; }));
      const dager = TRINN.map(function (n) { return { dag: dag(n), sporsmal }; });
      const naar = liste(dager.map(function (d) { return dato(d.dag); }));
      const [foer, etter] = t('De kommer tilbake {0}. Du finner dem på siden {1}.', naar, '\n').split('\n');
      status.replaceChildren(foer, el('a', { href: adresse }, t('Repetisjon')), etter, omLagring());
      fil.replaceChildren(filKnapp(function () { return dager; }, adresse));
      status.focus();
    });
    return el('div', { class: 'repetisjon-tilbud' },
      el('p', {}, sporsmal.length === 1 ? t('Du bommet på 1 spørsmål. Vil du møte det igjen etter 2, 7 og 21 dager?')
        : t('Du bommet på {0} spørsmål. Vil du møte dem igjen etter 2, 7 og 21 dager?', sporsmal.length)),
      status, fil);
  }

  // The page of recall

  /** @type {Map<string, Promise<boolean>>} */
  const bedtOm = new Map();

  /**
   * Loads the questions of a module, once. False when they do not come.
   * @param {Modulbank} modul
   * @returns {Promise<boolean>}
   */
  function last(modul) {
    const alt = bedtOm.get(modul.id);
    if (alt) return alt;
    /** @type {Promise<boolean>} */
    const lovnad = new Promise(function (ferdig) {
      const skript = document.createElement('script');
      const frist = setTimeout(svar, 20000);
      function svar() {
        clearTimeout(frist);
        ferdig(Boolean(window.fellesBank && window.fellesBank[modul.id]));
      }
      skript.charset = 'utf-8';
      skript.onload = skript.onerror = svar;
      skript.src = modul.skript;
      document.head.append(skript);
    });
    bedtOm.set(modul.id, lovnad);
    return lovnad;
  }

  /**
   * Every question as an element, by id.
   * @param {string} modul
   */
  function sporsmalI(modul) {
    const mal = document.createElement('template');
    mal.innerHTML = (window.fellesBank && window.fellesBank[modul]) || '';
    return new Map(Array.from(mal.content.querySelectorAll('[data-sporsmal]'), function (e) {
      return /** @type {[string, HTMLElement]} */ ([e.id, e]);
    }));
  }

  /** Ids that the address carries, for those whose machine remembers nothing. */
  function fraAdressen() {
    return location.hash.slice(1).split(',').filter(function (id) { return /^[a-z0-9-]+$/.test(id); });
  }

  /** @param {HTMLElement} vert */
  async function mountSide(vert) {
    const skript = vert.querySelector('script.repetisjon-data');
    if (!skript || vert.querySelector('.repetisjon-dag')) return;
    /** @type {Modulbank[]} */
    const moduler = JSON.parse(skript.textContent || '');
    const iDag = dag();
    /** @type {Map<string, string>} */
    const tekster = new Map();
    const overskrift = el('h2', { id: 'i-dag', tabindex: '-1' }, t('I dag'));
    const status = el('p', { role: 'status', tabindex: '-1' });
    const holder = el('div', { class: 'sporsmalsliste' });
    const senere = el('div', { class: 'repetisjon-senere' });
    vert.append(el('section', { class: 'repetisjon-dag', 'aria-labelledby': 'i-dag' }, overskrift, status, holder), senere);

    /** The plan, with ids that no module has left out. */
    function plan() {
      const t = les();
      const kjent = new Set(moduler.flatMap(function (m) { return m.sporsmal; }));
      return Object.entries(t ? t.igjen : {}).filter(function ([id]) { return kjent.has(id); });
    }

    /** Every day that is left in the plan, with its questions. @returns {Repetisjonsdag[]} */
    function dager() {
      /** @type {Map<string, Sporsmalet[]>} */
      const ut = new Map();
      plan().forEach(function ([id, punkt]) {
        let forfall = punkt.forfall < iDag ? iDag : punkt.forfall;
        for (let trinn = punkt.trinn; trinn < TRINN.length; trinn++) {
          ut.set(forfall, (ut.get(forfall) || []).concat({ id, tekst: tekster.get(id) || id }));
          if (trinn + 1 < TRINN.length) forfall = dag(tilNeste(trinn), forfall);
        }
      });
      return Array.from(ut, function ([forfall, sporsmal]) { return { dag: forfall, sporsmal }; })
        .sort(function (a, b) { return a.dag < b.dag ? -1 : 1; });
    }

    function visSenere() {
      /** @type {Map<string, number>} */
      const antall = new Map();
      plan().forEach(function ([, p]) { if (p.forfall > iDag) antall.set(p.forfall, (antall.get(p.forfall) || 0) + 1); });
      const rader = Array.from(antall).sort(function (a, b) { return a[0] < b[0] ? -1 : 1; });
      senere.replaceChildren();
      if (rader.length) {
        senere.append(el('h2', {}, t('Senere')), el('ul', {}, ...rader.map(function ([forfall, n]) {
          return el('li', {}, t('{0}: {1} spørsmål', dato(forfall), n));
        })));
      }
      if (!plan().length) return;
      const slutt = el('button', { type: 'button', class: 'knapp knapp-stille' }, t('Slutt å minne meg'));
      slutt.addEventListener('click', function () {
        endre(function (t) { t.igjen = {}; });
        holder.replaceChildren();
        visSenere();
        status.textContent = t('Planen er slettet. Ingen spørsmål kommer tilbake.');
        status.focus();
      });
      const fil = filKnapp(dager, location.href);
      senere.append(el('div', { class: 'knapperad' }, fil, slutt));
    }

    const bedt = new Set(fraAdressen());
    const naa = moduler.flatMap(function (m) { return m.sporsmal; })
      .filter(function (id) { return bedt.has(id) || plan().some(function ([p, punkt]) { return p === id && punkt.forfall <= iDag; }); });
    // The calendar file names every question of the plan, so all their modules are needed.
    const trengs = moduler.filter(function (m) {
      return m.sporsmal.some(function (id) { return naa.includes(id) || plan().some(function ([p]) { return p === id; }); });
    });
    const kom = await Promise.all(trengs.map(last));
    let igjen = 0;
    trengs.forEach(function (modul) {
      const deler = sporsmalI(modul.id);
      deler.forEach(function (e, id) {
        const tekst = e.querySelector('.sporsmal-tekst');
        tekster.set(id, (tekst && tekst.textContent || '').trim());
        if (!naa.includes(id)) return;
        holder.append(e);
        igjen++;
      });
    });
    still(holder).forEach(function (kontroll, i) {
      const tittel = kontroll.element.querySelector('h3');
      if (tittel) tittel.textContent = t('Spørsmål {0} av {1}', i + 1, igjen);
      kontroll.start({
        enGang: true,
        ferdig: function (r) {
          const iPlanen = plan().some(function ([id]) { return id === r.id; });
          const neste = besvart(r.id, r.riktig);
          visSenere();
          if (neste) return t('Spørsmålet kommer tilbake {0}.', dato(neste));
          return iPlanen ? t('Nå er du ferdig med dette spørsmålet.') : '';
        },
      });
    });
    status.textContent = kom.includes(false) ? t('Fikk ikke hentet alle spørsmålene. Ta kunnskapssjekken i stedet, se under.')
      : igjen ? (igjen === 1 ? t('Ett spørsmål venter på deg i dag.') : t('{0} spørsmål venter på deg i dag.', igjen))
      : plan().length ? t('Ingen spørsmål venter i dag.')
      : t('Ingen spørsmål venter på deg. Etter en kunnskapssjekk kan du be om å få dem du bommet på, tilbake her.');
    visSenere();
  }

  /** @param {Document | Element} rot */
  function mount(rot) {
    rot.querySelectorAll('[data-repetisjon]').forEach(function (e) { mountSide(/** @type {HTMLElement} */ (e)); });
  }

  window.fellesRepetisjon = { trinn: TRINN, tilbud, leggTil, besvart, hendelser, mount };
  mount(document);
})();
