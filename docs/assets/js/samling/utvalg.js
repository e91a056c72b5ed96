// @ts-check
/**
 * Which tools fit: what is chosen, as a fragment of an address and back, and how many tools each further choice gives.
 */
(function () {
  'use strict';

  if (!window.fellesVerktoy || !window.felles) return;
  const data = window.fellesVerktoy;
  const { t } = window.felles;
  const alle = data.verktoy;

  /** @type {FinnGruppe[]} */
  const GRUPPER = ['sok', 'fase', 'type', 'formaal', 'tid', 'antall', 'form', 'erfaring', 'med', 'uten', 'sjekkpunkt'];
  /** In these a further choice narrows; in the others it widens. @type {FinnGruppe[]} */
  const ALLE_MAA = ['sok', 'med', 'uten'];
  /** Time and form are met by the same way of doing a tool, so they are looked at together. @type {FinnGruppe[]} */
  const MAATE = ['tid', 'form'];
  const TIDER = [20, 30, 45, 60, 90, 120, 180, 360];
  const STORST = 9999;
  const LENGST_SOK = 100;
  /** @type {Record<string, number>} */
  const NIVAA = { ingen: 0, noe: 1, erfaren: 2 };
  /** @type {FellesUtvalg['sider']} */
  const SIDER = [
    { id: 'kommune', navn: t('Kommunen'), i: t('kommunen') },
    { id: 'sykehus', navn: t('Sykehuset'), i: t('sykehuset') },
    { id: 'bruker', navn: t('Brukere eller pårørende'), i: t('brukere eller pårørende') },
    { id: 'fastlege', navn: t('Fastlege'), i: t('fastlege') },
    { id: 'ansatt', navn: t('Tillitsvalgt'), i: t('tillitsvalgt') }
  ];
  const SIDE_IDER = SIDER.map(function (s) { return s.id; });
  const TYPER = ['metode', 'mal', 'sjekkliste', 'verktøy'];
  /** @type {Record<string, string>} */
  const TYPENAVN = { metode: t('Metode'), mal: t('Mal'), sjekkliste: t('Sjekkliste'), verktøy: t('Verktøy') };
  const STEG = ['1', '2', '3', '4', 'svar'];

  /** The values of the groups that have a fixed list of them. @type {Partial<Record<FinnGruppe, string[]>>} */
  const VERDIER = {
    fase: data.faser.map(function (f) { return f.id; }),
    type: TYPER,
    formaal: data.formaal.map(function (f) { return f.id; }),
    tid: TIDER.map(String),
    form: ['fysisk', 'digitalt'],
    erfaring: ['ingen', 'noe'],
    med: SIDE_IDER,
    uten: SIDE_IDER,
    sjekkpunkt: data.sjekkpunkter.map(function (s) { return s.id; })
  };

  /**
   * Text to search in and for: small letters, and é as e.
   * @param {string} tekst
   */
  function enkel(tekst) {
    return tekst.toLowerCase().replace(/[éèê]/g, 'e');
  }

  /** @param {string[]} ider @param {{id: string, navn: string}[]} liste */
  function navn(ider, liste) {
    return liste.filter(function (en) { return ider.includes(en.id); }).map(function (en) { return en.navn; });
  }

  /**
   * A tool with what is asked of it again and again.
   * @typedef {{kort: VerktoyKort, tekst: string, minst: Record<string, number>}} Rad
   */
  /** @type {Rad[]} */
  const rader = alle.map(function (kort) {
    const ord = [kort.navn, kort.sammendrag, kort.type].concat(
      navn(kort.faser, data.faser), navn(kort.formaal, data.formaal), kort.varianter.map(function (v) { return v.navn; }));
    const maater = [{ form: kort.form, minutter: kort.min }].concat(kort.varianter);
    /** @param {string} form */
    const minst = function (form) {
      return maater.reduce(function (n, m) { return harForm(m.form, form) ? Math.min(n, m.minutter) : n; }, Infinity);
    };
    return { kort: kort, tekst: enkel(ord.join(' ')), minst: { '': minst(''), fysisk: minst('fysisk'), digitalt: minst('digitalt') } };
  });

  /** @param {Form} har @param {string} vil */
  function harForm(har, vil) {
    return !vil || har === 'begge' || har === vil;
  }

  /** @returns {FinnValg} */
  function tomt() {
    return { sok: [], fase: [], type: [], formaal: [], tid: [], antall: [], form: [], erfaring: [], med: [], uten: [], sjekkpunkt: [] };
  }

  /** @param {FinnValg} valg */
  function erTomt(valg) {
    return GRUPPER.every(function (g) { return !valg[g].length; });
  }

  // The address

  /** @param {string} fragment */
  function deler(fragment) {
    /** @type {Map<string, string>} */
    const funnet = new Map();
    for (const del of fragment.replace(/^#/, '').split('&')) {
      const er = del.indexOf('=');
      if (er < 1) continue;
      try {
        funnet.set(del.slice(0, er), decodeURIComponent(del.slice(er + 1)));
      } catch (e) {
        funnet.set(del.slice(0, er), '');
      }
    }
    return funnet;
  }

  /**
   * The values of a group that mean something here.
   * @param {FinnGruppe} gruppe
   * @param {string} tekst
   */
  function verdier(gruppe, tekst) {
    if (gruppe === 'sok') return tekst.trim() ? [tekst.slice(0, LENGST_SOK)] : [];
    const delt = tekst.split('.');
    if (gruppe === 'tid' || gruppe === 'antall') {
      return delt.slice(0, 1).filter(function (v) { return /^[1-9]\d*$/.test(v) && Number(v) <= STORST; });
    }
    const kjente = VERDIER[gruppe] || [];
    const riktige = kjente.filter(function (v) { return delt.includes(v); });
    return ['form', 'erfaring', 'sjekkpunkt'].includes(gruppe) ? riktige.slice(0, 1) : riktige;
  }

  /** @type {FellesUtvalg['les']} */
  function les(fragment) {
    const funnet = deler(fragment);
    /** @type {FinnTilstand} */
    const tilstand = { valg: tomt(), kit: [], hjelp: '', er: [] };
    let vaart = false;
    let ukjent = false;
    for (const gruppe of GRUPPER) {
      const tekst = funnet.get(gruppe);
      if (tekst === undefined) continue;
      vaart = true;
      tilstand.valg[gruppe] = verdier(gruppe, tekst);
      if (gruppe !== 'sok' && tilstand.valg[gruppe].length < tekst.split('.').length) ukjent = true;
    }
    tilstand.valg.uten = tilstand.valg.uten.filter(function (s) { return !tilstand.valg.med.includes(s); });
    const kit = funnet.get('kit');
    if (kit !== undefined) {
      vaart = true;
      const numre = kit.split('.').map(Number);
      tilstand.kit = numre.filter(function (nr, i) { return numre.indexOf(nr) === i && alle.some(function (v) { return v.nr === nr; }); });
      if (tilstand.kit.length < numre.length) ukjent = true;
    }
    const hjelp = funnet.get('hjelp');
    if (hjelp !== undefined) {
      vaart = true;
      tilstand.hjelp = /** @type {FinnTilstand['hjelp']} */ (STEG.includes(hjelp) ? hjelp : '1');
      const er = (funnet.get('er') || '').split('.');
      tilstand.er = SIDE_IDER.filter(function (s) { return er.includes(s); });
    }
    return vaart ? { tilstand: tilstand, ukjent: ukjent } : null;
  }

  /** @type {FellesUtvalg['skriv']} */
  function skriv(tilstand) {
    const ut = GRUPPER.filter(function (g) { return tilstand.valg[g].length; }).map(function (g) {
      return g + '=' + tilstand.valg[g].map(encodeURIComponent).join('.');
    });
    if (tilstand.hjelp) ut.unshift('hjelp=' + tilstand.hjelp);
    if (tilstand.hjelp && tilstand.er.length) ut.push('er=' + tilstand.er.join('.'));
    if (tilstand.kit.length) ut.push('kit=' + tilstand.kit.join('.'));
    return ut.join('&');
  }

  // What fits

  /**
   * Whether a tool has what one value of a group asks for.
   * @param {Rad} rad
   * @param {FinnGruppe} gruppe
   * @param {string} verdi
   * @param {FinnValg} valg
   */
  function har(rad, gruppe, verdi, valg) {
    const kort = rad.kort;
    switch (gruppe) {
      case 'sok': return enkel(verdi).split(/\s+/).every(function (ord) { return rad.tekst.includes(ord); });
      case 'fase': return kort.faser.includes(verdi);
      case 'type': return kort.type === verdi;
      case 'formaal': return kort.formaal.includes(verdi);
      case 'tid': return rad.minst[valg.form[0] || ''] <= Number(verdi);
      case 'form': return rad.minst[verdi] <= Number(valg.tid[0] || Infinity) && rad.minst[verdi] < Infinity;
      case 'antall': return kort.fra <= Number(verdi) && Number(verdi) <= kort.til;
      case 'erfaring': return NIVAA[kort.erfaring] <= NIVAA[verdi];
      case 'med': return kort.sider.includes(/** @type {Side} */ (verdi));
      case 'uten': return !kort.sider.includes(/** @type {Side} */ (verdi));
      case 'sjekkpunkt': return kort.sjekkpunkter.includes(verdi);
    }
  }

  /** @param {Rad} rad @param {FinnGruppe} gruppe @param {FinnValg} valg */
  function passerI(rad, gruppe, valg) {
    const valgte = valg[gruppe];
    if (!valgte.length) return true;
    /** @param {string} verdi */
    const sjekk = function (verdi) { return har(rad, gruppe, verdi, valg); };
    return ALLE_MAA.includes(gruppe) ? valgte.every(sjekk) : valgte.some(sjekk);
  }

  /**
   * The groups that keep a tool out; time and form count as one.
   * @param {Rad} rad
   * @param {FinnGruppe[]} brukte
   * @param {FinnValg} valg
   */
  function stopper(rad, brukte, valg) {
    const funnet = brukte.filter(function (g) { return !passerI(rad, g, valg); });
    return funnet.includes('tid') && funnet.includes('form') ? funnet.filter(function (g) { return g !== 'form'; }) : funnet;
  }

  /** @type {FellesUtvalg['tell']} */
  function tell(valg) {
    const brukte = GRUPPER.filter(function (g) { return valg[g].length; });
    /** @type {FinnTelling['antall']} */
    const antall = { sok: {}, fase: {}, type: {}, formaal: {}, tid: {}, antall: {}, form: {}, erfaring: {}, med: {}, uten: {}, sjekkpunkt: {} };
    const treff = [];
    const grupper = /** @type {FinnGruppe[]} */ (Object.keys(VERDIER));
    for (const gruppe of grupper) for (const verdi of VERDIER[gruppe] || []) antall[gruppe][verdi] = 0;
    for (const rad of rader) {
      const stoppes = stopper(rad, brukte, valg);
      if (stoppes.length > 1) continue;
      const [stopp] = stoppes;
      if (!stopp) treff.push(rad.kort);
      for (const gruppe of grupper) {
        const aapner = !stopp || (!ALLE_MAA.includes(gruppe) && (stopp === gruppe || (MAATE.includes(stopp) && MAATE.includes(gruppe))));
        if (!aapner) continue;
        for (const verdi of VERDIER[gruppe] || []) if (har(rad, gruppe, verdi, valg)) antall[gruppe][verdi] += 1;
      }
    }
    return { treff: treff, antall: antall };
  }

  /** @type {FellesUtvalg['antall']} */
  function antall(valg) {
    const brukte = GRUPPER.filter(function (g) { return valg[g].length; });
    return rader.filter(function (rad) { return brukte.every(function (g) { return passerI(rad, g, valg); }); }).length;
  }

  /** @type {FellesUtvalg['maate']} */
  function maate(kort, tid, form) {
    const mest = tid || Infinity;
    const egen = harForm(kort.form, form);
    if (egen && kort.standard <= mest) return { slag: 'vanlig', minutter: kort.standard, varianter: [] };
    const varianter = kort.varianter.filter(function (v) { return harForm(v.form, form) && v.minutter <= mest; })
      .sort(function (a, b) { return b.minutter - a.minutter; });
    if (varianter.length) return { slag: 'variant', minutter: varianter[0].minutter, varianter: varianter };
    return egen && kort.min <= mest ? { slag: 'kortet', minutter: Math.min(mest, kort.standard), varianter: [] } : null;
  }

  // Words

  /** @type {FellesUtvalg['tid']} */
  function tidsord(minutter) {
    const timer = Math.floor(minutter / 60);
    const rest = minutter % 60;
    const minutterne = rest === 1 ? t('1 minutt') : t('{0} minutter', rest);
    if (!timer) return minutterne;
    if (rest === 30) return timer === 1 ? t('1½ time') : t('{0}½ timer', timer);
    const hele = timer === 1 ? t('1 time') : t('{0} timer', timer);
    return rest ? t('{0} og {1}', hele, minutterne) : hele;
  }

  /** @type {FellesUtvalg['og']} */
  function og(ord) {
    return ord.length < 2 ? ord.join('') : t('{0} og {1}', ord.slice(0, -1).join(', '), ord[ord.length - 1]);
  }

  /** @param {string} id */
  function side(id) {
    const funnet = SIDER.find(function (s) { return s.id === id; });
    return funnet ? funnet.i : id;
  }

  /** @type {Record<FinnGruppe, (verdi: string) => string>} */
  const NAVN = {
    sok: function (v) { return t('Søk: «{0}»', v.trim()); },
    fase: function (v) { return navn([v], data.faser)[0]; },
    type: function (v) { return TYPENAVN[v]; },
    formaal: function (v) { return data.formaal.filter(function (f) { return f.id === v; })[0].kort; },
    tid: function (v) { return t('Høyst {0}', tidsord(Number(v))); },
    antall: function (v) { return v === '1' ? t('1 person') : t('{0} personer', v); },
    form: function (v) { return v === 'fysisk' ? t('Fysisk') : t('Digitalt'); },
    erfaring: function (v) { return v === 'ingen' ? t('Uten erfaring') : t('Høyst noe erfaring'); },
    med: function (v) { return t('Med {0}', side(v)); },
    uten: function (v) { return t('Uten {0}', side(v)); },
    sjekkpunkt: function (v) { return data.sjekkpunkter.filter(function (s) { return s.id === v; })[0].tekst; }
  };

  /** @type {FellesUtvalg['liste']} */
  function liste(valg) {
    return GRUPPER.flatMap(function (gruppe) {
      return valg[gruppe].map(function (verdi) { return { gruppe: gruppe, verdi: verdi, navn: NAVN[gruppe](verdi) }; });
    });
  }

  /** @type {FellesUtvalg['uten']} */
  function uten(valg, gruppe, verdi) {
    return { ...valg, [gruppe]: valg[gruppe].filter(function (v) { return v !== verdi; }) };
  }

  window.fellesUtvalg = {
    sider: SIDER, tider: TIDER, tomt: tomt, les: les, skriv: skriv, erTomt: erTomt, tell: tell, antall: antall,
    liste: liste, uten: uten, maate: maate, tid: tidsord, og: og
  };
})();
