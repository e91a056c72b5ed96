// @ts-check
/**
 * A plan as text: short for a link, readable for a file.
 *
 * The short form is a sign for the version, bits six by six as A–Z a–z 0–9 - _, and two signs of control. Tools stand
 * by their permanent number and variants by a hash of their id, so a link outlives every new name. A link once made
 * has to open for ever: a new form gets a new first sign, and this one is read on.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesPlan || !window.fellesBiter) return;
  const felles = window.felles;
  const { t } = felles;
  const { fnv, hash, Skriver: BitSkriver, Leser: BitLeser } = window.fellesBiter;
  const planer = window.fellesPlan;

  const UTGAVE = '1';
  const TEGN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const DAG0 = Date.UTC(2020, 0, 1);
  const DOGN = 86400000;
  /** No list of a plan is longer than this; what says so is damaged. */
  const MEST = 500;
  /** @type {Side[]} */
  const SIDER = ['kommune', 'sykehus', 'bruker', 'fastlege', 'ansatt'];
  /** @type {Form[]} */
  const FORMER = ['fysisk', 'digitalt', 'begge'];
  /** @type {Post['slag'][]} */
  const SLAG = ['verktoy', 'pause', 'apning', 'avslutning', 'egen'];

  /** @param {string} tekst */
  function kontroll(tekst) {
    const h = fnv(tekst);
    return TEGN[h & 63] + TEGN[(h >>> 6) & 63];
  }

  // Writing

  class Skriver extends BitSkriver {
    constructor() {
      super(TEGN);
    }

    /** @param {boolean} verdi */
    ja(verdi) {
      this.skriv(verdi ? 1 : 0, 1);
    }

    /**
     * @param {number | null} tall
     * @param {number} k
     */
    kanskje(tall, k) {
      this.ja(tall !== null);
      if (tall !== null) this.tall(tall, k);
    }

    /** @param {string} tekst */
    tekst(tekst) {
      const bytes = new TextEncoder().encode(tekst);
      this.tall(bytes.length, 4);
      bytes.forEach((b) => this.skriv(b, 8));
    }
  }

  // Reading

  class Leser extends BitLeser {
    /** @param {string} tekst */
    constructor(tekst) {
      super(TEGN, tekst);
    }

    ja() {
      return this.les(1) === 1;
    }

    /** @param {number} k */
    kanskje(k) {
      return this.ja() ? this.tall(k) : null;
    }

    antall() {
      const n = this.tall(2);
      if (n > MEST) throw new RangeError('too many');
      return n;
    }

    tekst() {
      const lengde = this.tall(4);
      if (lengde > 4 * MEST) throw new RangeError('too long');
      return new TextDecoder().decode(Uint8Array.from({ length: lengde }, () => this.les(8)));
    }
  }

  // Plans

  /**
   * How many steps the tool has in the way that is chosen.
   * @param {VerktoyPost} post
   */
  function antallSteg(post) {
    const maater = (window.fellesPlaner && window.fellesPlaner.stegminutter[post.verktoy]) || {};
    return (maater[post.variant] || maater[''] || []).length;
  }

  /**
   * @param {Skriver} s
   * @param {VerktoyPost} post
   * @param {VerktoyKort} kort
   */
  function skrivVerktoy(s, post, kort) {
    s.tall(kort.nr, 5);
    s.ja(post.variant !== '');
    if (post.variant) s.skriv(hash(post.variant), 20);
    // The minutes are said even when nobody has set them: without its tool an item still takes its time.
    s.ja(post.minutter !== null);
    s.tall(planer.minutter(post), 6);
    s.ja(post.steg !== null);
    if (post.steg) {
      const antall = antallSteg(post);
      s.tall(antall, 2);
      for (let i = 0; i < antall; i++) s.ja(post.steg.includes(i));
    }
  }

  /**
   * The number of a tool is said with the item, since it may be gone when the link is opened.
   * @param {Leser} l
   * @param {string[]} merknader
   * @returns {Record<string, unknown>}
   */
  function lesVerktoy(l, merknader) {
    const nr = l.tall(5);
    const variant = l.ja() ? l.les(20) : null;
    const satt = l.ja();
    const minutter = l.tall(6);
    const antall = l.ja() ? l.antall() : null;
    const valgt = antall === null ? null : Array.from({ length: antall }, function () { return l.ja(); });
    const kort = ((window.fellesVerktoy && window.fellesVerktoy.verktoy) || []).find(function (v) { return v.nr === nr; });
    if (!kort) {
      merknader.push(t('Verktøy nr. {0} finnes ikke lenger. Tiden står igjen som et eget punkt.', nr));
      return { slag: 'egen', tittel: 'Verktøy nr. ' + nr + ' finnes ikke lenger', minutter: minutter };
    }
    const funnet = kort.varianter.find(function (v) { return hash(v.id) === variant; });
    if (variant !== null && !funnet) merknader.push(t('En variant av {0} finnes ikke lenger. Planen bruker stegene i verktøyet selv.', kort.navn));
    /** @type {VerktoyPost} */
    const post = { slag: 'verktoy', verktoy: kort.id, variant: funnet ? funnet.id : '', minutter: satt ? minutter : null, steg: null };
    if (valgt && (variant === null || funnet)) {
      post.steg = valgt.flatMap(function (v, i) { return v ? [i] : []; });
      if (antall !== antallSteg(post)) merknader.push(t('Stegene i {0} er endret siden planen ble laget. Se over hvilke dere vil bruke.', kort.navn));
    }
    return { ...post };
  }

  /**
   * @param {Skriver} s
   * @param {Post} post
   */
  function skrivPost(s, post) {
    const kort = post.slag === 'verktoy' ? planer.verktoy(post.verktoy) : null;
    if (post.slag === 'verktoy' && kort) {
      s.skriv(0, 3);
      return skrivVerktoy(s, post, kort);
    }
    const tittel = post.slag === 'verktoy' ? 'Verktøyet «' + post.verktoy + '» finnes ikke lenger' : post.tittel;
    const slag = post.slag === 'verktoy' ? 'egen' : post.slag;
    s.skriv(SLAG.indexOf(slag), 3);
    // The titles that the handbook itself gives are left out.
    const egen = vanlig(slag) !== tittel;
    s.ja(egen);
    if (egen) s.tekst(tittel);
    s.tall(planer.minutter(post), 4);
  }

  /** @param {FriPost['slag']} slag */
  function vanlig(slag) {
    const p = window.fellesPlaner;
    return !p || slag === 'egen' ? '' : p[slag].tittel;
  }

  /**
   * @param {Leser} l
   * @param {string[]} merknader
   * @returns {Record<string, unknown>}
   */
  function lesPost(l, merknader) {
    const slag = SLAG[l.les(3)];
    if (!slag) throw new RangeError('unknown item');
    if (slag === 'verktoy') return lesVerktoy(l, merknader);
    const tittel = l.ja() ? l.tekst() : vanlig(slag);
    return { slag: slag, tittel: tittel, minutter: l.tall(4) };
  }

  /**
   * @param {Skriver} s
   * @param {Mote} m
   */
  function skrivMote(s, m) {
    s.kanskje(m.dag ? Math.round((Date.parse(m.dag) - DAG0) / DOGN) : null, 12);
    s.tall(m.start, 10);
    s.kanskje(m.slutt, 10);
    s.tekst(m.sted);
    s.skriv(FORMER.indexOf(m.form), 2);
    s.kanskje(m.antall, 5);
    for (const side of SIDER) s.ja(m.sider.includes(side));
    for (const side of SIDER) s.ja(m.vurdert.includes(side));
    s.kanskje(m.borte, 7);
    s.tall(m.poster.length, 2);
    for (const post of m.poster) skrivPost(s, post);
    const etter = m.tittel !== '' && m.tittel === etterVerktoy(m.poster);
    s.ja(etter);
    if (!etter) s.tekst(m.tittel);
  }

  /**
   * The name of the first tool: what the meetings of a route are called.
   * @param {unknown[]} poster
   */
  function etterVerktoy(poster) {
    for (const post of /** @type {Post[]} */ (poster)) {
      const kort = post.slag === 'verktoy' ? planer.verktoy(post.verktoy) : null;
      if (kort) return kort.navn;
    }
    return '';
  }

  /**
   * @param {Leser} l
   * @param {string[]} merknader
   */
  function lesMote(l, merknader) {
    const dag = l.kanskje(12);
    const start = l.tall(10);
    const slutt = l.kanskje(10);
    const sted = l.tekst();
    const form = FORMER[l.les(2)];
    const antall = l.kanskje(5);
    const sider = SIDER.filter(function () { return l.ja(); });
    const vurdert = SIDER.filter(function () { return l.ja(); });
    const borte = l.kanskje(7);
    const poster = Array.from({ length: l.antall() }, function () { return lesPost(l, merknader); });
    const tittel = l.ja() ? etterVerktoy(poster) : l.tekst();
    return {
      tittel: tittel, dag: dag === null ? '' : new Date(DAG0 + dag * DOGN).toISOString().slice(0, 10), start: start, slutt: slutt,
      sted: sted, form: form, antall: antall, sider: sider, vurdert: vurdert, borte: borte, poster: poster,
    };
  }

  /** @type {FellesPlankode['pakk']} */
  function pakk(plan) {
    const ren = planer.rens(plan);
    const p = ren ? ren.plan : plan;
    const s = new Skriver();
    s.tekst(p.tittel);
    s.tall(p.moter.length, 2);
    for (const m of p.moter) skrivMote(s, m);
    const kode = UTGAVE + s.ut();
    return kode + kontroll(kode);
  }

  /** @type {FellesPlankode['pakkUt']} */
  function pakkUt(tekst) {
    // E-mail breaks long links, and takes the full stop that follows along.
    const kode = String(tekst).replace(/\s+/g, '').replace(/[^A-Za-z0-9_-]+$/, '');
    if (!/^1[A-Za-z0-9_-]{3,}$/.test(kode) || kontroll(kode.slice(0, -2)) !== kode.slice(-2)) return null;
    /** @type {string[]} */
    const merknader = [];
    try {
      const l = new Leser(kode.slice(1, -2));
      const tittel = l.tekst();
      const moter = Array.from({ length: l.antall() }, function () { return lesMote(l, merknader); });
      const ren = planer.rens({ v: 1, tittel: tittel, moter: moter });
      return ren && { plan: ren.plan, merknader: [...new Set([...merknader, ...ren.merknader])] };
    } catch (feil) {
      if (feil instanceof RangeError) return null;
      throw feil;
    }
  }

  /** @type {FellesPlankode['lenke']} */
  function lenke(plan, side) {
    return new URL(felles.lenke(side || 'planlegg.html'), location.href).href.split('#')[0] + '#p=' + pakk(plan);
  }

  /**
   * The code in a link or a fragment, or empty.
   * @param {string} adresse
   */
  function kodeI(adresse) {
    const del = adresse.slice(adresse.indexOf('#') + 1).split('&').find(function (d) { return d.startsWith('p='); });
    return adresse.includes('#') && del ? del.slice(2) : '';
  }

  /** @type {FellesPlankode['fraAdresse']} */
  function fraAdresse() {
    const kode = kodeI(location.hash);
    return kode ? pakkUt(kode) : null;
  }

  /** @type {FellesPlankode['tilFil']} */
  function tilFil(plan) {
    const moter = plan.moter.map(function (m) {
      return { ...m, poster: m.poster.map(function (p) { return p.slag === 'verktoy' ? { ...p, tar: planer.minutter(p) } : p; }) };
    });
    return JSON.stringify({ fellesmodellen: 'plan', ...plan, moter: moter }, null, 1) + '\n';
  }

  /** @type {FellesPlankode['fraFil']} */
  function fraFil(tekst) {
    try {
      return planer.rens(JSON.parse(tekst));
    } catch (feil) {
      if (!(feil instanceof SyntaxError)) throw feil;
      return pakkUt(kodeI(tekst) || tekst);
    }
  }

  window.fellesPlankode = { pakk: pakk, pakkUt: pakkUt, lenke: lenke, fraAdresse: fraAdresse, tilFil: tilFil, fraFil: fraFil };
})();
