// @ts-check
/** The pictures of a sheet as SVG, each with tables that say the same. */
(function () {
  'use strict';

  if (window.fellesArkDiagram || !window.felles || !window.fellesArkFormler) return;
  const { dato, t } = window.felles;
  const formler = window.fellesArkFormler;

  const NS = 'http://www.w3.org/2000/svg';
  const SKRIFT = '"Source Sans 3", "Segoe UI", Arial, sans-serif';
  /** Strokes of the latest measurement of a unit, the one before, and so on. */
  const STREKER = ['', '9 5', '2 5', '12 4 2 4'];
  const MERKER = 6;

  /** @type {ArkPalett} */
  const skjerm = {
    blekk: 'var(--blekk)', dus: 'var(--blekk-dus)', kant: 'var(--kant)', strek: 'var(--strek)', flate: 'var(--flate)', grunn: 'var(--dus)',
    gronn: 'var(--rett)', gul: 'var(--varsel)', rod: 'var(--feil)', blaa: 'var(--innsikt)', graa: 'var(--kant)',
    'gronn-tint': 'var(--rett-tint)', 'gul-tint': 'var(--varsel-tint)', 'rod-tint': 'var(--feil-tint)', 'blaa-tint': 'var(--innsikt-tint)', 'graa-tint': 'var(--dus)',
    serier: ['var(--innsikt)', 'var(--utvikling)', 'var(--oppstart)', 'var(--drift)', 'var(--feil)', 'var(--blekk)'],
  };
  /** The light colours of tokens.css, for files that leave the page. @type {ArkPalett} */
  const papir = {
    blekk: '#1f1c19', dus: '#57504a', kant: '#82786b', strek: '#e0d7c8', flate: '#ffffff', grunn: '#f4eee4',
    gronn: '#17594a', gul: '#6f4100', rod: '#8f1d24', blaa: '#1d4f91', graa: '#82786b',
    'gronn-tint': '#e2f1ec', 'gul-tint': '#fff2d4', 'rod-tint': '#fbe9e8', 'blaa-tint': '#e3ecf9', 'graa-tint': '#f4eee4',
    serier: ['#1d4f91', '#8c3d10', '#17594a', '#5a2d82', '#8f1d24', '#1f1c19'],
  };

  /**
   * @template {keyof SVGElementTagNameMap} K
   * @param {K} navn
   * @param {Record<string, string | number>} egenskaper
   * @param {...(Node | string)} barn
   * @returns {SVGElementTagNameMap[K]}
   */
  function s(navn, egenskaper, ...barn) {
    const e = document.createElementNS(NS, navn);
    for (const [n, v] of Object.entries(egenskaper)) e.setAttribute(n, typeof v === 'number' ? String(Math.round(v * 100) / 100) : v);
    e.append(...barn);
    return e;
  }

  /**
   * @param {string} tittel
   * @param {number} bredde
   * @param {number} hoyde
   * @param {ArkPalett} p
   * @param {Node[]} barn
   */
  function lerret(tittel, bredde, hoyde, p, barn) {
    return s('svg', {
      xmlns: NS, viewBox: '0 0 ' + bredde + ' ' + Math.ceil(hoyde), role: 'img', 'aria-label': t('{0}. Tabellen ved siden av sier det samme.', tittel),
      'font-family': SKRIFT, 'font-size': 14, fill: p.blekk,
    }, s('rect', { x: 0, y: 0, width: bredde, height: Math.ceil(hoyde), fill: p.flate }), ...barn);
  }

  /**
   * Lines of a text that is so many pixels wide; a letter is taken for a little over half the size of the type.
   * @param {string} tekst
   * @param {number} bredde
   * @param {number} storrelse
   * @param {number} [mest]
   */
  function brytes(tekst, bredde, storrelse, mest) {
    const tegn = Math.max(4, Math.floor(bredde / (storrelse * 0.5)));
    /** @type {string[]} */
    const ut = [];
    for (const avsnitt of tekst.split('\n')) {
      let linje = '';
      for (const helt of avsnitt.split(/\s+/)) {
        let ord = helt;
        while (ord.length > tegn) {
          if (linje) ut.push(linje);
          linje = '';
          ut.push(ord.slice(0, tegn - 1) + '-');
          ord = ord.slice(tegn - 1);
        }
        if (linje && (linje + ' ' + ord).length > tegn) {
          ut.push(linje);
          linje = ord;
        } else linje = linje ? linje + ' ' + ord : ord;
      }
      if (linje) ut.push(linje);
    }
    if (!mest || ut.length <= mest) return ut;
    return ut.slice(0, mest - 1).concat(ut[mest - 1].slice(0, tegn - 1) + '…');
  }

  /**
   * @param {string[]} linjer
   * @param {number} x
   * @param {number} y the first line's foot
   * @param {Record<string, string | number>} egenskaper
   */
  function tekst(linjer, x, y, egenskaper) {
    const storrelse = Number(egenskaper['font-size'] || 14);
    return s('text', { x: x, y: y, ...egenskaper }, ...linjer.map(function (l, i) { return s('tspan', { x: x, dy: i ? storrelse * 1.25 : 0 }, l); }));
  }

  /**
   * The shape of a tone, as .tone in ark.css.
   * @param {ArkTone} tone
   * @param {number} x
   * @param {number} y
   * @param {ArkPalett} p
   */
  function toneform(tone, x, y, p) {
    const fyll = { fill: p[tone] };
    if (tone === 'gronn') return s('circle', { cx: x + 5.5, cy: y + 5.5, r: 5.5, ...fyll });
    if (tone === 'gul') return s('path', { d: 'M' + (x + 5.5) + ' ' + y + 'l5.5 11h-11z', ...fyll });
    if (tone === 'rod') return s('rect', { x: x, y: y, width: 11, height: 11, ...fyll });
    if (tone === 'blaa') return s('path', { d: 'M' + (x + 5.5) + ' ' + y + 'l5.5 5.5-5.5 5.5-5.5-5.5z', ...fyll });
    return s('rect', { x: x, y: y + 4, width: 11, height: 3, ...fyll });
  }

  /**
   * A mark on a curve: circle, square, triangle, diamond, cross, triangle on its head.
   * @param {number} slag
   * @param {number} x
   * @param {number} y
   * @param {string} farge
   * @param {string} flate
   */
  function merke(slag, x, y, farge, flate) {
    const r = 5.5;
    const som = { fill: slag < MERKER ? farge : flate, stroke: farge, 'stroke-width': 2 };
    const form = slag % MERKER;
    if (form === 0) return s('circle', { cx: x, cy: y, r: r, ...som });
    const d = [
      '', 'M' + (x - r) + ' ' + (y - r) + 'h' + 2 * r + 'v' + 2 * r + 'h' + -2 * r + 'z', 'M' + x + ' ' + (y - r - 1) + 'l' + (r + 1) + ' ' + 2 * r + 'h' + -2 * (r + 1) + 'z',
      'M' + x + ' ' + (y - r - 2) + 'l' + (r + 2) + ' ' + (r + 2) + ' ' + -(r + 2) + ' ' + (r + 2) + ' ' + -(r + 2) + ' ' + -(r + 2) + 'z',
      'M' + (x - r) + ' ' + (y - r) + 'l' + 2 * r + ' ' + 2 * r + 'm0 ' + -2 * r + 'l' + -2 * r + ' ' + 2 * r, 'M' + x + ' ' + (y + r + 1) + 'l' + (r + 1) + ' ' + -2 * r + 'h' + -2 * (r + 1) + 'z',
    ][form];
    return s('path', { d: d, ...som });
  }

  // Radar

  /**
   * @param {ArkDefinisjon} def
   * @param {ArkTabell} tabell
   * @param {ArkRadar} radar
   * @param {ArkRad[]} rader
   * @returns {(number | null)[]}
   */
  function akseverdier(def, tabell, radar, rader) {
    const poeng = /** @param {ArkFastRad} f */ function (f) {
      const rad = rader.find(function (r) { return r.id === f.id; });
      return rad ? formler.tall(def, tabell, radar.verdi, rad.celler) : null;
    };
    if (radar.akser === 'rader') return tabell.faste.map(poeng);
    return tabell.grupper.map(function (g) {
      return formler.median(tabell.faste.filter(function (f) { return f.gruppe === g.id; }).map(poeng).filter(function (n) { return n !== null; }));
    });
  }

  /** @param {number} fra @param {number} til */
  function endring(fra, til) {
    if (fra === til) return t('uendret');
    const steg = formler.skrivTall(Math.abs(til - fra));
    return til > fra ? t('▲ opp {0}', steg) : t('▼ ned {0}', steg);
  }

  /**
   * @param {ArkDefinisjon} def
   * @param {ArkDel} del
   * @param {ArkDelInnhold} svar
   * @param {ArkTabell} tabell
   * @param {ArkRadar & {tittel: string}} radar
   * @param {ArkPalett} p
   * @param {Set<string> | undefined} paa
   * @returns {ArkBilde | null}
   */
  function tegnRadar(def, del, svar, tabell, radar, p, paa) {
    const akser = radar.akser === 'rader' ? tabell.faste.map(function (f) { return f.tekst; }) : tabell.grupper.map(function (g) { return g.tittel; });
    const serier = (tabell.enheter ? svar.maalinger || [] : [{ id: del.id, enhet: del.tittel, dato: '', rader: svar.rader || [] }])
      .map(function (m) { return { ...m, verdier: akseverdier(def, tabell, radar, m.rader) }; })
      .filter(function (m) { return m.verdier.some(function (v) { return v !== null; }); });
    if (!serier.length) return null;

    const enheter = Array.from(new Set(serier.map(function (m) { return m.enhet; })));
    /** @type {Map<string, typeof serier>} */
    const etterEnhet = new Map(enheter.map(function (e) {
      return [e, serier.filter(function (m) { return m.enhet === e; }).sort(function (a, b) { return a.dato < b.dato ? -1 : 1; })];
    }));
    /** @type {(ArkKurve & {verdier: (number | null)[]})[]} */
    const alle = enheter.flatMap(function (e, i) {
      const malt = etterEnhet.get(e) || [];
      return malt.map(function (m, j) {
        const siden = malt.length - 1 - j;
        return {
          id: m.id, tekst: (m.enhet || t('Uten navn')) + (formler.erDag(m.dato) ? ', ' + dato(m.dato) : ''), farge: p.serier[i % p.serier.length],
          strek: STREKER[Math.min(siden, STREKER.length - 1)], merke: i % (2 * MERKER), verdier: m.verdier,
        };
      });
    });
    const mest = tabell.enheter ? tabell.enheter.maks : 1;
    const vist = paa ? alle.filter(function (k) { return paa.has(k.id); }) : alle.slice(-mest);

    const bredde = 720;
    const [cx, cy, R] = [360, 262, 195];
    const punkt = /** @param {number} i @param {number} n */ function (i, n) {
      const vinkel = 2 * Math.PI * i / akser.length - Math.PI / 2;
      return [cx + n * Math.cos(vinkel), cy + n * Math.sin(vinkel)];
    };
    const til = /** @param {number} v */ function (v) { return R * (v - radar.min + 1) / (radar.maks - radar.min + 1); };
    /** @type {Node[]} */
    const barn = [];
    for (let v = radar.min; v <= radar.maks; v += 1) {
      barn.push(s('polygon', { points: akser.map(function (_, i) { return punkt(i, til(v)).map(function (n) { return n.toFixed(1); }).join(','); }).join(' '), fill: 'none', stroke: v === radar.maks ? p.kant : p.strek }));
    }
    akser.forEach(function (navn, i) {
      const [x, y] = punkt(i, R);
      barn.push(s('line', { x1: cx, y1: cy, x2: x, y2: y, stroke: p.strek }));
      const [tx, ty] = punkt(i, R + 16);
      const midt = Math.abs(tx - cx) < 12;
      const linjer = brytes(navn, midt ? 220 : 135, 14, 4);
      const hoyde = (linjer.length - 1) * 17.5;
      barn.push(tekst(linjer, tx, ty + (midt ? (ty < cy ? -hoyde : 10) : 5 - hoyde / 2), { 'text-anchor': midt ? 'middle' : tx < cx ? 'end' : 'start', 'font-weight': 600 }));
    });
    for (let v = radar.min; v <= radar.maks; v += 1) {
      barn.push(s('text', { x: cx + 9, y: cy - til(v) + 4, 'font-size': 12, fill: p.dus }, String(v)));
    }
    for (const kurve of vist) {
      const steder = kurve.verdier.map(function (v, i) { return v === null ? null : punkt(i, til(v)); });
      steder.forEach(function (her, i) {
        const neste = steder[(i + 1) % steder.length];
        // A curve is broken where there is no answer.
        if (her && neste && steder.length > 1) {
          barn.push(s('line', { x1: her[0], y1: her[1], x2: neste[0], y2: neste[1], stroke: kurve.farge, 'stroke-width': 2.5, ...(kurve.strek ? { 'stroke-dasharray': kurve.strek } : {}) }));
        }
      });
      for (const her of steder) if (her) barn.push(merke(kurve.merke, her[0], her[1], kurve.farge, p.flate));
    }
    let y = cy + R + 66;
    for (const kurve of vist) {
      barn.push(s('line', { x1: 150, y1: y - 5, x2: 200, y2: y - 5, stroke: kurve.farge, 'stroke-width': 2.5, ...(kurve.strek ? { 'stroke-dasharray': kurve.strek } : {}) }));
      barn.push(merke(kurve.merke, 175, y - 5, kurve.farge, p.flate));
      const linjer = brytes(kurve.tekst, 480, 14, 2);
      barn.push(tekst(linjer, 212, y, {}));
      y += 8 + linjer.length * 18;
    }

    const tall = /** @param {number | null} v */ function (v) { return v === null ? t('ingen svar') : formler.skrivTall(v); };
    const aksetekst = radar.akser === 'grupper' ? t('Tema') : tabell.radtekst || t('Rad');
    /** @type {ArkRuter[]} */
    const tabeller = [{
      tekst: t('{0} som tabell', radar.tittel), hode: [aksetekst].concat(vist.map(function (k) { return k.tekst; })),
      rader: akser.map(function (navn, i) { return [navn].concat(vist.map(function (k) { return tall(k.verdier[i]); })); }),
    }];
    for (const e of enheter) {
      const malt = etterEnhet.get(e) || [];
      if (malt.length < 2) continue;
      const naar = /** @param {ArkMaaling} m */ function (m) { return formler.erDag(m.dato) ? dato(m.dato) : t('uten dato'); };
      const hopp = malt.slice(1).map(function (m, i) { return { foer: malt[i], na: m }; });
      tabeller.push({
        tekst: t('Endring over tid: {0}', e || t('uten navn')),
        hode: [aksetekst].concat(hopp.map(function (h) { return t('Fra {0} til {1}', naar(h.foer), naar(h.na)); })),
        rader: akser.map(function (navn, i) {
          return [navn].concat(hopp.map(function (h) {
            const [a, b] = [h.foer.verdier[i], h.na.verdier[i]];
            return a === null || b === null ? t('ikke målt begge ganger') : formler.skrivTall(a) + ' → ' + formler.skrivTall(b) + ', ' + endring(a, b);
          }));
        }),
      });
    }
    return { svg: lerret(radar.tittel, bredde, y + 4, p, barn), tabeller: tabeller, kurver: alle };
  }

  // Grid

  /**
   * @param {ArkDefinisjon} def
   * @param {ArkDelInnhold} svar
   * @param {ArkTabell} tabell
   * @param {ArkRutenett & {tittel: string}} nett
   * @param {ArkPalett} p
   * @returns {ArkBilde | null}
   */
  function tegnRutenett(def, svar, tabell, nett, p) {
    const aapne = (svar.rader || []).filter(function (r) { return !tabell.faste.some(function (f) { return f.id === r.id; }); });
    const rader = tabell.faste.map(function (f) { return (svar.rader || []).find(function (r) { return r.id === f.id; }) || { id: f.id, celler: {} }; }).concat(tabell.aapne ? aapne : []);
    const plass = /** @param {ArkAkse} akse @param {number | null} v */ function (akse, v) {
      return v === null ? -1 : akse.baand.findIndex(function (b) { return b.min <= v && v <= b.max; });
    };
    const merker = rader.map(function (rad, i) {
      const [vx, vy] = [formler.tall(def, tabell, nett.x.kolonne, rad.celler), formler.tall(def, tabell, nett.y.kolonne, rad.celler)];
      const navn = (nett.navn && rad.celler[nett.navn]) || formler.radnavn(tabell, rad, i + 1);
      return { nr: i + 1, navn: navn, vx: vx, vy: vy, x: plass(nett.x, vx), y: plass(nett.y, vy), rad: rad };
    }).filter(function (m) { return m.x >= 0 && m.y >= 0; });
    if (!merker.length) return null;

    const formel = nett.baandAv ? tabell.kolonner.find(function (k) { return k.id === nett.baandAv; }) : undefined;
    const rute = /** @param {number} x @param {number} y @returns {{tekst: string, raad?: string, tone?: ArkTone}} */ function (x, y) {
      if (!formel) return nett.ruter.find(function (r) { return r.x === x && r.y === y; }) || { tekst: '' };
      const baand = gjetBaand(tabell, formel, nett, x, y);
      return baand ? { tekst: baand.tekst, raad: baand.raad, tone: baand.tone } : { tekst: '' };
    };

    const bredde = 720;
    const venstre = 112;
    const w = (bredde - venstre - 10) / nett.x.baand.length;
    const paaLinje = Math.max(1, Math.floor((w - 12) / 30));
    /** @type {Node[]} */
    const barn = [];
    const liten = nett.x.baand.length > 3;
    const skrift = liten ? 12 : 14;
    let y = 12;
    const topp = y;
    for (let j = nett.y.baand.length - 1; j >= 0; j -= 1) {
      const celler = nett.x.baand.map(function (_, i) {
        const r = rute(i, j);
        return { r: r, linjer: brytes(r.tekst, w - 34, skrift, 3), her: merker.filter(function (m) { return m.x === i && m.y === j; }) };
      });
      const hoyde = Math.max(liten ? 62 : 104, ...celler.map(function (c) { return c.linjer.length * skrift * 1.3 + 16 + Math.ceil(c.her.length / paaLinje) * 30; }));
      celler.forEach(function (c, i) {
        const x = venstre + i * w;
        barn.push(s('rect', { x: x, y: y, width: w, height: hoyde, fill: c.r.tone ? p[/** @type {'gul-tint'} */ (c.r.tone + '-tint')] : p.flate, stroke: p.kant }));
        if (c.r.tone) barn.push(toneform(c.r.tone, x + 8, y + 9, p));
        if (c.linjer.length) barn.push(tekst(c.linjer, x + (c.r.tone ? 25 : 8), y + 8 + skrift * .85, { 'font-size': skrift, 'font-weight': 600 }));
        c.her.forEach(function (m, n) {
          const mx = x + 21 + (n % paaLinje) * 30;
          const my = y + c.linjer.length * skrift * 1.3 + 26 + Math.floor(n / paaLinje) * 30;
          barn.push(s('circle', { cx: mx, cy: my, r: 13, fill: p.blekk }));
          barn.push(s('text', { x: mx, y: my + 5, 'text-anchor': 'middle', 'font-weight': 700, fill: p.flate }, String(m.nr)));
        });
      });
      const linjer = brytes(nett.y.baand[j].tekst, venstre - 44, 14, 3);
      barn.push(tekst(linjer, venstre - 10, y + hoyde / 2 + 5 - (linjer.length - 1) * 8.75, { 'text-anchor': 'end' }));
      y += hoyde;
    }
    nett.x.baand.forEach(function (b, i) { barn.push(tekst(brytes(b.tekst, w - 8, 14, 2), venstre + (i + .5) * w, y + 20, { 'text-anchor': 'middle' })); });
    barn.push(s('text', { x: venstre + (bredde - venstre - 10) / 2, y: y + 46, 'text-anchor': 'middle', 'font-weight': 700 }, nett.x.tekst + ' →'));
    const midt = topp + (y - topp) / 2;
    barn.push(s('text', { x: 18, y: midt, 'text-anchor': 'middle', 'font-weight': 700, transform: 'rotate(-90 18 ' + midt.toFixed(1) + ')' }, nett.y.tekst + ' →'));
    y += 74;
    for (const m of merker) {
      const linjer = brytes(m.navn, bredde - 60, 14, 2);
      barn.push(tekst([m.nr + '.'], 14, y, { 'font-weight': 700 }), tekst(linjer, 44, y, {}));
      y += 5 + linjer.length * 18;
    }

    const tekstAv = /** @param {ArkAkse} akse @param {number} i @param {number | null} v */ function (akse, i, v) {
      const band = akse.baand[i];
      return v === null || band.tekst === formler.skrivTall(v) ? band.tekst : band.tekst + ' (' + formler.skrivTall(v) + ')';
    };
    const medRaad = merker.some(function (m) { return rute(m.x, m.y).raad; });
    return {
      svg: lerret(nett.tittel, bredde, y, p, barn),
      tabeller: [{
        tekst: t('{0} som tabell', nett.tittel), hode: [t('Nr.'), t('Hva'), nett.y.tekst, nett.x.tekst, t('Rute')].concat(medRaad ? [t('Råd')] : []),
        rader: merker.map(function (m) {
          const r = rute(m.x, m.y);
          return [String(m.nr), m.navn, tekstAv(nett.y, m.y, m.vy), tekstAv(nett.x, m.x, m.vx), r.tekst || t('ingen')].concat(medRaad ? [r.raad || t('ingen')] : []);
        }),
      }],
      kurver: [],
    };
  }

  /**
   * The band of a square: what the formula makes of its two ends.
   * @param {ArkTabell} tabell
   * @param {ArkKolonne} formel
   * @param {ArkRutenett} nett
   * @param {number} x
   * @param {number} y
   */
  function gjetBaand(tabell, formel, nett, x, y) {
    // The formula is worked out with numbers in place of the choices.
    const som = { ...tabell, kolonner: tabell.kolonner.map(function (k) { return k.slag === 'formel' ? k : { ...k, slag: /** @type {const} */ ('tall') }; }) };
    const celler = { [nett.x.kolonne]: String(nett.x.baand[x].max), [nett.y.kolonne]: String(nett.y.baand[y].max) };
    const svar = formler.formel(/** @type {ArkDefinisjon} */ ({ skalaer: {} }), som, formel, celler);
    return svar ? svar.baand : null;
  }

  // Timeline

  /** @param {number} maaneder */
  function tid(maaneder) {
    if (!maaneder) return t('I dag');
    if (maaneder % 12) return t('{0} md.', maaneder);
    return t('{0} år', maaneder / 12);
  }

  /**
   * @param {ArkDelInnhold} svar
   * @param {ArkTabell} tabell
   * @param {ArkTidslinje & {tittel: string}} linje
   * @param {ArkPalett} p
   * @returns {ArkBilde | null}
   */
  function tegnTidslinje(svar, tabell, linje, p) {
    const bruker = linje.spenn.map(function (sp) { return sp.kolonne; }).concat(linje.merker.map(function (m) { return m.kolonne; }));
    const rader = tabell.faste.map(function (f) { return (svar.rader || []).find(function (r) { return r.id === f.id; }) || { id: f.id, celler: {} }; })
      .concat((svar.rader || []).filter(function (r) { return tabell.aapne && !tabell.faste.some(function (f) { return f.id === r.id; }); }))
      .map(function (rad, i) { return { navn: formler.radnavn(tabell, rad, i + 1), celler: /** @type {Record<string, string>} */ (rad.celler) }; })
      .filter(function (rad) { return bruker.some(function (id) { return rad.celler[id]; }); });
    if (!rader.length) return null;

    const bredde = 1180;
    const venstre = 170;
    const slutt = Math.max(...linje.spenn.map(function (sp) { return sp.til; }), ...linje.merker.map(function (m) { return m.ved; }));
    const x = /** @param {number} m */ function (m) { return venstre + (bredde - venstre - 20) * m / slutt; };
    const merker = linje.merker.slice().sort(function (a, b) { return a.ved - b.ved; });
    /** @type {Node[]} */
    const barn = [];
    const topp = 34;
    let y = topp + 6;
    for (const rad of rader) {
      const start = y;
      const stolper = linje.spenn.filter(function (sp) { return rad.celler[sp.kolonne]; }).map(function (sp) {
        return { sp: sp, linjer: brytes(rad.celler[sp.kolonne], x(sp.til) - x(sp.fra) - 22, 14) };
      });
      const punkter = merker.filter(function (m) { return rad.celler[m.kolonne]; }).map(function (m) {
        // The last stands at the edge, so its text goes to the left; others have the room up to the next.
        const sist = m.ved >= slutt;
        const foer = merker.filter(function (en) { return en.ved < m.ved; }).pop();
        const neste = merker.find(function (en) { return en.ved > m.ved; });
        const rom = sist ? (x(m.ved) - x(foer ? foer.ved : 0)) / 2 : ((neste ? x(neste.ved) : x(slutt)) - x(m.ved)) / (neste && neste.ved >= slutt ? 2 : 1);
        return { m: m, sist: sist, linjer: brytes(rad.celler[m.kolonne], rom - 28, 14) };
      });
      const h1 = stolper.length ? Math.max(...stolper.map(function (st) { return st.linjer.length; })) * 17.5 + 14 : 0;
      const h2 = punkter.length ? Math.max(...punkter.map(function (pk) { return pk.linjer.length; })) * 17.5 + 10 : 0;
      const navn = brytes(rad.navn, venstre - 24, 14);
      const hoyde = Math.max(h1 + h2 + 18, navn.length * 17.5 + 20);
      barn.push(s('line', { x1: 0, y1: start, x2: bredde, y2: start, stroke: p.kant }));
      barn.push(tekst(navn, 8, start + 24, { 'font-weight': 700 }));
      for (const st of stolper) {
        barn.push(s('rect', { x: x(st.sp.fra) + 2, y: start + 8, width: x(st.sp.til) - x(st.sp.fra) - 4, height: st.linjer.length * 17.5 + 10, rx: 4, fill: p['blaa-tint'], stroke: p.blaa, ...(linje.spenn.indexOf(st.sp) ? { 'stroke-dasharray': '6 4' } : {}) }));
        barn.push(tekst(st.linjer, x(st.sp.fra) + 11, start + 25, {}));
      }
      for (const pk of punkter) {
        const px = x(pk.m.ved) - (pk.sist ? 10 : 0);
        const py = start + h1 + 20;
        barn.push(s('path', { d: 'M' + px + ' ' + (py - 9) + 'l8 8-8 8-8-8z', fill: linje.merker.indexOf(pk.m) ? p.gronn : p.flate, stroke: p.gronn, 'stroke-width': 2 }));
        barn.push(tekst(pk.linjer, px + (pk.sist ? -15 : 15), py + 4, { 'text-anchor': pk.sist ? 'end' : 'start' }));
      }
      y += hoyde;
    }
    const tider = Array.from(new Set([0].concat(linje.spenn.flatMap(function (sp) { return [sp.fra, sp.til]; }), linje.merker.map(function (m) { return m.ved; })))).sort(function (a, b) { return a - b; });
    /** @type {Node[]} */
    const akse = tider.map(function (m) { return s('line', { x1: x(m), y1: topp - 6, x2: x(m), y2: y, stroke: p.strek }); });
    for (const m of tider) akse.push(s('text', { x: x(m) - (m === slutt ? 2 : 0), y: topp - 14, 'text-anchor': m === slutt ? 'end' : m ? 'middle' : 'start', fill: p.dus, 'font-weight': 600 }, tid(m)));
    barn.push(s('line', { x1: 0, y1: y, x2: bredde, y2: y, stroke: p.kant }));
    // What the shapes are.
    y += 26;
    let lx = 8;
    const kolonnenavn = /** @param {string} id */ function (id) {
      const k = tabell.kolonner.find(function (en) { return en.id === id; });
      return k ? k.tekst : id;
    };
    linje.spenn.forEach(function (sp, i) {
      barn.push(s('rect', { x: lx, y: y - 12, width: 30, height: 15, rx: 3, fill: p['blaa-tint'], stroke: p.blaa, ...(i ? { 'stroke-dasharray': '6 4' } : {}) }));
      barn.push(s('text', { x: lx + 38, y: y }, kolonnenavn(sp.kolonne)));
      lx += 62 + kolonnenavn(sp.kolonne).length * 7.2;
    });
    linje.merker.forEach(function (m, i) {
      barn.push(s('path', { d: 'M' + (lx + 8) + ' ' + (y - 13) + 'l8 8-8 8-8-8z', fill: i ? p.gronn : p.flate, stroke: p.gronn, 'stroke-width': 2 }));
      barn.push(s('text', { x: lx + 24, y: y }, kolonnenavn(m.kolonne) + ' (' + tid(m.ved) + ')'));
      lx += 90 + kolonnenavn(m.kolonne).length * 7.2;
    });

    const hode = [tabell.radtekst || t('Rad')].concat(linje.spenn.map(function (sp) { return kolonnenavn(sp.kolonne); }), linje.merker.map(function (m) { return kolonnenavn(m.kolonne) + ', ' + tid(m.ved); }));
    return {
      svg: lerret(linje.tittel, bredde, y + 14, p, akse.concat(barn)),
      tabeller: [{ tekst: t('{0} som tabell', linje.tittel), hode: hode, rader: rader.map(function (rad) { return [rad.navn].concat(bruker.map(function (id) { return rad.celler[id] || t('ingen'); })); }) }],
      kurver: [],
    };
  }

  /** @type {FellesArkDiagram['lag']} */
  function lag(def, del, innhold, palett, paa) {
    const tabell = del.tabell;
    const svar = innhold.deler[del.id];
    const d = tabell && tabell.diagram;
    if (!tabell || !svar || !d) return null;
    if (d.slag === 'radar') return tegnRadar(def, del, svar, tabell, d, palett, paa);
    if (d.slag === 'rutenett') return tegnRutenett(def, svar, tabell, d, palett);
    return tegnTidslinje(svar, tabell, d, palett);
  }

  window.fellesArkDiagram = { skjerm: skjerm, papir: papir, lag: lag };
}());
