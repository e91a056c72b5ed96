// @ts-check
/**
 * Questions that are asked in place. The page holds each question as text with its answers folded; this turns it into
 * something to answer, by keyboard and screen reader, and leaves the text for paper.
 */
(function () {
  'use strict';
  if (!window.felles || window.fellesSporsmal) return;
  const { el, dag, dato, t } = window.felles;

  /**
   * One way to answer. `svar` is null until there is an answer to check.
   * @typedef {{
   *   deler: HTMLElement[], mangler: string, fokus: () => HTMLElement, svar: () => string | null, fasit: string,
   *   poeng: () => number, delvis: () => string, forklar: () => void, nullstill: (runde: number) => void,
   * }} Svarmaate
   */

  // Small things

  /**
   * Copies of the content of an element, for another place on the page.
   * @param {Element | null | undefined} fra
   */
  function innhold(fra) {
    return fra ? Array.from(fra.childNodes, function (n) { return n.cloneNode(true); }) : [];
  }

  /** @param {string[]} deler */
  function liste(deler) {
    return deler.length > 1 ? t('{0} og {1}', deler.slice(0, -1).join(', '), deler[deler.length - 1]) : deler.join('');
  }

  /** Numbers that look random and are the same for the same text. @param {string} fro */
  function tilfeldig(fro) {
    let h = 2166136261;
    for (let i = 0; i < fro.length; i++) h = Math.imul(h ^ fro.charCodeAt(i), 16777619);
    return function () {
      h = h + 0x6d2b79f5 | 0;
      let n = Math.imul(h ^ h >>> 15, 1 | h);
      n = n + Math.imul(n ^ n >>> 7, 61 | n) ^ n;
      return ((n ^ n >>> 14) >>> 0) / 4294967296;
    };
  }

  /**
   * The places 0 to n - 1 in an order that the text decides.
   * @param {number} n
   * @param {string} fro
   */
  function stokk(n, fro) {
    const neste = tilfeldig(fro);
    const ut = Array.from({ length: n }, function (_, i) { return i; });
    for (let i = n - 1; i > 0; i--) {
      const j = Math.floor(neste() * (i + 1));
      [ut[i], ut[j]] = [ut[j], ut[i]];
    }
    return ut;
  }

  /** @param {number} i */
  function bokstav(i) {
    return String.fromCharCode(97 + i);
  }

  // What is known about the reader

  function les() {
    return window.fellesLager ? window.fellesLager.les() : null;
  }

  /** @param {(t: Tilstand) => void} fn */
  function endre(fn) {
    if (window.fellesLager) window.fellesLager.endre(fn);
  }

  // Explanations

  /** The reason, without a «Riktig.» of its own: that is said already. @param {Element | null | undefined} fra */
  function hvorforDet(fra) {
    const noder = innhold(fra);
    if (noder[0] && noder[0].nodeType === Node.TEXT_NODE) noder[0].nodeValue = (noder[0].nodeValue || '').replace(/^\s*(?:Riktig|Rett)\.\s+/, '');
    return noder;
  }

  /**
   * Says in words and by shape whether something was right, and why.
   * @param {HTMLElement} boks
   * @param {boolean} riktig
   * @param {string} dom
   * @param {Node[]} hvorfor
   */
  function sett(boks, riktig, dom, hvorfor) {
    boks.className = 'forklaring ' + (riktig ? 'er-riktig' : 'er-galt');
    boks.replaceChildren(
      el('span', { class: 'forklaring-tegn', 'aria-hidden': 'true' }, riktig ? '✓' : '✕'),
      el('span', {}, el('strong', {}, dom), ' ', ...hvorfor)
    );
    boks.hidden = false;
  }

  /** @param {HTMLElement} boks */
  function fjern(boks) {
    boks.hidden = true;
    boks.className = 'forklaring';
    boks.replaceChildren();
  }

  // Ways to answer

  /**
   * One right answer, or several.
   * @param {SporsmalData} data
   * @param {Element} papir
   * @returns {Svarmaate}
   */
  function valg(data, papir) {
    const flere = data.type === 'several';
    const hvorfor = papir.querySelectorAll('.fasit .begrunnelse');
    const rader = Array.from(papir.querySelectorAll('.svar > li'), function (punkt, i) {
      const knapp = el('input', { type: flere ? 'checkbox' : 'radio', name: data.id + '-svar', id: data.id + '-svar-' + i });
      const forklaring = el('div', { class: 'forklaring', id: data.id + '-hvorfor-' + i, hidden: '' });
      const merke = el('label', { for: knapp.id }, knapp, el('span', {}, ...innhold(punkt)));
      return { knapp, forklaring, del: el('div', { class: 'svarvalg' }, merke, forklaring), rett: data.fasit.includes(i) };
    });
    const rette = data.fasit.length;
    function treff() { return rader.filter(function (r) { return r.knapp.checked && r.rett; }).length; }
    function bom() { return rader.filter(function (r) { return r.knapp.checked && !r.rett; }).length; }
    return {
      deler: rader.map(function (r) { return r.del; }),
      mangler: flere ? t('Velg minst ett svar først.') : t('Velg et svar først.'),
      fokus: function () { return rader[0].knapp; },
      svar: function () {
        return rader.flatMap(function (r, i) { return r.knapp.checked ? [bokstav(i)] : []; }).join(',') || null;
      },
      fasit: data.fasit.map(bokstav).join(','),
      poeng: function () { return Math.max(0, treff() - bom()) / rette; },
      delvis: function () {
        return bom() ? t('Du har {0} av {1} riktige, og {2} valg som ikke er riktig.', treff(), rette, bom()) : t('Du har {0} av {1} riktige.', treff(), rette);
      },
      forklar: function () {
        rader.forEach(function (r, i) {
          const valgt = r.rett ? t('Riktig, ditt svar.') : t('Ikke riktig, ditt svar.');
          const ikkeValgt = !r.rett ? t('Ikke riktig.') : flere ? t('Riktig, men du valgte det ikke.') : t('Riktig.');
          sett(r.forklaring, r.rett, r.knapp.checked ? valgt : ikkeValgt, hvorforDet(hvorfor[i]));
          // What was rightly left alone is no fault.
          r.forklaring.classList.toggle('er-utenfor', !r.rett && !r.knapp.checked);
          r.knapp.setAttribute('aria-describedby', r.forklaring.id);
          r.del.classList.toggle('er-valgt', r.knapp.checked);
        });
      },
      nullstill: function () {
        rader.forEach(function (r) {
          r.knapp.checked = false;
          r.knapp.removeAttribute('aria-describedby');
          r.del.classList.remove('er-valgt');
          fjern(r.forklaring);
        });
      },
    };
  }

  /**
   * A choice for each left side.
   * @param {SporsmalData} data
   * @param {Element} papir
   * @returns {Svarmaate}
   */
  function kobling(data, papir) {
    const [venstre, hoyre] = Array.from(papir.querySelectorAll('.svar'), function (l) { return Array.from(l.children); });
    const hvorfor = papir.querySelectorAll('.fasit .begrunnelse');
    const tekster = hoyre.map(function (e) { return (e.textContent || '').trim(); });
    const rekke = stokk(hoyre.length, data.id);
    const rader = venstre.map(function (punkt, i) {
      const felt = el('select', { id: data.id + '-svar-' + i }, el('option', { value: '' }, t('Velg …')));
      rekke.forEach(function (j) { felt.append(el('option', { value: String(j) }, tekster[j])); });
      const forklaring = el('div', { class: 'forklaring', id: data.id + '-hvorfor-' + i, hidden: '' });
      const del = el('div', { class: 'kobling' }, el('label', { for: felt.id }, ...innhold(punkt)), felt, forklaring);
      return { felt, forklaring, del, rett: data.fasit[i] };
    });
    function treff() { return rader.filter(function (r) { return r.felt.value === String(r.rett); }).length; }
    return {
      deler: rader.map(function (r) { return r.del; }),
      mangler: t('Velg noe på alle linjene først.'),
      fokus: function () { return (rader.find(function (r) { return !r.felt.value; }) || rader[0]).felt; },
      svar: function () {
        if (rader.some(function (r) { return !r.felt.value; })) return null;
        return rader.map(function (r, i) { return bokstav(i) + '.' + (Number(r.felt.value) + 1); }).join(',');
      },
      fasit: data.fasit.map(function (j, i) { return bokstav(i) + '.' + (j + 1); }).join(','),
      poeng: function () { return treff() / rader.length; },
      delvis: function () { return t('{0} av {1} er koblet riktig.', treff(), rader.length); },
      forklar: function () {
        rader.forEach(function (r, i) {
          const rett = r.felt.value === String(r.rett);
          sett(r.forklaring, rett, rett ? t('Riktig.') : t('Ikke riktig. Riktig er «{0}».', tekster[r.rett].replace(/[.]$/, '')), hvorforDet(hvorfor[i]));
          r.felt.setAttribute('aria-describedby', r.forklaring.id);
        });
      },
      nullstill: function () {
        rader.forEach(function (r) {
          r.felt.value = '';
          r.felt.removeAttribute('aria-describedby');
          fjern(r.forklaring);
        });
      },
    };
  }

  /**
   * A list to put in order, moved by buttons.
   * @param {SporsmalData} data
   * @param {Element} papir
   * @param {(tekst: string) => void} si
   * @returns {Svarmaate}
   */
  function rekkefolge(data, papir, si) {
    const hvorfor = papir.querySelectorAll('.fasit .begrunnelse');
    const lista = el('ol', { class: 'rekke', role: 'list' });
    const rader = Array.from(papir.querySelectorAll('.svar > li'), function (punkt, i) {
      const tekst = (punkt.textContent || '').trim();
      const opp = knapp(t('Opp'), t('Opp: flytt «{0}»', tekst));
      const ned = knapp(t('Ned'), t('Ned: flytt «{0}»', tekst));
      const forklaring = el('div', { class: 'forklaring', hidden: '' });
      const knapper = el('span', { class: 'rekke-knapper' }, opp, ned);
      const del = el('li', {}, el('span', { class: 'rekke-tekst' }, ...innhold(punkt)), knapper, forklaring);
      const rad = { tekst, opp, ned, knapper, forklaring, del, plass: data.fasit.indexOf(i) };
      opp.addEventListener('click', function () { flytt(rad, -1); });
      ned.addEventListener('click', function () { flytt(rad, 1); });
      return rad;
    });

    /**
     * @param {string} retning
     * @param {string} navn
     */
    function knapp(retning, navn) {
      return el('button', { type: 'button', class: 'knapp knapp-stille', 'aria-label': navn }, retning);
    }

    /** The rows as they stand on the page. */
    function rekke() {
      return Array.from(lista.children, function (del) { return rader.findIndex(function (r) { return r.del === del; }); });
    }

    function merkEnder() {
      rader.forEach(function (r) {
        r.opp.setAttribute('aria-disabled', String(r.del === lista.firstElementChild));
        r.ned.setAttribute('aria-disabled', String(r.del === lista.lastElementChild));
      });
    }

    /**
     * The neighbour moves past, so that the focus never leaves the button.
     * @param {typeof rader[number]} rad
     * @param {1 | -1} steg
     */
    function flytt(rad, steg) {
      const nabo = steg < 0 ? rad.del.previousElementSibling : rad.del.nextElementSibling;
      if (!nabo) {
        si(steg < 0 ? t('«{0}» står alt øverst.', rad.tekst) : t('«{0}» står alt nederst.', rad.tekst));
        return;
      }
      if (steg < 0) rad.del.after(nabo);
      else rad.del.before(nabo);
      merkEnder();
      si(t('«{0}» er nå nummer {1} av {2}.', rad.tekst, rekke().indexOf(rader.indexOf(rad)) + 1, rader.length));
    }

    /** @param {number} runde */
    function start(runde) {
      let ny = stokk(rader.length, data.id + runde);
      if (ny.every(function (i, plass) { return data.fasit[plass] === i; })) ny = ny.slice(1).concat(ny[0]);
      lista.replaceChildren(...ny.map(function (i) { return rader[i].del; }));
      merkEnder();
    }

    function treff() { return rekke().filter(function (i, plass) { return data.fasit[plass] === i; }).length; }
    return {
      deler: [lista],
      mangler: '',
      fokus: function () { return rader[rekke()[0]].ned; },
      svar: function () { return rekke().map(bokstav).join(','); },
      fasit: data.fasit.map(bokstav).join(','),
      poeng: function () { return treff() / rader.length; },
      delvis: function () { return t('{0} av {1} står på rett plass.', treff(), rader.length); },
      forklar: function () {
        rekke().forEach(function (i, plass) {
          const r = rader[i];
          const rett = r.plass === plass;
          sett(r.forklaring, rett, rett ? t('Riktig.') : t('Ikke riktig. Den skal være nummer {0}.', r.plass + 1), hvorforDet(hvorfor[r.plass]));
          r.knapper.hidden = true;
        });
      },
      nullstill: function (runde) {
        rader.forEach(function (r) {
          r.knapper.hidden = false;
          fjern(r.forklaring);
        });
        start(runde);
      },
    };
  }

  /**
   * A place to write, and a suggestion to compare with. What is written stays on the page.
   * @param {SporsmalData} data
   * @param {Element} papir
   * @returns {Svarmaate}
   */
  function ettertanke(data, papir) {
    const forslag = papir.querySelector('.fasit .begrunnelse');
    const felt = el('textarea', { id: data.id + '-svar', rows: '5', 'aria-describedby': data.id + '-varsel', autocomplete: 'off' });
    const varsel = el('p', { class: 'sporsmal-varsel', id: data.id + '-varsel' },
      t('Ikke skriv helseopplysninger eller noe som kan kjennes igjen. Teksten står bare her på siden. Den lagres ikke.'));
    const vist = el('div', { class: 'forklaring', hidden: '' });
    return {
      deler: [el('div', { class: 'ettertanke' }, el('label', { for: felt.id }, t('Skriv det du tenker')), varsel, felt, vist)],
      mangler: '',
      fokus: function () { return felt; },
      svar: function () { return ''; },
      fasit: '',
      poeng: function () { return 1; },
      delvis: function () { return ''; },
      forklar: function () {
        vist.className = 'forklaring er-forslag';
        vist.replaceChildren(el('div', {}, el('p', {}, el('strong', {}, t('Forslag til svar'))), ...innhold(forslag)));
        vist.hidden = false;
      },
      nullstill: function () {
        felt.value = '';
        fjern(vist);
      },
    };
  }

  // The question

  /** @type {WeakMap<Element, SporsmalKontroll>} */
  const laget = new WeakMap();

  /**
   * @param {HTMLElement} del
   * @returns {SporsmalKontroll | null}
   */
  function lagSporsmal(del) {
    const ferdigLaget = laget.get(del);
    if (ferdigLaget) return ferdigLaget;
    const papir = del.querySelector('.sporsmal-papir');
    const skript = del.querySelector('script.sporsmal-data');
    if (!papir || !skript) return null;
    /** @type {SporsmalData} */
    const data = JSON.parse(skript.textContent || '');
    const tenk = data.type === 'reflection';

    const status = el('p', { class: 'sporsmal-status', role: 'status', tabindex: '-1' });
    const maater = { one: valg, several: valg, match: kobling, order: rekkefolge, reflection: ettertanke };
    const maaten = maater[data.type](data, papir, function (tekst) { status.textContent = tekst; });
    const felt = el('fieldset', { 'aria-labelledby': data.id + '-tekst', 'aria-describedby': data.id + '-type' }, ...maaten.deler);
    const hint = el('p', { class: 'hint-vist', id: data.id + '-hint', hidden: '' }, el('strong', {}, t('Hint:') + ' '), ...innhold(papir.querySelector('.hint-tekst')));
    const sjekk = el('button', { type: 'submit', class: 'knapp' }, tenk ? t('Vis forslag til svar') : t('Sjekk svaret'));
    const hintKnapp = el('button', { type: 'button', class: 'knapp knapp-stille', 'aria-expanded': 'false', 'aria-controls': hint.id }, t('Hint'));
    const igjen = el('button', { type: 'button', class: 'knapp knapp-sekundaer', hidden: '' }, t('Prøv igjen'));
    const lesMer = el('p', { class: 'les-mer', hidden: '' }, ...innhold(papir.querySelector('.les-mer')));
    const sist = el('p', { class: 'sporsmal-sist', hidden: '' });
    const skjema = el('form', { class: 'sporsmal-skjema', novalidate: '', autocomplete: 'off' },
      sist, felt, status, lesMer, el('div', { class: 'knapperad' }, sjekk, igjen, hintKnapp), hint);

    /** @type {SporsmalMaate} */
    let maate = {};
    let besvart = false;
    let runde = 0;
    let begynt = 0;
    let rort = false;

    function visSist() {
      const her = les();
      const svar = her && her.svar[data.id];
      sist.hidden = !svar || besvart || Boolean(maate.enGang);
      if (!svar) return;
      const naar = svar.dag && dato(svar.dag);
      const [medDag, utenDag] = tenk ? [t('Du har vært her, {0}.', naar), t('Du har vært her.')]
        : svar.poeng >= 1 ? [t('Sist svarte du riktig, {0}.', naar), t('Sist svarte du riktig.')]
        : svar.poeng > 0 ? [t('Sist svarte du delvis riktig, {0}.', naar), t('Sist svarte du delvis riktig.')]
        : [t('Sist svarte du ikke riktig, {0}.', naar), t('Sist svarte du ikke riktig.')];
      sist.textContent = naar ? medDag : utenDag;
    }

    /** @param {boolean} laast */
    function laas(laast) {
      besvart = laast;
      if (!tenk) felt.querySelectorAll('input, select').forEach(function (e) { /** @type {HTMLInputElement} */ (e).disabled = laast; });
      sjekk.hidden = laast;
      hintKnapp.hidden = laast;
      igjen.hidden = !laast || tenk || Boolean(maate.enGang);
      skjema.classList.toggle('er-besvart', laast);
    }

    /** @param {boolean} vis */
    function visHint(vis) {
      hint.hidden = !vis;
      hintKnapp.setAttribute('aria-expanded', String(vis));
    }

    function nullstill() {
      laas(false);
      maaten.nullstill(runde++);
      status.textContent = '';
      status.className = 'sporsmal-status';
      lesMer.hidden = true;
      visHint(false);
      rort = false;
      begynt = performance.now();
      visSist();
    }

    function svar() {
      if (besvart) return;
      const gitt = maaten.svar();
      if (gitt === null) {
        status.textContent = maaten.mangler;
        maaten.fokus().focus();
        return;
      }
      const poeng = maaten.poeng();
      const riktig = poeng >= 1;
      const her = les();
      const forsok = (her && her.svar[data.id] ? her.svar[data.id].forsok : 0) + 1;
      const sekunder = Math.max(1, Math.round((performance.now() - begynt) / 1000));
      laas(true);
      visHint(false);
      sist.hidden = true;
      maaten.forklar();
      endre(function (ny) { ny.svar[data.id] = { poeng: Math.round(poeng * 100) / 100, forsok, dag: dag() }; });
      /** @type {SvarHendelse} */
      const detail = { sporsmal: data.id, type: data.type, svar: gitt, fasit: maaten.fasit, riktig, poeng, forsok, sekunder };
      document.dispatchEvent(new CustomEvent('felles:svar', { detail }));
      const mer = maate.ferdig ? maate.ferdig({ id: data.id, maal: data.maal, type: data.type, poeng, riktig }) : '';
      lesMer.hidden = riktig || !lesMer.textContent;
      status.className = 'sporsmal-status ' + (tenk ? 'er-forslag' : riktig ? 'er-riktig' : poeng > 0 ? 'er-delvis' : 'er-galt');
      status.textContent = [
        tenk ? t('Sammenlign det du tenkte, med forslaget over.')
          : riktig ? t('Riktig svar.')
          : poeng > 0 ? t('Delvis riktig.') + ' ' + maaten.delvis()
          : t('Ikke riktig.') + ' ' + (data.type === 'one' ? t('Les forklaringene.') : maaten.delvis()),
        mer || '',
      ].join(' ').trim();
      status.focus();
    }

    /** @param {Event} hendelse */
    function sjekkSvaret(hendelse) {
      hendelse.preventDefault();
      svar();
    }
    // A sandbox may refuse forms altogether, but not the click, which Enter in a field gives too.
    sjekk.addEventListener('click', sjekkSvaret);
    skjema.addEventListener('submit', sjekkSvaret);
    hintKnapp.addEventListener('click', function () { visHint(hint.hidden); });
    igjen.addEventListener('click', function () {
      nullstill();
      maaten.fokus().focus();
    });
    skjema.addEventListener('focusin', function () {
      if (rort) return;
      rort = true;
      begynt = performance.now();
    });
    if (window.fellesLager) window.fellesLager.lytt(visSist);

    const kontroll = {
      data,
      element: del,
      tekst: function () {
        const prompt = del.querySelector('.sporsmal-tekst');
        return prompt ? (prompt.textContent || '').trim() : '';
      },
      /** @param {SporsmalMaate} [ny] */
      start: function (ny) {
        maate = ny || {};
        nullstill();
      },
    };
    laget.set(del, kontroll);
    del.classList.add('er-aktiv');
    papir.after(skjema);
    kontroll.start();
    return kontroll;
  }

  /** @param {Document | Element} rot */
  function mount(rot) {
    return Array.from(rot.querySelectorAll('[data-sporsmal]')).flatMap(function (e) {
      return lagSporsmal(/** @type {HTMLElement} */ (e)) || [];
    });
  }

  window.fellesSporsmal = { mount, liste, les, endre };
  mount(document);
})();
