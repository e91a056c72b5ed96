// @ts-check
/**
 * The state of a person in a short text: for a learning platform, a code to type and a QR code.
 *
 * Bits in base 32 without letters that look alike: «1» for the version, the bits, three signs of control. Ids stand as
 * 20-bit hashes in rising order, so the text does not hang on the order of the course and takes no harm from new ids;
 * the handbook checks that no two ids share a hash. Columns of small numbers follow, each as tight as it goes.
 */
(function () {
  'use strict';

  if (!window.fellesBiter) return;
  const { fnv, hash, Skriver: BitSkriver, Leser: BitLeser } = window.fellesBiter;

  const TEGN = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const ANKER = 'abcdefghijklmnopqrstuvwxyz0123456789-_æøåéèêòôäöü';
  const DAG0 = Date.UTC(2025, 0, 1);
  const DOGN = 86400000;
  const MEST = 20000;

  /** @returns {FellesKurs | undefined} */
  function kurs() {
    return window.fellesKurs;
  }

  /** @param {string} dag */
  function dagTall(dag) {
    return Math.max(0, Math.round((Date.parse(dag + 'T00:00:00Z') - DAG0) / DOGN) || 0);
  }

  /** @param {number} tall */
  function tallDag(tall) {
    return new Date(DAG0 + tall * DOGN).toISOString().slice(0, 10);
  }

  // Writing

  class Skriver extends BitSkriver {
    constructor() {
      super(TEGN);
    }

    /**
     * Numbers from zero up, of a known count: all alike, or each by itself in the order that makes them shortest.
     * @param {number[]} tall
     */
    kolonne(tall) {
      if (!tall.length) return;
      const like = tall.every(function (t) { return t === tall[0]; });
      this.skriv(like ? 1 : 0, 1);
      if (like) return this.tall(tall[0], 3);
      let best = 0;
      let minst = Infinity;
      for (let k = 0; k < 16; k++) {
        const sum = tall.reduce(function (s, t) { return s + 2 * (32 - Math.clz32(t + 2 ** k)) - 1 - k; }, 0);
        if (sum < minst) {
          minst = sum;
          best = k;
        }
      }
      this.skriv(best, 4);
      for (const t of tall) this.tall(t, best);
    }

    /**
     * Entries by id, in rising order of their hashes; gives the ids in that order.
     * @template T
     * @param {Record<string, T>} poster
     * @param {(id: string) => boolean} kjent
     * @returns {T[] & {ider: string[]}}
     */
    poster(poster, kjent) {
      const ider = Object.keys(poster).filter(kjent).sort(function (a, b) { return hash(a) - hash(b); });
      this.tall(ider.length, 3);
      this.kolonne(ider.map(function (id, i) { return hash(id) - (i ? hash(ider[i - 1]) : 0); }));
      return Object.assign(ider.map(function (id) { return poster[id]; }), { ider: ider });
    }
  }

  // Reading

  class Leser extends BitLeser {
    /** @param {string} tekst */
    constructor(tekst) {
      super(TEGN, tekst);
    }

    flere() {
      return this.her < this.biter.length;
    }

    /**
     * @param {number} antall
     * @returns {number[]}
     */
    kolonne(antall) {
      if (!antall) return [];
      if (this.les(1)) return new Array(antall).fill(this.tall(3));
      const k = this.les(4);
      return Array.from({ length: antall }, () => this.tall(k));
    }

    antall() {
      const n = this.tall(3);
      if (n > MEST) throw new RangeError('too many');
      return n;
    }

    /**
     * The ids of a section, null for those that the course does not have.
     * @param {Map<number, string>} kjente
     * @returns {(string | null)[]}
     */
    poster(kjente) {
      let sum = 0;
      return this.kolonne(this.antall()).map(function (d) {
        sum += d;
        return kjente.get(sum) || null;
      });
    }
  }

  // Ids of the course

  /**
   * @param {KursSlag} slag
   * @returns {string[]}
   */
  function ider(slag) {
    const moduler = (kurs() || { moduler: [] }).moduler;
    return moduler.flatMap(function (m) {
      if (slag === 'modul') return [m.id];
      if (slag === 'leksjon') return m.leksjoner.map(function (l) { return l.id; });
      if (slag === 'maal') return m.maal.map(function (g) { return g.id; });
      return slag === 'sporsmal' ? m.sporsmal.map(function (s) { return s.id; }) : m.sjekkpunkter;
    });
  }

  /** @param {KursSlag} slag */
  function kjent(slag) {
    const alle = kurs() ? new Set(ider(slag)) : null;
    return function (/** @type {string} */ id) { return !alle || alle.has(id); };
  }

  /**
   * From hash to the id of today, former ids included.
   * @param {KursSlag} slag
   */
  function oppslag(slag) {
    const k = kurs();
    /** @type {Map<number, string>} */
    const funnet = new Map();
    for (const [gammel, ny] of Object.entries((k && k.alias[slag]) || {})) funnet.set(hash(gammel), ny);
    for (const id of ider(slag)) funnet.set(hash(id), id);
    return funnet;
  }

  /** The pages where a reader may have been: address to title. */
  function sider() {
    /** @type {Map<string, string>} */
    const funnet = new Map();
    const k = kurs();
    if (!k) return funnet;
    funnet.set(k.adresse, k.tittel);
    for (const m of k.moduler) {
      funnet.set(m.adresse, 'Modul ' + m.nr + ': ' + m.tittel);
      funnet.set(m.sjekk.adresse, 'Kunnskapssjekk: ' + m.tittel);
      for (const l of m.leksjoner) funnet.set(l.adresse, l.tittel);
    }
    return funnet;
  }

  /**
   * What a code to type can do without: single answers, results by goal, and all days but the last.
   * @param {Tilstand} t
   * @returns {Tilstand}
   */
  function forkort(t) {
    const dager = [...Object.values(t.lest), ...Object.values(t.sjekk)].map(function (p) { return p.dag; });
    const dag = [...dager, ...Object.values(t.kryss)].sort().pop() || (t.sist ? t.sist.dag : tallDag(0));
    /** @type {Tilstand} */
    const ut = { v: 1, lest: {}, svar: {}, sjekk: {}, kryss: {}, sist: t.sist && Object.assign({}, t.sist, { anker: '', dag: dag, del: 0 }), igjen: {} };
    for (const id in t.lest) ut.lest[id] = { rev: t.lest[id].rev, dag: dag };
    for (const id in t.sjekk) ut.sjekk[id] = { best: t.sjekk[id].best, siste: t.sjekk[id].best, maal: {}, dag: dag };
    for (const id in t.kryss) ut.kryss[id] = dag;
    return ut;
  }

  /**
   * @param {Tilstand} alt
   * @param {boolean} [kort]
   */
  function pakk(alt, kort) {
    const t = kort ? forkort(alt) : alt;
    const s = new Skriver();
    const dager = [...Object.values(t.lest), ...Object.values(t.svar), ...Object.values(t.sjekk)].map(function (p) { return p.dag; });
    dager.push(...Object.values(t.kryss), ...Object.values(t.igjen).map(function (p) { return p.forfall; }));
    if (t.sist) dager.push(t.sist.dag);
    const grunn = dager.length ? Math.min(...dager.map(dagTall)) : 0;
    const dag = function (/** @type {string} */ d) { return dagTall(d) - grunn; };
    s.tall(grunn, 9);

    const lest = s.poster(t.lest, kjent('leksjon'));
    s.kolonne(lest.map(function (p) { return p.rev; }));
    s.kolonne(lest.map(function (p) { return dag(p.dag); }));

    const svar = s.poster(t.svar, kjent('sporsmal'));
    s.kolonne(svar.map(function (p) { return 60 - Math.round(p.poeng * 60); }));
    s.kolonne(svar.map(function (p) { return p.forsok; }));
    s.kolonne(svar.map(function (p) { return dag(p.dag); }));

    const sjekk = s.poster(t.sjekk, kjent('modul'));
    s.kolonne(sjekk.map(function (p) { return 100 - p.best; }));
    s.kolonne(sjekk.map(function (p) { return 100 - p.siste; }));
    s.kolonne(sjekk.map(function (p) { return dag(p.dag); }));
    /** @type {Record<string, {maal: [number, number], modul: number}>} */
    const alleMaal = {};
    sjekk.forEach(function (p, i) {
      for (const id in p.maal) alleMaal[id] = { maal: p.maal[id], modul: i };
    });
    const maal = s.poster(alleMaal, kjent('maal'));
    s.kolonne(maal.map(function (p) { return p.modul; }));
    s.kolonne(maal.map(function (p) { return p.maal[1]; }));
    s.kolonne(maal.map(function (p) { return Math.max(0, p.maal[1] - p.maal[0]); }));

    s.kolonne(s.poster(t.kryss, kjent('sjekkpunkt')).map(dag));

    const igjen = s.poster(t.igjen, kjent('sporsmal'));
    s.kolonne(igjen.map(function (p) { return p.trinn; }));
    s.kolonne(igjen.map(function (p) { return dag(p.forfall); }));

    const sist = t.sist && (!kurs() || sider().has(t.sist.adresse)) ? t.sist : null;
    s.skriv(sist ? 1 : 0, 1);
    if (sist) {
      const kan = sist.anker.length <= 60 && Array.from(sist.anker).every(function (a) { return ANKER.includes(a); });
      const anker = kan ? sist.anker : '';
      s.skriv(hash(sist.adresse), 20);
      s.tall(dag(sist.dag), 0);
      s.tall(sist.del || 0, 3);
      s.tall(anker.length, 3);
      for (const a of anker) s.skriv(ANKER.indexOf(a), 6);
    }

    // What came later stands last: an older edition reads the rest as it always did.
    if (t.underveis) {
      s.skriv(1, 1);
      const underveis = s.poster(t.underveis, kjent('modul'));
      s.kolonne(underveis.map(function (p) { return p.trukket.length; }));
      s.kolonne(underveis.map(function (p) { return p.rett.length; }));
      for (const p of underveis) {
        for (const id of p.trukket) s.skriv(hash(id), 20);
        for (const rett of p.rett) s.skriv(rett ? 1 : 0, 1);
      }
    }
    const tekst = '1' + s.ut();
    return tekst + kontroll(tekst);
  }

  /** @param {string} tekst */
  function kontroll(tekst) {
    const h = fnv(tekst);
    return TEGN[h & 31] + TEGN[(h >>> 10) & 31] + TEGN[(h >>> 20) & 31];
  }

  /**
   * @param {string} tatt
   * @returns {Tilstand | null}
   */
  function pakkUt(tatt) {
    const tekst = tatt.toUpperCase().replace(/[\s-]+/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
    if (!/^1[0-9A-HJKMNP-TV-Z]{4,}$/.test(tekst) || tekst.length > MEST || !kurs()) return null;
    const innhold = tekst.slice(0, -3);
    if (kontroll(innhold) !== tekst.slice(-3)) return null;
    try {
      return tolk(new Leser(innhold.slice(1)));
    } catch (e) {
      return null;
    }
  }

  /**
   * @param {Leser} l
   * @returns {Tilstand}
   */
  function tolk(l) {
    /** @type {Tilstand} */
    const t = { v: 1, lest: {}, svar: {}, sjekk: {}, kryss: {}, sist: null, igjen: {} };
    const grunn = l.tall(9);
    const dag = function (/** @type {number} */ d) { return tallDag(grunn + d); };

    const lest = l.poster(oppslag('leksjon'));
    const rev = l.kolonne(lest.length);
    const lestDag = l.kolonne(lest.length);
    lest.forEach(function (id, i) {
      if (id) t.lest[id] = { rev: rev[i], dag: dag(lestDag[i]) };
    });

    const svar = l.poster(oppslag('sporsmal'));
    const poeng = l.kolonne(svar.length);
    const forsok = l.kolonne(svar.length);
    const svarDag = l.kolonne(svar.length);
    svar.forEach(function (id, i) {
      if (id) t.svar[id] = { poeng: Math.max(0, 60 - poeng[i]) / 60, forsok: forsok[i], dag: dag(svarDag[i]) };
    });

    const sjekk = l.poster(oppslag('modul'));
    const best = l.kolonne(sjekk.length);
    const siste = l.kolonne(sjekk.length);
    const sjekkDag = l.kolonne(sjekk.length);
    sjekk.forEach(function (id, i) {
      if (id) t.sjekk[id] = { best: Math.max(0, 100 - best[i]), siste: Math.max(0, 100 - siste[i]), maal: {}, dag: dag(sjekkDag[i]) };
    });
    const maal = l.poster(oppslag('maal'));
    const maalModul = l.kolonne(maal.length);
    const alle = l.kolonne(maal.length);
    const feil = l.kolonne(maal.length);
    maal.forEach(function (id, i) {
      const modul = sjekk[maalModul[i]];
      if (id && modul) t.sjekk[modul].maal[id] = [Math.max(0, alle[i] - feil[i]), alle[i]];
    });

    const kryss = l.poster(oppslag('sjekkpunkt'));
    const kryssDag = l.kolonne(kryss.length);
    kryss.forEach(function (id, i) {
      if (id) t.kryss[id] = dag(kryssDag[i]);
    });

    const igjen = l.poster(oppslag('sporsmal'));
    const trinn = l.kolonne(igjen.length);
    const forfall = l.kolonne(igjen.length);
    igjen.forEach(function (id, i) {
      if (id) t.igjen[id] = { trinn: Math.min(2, trinn[i]), forfall: dag(forfall[i]) };
    });

    if (l.les(1)) {
      const side = l.les(20);
      const sistDag = dag(l.tall(0));
      const del = l.tall(3);
      let anker = '';
      for (let n = l.tall(3); n > 0; n--) anker += ANKER[l.les(6)] || '';
      const flyttet = Object.entries((kurs() || { alias: { side: {} } }).alias.side || {});
      const gammel = flyttet.find(function (f) { return hash(f[0]) === side; });
      for (const [adresse, tittel] of sider()) {
        if (hash(adresse) !== side && !(gammel && adresse === gammel[1])) continue;
        t.sist = { adresse: adresse, anker: anker, tittel: tittel, dag: sistDag };
        if (del) t.sist.del = del;
      }
    }

    // Padding is zeros, so an older text says no here, or nothing at all.
    if (l.flere() && l.les(1)) {
      const moduler = l.poster(oppslag('modul'));
      const trukket = l.kolonne(moduler.length);
      const besvart = l.kolonne(moduler.length);
      const kjente = oppslag('sporsmal');
      moduler.forEach(function (id, i) {
        const ider = Array.from({ length: trukket[i] }, function () { return kjente.get(l.les(20)) || ''; });
        const rett = Array.from({ length: besvart[i] }, function () { return l.les(1) === 1; });
        if (!id) return;
        const post = { trukket: ider.filter(Boolean), rett: rett.filter(function (_, j) { return ider[j]; }) };
        t.underveis = Object.assign(t.underveis || {}, { [id]: post });
      });
    }
    return t;
  }

  /** @param {string} tekst */
  function grupper(tekst) {
    return (tekst.match(/.{1,4}/g) || []).join('-');
  }

  window.fellesKode = { pakk: pakk, pakkUt: pakkUt, grupper: grupper, hash: hash };
})();
