// @ts-check
/** The filled sheet to read and to print, in the form that the empty one has on the page. */
(function () {
  'use strict';

  if (window.fellesArkPapir || !window.felles || !window.fellesArkFormler || !window.fellesArkDiagram) return;
  const felles = window.felles;
  const { el, dag, dato } = felles;
  const formler = window.fellesArkFormler;
  const diagram = window.fellesArkDiagram;

  /** @type {FellesArkPapir['tone']} */
  function tone(t) {
    return t ? el('span', { class: 'tone tone-' + t, 'aria-hidden': 'true' }) : document.createTextNode('');
  }

  /** @type {FellesArkPapir['tabell']} */
  function tabell(r, klasse) {
    const flate = el('table', { class: klasse || 'ark-lesetabell' }, el('thead', {}, el('tr', {}, ...r.hode.map(function (t) { return el('th', { scope: 'col', text: t }); }))));
    const kropp = el('tbody', {});
    for (const linje of r.rader) {
      kropp.append(el('tr', {}, ...linje.map(function (t, i) { return i ? el('td', { text: t }) : el('th', { scope: 'row', text: t }); })));
    }
    flate.append(kropp);
    return el('div', { class: 'tabell', tabindex: '0', role: 'region', 'aria-label': r.tekst }, flate);
  }

  /**
   * A filled table with the groups, the widths and the tones of the sheet.
   * @param {ArkDefinisjon} def
   * @param {ArkTabell} t
   * @param {string} tittel
   * @param {ArkRad[]} rader
   * @param {Record<string, string>} spraak the language of what is written, when it is another
   * @param {number} [forst] width of the texts of fixed rows
   */
  function utfylt(def, t, tittel, rader, spraak, forst) {
    const harFaste = t.faste.length > 0;
    const hode = el('tr', {});
    if (harFaste) hode.append(el('th', { scope: 'col', text: t.radtekst || felles.t('Rad') }));
    for (const k of t.kolonner) hode.append(el('th', { scope: 'col', text: k.tekst + (k.enhet ? ' (' + k.enhet + ')' : '') }));
    const bredder = (harFaste ? [forst || 4] : []).concat(t.kolonner.map(function (k) { return k.bredde; }));
    const sum = bredder.reduce(function (a, b) { return a + b; }, 0);
    const kolgruppe = el('colgroup', {});
    for (const b of bredder) {
      const kol = el('col', {});
      kol.style.width = (100 * b / sum) + '%';
      kolgruppe.append(kol);
    }
    const flate = el('table', { class: 'ark-tabell ark-utfylt-tabell' }, kolgruppe, el('thead', {}, hode));
    flate.style.setProperty('--bredde', String(sum));

    /** @param {string} gruppe @param {ArkRad[]} her */
    function kropp(gruppe, her) {
      const tb = el('tbody', {});
      if (gruppe) tb.append(el('tr', { class: 'ark-gruppe' }, el('th', { scope: 'rowgroup', colspan: bredder.length, text: gruppe })));
      for (const rad of her) {
        const fast = t.faste.find(function (f) { return f.id === rad.id; });
        const tr = el('tr', {});
        if (harFaste) tr.append(el('th', { scope: 'row', text: fast ? fast.tekst : rad.celler.rad || '' }));
        t.kolonner.forEach(function (k, i) {
          const formel = k.slag === 'formel' ? formler.formel(def, t, k, rad.celler) : null;
          const v = k.slag === 'ett valg' ? formler.valg(def, k, rad.celler[k.id] || '') : null;
          const skrevet = /tekst$/.test(k.slag) || k.slag === 'rolle' ? spraak : {};
          const celle = !harFaste && !i ? el('th', { scope: 'row', ...skrevet }) : el('td', skrevet);
          celle.append(tone(formel && formel.baand ? formel.baand.tone : v ? v.tone : undefined), formler.tekst(def, t, k, rad.celler));
          tr.append(celle);
        });
        tb.append(tr);
      }
      if (tb.rows.length) flate.append(tb);
    }

    const som = /** @param {ArkFastRad} f */ function (f) { return rader.find(function (r) { return r.id === f.id; }) || { id: f.id, celler: {} }; };
    if (t.grupper.length) for (const g of t.grupper) kropp(g.tittel, t.faste.filter(function (f) { return f.gruppe === g.id; }).map(som));
    const uten = t.faste.filter(function (f) { return !t.grupper.some(function (g) { return g.id === f.gruppe; }); }).map(som);
    kropp('', uten.concat(rader.filter(function (r) { return !t.faste.some(function (f) { return f.id === r.id; }) && !formler.erTom(r.celler); })));
    return el('div', { class: 'tabell', tabindex: '0', role: 'region', 'aria-label': tittel }, flate);
  }

  /**
   * All measurements side by side, and what was written to them after.
   * @param {ArkDefinisjon} def
   * @param {ArkTabell} t
   * @param {string} tittel
   * @param {ArkMaaling[]} maalinger
   */
  function sammenlignet(def, t, tittel, maalinger) {
    const navn = maalinger.map(function (m) { return (m.enhet || felles.t('Måling')) + (formler.erDag(m.dato) ? ', ' + dato(m.dato) : ''); });
    const erTekst = /** @param {ArkKolonne} k */ function (k) { return k.slag === 'kort tekst' || k.slag === 'lang tekst'; };
    const celler = /** @param {ArkMaaling} m @param {ArkFastRad} f */ function (m, f) {
      const rad = m.rader.find(function (r) { return r.id === f.id; });
      return rad ? rad.celler : {};
    };
    /** @type {ArkTabell} */
    const bred = {
      ...t, enheter: undefined,
      kolonner: navn.map(function (tekst, i) { return { id: String(i), tekst: tekst, slag: 'kort tekst', bredde: 3 }; }),
    };
    const rader = t.faste.map(function (f) {
      return { id: f.id, celler: Object.fromEntries(maalinger.map(function (m, i) {
        const svar = t.kolonner.filter(function (k) { return !erTekst(k); }).map(function (k) { return formler.tekst(def, t, k, celler(m, f)); }).filter(Boolean);
        return [String(i), svar.join(', ')];
      })) };
    });
    /** @type {HTMLElement[]} */
    const ut = [utfylt(def, bred, tittel, rader, {}, 7)];
    maalinger.forEach(function (m, i) {
      const linjer = t.faste.flatMap(function (f) {
        const skrevet = t.kolonner.filter(erTekst).map(function (k) { return celler(m, f)[k.id] || ''; }).filter(Boolean);
        return skrevet.length ? [el('li', {}, el('b', { text: f.tekst }), ' ' + skrevet.join(' '))] : [];
      });
      const hva = t.kolonner.filter(erTekst).map(function (k) { return k.tekst; }).join(', ');
      if (linjer.length) ut.push(el('p', { class: 'ark-ledetekst', text: navn[i] + '. ' + hva }), el('ul', { class: 'ark-belegg' }, ...linjer));
    });
    return ut;
  }

  /** @type {FellesArkPapir['lag']} */
  function lag(def, tittel, merknad, innhold, palett) {
    /** @type {HTMLElement[]} */
    const ut = [el('p', { class: 'ark-tittel', text: tittel })];
    /** @type {Record<string, string>} */
    const spraak = innhold === def.eksempel.innhold && def.eksempel.spraak ? { lang: def.eksempel.spraak } : {};
    /** Pictures too wide to stand in the sheet come after it. @type {HTMLElement[]} */
    const etter = [];
    if (merknad) ut.push(el('p', { class: 'ark-merknad', text: merknad }));
    ut.push(el('p', { class: 'ark-vern', text: def.vern }));
    for (const del of def.deler) {
      const svar = innhold.deler[del.id] || {};
      const boks = el('section', { class: 'ark-del' + (del.tabell || del.felt.length > 1 ? '' : ' ark-del-smal') }, el('h3', { text: del.tittel }));
      if (del.felt.length) {
        const felt = el('div', { class: 'ark-feltene' });
        for (const f of del.felt) {
          const tekst = (svar.felt || {})[f.id] || '';
          felt.append(el('div', { class: 'ark-felt' }, el('p', { class: 'ark-ledetekst', text: f.tekst }), el('p', { class: 'ark-svartekst' + (tekst ? '' : ' er-tomt'), ...(tekst ? spraak : {}), text: tekst || felles.t('Ikke besvart') })));
        }
        boks.append(felt);
      }
      const t = del.tabell;
      if (t && t.enheter) {
        if ((svar.maalinger || []).length) boks.append(...sammenlignet(def, t, del.tittel, svar.maalinger || []));
      } else if (t && (t.faste.length || (svar.rader || []).some(function (r) { return !formler.erTom(r.celler); }))) {
        boks.append(utfylt(def, t, del.tittel, svar.rader || [], spraak));
      }
      if (t && !boks.querySelector('table')) boks.append(el('p', { class: 'ark-svartekst er-tomt', text: felles.t('Ikke fylt ut') }));
      if (del.punkter.length) {
        boks.append(el('ul', { class: 'ark-kryssliste' }, ...del.punkter.map(function (p) {
          const satt = (svar.kryss || []).includes(p.id);
          return el('li', { class: satt ? 'er-satt' : '' }, el('span', { class: 'skjult', text: (satt ? felles.t('Ja:') : felles.t('Ikke ennå:')) + ' ' }), p.tekst);
        })));
      }
      ut.push(boks);
      const bilde = t && t.diagram ? diagram.lag(def, del, innhold, palett) : null;
      if (bilde && t && t.diagram) {
        bilde.svg.classList.add('ark-bilde');
        const figur = el('figure', { class: 'ark-figur ark-figur-' + t.diagram.slag }, bilde.svg);
        const tabeller = el('div', { class: 'ark-figurtabeller' }, ...bilde.tabeller.map(function (r) { return el('div', {}, el('p', { class: 'ark-ledetekst', text: r.tekst }), tabell(r)); }));
        (t.diagram.slag === 'tidslinje' ? etter : ut).push(el('section', { class: 'ark-del ark-del-figur ark-del-' + t.diagram.slag }, el('h3', { text: t.diagram.tittel }), figur, tabeller));
      }
    }
    ut.push(el('p', { class: 'ark-fot', text: felles.t('Fellesmodellen, verktøy nr. {0}, revisjon {1}. Skrevet ut {2}.', def.verktoy.nr, def.revisjon, dato(dag())) }));
    return ut.concat(etter);
  }

  window.fellesArkPapir = { lag: lag, tabell: tabell, tone: tone };
}());
