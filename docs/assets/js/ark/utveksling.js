// @ts-check
/** A sheet out and in: CSV, Excel, JSON, pictures and what the document is made of. */
(function () {
  'use strict';

  if (window.fellesArkUtveksling || !window.felles || !window.fellesArkFormler || !window.fellesArkInnhold) return;
  const { el, dato, dag, kopier: kopierTekst, t } = window.felles;
  const formler = window.fellesArkFormler;
  const arkInnhold = window.fellesArkInnhold;

  const FORMAT = 'fellesmodellen-ark';
  const KLADD = t('Kladd som begynte som et oppdiktet eksempel.');
  /** A spreadsheet takes a text that begins so for a formula. */
  const FORMEL = /^[=+\-@\t]/;
  const VERNET = /^'[=+\-@\t]/;

  const TEKST = {
    ikkeArk: t('Filen er skadet eller ikke et ark herfra. Det du har her, er ikke endret.'),
    nyere: t('Filen er laget av en nyere utgave av håndboken. Last siden på nytt, og prøv igjen.'),
    tom: t('Filen har ingen rader.'),
  };

  // Cells

  /** @type {FellesArkUtveksling['verdi']} */
  function verdi(def, kolonne, raa) {
    const tekst = VERNET.test(raa) ? raa.slice(1) : raa;
    if (kolonne.slag === 'formel') return '';
    if (kolonne.slag === 'lang tekst') return tekst.replace(/\s+$/, '');
    const ren = tekst.trim();
    if (kolonne.slag === 'ett valg') {
      const skala = kolonne.skala ? def.skalaer[kolonne.skala] : undefined;
      const lik = ren.toLowerCase();
      const funnet = skala && skala.valg.find(function (v) {
        const vist = v.vist || v.verdi;
        return [v.verdi, vist, v.tekst, vist + ': ' + v.tekst].some(function (form) { return form.toLowerCase() === lik; });
      });
      return funnet ? funnet.verdi : ren;
    }
    if (kolonne.slag === 'tall') {
      const uten = kolonne.enhet && ren.endsWith(' ' + kolonne.enhet) ? ren.slice(0, -kolonne.enhet.length) : ren;
      const n = formler.lesTall(uten);
      return n === null ? ren : String(n);
    }
    if (kolonne.slag === 'dato') return tilDag(ren);
    return ren;
  }

  /** @param {string} tekst */
  function tilDag(tekst) {
    const iso = tekst.slice(0, 10);
    if (formler.erDag(iso)) return iso;
    const norsk = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$/.exec(tekst);
    if (!norsk) return tekst;
    const ut = (norsk[3].length === 2 ? '20' : '') + norsk[3] + '-' + norsk[2].padStart(2, '0') + '-' + norsk[1].padStart(2, '0');
    return formler.erDag(ut) ? ut : tekst;
  }

  // Tables as text

  /** @param {ArkRad[]} rader @param {ArkTabell} tabell */
  function medFaste(rader, tabell) {
    const faste = tabell.faste.map(function (f) {
      return rader.find(function (r) { return r.id === f.id; }) || { id: f.id, celler: {} };
    });
    const aapne = tabell.aapne ? rader.filter(function (r) { return !tabell.faste.some(function (f) { return f.id === r.id; }); }) : [];
    return faste.concat(aapne.filter(function (r) { return !formler.erTom(r.celler); }));
  }

  /** @param {ArkTabell} tabell @param {ArkRad} rad */
  function radtekst(tabell, rad) {
    const fast = tabell.faste.find(function (f) { return f.id === rad.id; });
    return fast ? fast.tekst : rad.celler.rad || '';
  }

  /** @type {FellesArkUtveksling['ruter']} */
  function ruter(def, del, innhold) {
    const tabell = /** @type {ArkTabell} */ (del.tabell);
    const svar = innhold.deler[del.id] || {};
    const hode = tabell.enheter ? [tabell.enheter.tekst, 'Dato'] : [];
    if (tabell.faste.length) hode.push(tabell.radtekst || 'Rad');
    for (const k of tabell.kolonner) {
      hode.push(k.tekst);
      if (k.formel && k.formel.baand.length) hode.push(k.tekst + ' i ord');
    }
    const linje = /** @param {string[]} foran @param {ArkRad} rad */ function (foran, rad) {
      const ut = foran.concat(tabell.faste.length ? [radtekst(tabell, rad)] : []);
      for (const k of tabell.kolonner) {
        const formel = k.slag === 'formel' ? formler.formel(def, tabell, k, rad.celler) : null;
        const raa = rad.celler[k.id] || '';
        ut.push(k.slag === 'formel' ? (formel ? formler.skrivTall(formel.tall) : '') : k.slag === 'tall' ? raa.replace('.', ',') : k.slag === 'ett valg' ? formler.tekst(def, tabell, k, rad.celler) : raa);
        if (k.formel && k.formel.baand.length) ut.push(formel && formel.baand ? formel.baand.tekst : '');
      }
      return ut;
    };
    const rader = tabell.enheter
      ? (svar.maalinger || []).flatMap(function (m) { return medFaste(m.rader, tabell).map(function (r) { return linje([m.enhet, m.dato], r); }); })
      : medFaste(svar.rader || [], tabell).map(function (r) { return linje([], r); });
    return { tekst: del.tittel, hode: hode, rader: rader };
  }

  /** @type {FellesArkUtveksling['leseruter']} */
  function leseruter(def, del, innhold) {
    const tabell = del.tabell;
    const svar = innhold.deler[del.id];
    if (!tabell || !svar) return [];
    const hode = (tabell.faste.length ? [tabell.radtekst || t('Rad')] : []).concat(tabell.kolonner.map(function (k) {
      return k.tekst + (k.enhet ? ' (' + k.enhet + ')' : '');
    }));
    const som = /** @param {string} tekst @param {ArkRad[]} rader */ function (tekst, rader) {
      return {
        tekst: tekst,
        hode: hode,
        rader: medFaste(rader, tabell).map(function (rad) {
          return (tabell.faste.length ? [radtekst(tabell, rad)] : []).concat(tabell.kolonner.map(function (k) { return formler.tekst(def, tabell, k, rad.celler); }));
        }),
      };
    };
    if (tabell.enheter) {
      return (svar.maalinger || []).map(function (m) { return som((m.enhet || t('Måling')) + (formler.erDag(m.dato) ? ', ' + dato(m.dato) : ''), m.rader); });
    }
    return svar.rader && svar.rader.some(function (r) { return !formler.erTom(r.celler); }) ? [som(del.tittel, svar.rader)] : [];
  }

  /** @param {string} tekst */
  function vernet(tekst) {
    return FORMEL.test(tekst) && formler.lesTall(tekst) === null ? "'" + tekst : tekst;
  }

  /** @param {ArkRuter} r */
  function linjer(r) {
    return [r.hode].concat(r.rader).map(function (linje) { return linje.map(vernet); });
  }

  /** @type {FellesArkUtveksling['csv']} */
  function csv(r) {
    // Excel takes semicolons for columns on Norwegian machines, and UTF-8 for what it is when a mark says so.
    return '\uFEFF' + linjer(r).map(function (linje) {
      return linje.map(function (t) { return '"' + t.replace(/"/g, '""') + '"'; }).join(';');
    }).join('\r\n') + '\r\n';
  }

  /** @type {FellesArkUtveksling['tsv']} */
  function tsv(r) {
    return linjer(r).map(function (linje) {
      return linje.map(function (t) { return /["\t\n]/.test(t) ? '"' + t.replace(/"/g, '""') + '"' : t; }).join('\t');
    }).join('\n');
  }

  /** @type {FellesArkUtveksling['html']} */
  function html(r) {
    const flate = el('table', {}, el('tr', {}, ...r.hode.map(function (t) { return el('th', { text: t }); })));
    for (const linje of r.rader) flate.append(el('tr', {}, ...linje.map(function (t) { return el('td', { text: t }); })));
    return flate.outerHTML;
  }

  /**
   * @param {string} raa
   * @param {string} skille
   */
  function les(raa, skille) {
    const tekst = raa.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').replace(/\n$/, '');
    /** @type {string[][]} */
    const ut = [];
    let i = 0;
    if (!tekst) return ut;
    let linje = /** @type {string[]} */ ([]);
    for (;;) {
      let felt = '';
      const slutt = tekst[i] === '"' ? sitert(tekst, i, skille) : -1;
      if (slutt >= 0) {
        felt = tekst.slice(i + 1, slutt).replace(/""/g, '"');
        i = slutt + 1;
      } else {
        const fra = i;
        while (i < tekst.length && tekst[i] !== skille && tekst[i] !== '\n') i += 1;
        felt = tekst.slice(fra, i);
      }
      linje.push(felt);
      if (i < tekst.length && tekst[i] === skille) {
        i += 1;
        continue;
      }
      ut.push(linje);
      linje = [];
      if (i >= tekst.length) return ut;
      i += 1;
    }
  }

  /**
   * Where a quoted text ends, or −1 when the quote is only a sign in it.
   * @param {string} tekst
   * @param {number} fra
   * @param {string} skille
   */
  function sitert(tekst, fra, skille) {
    for (let i = fra + 1; i < tekst.length; i += 1) {
      if (tekst[i] !== '"') continue;
      if (tekst[i + 1] === '"') i += 1;
      else return i + 1 === tekst.length || tekst[i + 1] === skille || tekst[i + 1] === '\n' ? i : -1;
    }
    return -1;
  }

  /** @type {FellesArkUtveksling['lesCsv']} */
  function lesCsv(tekst) {
    // The separator that gives the first line the most cells.
    const [hode] = [';', ',', '\t'].map(function (skille) { return { skille: skille, antall: (les(tekst, skille)[0] || []).length }; })
      .sort(function (a, b) { return b.antall - a.antall; });
    return les(tekst, hode.skille);
  }

  /** @type {FellesArkUtveksling['dekod']} */
  function dekod(bytes) {
    const start = new Uint8Array(bytes.slice(0, 2));
    if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }

  /** @param {string} tekst */
  function lik(tekst) {
    return tekst.trim().toLowerCase();
  }

  /** @type {FellesArkUtveksling['fraCsv']} */
  function fraCsv(def, del, gammelt, celler, nyId) {
    const tabell = /** @type {ArkTabell} */ (del.tabell);
    const [hode, ...linjer2] = celler.filter(function (linje) { return linje.some(function (t) { return t.trim(); }); });
    if (!hode || !linjer2.length) return { ok: false, melding: TEKST.tom };
    const plass = /** @param {string} tekst */ function (tekst) { return hode.findIndex(function (t) { return lik(t) === lik(tekst); }); };
    const kolonner = tabell.kolonner.filter(function (k) { return k.slag !== 'formel' && plass(k.tekst) >= 0; });
    if (!kolonner.length) {
      return { ok: false, melding: t('Filen har ingen av kolonnene i «{0}». Den øverste linjen skal være: {1}.', del.tittel, tabell.kolonner.map(function (k) { return k.tekst; }).join('; ')) };
    }
    const radplass = tabell.faste.length ? plass(tabell.radtekst || 'Rad') : -1;
    const [enhetplass, datoplass] = tabell.enheter ? [plass(tabell.enheter.tekst), plass('Dato')] : [-1, -1];
    let tatt = 0;
    let utenfor = 0;

    /**
     * @param {string[][]} inn
     * @param {ArkRad[]} foer
     */
    function rader(inn, foer) {
      const erFast = /** @param {string} id */ function (id) { return tabell.faste.some(function (f) { return f.id === id; }); };
      const aapneFoer = foer.filter(function (r) { return !erFast(r.id); });
      /** @type {Map<string, ArkRad>} */
      const faste = new Map(foer.filter(function (r) { return erFast(r.id); }).map(function (r) { return [r.id, r]; }));
      /** @type {ArkRad[]} */
      const aapne = [];
      inn.forEach(function (linje, nr) {
        const navn = radplass >= 0 ? linje[radplass] || '' : '';
        const fast = radplass >= 0 ? tabell.faste.find(function (f) { return lik(f.tekst) === lik(navn); }) : tabell.faste[nr];
        const gammel = fast ? faste.get(fast.id) : aapneFoer[aapne.length];
        if (!fast && (!tabell.aapne || aapne.length >= tabell.aapne.maks)) {
          utenfor += 1;
          return;
        }
        /** @type {Record<string, string>} */
        const nye = { ...(gammel ? gammel.celler : {}) };
        for (const k of kolonner) nye[k.id] = verdi(def, k, linje[plass(k.tekst)] || '');
        if (!fast && tabell.faste.length) nye.rad = VERNET.test(navn) ? navn.slice(1) : navn;
        const rad = { id: fast ? fast.id : gammel ? gammel.id : nyId(), celler: nye };
        if (fast) faste.set(fast.id, rad);
        else aapne.push(rad);
        tatt += 1;
      });
      const ukjente = foer.filter(function (r) { return !erFast(r.id) && !tabell.aapne; });
      return Array.from(faste.values()).concat(aapne, ukjente);
    }

    /** @type {ArkDelInnhold} */
    const ut = { ...gammelt };
    if (tabell.enheter) {
      if (enhetplass < 0) return { ok: false, melding: t('Filen mangler kolonnen «{0}».', tabell.enheter.tekst) };
      const maalinger = (gammelt.maalinger || []).slice();
      /** @type {Map<string, string[][]>} */
      const grupper = new Map();
      for (const linje of linjer2) {
        const nokkel = JSON.stringify([linje[enhetplass].trim(), datoplass >= 0 ? tilDag((linje[datoplass] || '').trim()) : '']);
        grupper.set(nokkel, (grupper.get(nokkel) || []).concat([linje]));
      }
      for (const [nokkel, gruppe] of grupper) {
        const [enhet, naar] = JSON.parse(nokkel);
        const i = maalinger.findIndex(function (m) { return m.enhet === enhet && m.dato === naar; });
        const m = i >= 0 ? maalinger[i] : { id: nyId(), enhet: enhet, dato: naar || dag(), rader: [] };
        const ny = { ...m, rader: rader(gruppe, m.rader) };
        if (i >= 0) maalinger[i] = ny;
        else maalinger.push(ny);
      }
      ut.maalinger = maalinger;
    } else {
      ut.rader = rader(linjer2, gammelt.rader || []);
    }
    const melding = [
      tatt === 1 ? t('Én rad er hentet inn i «{0}».', del.tittel) : t('{0} rader er hentet inn i «{1}».', tatt, del.tittel),
      utenfor ? t('{0} fikk ikke plass eller hører ikke til her.', utenfor) : '', t('Angre hvis det ble feil.'),
    ];
    return { ok: true, innhold: ut, melding: melding.filter(Boolean).join(' ') };
  }

  // Files

  /** @type {FellesArkUtveksling['tilFil']} */
  function tilFil(def, tittel, kladd, innhold) {
    return JSON.stringify({ format: FORMAT, v: 1, slag: def.id, revisjon: def.revisjon, tittel: tittel, ...(kladd ? { kladd: true } : {}), innhold: innhold }, null, 1) + '\n';
  }

  /** @type {FellesArkUtveksling['fraFil']} */
  function fraFil(def, tekst) {
    /** @type {any} */
    let raa;
    try {
      raa = JSON.parse(tekst.replace(/^\uFEFF/, ''));
    } catch {
      return { ok: false, melding: TEKST.ikkeArk };
    }
    if (raa && raa.format === 'fellesmodellen-prosjekt') {
      return { ok: false, melding: t('Dette er et helt prosjekt, ikke ett ark. Åpne det med «Åpne fil» øverst.') };
    }
    if (!raa || raa.format !== FORMAT || typeof raa.slag !== 'string') return { ok: false, melding: TEKST.ikkeArk };
    if (typeof raa.v === 'number' && raa.v > 1) return { ok: false, melding: TEKST.nyere };
    if ((def.alias.ark[raa.slag] || raa.slag) !== def.id) return { ok: false, melding: t('Filen er et annet slags ark («{0}»). Åpne den på siden til det arket.', raa.slag.slice(0, 60)) };
    const innhold = arkInnhold.tolk(def, raa.innhold);
    if (!innhold) return { ok: false, melding: TEKST.ikkeArk };
    return { ok: true, tittel: String(raa.tittel || '').slice(0, 200), kladd: raa.kladd === true, innhold: innhold };
  }

  /** @type {FellesArkUtveksling['filnavn']} */
  function filnavn(...deler) {
    return deler.concat(dag()).join('-').toLowerCase().replace(/æ/g, 'ae').replace(/ø/g, 'o').replace(/å/g, 'a').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 90);
  }

  /** @type {FellesArkUtveksling['kopier']} */
  async function kopier(r) {
    const tekst = tsv(r);
    const som = html(r);
    let tatt = false;
    // The older way needs no permission and carries both forms, in frames and files too.
    const ved = /** @param {ClipboardEvent} h */ function (h) {
      if (!h.clipboardData) return;
      h.clipboardData.setData('text/plain', tekst);
      h.clipboardData.setData('text/html', som);
      h.preventDefault();
      h.stopImmediatePropagation();
      tatt = true;
    };
    document.addEventListener('copy', ved, true);
    const ok = await kopierTekst(tekst);
    document.removeEventListener('copy', ved, true);
    return ok || tatt;
  }

  // Pictures

  /** @type {FellesArkUtveksling['svg']} */
  function svg(bilde) {
    const kopi = /** @type {SVGSVGElement} */ (bilde.cloneNode(true));
    kopi.setAttribute('width', String(kopi.viewBox.baseVal.width));
    kopi.setAttribute('height', String(kopi.viewBox.baseVal.height));
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(kopi) + '\n';
  }

  /** @type {FellesArkUtveksling['png']} */
  function png(bilde) {
    const { width, height } = bilde.viewBox.baseVal;
    return new Promise(function (ok, feil) {
      const img = new Image();
      img.onload = function () {
        const flate = el('canvas', { width: Math.round(width * 2), height: Math.round(height * 2) });
        const penn = flate.getContext('2d');
        if (!penn) {
          feil(new Error('canvas'));
          return;
        }
        penn.fillStyle = '#fff';
        penn.fillRect(0, 0, flate.width, flate.height);
        penn.drawImage(img, 0, 0, flate.width, flate.height);
        flate.toBlob(function (fil) { if (fil) ok(fil); else feil(new Error('png')); }, 'image/png');
      };
      img.onerror = function () { feil(new Error('svg')); };
      img.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg(bilde));
    });
  }

  // The document

  /** @type {FellesArkUtveksling['dokument']} */
  async function dokument(def, tittel, kladd, innhold) {
    /** @type {DokumentBlokk[]} */
    const blokker = [{ slag: 'avsnitt', tekst: def.sammendrag, stil: 'ingress' }];
    if (kladd) blokker.push({ slag: 'avsnitt', tekst: KLADD, stil: 'advarsel' });
    blokker.push({ slag: 'avsnitt', tekst: def.vern, stil: 'advarsel' });
    for (const del of def.deler) {
      const svar = innhold.deler[del.id] || {};
      blokker.push({ slag: 'overskrift', nivaa: 2, tekst: del.tittel });
      for (const felt of del.felt) {
        blokker.push({ slag: 'avsnitt', tekst: felt.tekst, stil: 'ledetekst' }, { slag: 'avsnitt', tekst: (svar.felt || {})[felt.id] || t('Ikke besvart') });
      }
      const tabeller = leseruter(def, del, innhold);
      if (del.tabell && !tabeller.length) blokker.push({ slag: 'avsnitt', tekst: t('Ikke fylt ut') });
      for (const r of tabeller) {
        const tabell = /** @type {ArkTabell} */ (del.tabell);
        if (tabell.enheter) blokker.push({ slag: 'overskrift', nivaa: 3, tekst: r.tekst });
        blokker.push({
          slag: 'tabell', tittel: r.tekst, hode: r.hode, radhode: true,
          rader: medToner(def, tabell, r, svar),
          bredder: (tabell.faste.length ? [5] : []).concat(tabell.kolonner.map(function (k) { return k.bredde; })),
        });
      }
      const bilde = window.fellesArkDiagram ? window.fellesArkDiagram.lag(def, del, innhold, window.fellesArkDiagram.papir) : null;
      if (bilde && del.tabell && del.tabell.diagram) {
        const boks = bilde.svg.viewBox.baseVal;
        blokker.push({ slag: 'overskrift', nivaa: 3, tekst: del.tabell.diagram.tittel });
        try {
          blokker.push({ slag: 'bilde', data: await png(bilde.svg), bredde: boks.width, hoyde: boks.height, alt: t('{0}. Tabellen under sier det samme.', del.tabell.diagram.tittel) });
        } catch {
          // The table says the same.
        }
        for (const r of bilde.tabeller) blokker.push({ slag: 'tabell', tittel: r.tekst, hode: r.hode, rader: r.rader, radhode: true });
      }
      if (del.punkter.length) {
        blokker.push({ slag: 'kryss', punkter: del.punkter.map(function (p) { return { tekst: p.tekst, satt: (svar.kryss || []).includes(p.id) }; }) });
      }
    }
    return {
      tittel: tittel, emne: def.tittel, papir: def.papir, blokker: blokker,
      bunntekst: t('Fellesmodellen, verktøy nr. {0}, revisjon {1}.', def.verktoy.nr, def.revisjon),
    };
  }

  /**
   * @param {ArkDefinisjon} def
   * @param {ArkTabell} tabell
   * @param {ArkRuter} r
   * @param {ArkDelInnhold} svar
   * @returns {DokumentCelle[][]}
   */
  function medToner(def, tabell, r, svar) {
    if (tabell.enheter) return r.rader;
    const alle = medFaste(svar.rader || [], tabell);
    const forskyvning = tabell.faste.length ? 1 : 0;
    return r.rader.map(function (linje, i) {
      return linje.map(function (tekst, j) {
        const k = tabell.kolonner[j - forskyvning];
        const formel = k && k.slag === 'formel' ? formler.formel(def, tabell, k, alle[i].celler) : null;
        const v = k && k.slag === 'ett valg' ? formler.valg(def, k, alle[i].celler[k.id] || '') : null;
        const tone = formel && formel.baand ? formel.baand.tone : v ? v.tone : undefined;
        return tone && tekst ? { tekst: tekst, tone: tone } : tekst;
      });
    });
  }

  window.fellesArkUtveksling = {
    ruter, leseruter, csv, tsv, html, lesCsv, lesTsv: function (tekst) { return les(tekst, '\t'); }, dekod, verdi, fraCsv, tilFil, fraFil, filnavn, kopier, svg, png, dokument,
  };
}());
