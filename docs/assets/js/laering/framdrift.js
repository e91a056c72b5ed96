// @ts-check
/**
 * Progress on the pages: what is read, changed, answered and ticked, in lists and on the page itself; where the reader
 * was; and the way to the panel. Adds to pages that are complete without it, and asks only fellesLager.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesLager || window.fellesFramdrift) return;
  const { el, lenke, last, dato, dag, t } = window.felles;
  const lager = window.fellesLager;
  const data = document.body.dataset;
  const rot = new URL((data.base || '.') + '/', location.href);
  const DVELE = 1500;

  // The panel

  /** @param {string} [kode] */
  function panel(kode) {
    const med = window.fellesKode ? Promise.resolve() : last('assets/js/felles/biter.js').then(function () { return last('assets/js/laering/kode.js'); });
    return Promise.all([med, last('assets/js/laering/panel.js')]).then(function () {
      if (window.fellesPanel) window.fellesPanel.apne(kode);
    });
  }

  /** @param {string} [tekst] */
  function panelKnapp(tekst) {
    const knapp = el('button', { type: 'button', class: 'knapp knapp-stille', 'data-framdrift-panel': true, text: tekst || t('Din fremdrift') });
    knapp.addEventListener('click', function () {
      panel().catch(function () {
        knapp.replaceWith(el('span', { role: 'status', text: t('Panelet kunne ikke lastes. Last siden på nytt.') }));
      });
    });
    return knapp;
  }

  // Words

  /** @type {Record<LeksjonStatus, string>} */
  const STATUS = { ulest: '', lest: t('lest'), endret: t('endret siden du leste den') };

  /** @param {KursModul} modul */
  function sjekkStatus(modul) {
    const s = lager.modul(modul.id);
    const underveis = (lager.les().underveis || {})[modul.id];
    if (s.bestatt) return { slag: 'lest', tekst: t('bestått ({0} %)', s.best || 0) };
    if (underveis) return { slag: 'delvis', tekst: t('påbegynt, {0} av {1} besvart', underveis.rett.length, underveis.trukket.length) };
    if (s.best !== null) return { slag: 'delvis', tekst: t('besvart ({0} %), ikke bestått ennå', s.best) };
    const svar = lager.les().svar;
    const n = modul.sporsmal.filter(function (q) { return svar[q.id]; }).length;
    return n ? { slag: 'delvis', tekst: t('{0} av {1} besvart', n, modul.sporsmal.length) } : { slag: 'ulest', tekst: '' };
  }

  /** @param {KursModul} modul */
  function modulTekst(modul) {
    const s = lager.modul(modul.id);
    const sjekk = sjekkStatus(modul);
    const deler = [s.av === 1 ? t('{0} av 1 leksjon lest', s.lest) : t('{0} av {1} leksjoner lest', s.lest, s.av)];
    if (s.endret) deler.push(t('{0} endret siden du leste', s.endret));
    if (sjekk.tekst) deler.push(t('kunnskapssjekk {0}', sjekk.tekst));
    return s.fullfort ? t('Fullført: {0}', deler.join(', ')) : deler.join(', ');
  }

  /** @param {KursModul} modul */
  function begynt(modul) {
    return lager.modul(modul.id).lest > 0 || sjekkStatus(modul).tekst !== '';
  }

  /**
   * One box a lesson and a wider one for the check; filled, half or empty, so that it reads without colour.
   * @param {KursModul} modul
   */
  function ruter(modul) {
    const rad = el('span', { class: 'framdrift-ruter', 'aria-hidden': 'true' });
    for (const l of modul.leksjoner) rad.append(el('span', { class: 'rute rute-' + lager.leksjon(l.id) }));
    rad.append(el('span', { class: 'rute rute-sjekk rute-' + sjekkStatus(modul).slag }));
    return rad;
  }

  /**
   * A mark with a shape and a word; the same element is kept when nothing has changed.
   * @param {Element} vert
   * @param {string} slag
   * @param {string} tekst
   * @param {Node | null} [foran]
   */
  function merk(vert, slag, tekst, foran) {
    let merke = /** @type {HTMLElement | null} */ (vert.querySelector(':scope > .framdrift-merke'));
    if (!tekst) {
      if (merke) merke.remove();
      return;
    }
    if (!merke) {
      merke = el('span');
      vert.insertBefore(merke, foran || null);
    }
    merke.className = 'framdrift-merke merke-' + slag;
    if (merke.textContent !== tekst) merke.textContent = tekst;
  }

  // Lists: the side navigation, the lessons of a module, the modules of the course

  /** The address of the page in bokmål, which progress knows it by. @param {HTMLAnchorElement} a */
  function adresseTil(a) {
    const url = new URL(a.href, location.href);
    const sti = url.origin === rot.origin && url.pathname.startsWith(rot.pathname) ? url.pathname.slice(rot.pathname.length) : '';
    return decodeURI(sti).replace(/^nn\//, '');
  }

  /** @type {Map<string, {leksjon?: KursLeksjon, sjekk?: KursModul, modul?: KursModul}>} */
  const sider = new Map();
  for (const m of lager.kurs.moduler) {
    sider.set(m.adresse, { modul: m });
    sider.set(m.sjekk.adresse, { sjekk: m });
    for (const l of m.leksjoner) sider.set(l.adresse, { leksjon: l });
  }

  /** @param {HTMLAnchorElement} a */
  function mountLenke(a) {
    const her = sider.get(adresseTil(a));
    if (!her) return;
    const iSide = !!a.closest('.side-liste');
    const li = a.closest('li');
    if (!li) return;
    function oppdater() {
      if (!her || !li) return;
      if (her.leksjon || her.sjekk) {
        const status = her.leksjon ? lager.leksjon(her.leksjon.id) : 'ulest';
        const s = her.sjekk ? sjekkStatus(her.sjekk) : { slag: status, tekst: STATUS[status] };
        if (iSide) merk(a, s.slag, s.tekst);
        else merk(li, s.slag, s.tekst, li.querySelector(':scope > p'));
      } else if (her.modul && iSide) {
        const m = lager.modul(her.modul.id);
        merk(a, m.fullfort ? 'lest' : 'delvis', m.fullfort ? t('fullført') : begynt(her.modul) ? t('{0} av {1} lest', m.lest, m.av) : '');
      } else if (her.modul) {
        let p = li.querySelector(':scope > .modul-framdrift');
        if (p) p.remove();
        if (!begynt(her.modul)) return;
        p = el('p', { class: 'modul-framdrift' }, ruter(her.modul), ' ' + modulTekst(her.modul));
        li.append(p);
      }
    }
    lager.lytt(oppdater);
    oppdater();
  }

  // The front page of the course

  /** Where to go on: the heading where the reader was, or what comes next when that is read. */
  function videre() {
    const naa = lager.les();
    const alle = lager.kurs.moduler.flatMap(function (m) {
      return [...m.leksjoner.map(function (l) { return { adresse: l.adresse, tittel: l.tittel, tatt: lager.leksjon(l.id, naa) === 'lest' }; }),
        { adresse: m.sjekk.adresse, tittel: t('Kunnskapssjekk: {0}', m.tittel), tatt: lager.modul(m.id, naa).bestatt }];
    });
    const sist = naa.sist;
    const her = sist ? alle.findIndex(function (s) { return s.adresse === sist.adresse; }) : -1;
    if (sist && her >= 0 && !alle[her].tatt) return { adresse: sist.adresse + (sist.anker ? '#' + sist.anker : ''), tittel: alle[her].tittel, her: true };
    const etter = alle.slice(her + 1).concat(alle.slice(0, her + 1)).find(function (s) { return !s.tatt; });
    if (!etter || (!sist && lager.tom(naa))) return null;
    return { adresse: etter.adresse, tittel: etter.tittel, her: false };
  }

  /**
   * The way to the questions that come back today.
   * @param {HTMLElement} p
   */
  function visForfalt(p) {
    const igjen = lager.les().igjen;
    const iDag = dag();
    const n = lager.kurs.moduler.flatMap(function (m) { return m.sporsmal; })
      .filter(function (q) { return igjen[q.id] && igjen[q.id].forfall <= iDag; }).length;
    const tekst = n === 1 ? t('Ett spørsmål venter på repetisjon') : t('{0} spørsmål venter på repetisjon', n);
    p.hidden = !n;
    if (n && p.textContent !== tekst) p.replaceChildren(el('a', { href: lenke(lager.side(lager.kurs.repetisjon)), text: tekst }));
  }

  /** @param {HTMLElement} innhold */
  function mountKurs(innhold) {
    const tittel = el('h2', { id: 'din-fremdrift', text: t('Din fremdrift') });
    const sum = el('p');
    const fortsett = el('p', { class: 'fortsett' });
    const forfalt = el('p', { class: 'forfalt', hidden: true });
    const boks = el('section', { class: 'boks framdrift', 'aria-labelledby': 'din-fremdrift', 'data-framdrift': true }, tittel, sum, fortsett, forfalt);
    const melding = el('p', { class: 'framdrift-melding', hidden: true });
    boks.append(melding, el('p', { class: 'knapperad' }, panelKnapp(t('Husk eller flytt fremdriften'))));
    innhold.insertBefore(boks, innhold.querySelector(':scope > h2'));
    function oppdater() {
      const moduler = lager.kurs.moduler.map(function (m) { return lager.modul(m.id); });
      const lest = moduler.reduce(function (n, m) { return n + m.lest; }, 0);
      const av = moduler.reduce(function (n, m) { return n + m.av; }, 0);
      const bestatt = moduler.filter(function (m) { return m.bestatt; }).length;
      const endret = moduler.reduce(function (n, m) { return n + m.endret; }, 0);
      sum.textContent = lager.tom(lager.les())
        ? t('Her ser du hva du har lest og svart på. Ingenting huskes før du ber om det.')
        : [
          t('Du har lest {0} og bestått {1}.', av === 1 ? t('{0} av 1 leksjon', lest) : t('{0} av {1} leksjoner', lest, av),
            moduler.length === 1 ? t('{0} av 1 kunnskapssjekk', bestatt) : t('{0} av {1} kunnskapssjekker', bestatt, moduler.length)),
          endret === 1 ? t('1 leksjon er endret siden du leste.') : t('{0} leksjoner er endret siden du leste.', endret),
        ].slice(0, endret ? 2 : 1).join(' ');
      const neste = videre();
      fortsett.hidden = !neste;
      if (neste) {
        fortsett.replaceChildren(el('a', { class: 'knapp', href: lenke(lager.side(neste.adresse)), text: neste.her ? t('Fortsett der du slapp') : t('Fortsett med det neste') }),
          ' ', el('span', { class: 'fortsett-hvor', text: neste.tittel }));
      }
      visForfalt(forfalt);
      visMelding(melding);
    }
    lager.lytt(oppdater);
    oppdater();
  }

  /** @param {HTMLElement} p */
  function visMelding(p) {
    const tekst = lager.status().melding;
    p.hidden = !tekst;
    if (p.textContent !== tekst) p.textContent = tekst;
  }

  // The front page of a module

  /**
   * @param {HTMLElement} innhold
   * @param {KursModul} modul
   */
  function mountModul(innhold, modul) {
    const linje = el('p', { class: 'modul-framdrift' });
    const forfalt = el('p', { class: 'forfalt', hidden: true });
    const melding = el('p', { class: 'framdrift-melding', hidden: true });
    const boks = el('div', { class: 'framdrift framdrift-linje', 'data-framdrift': true }, linje, forfalt, melding, el('p', {}, panelKnapp()));
    innhold.insertBefore(boks, innhold.querySelector(':scope > h2'));
    function oppdater() {
      linje.replaceChildren(ruter(modul), ' ' + modulTekst(modul));
      visForfalt(forfalt);
      visMelding(melding);
    }
    lager.lytt(oppdater);
    oppdater();
  }

  // A lesson

  /**
   * Its end: read when it has been in view for a moment, or when the reader says so.
   * @param {HTMLElement} innhold
   * @param {KursLeksjon} leksjon
   */
  function mountLeksjon(innhold, leksjon) {
    const start = lager.les().lest[leksjon.id];
    if (start && lager.leksjon(leksjon.id) === 'endret') {
      const merker = innhold.querySelector('.merker') || innhold.querySelector('h1');
      if (merker) merker.after(el('p', { class: 'framdrift-endret', text: t('Leksjonen er endret siden du leste den {0}.', dato(start.dag)) }));
    }
    const tekst = el('p', { class: 'lest-tekst', role: 'status' });
    const knapp = el('button', { type: 'button', class: 'knapp' });
    const melding = el('p', { class: 'framdrift-melding', hidden: true });
    const boks = el('div', { class: 'lest-boks', 'data-framdrift': true }, tekst, melding, el('p', { class: 'knapperad' }, knapp, panelKnapp()));
    let angret = false;
    let varLest = false;
    settInnSlutt(innhold, boks);

    function lest() {
      return lager.leksjon(leksjon.id) === 'lest';
    }
    /** @param {boolean} ja */
    function sett(ja) {
      lager.endre(function (t) {
        if (ja) t.lest[leksjon.id] = { rev: leksjon.rev, dag: dag() };
        else delete t.lest[leksjon.id];
      });
      if (ja) document.dispatchEvent(new CustomEvent('felles:lest', { detail: { leksjon: leksjon.id } }));
    }
    knapp.addEventListener('click', function () { sett(!lest()); });
    function oppdater() {
      const post = lager.les().lest[leksjon.id];
      const ja = lest() && post;
      // What somebody has taken back, or forgotten, is not marked again unasked.
      if (varLest && !ja) angret = true;
      varLest = !!ja;
      boks.classList.toggle('er-lest', !!ja);
      const ny = !ja ? (post ? t('Endret siden du leste den.') : t('Ikke lest ennå.'))
        : lager.modus() === 'minne' ? t('Lest {0}. Det huskes bare til du forlater siden.', dato(post.dag)) : t('Lest {0}.', dato(post.dag));
      if (tekst.textContent !== ny) tekst.textContent = ny;
      knapp.textContent = ja ? t('Fjern merket') : t('Marker som lest');
      knapp.className = ja ? 'knapp knapp-stille' : 'knapp';
      visMelding(melding);
    }
    lager.lytt(oppdater);
    oppdater();

    if (!('IntersectionObserver' in window)) return;
    let frist = 0;
    function vent() {
      frist = window.setTimeout(function () {
        if (document.visibilityState === 'hidden' || document.querySelector('dialog[open]')) vent();
        else if (!angret && !lest()) sett(true);
      }, DVELE);
    }
    new IntersectionObserver(function (sett_) {
      clearTimeout(frist);
      if (sett_[sett_.length - 1].isIntersecting) vent();
    }).observe(tekst);
  }

  /**
   * After «Det viktigste».
   * @param {HTMLElement} innhold
   * @param {HTMLElement} boks
   */
  function settInnSlutt(innhold, boks) {
    const liste = innhold.querySelector('ul.viktigst');
    if (liste) liste.after(boks);
    else innhold.append(boks);
  }

  /**
   * Where the reader is: the last heading above the middle of the window, kept when it changes.
   * @param {HTMLElement} innhold
   * @param {string} adresse
   */
  function mountSted(innhold, adresse) {
    const titler = /** @type {HTMLElement[]} */ (Array.from(innhold.querySelectorAll(':scope > h2[id]')));
    const tittel = (innhold.querySelector('h1') || { textContent: '' }).textContent || '';
    let forrige = '-';
    let frist = 0;

    /** @param {HTMLElement | undefined} over */
    function andel(over) {
      const slutt = innhold.querySelector(':scope > .lest-boks');
      let alt = 0;
      let lest = 0;
      for (const barn of Array.from(innhold.children)) {
        if (barn === over) lest = alt;
        if (barn === slutt) break;
        alt += (barn.textContent || '').length;
      }
      return alt && over && slutt ? Math.min(100, Math.round(100 * lest / alt)) : 0;
    }
    function merkSted() {
      frist = 0;
      const midt = window.innerHeight / 2;
      const over = titler.filter(function (h) { return h.getBoundingClientRect().top < midt; }).pop();
      const anker = over ? over.id : '';
      if (anker === forrige || document.visibilityState === 'hidden') return;
      forrige = anker;
      const del = andel(over);
      lager.endre(function (t) {
        t.sist = { adresse: adresse, anker: anker, tittel: tittel, dag: dag() };
        if (del) t.sist.del = del;
      });
    }
    window.addEventListener('scroll', function () {
      if (!frist) frist = window.setTimeout(merkSted, 600);
    }, { passive: true });
    // A glance is no visit.
    frist = window.setTimeout(merkSted, 1200);
  }

  // Checkpoints

  /**
   * @param {string} id
   * @param {string} tekst
   */
  function boksFor(id, tekst) {
    const boks = el('input', { type: 'checkbox' });
    boks.addEventListener('change', function () {
      lager.endre(function (t) {
        if (boks.checked) t.kryss[id] = dag();
        else delete t.kryss[id];
      });
    });
    function oppdater() {
      boks.checked = !!lager.les().kryss[id];
    }
    lager.lytt(oppdater);
    oppdater();
    if (tekst) boks.setAttribute('aria-label', t('Nådd: {0}', tekst));
    return boks;
  }

  /**
   * @param {string[]} ider
   * @param {boolean} medPanel the way to the panel stands once on a page
   * @returns {HTMLElement}
   */
  function telling(ider, medPanel) {
    const tekst = el('span', { role: 'status' });
    function oppdater() {
      const kryss = lager.les().kryss;
      const n = ider.filter(function (id) { return kryss[id]; }).length;
      tekst.textContent = t('{0} av {1} krysset av.', n, ider.length);
    }
    lager.lytt(oppdater);
    oppdater();
    return el('p', { class: 'kryss-telling' }, tekst, ...(medPanel ? [' ' + t('Kryssene er dine egne.') + ' ', panelKnapp()] : []));
  }

  /** @param {Element} artikkel */
  function mountSjekkpunkt(artikkel) {
    const tittel = artikkel.querySelector('h3');
    if (!tittel) return;
    const navn = tittel.textContent || '';
    const merkelapp = el('label', { class: 'kryss' }, boksFor(artikkel.id, ''), t('Nådd'), el('span', { class: 'skjult', text: ': ' + navn }));
    tittel.after(merkelapp);
  }

  /** @param {Element} liste */
  function mountSjekkliste(liste) {
    /** @type {string[]} */
    const ider = [];
    liste.querySelectorAll(':scope > li > a[href*="#"]').forEach(function (a) {
      const [side, id] = (a.getAttribute('href') || '').split('#');
      if (!side.endsWith('sjekkpunkter.html')) return;
      ider.push(id);
      a.before(boksFor(id, a.textContent || ''));
    });
    if (ider.length) {
      liste.classList.add('sjekk-kryss');
      liste.after(telling(ider, true));
    }
  }

  // The page

  function mount() {
    const innhold = document.getElementById('hovedinnhold');
    if (!innhold) return;
    const type = data.sideType || '';
    const modul = lager.kurs.moduler.find(function (m) { return m.id === data.modul; });
    const leksjon = modul && modul.leksjoner.find(function (l) { return l.id === data.leksjon; });
    document.querySelectorAll('.side-liste a, .leksjonsliste > li > a, .modulliste h3 a').forEach(function (a) {
      mountLenke(/** @type {HTMLAnchorElement} */ (a));
    });
    document.querySelectorAll('.sidespalte, .brett-del > nav').forEach(function (e) {
      if (e.querySelector('.framdrift-merke') || modul || type === 'course') e.append(el('p', { class: 'side-framdrift' }, panelKnapp()));
    });
    if (type === 'course') mountKurs(innhold);
    if (type === 'module' && modul) mountModul(innhold, modul);
    if (leksjon) {
      mountLeksjon(innhold, leksjon);
      mountSted(innhold, leksjon.adresse);
    }
    if (type === 'check' && modul) mountSted(innhold, modul.sjekk.adresse);
    innhold.querySelectorAll('article.sjekkpunkt[id]').forEach(mountSjekkpunkt);
    innhold.querySelectorAll('.sjekkpunkter').forEach(function (e, i) {
      const ider = Array.from(e.querySelectorAll('article.sjekkpunkt[id]'), function (a) { return a.id; });
      if (ider.length) e.prepend(telling(ider, i === 0));
    });
    innhold.querySelectorAll('ul.sjekk').forEach(mountSjekkliste);

    fraAdressen();
    window.addEventListener('hashchange', fraAdressen);
  }

  /** A link or a QR code may bring progress along: show it and ask, and take the code out of the address. */
  function fraAdressen() {
    const funnet = /^#framdrift=([0-9A-Za-z-]+)$/.exec(location.hash);
    if (!funnet) return;
    try {
      history.replaceState(null, '', location.pathname + location.search);
    } catch (e) { /* from a sandbox the address stays as it is */ }
    panel(funnet[1]).catch(function () { /* without the panel nothing is taken in */ });
  }

  window.fellesFramdrift = { panel: panel };
  mount();
})();
