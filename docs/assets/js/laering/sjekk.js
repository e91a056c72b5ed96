// @ts-check
/**
 * The knowledge check: draws from the bank so that every goal is tested, asks one question at a time, counts for each
 * goal and says which lessons to read again. Without this the page is the whole bank, to read.
 */
(function () {
  'use strict';
  if (!window.felles || !window.fellesSporsmal || window.fellesSjekk) return;
  const { el, dag, t } = window.felles;
  const { les, endre, mount: still } = window.fellesSporsmal;
  const GRENSE = 80;

  /**
   * The list in a random order.
   * @template T
   * @param {T[]} rekke
   */
  function stokk(rekke) {
    const ut = rekke.slice();
    for (let i = ut.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [ut[i], ut[j]] = [ut[j], ut[i]];
    }
    return ut;
  }

  /** @type {FellesSjekk['trekk']} */
  function trekk(bank, antall, unngaa) {
    const nye = stokk(bank.filter(function (s) { return !unngaa.has(s.id); }));
    const rekke = nye.concat(stokk(bank.filter(function (s) { return unngaa.has(s.id); })));
    // The first of each goal, then whatever is left: in both, those not drawn last time come first.
    const foerst = rekke.filter(function (s, i) { return rekke.findIndex(function (r) { return r.maal === s.maal; }) === i; });
    const resten = rekke.filter(function (s) { return !foerst.includes(s); });
    return stokk(foerst.concat(resten).slice(0, Math.max(antall, foerst.length)));
  }

  /** @typedef {{trukket: SporsmalKontroll[], resultater: SporsmalResultat[]}} Halv */

  /** @param {HTMLElement} vert */
  function mountSjekk(vert) {
    const skript = vert.querySelector('script.sjekk-data');
    const listen = /** @type {HTMLElement | null} */ (document.querySelector('.sporsmalsliste'));
    if (!skript || !listen || vert.querySelector('.sjekk-panel')) return;
    /** @type {SjekkData} */
    const data = JSON.parse(skript.textContent || '');
    const alle = still(listen);
    const bank = alle.filter(function (k) { return k.data.type !== 'reflection'; });
    const ettertanke = alle.filter(function (k) { return k.data.type === 'reflection'; });
    const titler = new Map(alle.map(function (k) { return [k, tittel(k).textContent || '']; }));
    const panel = el('div', { class: 'sjekk-panel' });
    const videre = el('div', { class: 'knapperad sjekk-videre', hidden: '' });
    const neste = el('button', { type: 'button', class: 'knapp', hidden: '' });
    const avbryt = el('button', { type: 'button', class: 'knapp knapp-stille' }, t('Avbryt sjekken'));
    videre.append(neste, avbryt);
    vert.append(panel);
    listen.after(videre);

    /** @type {Set<string>} */
    let forrige = new Set();
    /** @type {SporsmalKontroll[]} */
    let trukket = [];
    /** @type {SporsmalResultat[]} */
    let resultater = [];
    let iGang = false;

    /** @param {SporsmalKontroll} k */
    function tittel(k) {
      return /** @type {HTMLElement} */ (k.element.querySelector('h2, h3'));
    }

    /**
     * A title on the screen. Paper keeps the number in the bank, which its key goes by.
     * @param {SporsmalKontroll} k
     * @param {string} tekst
     */
    function kall(k, tekst) {
      tittel(k).replaceChildren(el('span', { class: 'bare-skjerm', text: tekst }), el('span', { class: 'bare-papir', text: titler.get(k) || '' }));
    }

    /** Shows these questions and no others. Paper has them all. @param {SporsmalKontroll[]} vist */
    function vis(vist) {
      alle.forEach(function (k) { k.element.classList.toggle('er-borte', !vist.includes(k)); });
      listen?.classList.toggle('er-borte', !vist.length);
    }

    /** @param {string} tekst @param {boolean} [viktig] */
    function knapp(tekst, viktig) {
      return el('button', { type: 'button', class: viktig ? 'knapp' : 'knapp knapp-sekundaer' }, tekst);
    }

    function gjenopprett() {
      alle.forEach(function (k) {
        tittel(k).textContent = titler.get(k) || '';
        k.start();
      });
      videre.hidden = true;
      iGang = false;
    }

    /** A button that shows the whole bank to practise on, and hides it again. @param {SporsmalKontroll[]} ellers */
    function ovKnapp(ellers) {
      const ov = knapp(t('Øv på alle spørsmålene'));
      ov.setAttribute('aria-expanded', 'false');
      ov.addEventListener('click', function () {
        const apne = ov.getAttribute('aria-expanded') === 'false';
        ov.setAttribute('aria-expanded', String(apne));
        vis(apne ? alle : ellers);
      });
      return ov;
    }

    function visStart() {
      gjenopprett();
      const her = les();
      const sist = her && her.sjekk[data.modul];
      const halv = paabegynt();
      const start = knapp(halv ? t('Start på nytt') : t('Start sjekken'), !halv);
      start.addEventListener('click', begynn);
      const ov = ovKnapp([]);
      const knapper = el('div', { class: 'knapperad' }, start, ov);
      if (halv) {
        const videreHer = knapp(t('Fortsett sjekken'), true);
        videreHer.addEventListener('click', function () { fortsett(halv); });
        knapper.prepend(videreHer);
      }
      panel.replaceChildren(
        ...(halv ? [el('p', { class: 'sjekk-halv' }, t('Du er midt i en sjekk. {0} av {1} spørsmål er besvart.', halv.resultater.length, halv.trukket.length))] : []),
        el('p', {}, t('Sjekken trekker {0} spørsmål av {1}. Du får ett om gangen og svarer én gang på hvert. Et svar teller når alt i det er riktig. {2} % er bestått.', trekkAntall(), bank.length, GRENSE)),
        ...(sist ? [el('p', { class: 'sjekk-sist' }, t('Sist fikk du {0} %. Det beste er {1} %.', sist.siste, sist.best))] : []),
        knapper
      );
      const maalet = maalISiden();
      if (maalet) ov.setAttribute('aria-expanded', 'true');
      vis(maalet ? alle : []);
      if (maalet) maalet.element.scrollIntoView({ behavior: 'instant' });
    }

    function trekkAntall() {
      return Math.min(data.antall, bank.length);
    }

    /** The question that the address points at. */
    function maalISiden() {
      let id = '';
      try {
        id = decodeURIComponent(location.hash.slice(1));
      } catch (e) { /* not one of ours */ }
      return alle.find(function (k) { return k.data.id === id; });
    }

    /**
     * The check that was broken off, with those of its questions that the bank still has; nothing when none was.
     * @returns {Halv | null}
     */
    function paabegynt() {
      const her = les();
      const kjent = her && her.underveis && her.underveis[data.modul];
      if (!kjent) return null;
      const par = kjent.trukket.flatMap(function (id, i) {
        const k = bank.find(function (en) { return en.data.id === id; });
        return k ? [{ k: k, rett: kjent.rett[i] }] : [];
      });
      const besvart = par.filter(function (p) { return p.rett !== undefined; });
      if (!besvart.length) return null;
      return {
        trukket: par.map(function (p) { return p.k; }),
        resultater: besvart.map(function (p) {
          const { id, maal, type } = p.k.data;
          return { id, maal, type, poeng: p.rett ? 1 : 0, riktig: p.rett };
        }),
      };
    }

    /** What can be gone on with. Nothing is lost when somebody has to go. */
    function merk() {
      const post = { trukket: trukket.map(function (k) { return k.data.id; }), rett: resultater.map(function (r) { return r.riktig; }) };
      endre(function (t) { t.underveis = Object.assign(t.underveis || {}, { [data.modul]: post }); });
    }

    /** @param {Tilstand} t */
    function slettMerke(t) {
      if (!t.underveis) return;
      delete t.underveis[data.modul];
      if (!Object.keys(t.underveis).length) delete t.underveis;
    }

    /** @param {Halv} halv */
    function fortsett(halv) {
      gjenopprett();
      trukket = halv.trukket;
      resultater = halv.resultater;
      forrige = new Set(trukket.map(function (k) { return k.data.id; }));
      iGang = true;
      panel.replaceChildren();
      videre.hidden = false;
      if (resultater.length < trukket.length) spor();
      else visResultat();
    }

    function begynn() {
      gjenopprett();
      endre(slettMerke);
      const ider = trekk(bank.map(function (k) { return k.data; }), trekkAntall(), forrige).map(function (d) { return d.id; });
      forrige = new Set(ider);
      trukket = ider.map(function (id) { return /** @type {SporsmalKontroll} */ (bank.find(function (k) { return k.data.id === id; })); });
      resultater = [];
      iGang = true;
      panel.replaceChildren();
      videre.hidden = false;
      spor();
    }

    /** Asks the next question. */
    function spor() {
      const k = trukket[resultater.length];
      const siste = resultater.length === trukket.length - 1;
      neste.hidden = true;
      neste.textContent = siste ? t('Se resultatet') : t('Neste spørsmål');
      k.start({
        enGang: true,
        ferdig: function (r) {
          resultater.push(r);
          merk();
          neste.hidden = false;
        },
      });
      kall(k, t('Spørsmål {0} av {1}', resultater.length + 1, trukket.length));
      vis([k]);
      fokuser(tittel(k));
    }

    /** @param {HTMLElement} e */
    function fokuser(e) {
      e.tabIndex = -1;
      e.focus();
    }

    /** @returns {Record<string, [number, number]>} */
    function perMaal() {
      /** @type {Record<string, [number, number]>} */
      const ut = {};
      resultater.forEach(function (r) {
        const [rett, av] = ut[r.maal] || [0, 0];
        ut[r.maal] = [rett + (r.riktig ? 1 : 0), av + 1];
      });
      return ut;
    }

    function visResultat() {
      const maal = perMaal();
      const rette = resultater.filter(function (r) { return r.riktig; }).length;
      const prosent = Math.round(100 * rette / resultater.length);
      const bestatt = prosent >= GRENSE;
      const bom = resultater.filter(function (r) { return !r.riktig; });
      lagre(prosent, maal);
      document.dispatchEvent(new CustomEvent('felles:sjekk', { detail: { modul: data.modul, prosent, bestatt, maal } }));
      const bommet = trukket.filter(function (k) { return bom.some(function (r) { return r.id === k.data.id; }); });
      gjenopprett();

      const overskrift = el('h2', {}, t('Resultatet ditt: {0} %', prosent));
      const om = t('Du svarte riktig på {0} av {1} spørsmål.', rette, resultater.length) + ' '
        + (bestatt ? t('Sjekken er bestått.') : t('Sjekken er ikke bestått ennå. Du trenger {0} %.', GRENSE));
      const igjen = knapp(t('Ny trekning'), !bestatt);
      igjen.addEventListener('click', begynn);
      panel.replaceChildren(
        overskrift,
        el('p', { class: 'sjekk-dom ' + (bestatt ? 'er-riktig' : 'er-delvis') }, om),
        el('h3', {}, t('Mål for mål')), maalListe(maal),
        ...lesOmIgjen(maal),
        ...(bom.length && window.fellesRepetisjon ? [
          el('h3', {}, t('Husk det du bommet på')),
          window.fellesRepetisjon.tilbud(bommet.map(function (k) { return { id: k.data.id, tekst: k.tekst() }; }), data.repetisjon),
        ] : []),
        el('h3', {}, t('Videre')),
        el('div', { class: 'knapperad' }, igjen, ovKnapp(ettertanke)),
        ...(bestatt ? [el('p', {}, el('a', { href: data.egenerklaering }, t('Skriv ut en egenerklæring for modulen')), '.')] : []),
        ...(ettertanke.length ? [el('p', {}, t('Til slutt kan du tenke over noe som ikke gir poeng:'))] : [])
      );
      ettertanke.forEach(function (k) { kall(k, t('Tenk selv')); });
      vis(ettertanke);
      fokuser(overskrift);
    }

    /** @param {Record<string, [number, number]>} maal */
    function maalListe(maal) {
      return el('ul', { class: 'maalresultat' }, ...data.maal.filter(function (m) { return maal[m.id]; }).map(function (m) {
        const [rett, av] = maal[m.id];
        const full = rett === av;
        return el('li', { class: full ? 'er-riktig' : 'er-galt', 'data-maal': m.id },
          el('span', { class: 'forklaring-tegn', 'aria-hidden': 'true' }, full ? '✓' : '✕'),
          el('span', {}, el('strong', {}, av === 1 ? t('{0} av 1 riktig', rett) : t('{0} av {1} riktige', rett, av)), ': ' + m.tekst));
      }));
    }

    /** @param {Record<string, [number, number]>} maal */
    function lesOmIgjen(maal) {
      const mistet = Object.keys(maal).filter(function (m) { return maal[m][0] < maal[m][1]; });
      const leksjoner = data.leksjoner.filter(function (l) { return l.maal.some(function (m) { return mistet.includes(m); }); });
      if (!leksjoner.length) return [];
      return [
        el('h3', {}, t('Les om igjen')),
        el('p', {}, leksjoner.length === 1 ? t('Denne leksjonen handler om målet du bommet på:') : t('Disse leksjonene handler om det du bommet på:')),
        el('ul', { class: 'les-om-igjen' }, ...leksjoner.map(function (l) { return el('li', {}, el('a', { href: l.adresse }, l.tittel)); })),
      ];
    }

    /**
     * Keeps the best for each goal, so that a goal once reached stays reached.
     * @param {number} prosent
     * @param {Record<string, [number, number]>} maal
     */
    function lagre(prosent, maal) {
      endre(function (t) {
        const for_ = t.sjekk[data.modul];
        const samlet = Object.assign({}, for_ && for_.maal);
        Object.keys(maal).forEach(function (m) {
          const gammel = samlet[m];
          if (!gammel || maal[m][0] / maal[m][1] >= gammel[0] / gammel[1]) samlet[m] = maal[m];
        });
        slettMerke(t);
        t.sjekk[data.modul] = { best: Math.max(prosent, for_ ? for_.best : 0), siste: prosent, maal: samlet, dag: dag() };
      });
    }

    neste.addEventListener('click', function () {
      if (resultater.length < trukket.length) spor();
      else visResultat();
    });
    avbryt.addEventListener('click', function () {
      visStart();
      const start = panel.querySelector('button');
      if (start) start.focus();
    });
    window.addEventListener('hashchange', function () {
      if (!iGang && maalISiden()) visStart();
    });
    visStart();
  }

  /** @param {Document | Element} rot */
  function mount(rot) {
    rot.querySelectorAll('[data-sjekk]').forEach(function (e) { mountSjekk(/** @type {HTMLElement} */ (e)); });
  }

  window.fellesSjekk = { trekk, mount };
  mount(document);
})();
