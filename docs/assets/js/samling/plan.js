// @ts-check
/**
 * Plans of sessions: what is sound, how long it takes, what each step's clock is and what to look out for. Pure
 * functions; only `lastDetaljer` waits. The sums are the same as in hooks/handbook/timing.py.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesVerktoy || !window.fellesPlaner) return;
  const felles = window.felles;
  const { t } = felles;
  const katalog = window.fellesVerktoy;
  const planer = window.fellesPlaner;

  /** @type {Side[]} */
  const SIDER = ['kommune', 'sykehus', 'bruker', 'fastlege', 'ansatt'];
  /** @type {Form[]} */
  const FORMER = ['fysisk', 'digitalt', 'begge'];
  /** The longest that an item without a tool can take. */
  const LENGST = { pause: 240, apning: 60, avslutning: 60, egen: 480 };
  const DOGN = 1440;
  /** Days that a link can carry. */
  const FORSTE_DAG = '2020-01-01';
  const SISTE_DAG = '2099-12-31';
  const TEKST = 120;
  const MOTER = 30;
  const POSTER = 60;
  /** People need a break after an hour and a half; a quarter of an hour more is let pass. */
  const UTEN_PAUSE = 105;
  const KORTESTE_PAUSE = 5;
  const MINST_SLAKK = 5;
  /** A meeting that is shorter than this opens and closes by itself. */
  const TRENGER_RAMME = 60;

  /** @type {Map<string, VerktoyKort>} */
  const kort = new Map(katalog.verktoy.map(function (v) { return [v.id, v]; }));

  /** @param {string} id */
  function verktoy(id) {
    const na = Object.hasOwn(katalog.alias, id) ? katalog.alias[id] : id;
    return kort.get(na) || null;
  }

  // A plan from anything

  /**
   * @param {unknown} verdi
   * @param {number} minst
   * @param {number} mest
   * @returns {number | null}
   */
  function heltall(verdi, minst, mest) {
    return typeof verdi === 'number' && Number.isFinite(verdi) ? Math.min(mest, Math.max(minst, Math.round(verdi))) : null;
  }

  /** @param {unknown} verdi */
  function tekst(verdi) {
    if (typeof verdi !== 'string') return '';
    // Half of a pair of code units is no sign: a link could not carry it.
    const tegn = Array.from(verdi).filter(function (t) { return !/^[\ud800-\udfff]$/.test(t); }).join('');
    return Array.from(tegn.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()).slice(0, TEKST).join('').trim();
  }

  /**
   * @param {unknown} verdi
   * @returns {Dag | ''}
   */
  function dag(verdi) {
    if (typeof verdi !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(verdi)) return '';
    const lest = new Date(verdi + 'T00:00:00Z');
    if (Number.isNaN(lest.getTime()) || lest.toISOString().slice(0, 10) !== verdi) return '';
    return verdi < FORSTE_DAG || verdi > SISTE_DAG ? '' : verdi;
  }

  /**
   * @param {unknown} verdi
   * @returns {Record<string, unknown>}
   */
  function felter(verdi) {
    return typeof verdi === 'object' && verdi !== null && !Array.isArray(verdi) ? /** @type {Record<string, unknown>} */ (verdi) : {};
  }

  /**
   * @param {unknown} verdi
   * @returns {unknown[]}
   */
  function liste(verdi) {
    return Array.isArray(verdi) ? verdi : [];
  }

  /** @param {unknown} verdi */
  function sider(verdi) {
    const funnet = liste(verdi);
    return SIDER.filter(function (s) { return funnet.includes(s); });
  }

  /**
   * @param {string} tittel
   * @param {number | null} minutter
   * @returns {FriPost}
   */
  function egen(tittel, minutter) {
    return { slag: 'egen', tittel: tittel, minutter: minutter === null ? planer.pause.minutter : Math.min(LENGST.egen, minutter) };
  }

  /**
   * @param {Record<string, unknown>} raa
   * @param {(merknad: string) => void} si
   * @returns {Post}
   */
  function rensVerktoy(raa, si) {
    const id = tekst(raa.verktoy);
    const v = verktoy(id);
    const minutter = heltall(raa.minutter, 1, DOGN);
    if (!v) {
      si(t('Verktøyet «{0}» finnes ikke lenger. Tiden står igjen som et eget punkt.', id));
      // A file says how long the item took, also when nobody had set its minutes.
      return egen('Verktøyet «' + id + '» finnes ikke lenger', minutter === null ? heltall(raa.tar, 1, DOGN) : minutter);
    }
    const onsket = tekst(raa.variant);
    const kjent = v.varianter.some(function (w) { return w.id === onsket; });
    if (onsket && !kjent) si(t('En variant av {0} finnes ikke lenger. Planen bruker stegene i verktøyet selv.', v.navn));
    const variant = kjent ? onsket : '';
    const antall = stegMinutter(v.id, variant).length;
    const valgte = !onsket || kjent ? rensSteg(raa.steg, antall, v.navn, si) : null;
    /** @type {VerktoyPost} */
    const post = { slag: 'verktoy', verktoy: v.id, variant: variant, minutter: null, steg: valgte };
    if (minutter !== null) {
      const g = grenser(post);
      post.minutter = Math.min(g.maks, Math.max(g.min, minutter));
      if (post.minutter !== minutter) {
        si(t('{0} kan ta {1}–{2} minutter her. {3} minutter er endret til {4}.', v.navn, g.min, g.maks, minutter, post.minutter));
      }
      if (post.minutter === g.standard) post.minutter = null;
    }
    return post;
  }

  /**
   * @param {unknown} raa
   * @param {number} antall
   * @param {string} navn
   * @param {(merknad: string) => void} si
   * @returns {number[] | null}
   */
  function rensSteg(raa, antall, navn, si) {
    if (!Array.isArray(raa)) return null;
    const onsket = raa.filter(function (n) { return Number.isInteger(n); });
    const funnet = [...new Set(onsket)].filter(function (n) { return n >= 0 && n < antall; }).sort(function (a, b) { return a - b; });
    if (onsket.some(function (n) { return n < 0 || n >= antall; })) si(t('Noen av stegene i {0} finnes ikke lenger. Se over stegene.', navn));
    return funnet.length && funnet.length < antall ? funnet : null;
  }

  /**
   * @param {unknown} verdi
   * @param {(merknad: string) => void} si
   * @returns {Post | null}
   */
  function rensPost(verdi, si) {
    const raa = felter(verdi);
    const slag = raa.slag;
    if (slag === 'verktoy') return rensVerktoy(raa, si);
    if (slag !== 'pause' && slag !== 'apning' && slag !== 'avslutning' && slag !== 'egen') return null;
    /** @type {FriPost} */
    const post = { slag: slag, tittel: tekst(raa.tittel) || friTittel(slag), minutter: 1 };
    const g = grenser(post);
    const minutter = heltall(raa.minutter, 1, DOGN);
    post.minutter = minutter === null ? g.standard : Math.min(g.maks, Math.max(g.min, minutter));
    if (minutter !== null && post.minutter !== minutter) {
      si(t('«{0}» kan ta {1}–{2} minutter. {3} minutter er endret til {4}.', post.tittel, g.min, g.maks, minutter, post.minutter));
    }
    return post;
  }

  /** @param {FriPost['slag']} slag */
  function friTittel(slag) {
    if (slag === 'egen') return 'Eget punkt';
    return slag === 'pause' ? planer.pause.tittel : planer[slag].tittel;
  }

  /**
   * @param {unknown} verdi
   * @param {(merknad: string) => void} si
   * @returns {Mote}
   */
  function rensMote(verdi, si) {
    const raa = felter(verdi);
    const grunn = nyttMote();
    const form = FORMER.find(function (f) { return f === raa.form; });
    const start = heltall(raa.start, 0, DOGN - 1);
    const poster = liste(raa.poster);
    if (poster.length > POSTER) si(t('Møtet hadde mer enn {0} punkter. De siste er ikke tatt med.', POSTER));
    const kommer = sider(raa.sider);
    return {
      tittel: tekst(raa.tittel),
      dag: dag(raa.dag),
      start: start === null ? grunn.start : start,
      slutt: heltall(raa.slutt, 0, 2 * DOGN),
      sted: tekst(raa.sted),
      form: form || grunn.form,
      antall: heltall(raa.antall, 1, 999),
      sider: kommer,
      vurdert: sider(raa.vurdert).filter(function (s) { return !kommer.includes(s); }),
      borte: heltall(raa.borte, 1, DOGN),
      poster: poster.slice(0, POSTER).flatMap(function (p) { return rensPost(p, si) || []; }),
    };
  }

  /** @type {FellesPlan['rens']} */
  function rens(raa) {
    const f = felter(raa);
    if (!Array.isArray(f.moter)) return null;
    /** @type {Set<string>} */
    const merknader = new Set();
    const si = function (/** @type {string} */ merknad) { merknader.add(merknad); };
    if (typeof f.v === 'number' && f.v > 1) si(t('Planen er laget med en nyere utgave av håndboken. Noe kan mangle.'));
    if (f.moter.length > MOTER) si(t('Planen hadde mer enn {0} møter. De siste er ikke tatt med.', MOTER));
    const moter = f.moter.slice(0, MOTER).map(function (m) { return rensMote(m, si); });
    return { plan: { v: 1, tittel: tekst(f.tittel), moter: moter.length ? moter : [nyttMote()] }, merknader: [...merknader] };
  }

  /** @param {string} [tittel] */
  function nyttMote(tittel) {
    /** @type {Mote} */
    const mote = {
      tittel: tekst(tittel), dag: '', start: 540, slutt: null, sted: '', form: 'fysisk', antall: null,
      sider: [], vurdert: [], borte: null, poster: [],
    };
    return mote;
  }

  // Minutes

  /**
   * The minutes of each step of a tool or of a variant of it.
   * @param {string} id
   * @param {string} variant
   */
  function stegMinutter(id, variant) {
    const maater = planer.stegminutter[id] || {};
    return maater[variant] || maater[''] || [];
  }

  /** @param {number[]} tall */
  function summen(tall) {
    return tall.reduce(function (s, t) { return s + t; }, 0);
  }

  /**
   * Minutes stretched to `til`: whole, at least one each, the sum exact; of equal remainders the first gets the minute.
   * @param {number[]} minutter
   * @param {number} til
   */
  function fordel(minutter, til) {
    let vekt = minutter.map(function (m) { return m - 1; });
    if (!summen(vekt)) vekt = vekt.map(function () { return 1; });
    const hele = summen(vekt);
    const rest = til - minutter.length;
    const ut = vekt.map(function (v) { return 1 + Math.floor(rest * v / hele); });
    const orden = vekt.map(function (_, i) { return i; }).sort(function (a, b) { return (rest * vekt[b]) % hele - (rest * vekt[a]) % hele || a - b; });
    for (const i of orden.slice(0, til - summen(ut))) ut[i]++;
    return ut;
  }

  /**
   * A variant stretches as much as the tool itself does, and stays within the minutes of the tool unless it lies
   * outside of them from before. Some of the steps have their share of it.
   * @type {FellesPlan['grenser']}
   */
  function grenser(post) {
    if (post.slag === 'apning' || post.slag === 'avslutning') {
      const steg = planer[post.slag].steg;
      return { min: steg.length, maks: LENGST[post.slag], standard: summen(steg.map(function (s) { return s.minutter; })) };
    }
    if (post.slag !== 'verktoy') return { min: 1, maks: LENGST[post.slag], standard: planer.pause.minutter };
    const v = verktoy(post.verktoy);
    if (!v) return { min: 1, maks: LENGST.egen, standard: planer.pause.minutter };
    const alle = stegMinutter(v.id, post.variant);
    const hele = summen(alle);
    let min = v.min;
    let maks = v.maks;
    if (post.variant) {
      const kort = Math.floor(hele * v.min / v.standard);
      const lang = Math.ceil(hele * v.maks / v.standard);
      min = hele >= v.min ? Math.max(v.min, kort) : kort;
      maks = hele <= v.maks ? Math.min(v.maks, lang) : lang;
    }
    const valgte = post.steg ? post.steg.map(function (i) { return alle[i]; }) : alle;
    const standard = summen(valgte);
    return {
      min: Math.min(standard, Math.max(valgte.length, Math.floor(min * standard / hele))),
      maks: Math.max(standard, Math.ceil(maks * standard / hele)),
      standard: standard,
    };
  }

  /** @param {Post} post */
  function minutter(post) {
    return post.minutter === null ? grenser(post).standard : post.minutter;
  }

  /**
   * The steps of a post as the catalogue has them.
   * @param {Post} post
   * @returns {Steg[]}
   */
  function egneSteg(post) {
    if (post.slag === 'apning' || post.slag === 'avslutning') return planer[post.slag].steg;
    if (post.slag !== 'verktoy') return [];
    const d = detaljer(post.verktoy);
    if (!d) return [];
    const alle = post.variant && Object.hasOwn(d.varianter, post.variant) ? d.varianter[post.variant].steg : d.steg;
    return post.steg ? post.steg.flatMap(function (i) { return alle[i] || []; }) : alle;
  }

  /** @type {FellesPlan['steg']} */
  function steg(post) {
    const egne = egneSteg(post);
    if (!egne.length) return [];
    const tider = fordel(egne.map(function (s) { return s.minutter; }), minutter(post));
    return egne.map(function (s, i) { return Object.assign({}, s, { minutter: tider[i] }); });
  }

  /** @param {Post} post */
  function tittel(post) {
    if (post.slag !== 'verktoy') return post.tittel;
    const v = verktoy(post.verktoy);
    if (!v) return post.verktoy;
    const variant = v.varianter.find(function (w) { return w.id === post.variant; });
    return variant ? t('{0}: {1}', v.navn, variant.navn) : v.navn;
  }

  /** @type {FellesPlan['tidslinje']} */
  function tidslinje(mote) {
    let na = mote.start;
    return mote.poster.map(function (post) {
      const start = na;
      na += minutter(post);
      let her = start;
      const egne = steg(post).map(function (s) {
        her += s.minutter;
        return Object.assign({}, s, { start: her - s.minutter, slutt: her });
      });
      return { post: post, tittel: tittel(post), start: start, slutt: na, steg: egne };
    });
  }

  /** @type {FellesPlan['sum']} */
  function sum(mote) {
    const til = summen(mote.poster.map(minutter));
    const slutt = mote.start + til;
    return { minutter: til, slutt: slutt, slakk: mote.slutt === null ? null : mote.slutt - slutt };
  }

  // What to look out for

  /** @param {string} navn */
  function sitat(navn) {
    return '«' + navn + '»';
  }

  /** @param {string[]} navn */
  function og(navn) {
    const siste = navn[navn.length - 1] || '';
    return navn.length > 1 ? t('{0} og {1}', navn.slice(0, -1).join(', '), siste) : siste;
  }

  /**
   * The tools of a meeting, each once, with its posts.
   * @param {Mote} mote
   */
  function bruktI(mote) {
    /** @type {Map<string, {kort: VerktoyKort, poster: VerktoyPost[]}>} */
    const funnet = new Map();
    for (const post of mote.poster) {
      const v = post.slag === 'verktoy' ? verktoy(post.verktoy) : null;
      if (post.slag !== 'verktoy' || !v) continue;
      const har = funnet.get(v.id);
      if (har) har.poster.push(post);
      else funnet.set(v.id, { kort: v, poster: [post] });
    }
    return [...funnet.values()];
  }

  /**
   * @param {Mote} mote
   * @returns {Varsel[]}
   */
  function sideVarsler(mote) {
    if (!mote.sider.length && !mote.vurdert.length) {
      return [{ slag: 'side', alvor: 'rad', tekst: t('Kryss av for hvem som kommer. Da ser du hvem som mangler, og hva du kan gjøre.') }];
    }
    return SIDER.filter(function (s) { return !mote.sider.includes(s) && !mote.vurdert.includes(s); }).map(function (s) {
      const trenger = bruktI(mote).filter(function (b) { return b.kort.sider.includes(s); }).map(function (b) { return sitat(b.kort.navn); });
      const setninger = [t('{0} mangler.', planer.sider[s].navn), ...(trenger.length ? [t('{0} trenger noen derfra.', og(trenger))] : []), planer.sider[s].mangler];
      return { slag: 'side', alvor: trenger.length ? 'viktig' : 'rad', side: s, tekst: setninger.join(' ') };
    });
  }

  /**
   * @param {Mote} mote
   * @returns {Varsel[]}
   */
  function tidVarsler(mote) {
    /** @type {Varsel[]} */
    const ut = [];
    const s = sum(mote);
    if (mote.borte !== null && s.minutter > mote.borte) {
      const kortere = bruktI(mote).flatMap(function (b) {
        const na = summen(b.poster.map(minutter));
        const v = b.kort.varianter.filter(function (w) { return w.minutter < na; }).sort(function (a, c) { return a.minutter - c.minutter; })[0];
        return v ? [t('{0} har utgaven «{1}»', sitat(b.kort.navn), v.navn)] : [];
      });
      const hjelp = kortere.length ? ' ' + og(kortere) + '.' : '';
      ut.push({ slag: 'borte', alvor: 'viktig', tekst: t('Samlingen tar {0}, men noen kan bare være borte i {1}. Del den i flere møter, eller ta bort steg.', varighet(s.minutter), varighet(mote.borte)) + hjelp });
    }
    if (s.slakk !== null && s.slakk < 0) {
      ut.push({ slag: 'slakk', alvor: 'viktig', tekst: t('Planen er {0} for lang. Den er ferdig kl. {1}, men alle må kunne gå kl. {2}. Ta bort et steg, eller flytt noe til et møte til.', varighet(-s.slakk), klokke(s.slutt), klokke(mote.slutt || 0)) });
    } else if (s.slakk !== null && s.slakk < MINST_SLAKK && s.minutter) {
      const igjen = s.slakk ? t('Det er bare {0} til overs.', varighet(s.slakk)) : t('Det er ingen tid til overs.');
      ut.push({ slag: 'slakk', alvor: 'rad', tekst: igjen + ' ' + t('Sett av minst {0} minutter, for noe tar alltid lengre tid enn du tror.', MINST_SLAKK) });
    }
    return ut;
  }

  const TALLORD = ['null', 'en', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'];
  const FRIST = /(\d+|éi?n|éi|ein?|to|tre|fire|fem|seks|sju|åtte|ni|ti|elleve|tolv) (?:arbeids)?(uker?|veker?|dag(?:[ea]r)?) før/i;

  /**
   * Days before the session that a preparation says it has to be done, or 0.
   * @param {string} linje
   */
  function frist(linje) {
    const treff = FRIST.exec(linje);
    if (!treff) return 0;
    const ord = treff[1].toLowerCase().replace('é', 'e').replace('ei', 'en').replace('enn', 'en');
    const antall = TALLORD.includes(ord) ? TALLORD.indexOf(ord) : Number(ord) || 0;
    return antall * (/^(?:uke|veke)/i.test(treff[2]) ? 7 : 1);
  }

  /**
   * @param {Mote} mote
   * @returns {Varsel[]}
   */
  function forberedelseVarsler(mote) {
    /** @type {Varsel[]} */
    const ut = [];
    const med = bruktI(mote).flatMap(function (b) {
      const d = detaljer(b.kort.id);
      return d ? [{ navn: b.kort.navn, linjer: d.forberedelse }] : [];
    });
    const igjen = mote.dag ? Math.round((Date.parse(mote.dag) - Date.parse(felles.dag())) / 86400000) : null;
    for (const m of med) {
      for (const linje of m.linjer) {
        const dager = frist(linje);
        if (igjen === null || igjen < 0 || dager <= igjen) continue;
        const na = igjen ? (igjen === 1 ? t('Det er én dag igjen.') : t('Det er {0} dager igjen.', igjen)) : t('Samlingen er i dag.');
        ut.push({ slag: 'forberedelse', alvor: 'viktig', tekst: t('Til {0}: {1} {2} Gjør det nå, eller flytt samlingen.', sitat(m.navn), linje, na) });
      }
    }
    if (med.length) {
      const antall = summen(med.map(function (m) { return m.linjer.length; }));
      const hva = og(med.map(function (m) { return sitat(m.navn); }));
      const tekst = antall === 1 ? t('Forbered {0}. Før dere begynner, skal én ting være gjort. Alt står i pakkelisten.', hva)
        // The words for more than one are the same in nynorsk.
        : t('Forbered {0}. Før dere begynner, skal {1} ting være gjort. Alt står i pakkelisten.', hva, TALLORD[antall] || antall);
      ut.push({ slag: 'forberedelse', alvor: 'rad', tekst: tekst });
    }
    return ut;
  }

  /**
   * @param {Mote} mote
   * @returns {Varsel[]}
   */
  function gruppeVarsler(mote) {
    /** @type {Varsel[]} */
    const ut = [];
    for (const b of bruktI(mote)) {
      const v = b.kort;
      if (mote.antall !== null && mote.antall < v.fra) {
        ut.push({ slag: 'antall', alvor: 'viktig', tekst: t('{0} trenger minst {1} personer. Dere er {2}. Inviter flere, eller velg noe annet.', sitat(v.navn), v.fra, mote.antall) });
      }
      if (mote.antall !== null && mote.antall > v.til) {
        ut.push({ slag: 'antall', alvor: 'rad', tekst: t('{0} er laget for høyst {1} personer. Dere er {2}. Del i grupper med hver sin leder, eller inviter færre.', sitat(v.navn), v.til, mote.antall) });
      }
      if (v.erfaring === 'erfaren') {
        ut.push({ slag: 'erfaring', alvor: 'rad', tekst: t('{0} bør ledes av en erfaren fasilitator. Be en samhandlingsrådgiver lede den, eller led den sammen.', sitat(v.navn)) });
      }
      for (const post of b.poster) {
        const variant = v.varianter.find(function (w) { return w.id === post.variant; });
        const form = variant ? variant.form : v.form;
        if (form === 'begge' || form === mote.form) continue;
        const andre = v.varianter.find(function (w) { return w.id !== post.variant && (w.form === mote.form || w.form === 'begge'); });
        const hjelp = andre ? ' ' + t('Bytt til «{0}».', andre.navn) : post.variant && (v.form === mote.form || v.form === 'begge') ? ' ' + t('Bruk stegene i verktøyet selv.') : '';
        const alvor = mote.form === 'begge' ? 'rad' : 'viktig';
        const hva = form === 'fysisk' ? t('{0} krever at alle er i samme rom.', sitat(tittel(post))) : t('{0} er laget for møte på skjerm.', sitat(tittel(post)));
        ut.push({ slag: 'form', alvor: alvor, tekst: hva + hjelp });
      }
    }
    return ut;
  }

  const PAUSE = /\b(pause|lunsj)\b/i;
  /** In bokmål and in nynorsk, as the words of deadlines above. */
  const APNER = /åpn|\bopn|velkomm?en|ønsk|ta imot|hils|\bhels(?:ing)?\b/i;
  const LUKKER = /avslut|lukk|slutt|neste steg|oppsummer|summer opp|hjem|\bheim|takk|første (?:steg|skritt)/i;

  /**
   * The first stretch without a break that is too long.
   * @param {Mote} mote
   * @returns {Varsel[]}
   */
  function pauseVarsler(mote) {
    const biter = tidslinje(mote).flatMap(function (p) {
      return (p.steg.length ? p.steg : [p]).filter(function (b) {
        return (p.post.slag === 'pause' || PAUSE.test(b.tittel)) && b.slutt - b.start >= KORTESTE_PAUSE;
      });
    });
    let fra = mote.start;
    for (const pause of [...biter, { start: sum(mote).slutt, slutt: 0 }]) {
      if (pause.start - fra > UTEN_PAUSE) {
        return [{ slag: 'pause', alvor: 'rad', tekst: t('Fra kl. {0} til kl. {1} er det ingen pause. Legg inn en. De fleste blir trette etter halvannen time.', klokke(fra), klokke(pause.start)) }];
      }
      fra = pause.slutt;
    }
    return [];
  }

  /**
   * @param {Mote} mote
   * @returns {Varsel[]}
   */
  function rammeVarsler(mote) {
    const linje = tidslinje(mote);
    if (!linje.length || sum(mote).minutter < TRENGER_RAMME) return [];
    /** @type {Varsel[]} */
    const ut = [];
    const forst = linje[0];
    const sist = linje[linje.length - 1];
    const kjent = function (/** @type {TidPost} */ p) { return p.post.slag !== 'verktoy' || p.steg.length > 0; };
    if (forst.post.slag !== 'apning' && kjent(forst) && !APNER.test((forst.steg[0] || forst).tittel)) {
      ut.push({ slag: 'apning', alvor: 'rad', tekst: t('Samlingen mangler en åpning. Legg den inn først, så alle får si hvem de er, og vet hva dere skal sitte igjen med.') });
    }
    if (sist.post.slag !== 'avslutning' && kjent(sist) && !LUKKER.test((sist.steg[sist.steg.length - 1] || sist).tittel)) {
      ut.push({ slag: 'apning', alvor: 'rad', tekst: t('Samlingen mangler en avslutning. Legg den inn sist, så dere er enige om hvem som gjør hva.') });
    }
    return ut;
  }

  /**
   * @param {Mote} mote
   * @returns {Varsel[]}
   */
  function ukjentVarsler(mote) {
    return mote.poster.flatMap(function (post) {
      if (post.slag !== 'verktoy' || verktoy(post.verktoy)) return [];
      return [{ slag: 'ukjent', alvor: 'viktig', tekst: t('Verktøyet «{0}» finnes ikke. Bytt det ut, eller slett punktet.', post.verktoy) }];
    });
  }

  /** @type {FellesPlan['varsler']} */
  function varsler(mote) {
    if (!mote.poster.length) return [];
    const alle = [ukjentVarsler, tidVarsler, sideVarsler, gruppeVarsler, forberedelseVarsler, pauseVarsler, rammeVarsler].flatMap(function (f) { return f(mote); });
    return [...alle.filter(function (v) { return v.alvor === 'viktig'; }), ...alle.filter(function (v) { return v.alvor === 'rad'; })];
  }

  // The rest of the tools

  /** @type {FellesPlan['detaljer']} */
  function detaljer(id) {
    const v = verktoy(id);
    const alle = window.fellesVerktoyDetaljer || {};
    return v && Object.hasOwn(alle, v.id) ? alle[v.id] : null;
  }

  /** @type {FellesPlan['lastDetaljer']} */
  function lastDetaljer(plan) {
    const trengs = new Set(plan.moter.flatMap(function (m) { return bruktI(m).map(function (b) { return b.kort; }); }));
    const mangler = [...trengs].filter(function (v) { return !detaljer(v.id); });
    return Promise.all(mangler.map(function (v) {
      return felles.last((katalog.detaljer || 'verktoy/data/') + v.id + '.js').then(function () { return detaljer(v.id) ? '' : v.navn; }, function () { return v.navn; });
    })).then(function (navn) { return navn.filter(Boolean); });
  }

  // In words

  /** @param {number} m */
  function klokke(m) {
    const d = ((m % DOGN) + DOGN) % DOGN;
    return String(Math.floor(d / 60)).padStart(2, '0') + '.' + String(d % 60).padStart(2, '0');
  }

  /** @param {number} m */
  function varighet(m) {
    const timer = Math.floor(m / 60);
    const rest = m % 60;
    const timene = timer === 1 ? t('1 time') : t('{0} timer', timer);
    const minuttene = rest === 1 ? t('1 minutt') : t('{0} minutter', rest);
    if (!timer) return minuttene;
    return rest ? t('{0} og {1}', timene, minuttene) : timene;
  }

  window.fellesPlan = {
    ny: function () { return { v: 1, tittel: '', moter: [nyttMote()] }; },
    nyttMote: nyttMote,
    verktoy: verktoy,
    rens: rens,
    grenser: grenser,
    minutter: minutter,
    steg: steg,
    tidslinje: tidslinje,
    sum: sum,
    varsler: varsler,
    detaljer: detaljer,
    lastDetaljer: lastDetaljer,
    klokke: klokke,
    varighet: varighet,
  };
})();
