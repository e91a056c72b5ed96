// @ts-check
/**
 * Site search. Asks for nothing until somebody turns to it; then loads data as classic scripts, which works from
 * file:// too. The data are made by hooks/handbook/search/; words are cut, stemmed and folded alike there and here.
 */
(function () {
  'use strict';

  /**
   * @typedef {[url: string, tittel: string, sti: number, seksjoner: number, lengde: number]} Side
   * @typedef {{stier: string[][], sider: Side[], tekst: number[], ord: string[], stopp: string}} Register
   * @typedef {{side: number, seksjon: number, alle: boolean, poeng: number}} Treff
   * @typedef {{treff: Treff[], alle: number, merk: (ord: string) => boolean, forslag: string}} Svar
   * @typedef {Map<string, string>} Ordbok stem → postings
   * @typedef {[anker: string, overskrift: string, tekst: string]} Avsnitt
   * @typedef {{add: (navn: string, utgave: string, data: unknown) => void, stem: (ord: string) => string,
   *   fold: (tekst: string) => string, mount: (rot: Document | Element) => void}} FellesSok
   */
  const vindu = /** @type {Window & {fellesSok?: FellesSok}} */ (window);
  if (vindu.fellesSok) return;

  const PER_SIDE = 20;

  // What the search finds is in bokmål, whatever the language of the page.
  const NYNORSK = document.documentElement.lang === 'nn';
  /** @type {Record<string, string>} */
  const BOKMAAL = NYNORSK ? { lang: 'nb' } : {};

  /**
   * A text in the language of the page, in pieces round what is put in for {0}, {1} …
   * @param {string} tekst
   * @param {...(Node | string | number)} deler
   * @returns {(Node | string)[]}
   */
  function biter(tekst, ...deler) {
    return ((window.fellesNynorsk || {})[tekst] || tekst).split(/\{(\d)\}/).map(function (bit, i) {
      const del = i % 2 ? deler[Number(bit)] : bit;
      return typeof del === 'number' ? String(del) : del;
    });
  }

  /**
   * The same where all that is put in are words.
   * @param {string} tekst
   * @param {...(string | number)} deler
   */
  function t(tekst, ...deler) {
    return biter(tekst, ...deler).join('');
  }

  // Words

  /** @param {string} tekst */
  function ordI(tekst) {
    return tekst.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  }

  /** @param {string} tekst */
  function fold(tekst) {
    return tekst.normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/g, 'o').replace(/æ/g, 'ae');
  }

  const HOVED = /(?:hetenes|hetene|hetens|heten|heter|endes|ande|ende|edes|enes|erte|ede|ane|ene|ens|ers|ets|het|ert|ast|en|ar|er|as|es|et|a|e|s)$/;
  const ERS_BLIR = /(?:ind|[kn]k|[ao]mm|kap|pp|lt|[aø]st|v)$/;
  const S_BORT = /(?:[bcdfghjlmnoptvyz]|(?:^|[^e])r|[^aeiouyåæêòóôø]k)$/;

  /**
   * Snowball's Norwegian stemmer, version 3.1, for words without apostrophes.
   * @param {string} ord
   */
  function stem(ord) {
    if (ord.length < 3) return ord;
    const start = /^[^aeiouyåæêòóôø]*[aeiouyåæêòóôø]+[^aeiouyåæêòóôø]/.exec(ord);
    const r1 = start ? Math.max(start[0].length, 3) : ord.length;
    const endelse = HOVED.exec(ord.slice(r1));
    if (endelse) {
      const uten = ord.slice(0, r1 + endelse.index);
      if (endelse[0] === 'ert' || endelse[0] === 'erte') ord = uten + 'er';
      else if (endelse[0] === 'ers') ord = ERS_BLIR.test(uten) && !/(?:skap|hav|giv)$/.test(uten) ? ord : uten;
      else if (endelse[0] !== 's' || S_BORT.test(uten)) ord = uten;
    }
    if (/[dv]t$/.test(ord.slice(r1))) ord = ord.slice(0, -1);
    const siste = /(?:hetslov|[es]lov|lov|e?leg|els|e?lig|eig|ig)$/.exec(ord.slice(r1));
    return siste ? ord.slice(0, r1 + siste.index) : ord;
  }

  /**
   * Edits between two words (a swap of neighbours counts one), or 9 when there are more than the limit.
   * @param {string} a
   * @param {string} b
   * @param {number} grense
   */
  function avstand(a, b, grense) {
    if (Math.abs(a.length - b.length) > grense) return 9;
    /** @type {number[]} */
    let forforrige = [];
    let forrige = Array.from({ length: b.length + 1 }, function (_, j) { return j; });
    for (let i = 1; i <= a.length; i++) {
      const rad = [i];
      for (let j = 1; j <= b.length; j++) {
        rad[j] = Math.min(forrige[j] + 1, rad[j - 1] + 1, forrige[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rad[j] = Math.min(rad[j], forforrige[j - 2] + 1);
      }
      if (Math.min.apply(null, rad) > grense) return 9;
      forforrige = forrige;
      forrige = rad;
    }
    return forrige[b.length] > grense ? 9 : forrige[b.length];
  }

  // Data

  let base = '';
  let utgave = '';
  let byttet = false;
  /** @type {Map<string, unknown>} */
  const kommet = new Map();
  /** @type {Map<string, Promise<any>>} */
  const bedtOm = new Map();

  /**
   * Loads one data script, once. Fails when it is missing, blocked or slow.
   * @param {string} navn
   * @returns {Promise<any>}
   */
  function last(navn) {
    let lovnad = bedtOm.get(navn);
    if (lovnad) return lovnad;
    lovnad = new Promise(function (ok, feil) {
      const skript = document.createElement('script');
      const frist = setTimeout(ferdig, 20000);
      function ferdig() {
        clearTimeout(frist);
        skript.remove();
        if (kommet.has(navn)) return ok(kommet.get(navn));
        bedtOm.delete(navn);
        feil(new Error(navn));
      }
      skript.charset = 'utf-8';
      skript.onload = skript.onerror = ferdig;
      skript.src = base + 'sok/' + navn + '.js' + (utgave ? '?v=' + utgave : '');
      document.head.append(skript);
    });
    bedtOm.set(navn, lovnad);
    return lovnad;
  }

  /**
   * Called by the data scripts. Two revisions mean that a cache kept an old list of pages: drop it and ask anew, once.
   * @param {string} navn
   * @param {string} ny
   * @param {unknown} data
   */
  function add(navn, ny, data) {
    if (navn === 'sider') utgave = ny;
    else if (ny !== utgave) {
      if (!byttet) {
        byttet = true;
        utgave = ny;
        kommet.clear();
        bedtOm.clear();
      }
      return;
    }
    kommet.set(navn, navn.startsWith('ord-') ? new Map(Object.entries(/** @type {object} */ (data))) : data);
  }

  // Searching

  /**
   * The words of one shard; empty when the site has none that begin so.
   * @param {Register} register
   * @param {string} ord
   * @returns {Promise<Ordbok>}
   */
  function ordbok(register, ord) {
    const tegn = fold(ord)[0];
    const navn = tegn >= 'a' && tegn <= 'z' ? tegn : '_';
    return register.ord.includes(navn) ? last('ord-' + navn) : Promise.resolve(new Map());
  }

  /**
   * The stems that a typed word stands for, each with how well it does.
   * @param {Ordbok} bok
   * @param {string} ord
   * @param {boolean} begynnelse whether stems that begin with the word count too
   * @returns {Map<string, number>}
   */
  function stemmer(bok, ord, begynnelse) {
    /** @type {Map<string, number>} */
    const funnet = new Map();
    const norsk = ord.replace(/aa/g, 'å').replace(/oe/g, 'ø').replace(/ae/g, 'æ');
    const eksakt = [stem(ord), stem(norsk)].find(function (s) { return bok.has(s); });
    if (eksakt) funnet.set(eksakt, 1);
    // Who types æøå means them; who does not may be without.
    const foldet = fold(ord);
    const enkel = foldet === ord;
    const like = new Set([fold(stem(ord)), fold(stem(norsk))]);
    const verd = !eksakt ? 0.8 : enkel ? 0.25 : 0;
    bok.forEach(function (_, s) {
      if (funnet.has(s)) return;
      const f = fold(s);
      if (verd && like.has(f)) funnet.set(s, verd);
      else if (begynnelse && (enkel ? f.startsWith(foldet) || f.startsWith(fold(norsk)) : s.startsWith(ord))) {
        funnet.set(s, 0.5 * Math.min(1, ord.length / s.length));
      }
    });
    return funnet;
  }

  /**
   * Reads the postings of a stem.
   * @param {string} verdi
   * @param {(seksjon: number, vekt: number) => void} gjor
   */
  function les(verdi, gjor) {
    let seksjon = 0;
    verdi.split(' ').forEach(function (kode) {
      const tall = parseInt(kode, 36);
      seksjon += tall >> 5;
      gjor(seksjon, tall & 31);
    });
  }

  /**
   * The nearest word of the site for one that is not there, or two words when it is a compound of them.
   * @param {string} ord
   * @returns {Promise<string>}
   */
  async function rett(ord) {
    /** @type {string[]} */
    const kjente = (await last('forslag')).split(' ');
    const foldet = fold(ord);
    const stammen = fold(stem(ord));
    const grense = foldet.length < 4 ? 0 : foldet.length < 7 ? 1 : 2;
    let best = '';
    let minst = grense + 1;
    kjente.forEach(function (k) {
      const f = Math.min(avstand(foldet, fold(k), minst - 1), avstand(stammen, fold(stem(k)), minst - 1));
      if (f < minst) { minst = f; best = k; }
    });
    if (best) return best;
    const stammer = new Set(kjente.map(function (k) { return fold(stem(k)); }));
    for (let i = ord.length - 4; i >= 4; i--) {
      for (const hale of [ord.slice(i), /[se]/.test(ord[i]) ? ord.slice(i + 1) : '']) {
        if (hale.length > 3 && [ord.slice(0, i), hale].every(function (d) { return stammer.has(fold(stem(d))); })) return ord.slice(0, i) + ' ' + hale;
      }
    }
    return '';
  }

  /** @type {{register: Register, sideTil: number[], forste: number[], snitt: number, stopp: Set<string>} | undefined} */
  let klart;

  /** Loads the list of pages and works out what every query needs. */
  async function gjorKlar() {
    /** @type {Register} */
    const register = await last('sider');
    if (klart && klart.register === register) return klart;
    /** @type {number[]} */
    const sideTil = [];
    let sum = 0;
    const forste = register.sider.map(function (side, nr) {
      const start = sideTil.length;
      for (let i = 0; i < side[3]; i++) sideTil.push(nr);
      sum += side[4];
      return start;
    });
    klart = { register, sideTil, forste, snitt: sum / register.sider.length || 1, stopp: new Set(register.stopp.split(' ')) };
    return klart;
  }

  /**
   * @param {string} sporsmal
   * @returns {Promise<Svar>}
   */
  async function sok(sporsmal) {
    const { register, sideTil, forste, snitt, stopp } = await gjorKlar();
    const alleOrd = ordI(sporsmal);
    const ordene = alleOrd.filter(function (o) { return o.length > 1 && !stopp.has(o); });
    const boker = await Promise.all(ordene.map(function (o) { return ordbok(register, o); }));
    const grupper = ordene.map(function (o, i) { return stemmer(boker[i], o, o.length > 3 || i === ordene.length - 1); });
    /** @type {Map<number, {ord: number, poeng: number, seksjoner: Map<number, number>}>} */
    const sider = new Map();
    grupper.forEach(function (gruppe, i) {
      /** @type {Map<number, Map<number, number>>} */
      const treff = new Map();
      gruppe.forEach(function (faktor, s) {
        les(boker[i].get(s) || '', function (seksjon, vekt) {
          const side = treff.get(sideTil[seksjon]) || new Map();
          side.set(seksjon, (side.get(seksjon) || 0) + faktor * vekt);
          treff.set(sideTil[seksjon], side);
        });
      });
      const sjelden = Math.log(1 + (register.sider.length - treff.size + 0.5) / (treff.size + 0.5));
      treff.forEach(function (seksjoner, nr) {
        const side = sider.get(nr) || { ord: 0, poeng: 0, seksjoner: new Map() };
        let tf = 0;
        seksjoner.forEach(function (vekt, seksjon) {
          tf += vekt;
          side.seksjoner.set(seksjon, (side.seksjoner.get(seksjon) || 0) + sjelden * vekt / (vekt + 4));
        });
        side.ord++;
        side.poeng += sjelden * tf / (tf + 6 * (0.5 + 0.5 * register.sider[nr][4] / snitt));
        sider.set(nr, side);
      });
    });
    const helt = alleOrd.join(' ');
    /** @type {Treff[]} */
    let treff = Array.from(sider, function ([side, funn]) {
      let seksjon = 0;
      let mest = 0;
      funn.seksjoner.forEach(function (poeng, nr) {
        if (poeng > mest) { mest = poeng; seksjon = nr - forste[side]; }
      });
      const lik = ordI(register.sider[side][1]).join(' ') === helt;
      return { side, seksjon: lik ? 0 : seksjon, alle: funn.ord === ordene.length, poeng: lik ? 1e6 : funn.poeng };
    });
    treff.sort(function (a, b) { return Number(b.alle) - Number(a.alle) || b.poeng - a.poeng || a.side - b.side; });
    const alle = treff.filter(function (t) { return t.alle; }).length;
    if (alle >= 5) treff = treff.slice(0, alle);
    let forslag = '';
    if (grupper.some(function (g) { return !g.size; })) {
      const rettet = await Promise.all(ordene.map(function (o, i) { return grupper[i].size ? o : rett(o); }));
      if (rettet.some(function (r, i) { return r && r !== ordene[i]; })) forslag = rettet.filter(Boolean).join(' ');
    }
    const stammer = ordene.map(function (o) { return fold(stem(o)); });
    return {
      treff, alle, forslag,
      merk: function (ord) {
        const s = stem(ord);
        const f = fold(ord);
        return grupper.some(function (g, i) { return g.has(s) || (stammer[i].length > 3 && f.includes(stammer[i])); });
      },
    };
  }

  /**
   * The headings and text of a page.
   * @param {number} side
   * @returns {Promise<Avsnitt[]>}
   */
  async function tekstTil(side) {
    const { register } = await gjorKlar();
    let nr = register.tekst.length - 1;
    while (register.tekst[nr] > side) nr--;
    return (await last('tekst-' + nr))[side - register.tekst[nr]];
  }

  // What is shown

  /**
   * @template {keyof HTMLElementTagNameMap} N
   * @param {N} navn
   * @param {Record<string, string>} [attributter]
   * @param {...(Node | string)} barn
   * @returns {HTMLElementTagNameMap[N]}
   */
  function lag(navn, attributter, ...barn) {
    const e = document.createElement(navn);
    Object.entries(attributter || {}).forEach(function ([n, v]) { e.setAttribute(n, v); });
    e.append(...barn);
    return e;
  }

  /**
   * Some 200 letters round the place where most of the words are, with the words marked.
   * @param {string} tekst
   * @param {(ord: string) => boolean} merk
   * @returns {(Node | string)[]}
   */
  function utdrag(tekst, merk) {
    const funn = Array.from(tekst.matchAll(/[\p{L}\p{N}]+/gu)).filter(function (m) { return merk(m[0].toLowerCase()); });
    let start = 0;
    let flest = 0;
    funn.forEach(function (m, i) {
      const ulike = new Set(funn.slice(i).filter(function (n) { return n.index < m.index + 140; }).map(function (n) { return stem(n[0].toLowerCase()); })).size;
      if (ulike > flest) { flest = ulike; start = m.index; }
    });
    start = start > 60 ? tekst.indexOf(' ', start - 60) + 1 : 0;
    const slutt = tekst.length - start > 200 ? tekst.lastIndexOf(' ', start + 200) : tekst.length;
    /** @type {(Node | string)[]} */
    const ut = [start ? '… ' : ''];
    let fra = start;
    funn.forEach(function (m) {
      if (m.index < fra || m.index + m[0].length > slutt) return;
      ut.push(tekst.slice(fra, m.index), lag('mark', {}, m[0]));
      fra = m.index + m[0].length;
    });
    ut.push(tekst.slice(fra, Math.max(slutt, fra)), slutt < tekst.length ? ' …' : '');
    return ut;
  }

  let antall = 0;

  /**
   * The form and the list of hits, in a dialog or on a page.
   * @param {HTMLElement} boks
   * @param {HTMLElement} vert the host, which says where the site and the lists are
   * @param {HTMLButtonElement} [lukk]
   */
  function lagSok(boks, vert, lukk) {
    const id = 'sok-felt-' + ++antall;
    const felt = lag('input', { id, type: 'search', name: 'q', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search' });
    const skjema = lag('form', { role: 'search' }, lag('label', { for: id }, t('Søk i håndboken')), felt);
    const status = lag('p', { class: 'sok-status', role: 'status' });
    const liste = lag('ol', { class: 'sok-treff', ...BOKMAAL });
    const flere = lag('button', { type: 'button', class: 'knapp sok-flere', hidden: '' }, t('Vis flere'));
    if (lukk) skjema.append(lukk);
    boks.append(skjema, status, liste, flere);

    let runde = 0;
    let vist = '';
    let pause = 0;
    /** @type {Svar | undefined} */
    let svar;

    /** Where the keyboard can stand: the field, then every hit. */
    function steder() {
      return [felt, ...liste.querySelectorAll('a')];
    }

    /**
     * Changes the list. Who had gone into it stands in the same place of the new one, or in the field.
     * @param {() => void} bytt
     */
    function medStedet(bytt) {
      const inne = liste.contains(document.activeElement);
      const her = steder().findIndex(function (e) { return e === document.activeElement; });
      bytt();
      if (inne) (steder()[her] || felt).focus();
    }

    function listene() {
      const d = vert.dataset;
      return /** @type {const} */ ([
        lag('a', { href: base + (d.sokVerktoy || 'verktoy/index.html') }, t('verktøylisten')),
        lag('a', { href: base + (d.sokOrdliste || 'ordliste.html') }, t('ordlisten')),
      ]);
    }

    function feil() {
      vist = '';
      svar = undefined;
      medStedet(function () { liste.textContent = ''; });
      flere.hidden = true;
      status.replaceChildren(...biter('Søket kan ikke lese registeret her. Bruk listene i stedet: {0} og {1}.', ...listene()));
    }

    /** @param {string} sporsmal */
    function siStatus(sporsmal) {
      if (!svar) return;
      const n = svar.treff.length;
      const uttrykk = '«' + sporsmal + '»';
      /** @type {(Node | string)[]} */
      const linje = [];
      if (!n) linje.push(t('Ingen treff på {0}.', uttrykk));
      else if (svar.alle === n) linje.push(t('{0} treff på {1}', n, uttrykk) + (svar.forslag ? '.' : ''));
      else if (!svar.alle) linje.push(t('Ingen sider har alle ordene i {0}. {1} har noen av dem.', uttrykk, n));
      else linje.push(t('{0} treff på {1}, og {2} med noen av ordene.', svar.alle, uttrykk, n - svar.alle));
      if (svar.forslag) {
        const knapp = lag('button', { type: 'button', class: 'sok-forslag', ...BOKMAAL }, '«' + svar.forslag + '»');
        const nytt = svar.forslag;
        knapp.addEventListener('click', function () { felt.value = nytt; felt.focus(); kjor(); });
        linje.push(' ', ...biter('Mente du {0}?', knapp));
      }
      if (!n) linje.push(' ', ...biter('Prøv et kortere ord, eller bla i {0} og {1}.', ...listene()));
      status.replaceChildren(...linje);
    }

    /** @param {number} fra */
    async function vis(fra) {
      if (!svar || !klart) return;
      const { register } = klart;
      const { treff, merk } = svar;
      const denne = runde;
      const nye = treff.slice(fra, fra + PER_SIDE).map(function (t) {
        const side = register.sider[t.side];
        const sti = lag('span', { class: 'sok-sti' }, register.stier[side[2]].join(' › '));
        const bit = lag('span', { class: 'sok-utdrag' });
        const lenke = lag('a', { href: base + side[0] }, lag('strong', { class: 'sok-tittel' }, side[1]), ' ', sti, ' ', bit);
        liste.append(lag('li', {}, lenke));
        return { t, sti, bit, lenke };
      });
      flere.hidden = treff.length <= fra + PER_SIDE;
      // While somebody types, hits come and go: fetch texts only for those that stay a moment.
      await new Promise(function (ok) { setTimeout(ok, 150); });
      if (denne !== runde) return;
      nye.forEach(async function (n) {
        const deler = await tekstTil(n.t.side).catch(function () { return null; });
        if (!deler || denne !== runde) return;
        const [anker, overskrift, tekst] = deler[n.t.seksjon];
        if (anker) n.lenke.href += '#' + encodeURIComponent(anker);
        if (overskrift) n.sti.append((n.sti.textContent ? ' › ' : '') + overskrift);
        n.bit.replaceChildren(...utdrag(tekst || (deler.find(function (d) { return d[2]; }) || ['', '', ''])[2], merk));
      });
    }

    /** Runs what the field says, unless it is on the screen already. */
    async function kjor() {
      clearTimeout(pause);
      const sporsmal = felt.value.trim().replace(/\s+/g, ' ');
      if (sporsmal === vist) return;
      const denne = ++runde;
      if (!/[\p{L}\p{N}]{2}/u.test(sporsmal)) {
        vist = '';
        medStedet(function () { liste.textContent = ''; });
        flere.hidden = true;
        status.textContent = sporsmal ? t('Skriv minst to bokstaver.') : '';
        return;
      }
      const vent = setTimeout(function () { if (denne === runde) status.textContent = t('Søker …'); }, 600);
      try {
        const foer = byttet;
        const nytt = await sok(sporsmal).catch(function (e) {
          if (foer === byttet) throw e;
          return sok(sporsmal);
        });
        if (denne !== runde) return;
        svar = nytt;
        vist = sporsmal;
        siStatus(sporsmal);
        medStedet(function () {
          liste.textContent = '';
          vis(0);
        });
      } catch (e) {
        if (denne === runde) feil();
      } finally {
        clearTimeout(vent);
      }
    }

    felt.addEventListener('input', function () {
      clearTimeout(pause);
      pause = setTimeout(kjor, 120);
    });
    skjema.addEventListener('submit', async function (hendelse) {
      hendelse.preventDefault();
      await kjor();
      const forste = liste.querySelector('a');
      if (!forste) return;
      if (lukk) forste.click();
      else forste.focus();
    });
    flere.addEventListener('click', function () {
      const fra = liste.children.length;
      vis(fra);
      const ny = liste.children[fra];
      if (ny && ny.firstElementChild instanceof HTMLElement) ny.firstElementChild.focus();
    });
    boks.addEventListener('keydown', function (hendelse) {
      const steg = hendelse.key === 'ArrowDown' ? 1 : hendelse.key === 'ArrowUp' ? -1 : 0;
      const stopp = steder();
      const her = stopp.findIndex(function (e) { return e === document.activeElement; });
      if (!steg || her < 0 || hendelse.altKey || hendelse.ctrlKey || hendelse.metaKey || hendelse.shiftKey) return;
      hendelse.preventDefault();
      const neste = stopp[her + steg];
      if (neste) neste.focus();
    });
    return { felt, liste, kjor, varm: function () { last('sider').catch(feil); } };
  }

  /** @param {HTMLElement} vert */
  function settBase(vert) {
    const b = vert.dataset.sokBase || '';
    base = b && !b.endsWith('/') ? b + '/' : b;
  }

  /**
   * In the header: a button in place of the link, and a dialog.
   * @param {HTMLElement} vert
   */
  function mountKnapp(vert) {
    if (vert.querySelector('.sok-knapp') || typeof HTMLDialogElement === 'undefined') return;
    settBase(vert);
    const knapp = lag('button', { type: 'button', class: 'sok-knapp', 'aria-haspopup': 'dialog' }, t('Søk'));
    const lukk = lag('button', { type: 'button', class: 'sok-lukk' }, t('Lukk'));
    const dialog = lag('dialog', { class: 'sok-dialog', 'aria-label': t('Søk i håndboken') });
    const ui = lagSok(dialog, vert, lukk);
    // WCAG 2.1.4: a shortcut of one character must be possible to turn off. The state is on <html> for others to keep.
    const rot = document.documentElement;
    const bryter = lag('input', { type: 'checkbox' });
    dialog.append(lag('p', { class: 'sok-snarvei' }, lag('label', {}, bryter, ' ' + t('Tasten / åpner søket'))));
    bryter.addEventListener('change', function () { rot.dataset.sokSnarvei = bryter.checked ? 'paa' : 'av'; });
    vert.replaceChildren(knapp);
    document.body.append(dialog);

    function iFelt() {
      const e = document.activeElement;
      return e instanceof HTMLElement && (e.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT|IFRAME)$/.test(e.tagName));
    }
    function apne() {
      if (dialog.open) return;
      bryter.checked = rot.dataset.sokSnarvei !== 'av';
      dialog.showModal();
      ui.felt.focus();
      ui.felt.select();
      ui.varm();
    }
    knapp.addEventListener('click', function () { knapp.focus(); apne(); });
    knapp.addEventListener('pointerenter', function () {
      knapp.title = iFelt() || rot.dataset.sokSnarvei === 'av' ? '' : t('Snarvei: /');
    });
    lukk.addEventListener('click', function () { dialog.close(); });
    ui.liste.addEventListener('click', function (hendelse) { // the hit may be on this very page
      if (hendelse.target instanceof Element && hendelse.target.closest('a')) dialog.close();
    });
    // Esc in a search field with text would only empty it.
    dialog.addEventListener('keydown', function (hendelse) {
      if (hendelse.key !== 'Escape') return;
      hendelse.preventDefault();
      dialog.close();
    });
    document.addEventListener('keydown', function (hendelse) {
      if (hendelse.key !== '/' || hendelse.ctrlKey || hendelse.metaKey || hendelse.altKey || hendelse.defaultPrevented) return;
      if (iFelt() || rot.dataset.sokSnarvei === 'av' || document.querySelector('dialog[open]')) return;
      hendelse.preventDefault();
      apne();
    });
  }

  /**
   * On the search page: the same, in the page, with the question in the address.
   * @param {HTMLElement} vert
   */
  function mountSide(vert) {
    if (vert.querySelector('form')) return;
    settBase(vert);
    vert.replaceChildren();
    const ui = lagSok(vert, vert);
    ui.felt.addEventListener('focus', ui.varm, { once: true });
    ui.felt.value = new URLSearchParams(location.search).get('q') || '';
    if (ui.felt.value) ui.kjor();
    ui.felt.addEventListener('change', function () {
      try {
        history.replaceState(null, '', '?q=' + encodeURIComponent(ui.felt.value.trim()));
      } catch (e) { /* from file:// or in a sandbox the address stays as it is */ }
    });
  }

  /** @param {Document | Element} rot */
  function mount(rot) {
    rot.querySelectorAll('[data-sok]').forEach(function (e) { mountKnapp(/** @type {HTMLElement} */ (e)); });
    rot.querySelectorAll('[data-sok-side]').forEach(function (e) { mountSide(/** @type {HTMLElement} */ (e)); });
  }

  vindu.fellesSok = { add, stem, fold, mount };
  mount(document);
})();
