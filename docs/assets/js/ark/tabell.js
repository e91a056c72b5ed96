// @ts-check
/** A table of a sheet to write in: a control in each cell, named by its row and its column. */
(function () {
  'use strict';

  if (window.fellesArkTabell || !window.felles || !window.fellesArkFormler || !window.fellesArkUtveksling || !window.fellesArkPapir
    || !window.fellesArkKontroller) return;
  const { el, si, t } = window.felles;
  const formler = window.fellesArkFormler;
  const utveksling = window.fellesArkUtveksling;
  const { tone } = window.fellesArkPapir;
  const { vent, lagreNaa, lagreSnart, tekstfelt } = window.fellesArkKontroller;

  /** Least width on the screen, in rem. */
  const BREDDE = { 'kort tekst': 9, 'lang tekst': 11.5, 'ett valg': 7.5, tall: 6, dato: 9.5, rolle: 12, formel: 8 };
  /** Values of more letters speak for themselves, and a list that is closed has no room for more. */
  const KORT = 3;

  /** @typedef {{element: HTMLElement, felt: HTMLElement, sett: (verdi: string) => void}} Kontroll */

  /**
   * @param {ArkVert} vert
   * @param {ArkKolonne} kolonne
   * @param {string} navn
   * @param {string} nokkel
   * @param {(verdi: string) => void} lagre
   * @param {string} rolleliste
   * @param {string[]} trinn
   * @returns {Kontroll}
   */
  function kontroll(vert, kolonne, navn, nokkel, lagre, rolleliste, trinn) {
    if (kolonne.slag === 'kort tekst' || kolonne.slag === 'lang tekst') return tekstfelt(navn, nokkel, lagre, 1);
    if (kolonne.slag === 'ett valg') return velger(vert, kolonne, navn, nokkel, lagre, trinn);

    const felt = el('input', { type: 'text', 'aria-label': kolonne.enhet ? t('{0} i {1}', navn, kolonne.enhet) : navn, 'data-nokkel': nokkel, autocomplete: 'off' });
    if (kolonne.slag === 'tall') felt.setAttribute('inputmode', 'decimal');
    if (kolonne.slag === 'rolle' && rolleliste) felt.setAttribute('list', rolleliste);
    const ta = function () { lagre(utveksling.verdi(vert.def, kolonne, felt.value)); };
    felt.addEventListener('input', function () { vent(felt, ta); });
    felt.addEventListener('change', lagreSnart);
    return {
      element: el('div', { class: 'ark-linje' }, felt),
      felt: felt,
      sett: function (verdi) {
        // Who is in the middle of a word keeps the space after it.
        if (document.activeElement === felt && utveksling.verdi(vert.def, kolonne, felt.value) === verdi) return;
        // What is no date is kept and shown as it was written, so that it can be mended.
        if (kolonne.slag === 'dato') felt.type = verdi && !formler.erDag(verdi) ? 'text' : 'date';
        const vist = kolonne.slag === 'tall' ? verdi.replace('.', ',') : verdi;
        if (felt.value !== vist) felt.value = vist;
        if (kolonne.slag === 'rolle') felt.title = vist;
      },
    };
  }

  /**
   * @param {ArkVert} vert
   * @param {ArkKolonne} kolonne
   * @param {string} navn
   * @param {string} nokkel
   * @param {(verdi: string) => void} lagre
   * @param {string[]} trinn
   * @returns {Kontroll}
   */
  function velger(vert, kolonne, navn, nokkel, lagre, trinn) {
    const skala = kolonne.skala ? vert.def.skalaer[kolonne.skala] : undefined;
    const alle = skala ? skala.valg : [];
    const felt = el('select', { 'aria-label': navn, 'data-nokkel': nokkel }, el('option', { value: '', text: '–' }));
    alle.forEach(function (v, i) {
      const tekst = trinn[i] || v.tekst;
      const vist = v.vist || v.verdi;
      const like = tekst.toLowerCase() === vist.toLowerCase();
      felt.append(el('option', { value: v.verdi, text: like || vist.length > KORT ? vist : vist + ': ' + tekst }));
    });
    const merke = el('span', { class: 'ark-velger-tone' });
    felt.addEventListener('change', function () { lagre(felt.value); });
    return {
      element: el('div', { class: 'ark-velger' }, merke, felt),
      felt: felt,
      sett: function (verdi) {
        const v = formler.valg(vert.def, kolonne, verdi);
        const ukjent = felt.querySelector('option[data-ukjent]');
        if (ukjent) ukjent.remove();
        if (verdi && !v) felt.append(el('option', { value: verdi, text: t('{0} (ikke et av valgene)', verdi), 'data-ukjent': true }));
        if (felt.value !== verdi) felt.value = verdi;
        merke.replaceChildren(tone(v ? v.tone : undefined));
      },
    };
  }

  /**
   * @param {string} tegn
   * @param {string} navn
   * @param {string} nokkel
   * @param {() => void} gjor
   */
  function radknapp(tegn, navn, nokkel, gjor) {
    const knapp = el('button', { type: 'button', class: 'knapp knapp-stille ark-radknapp', 'aria-label': navn, title: navn, 'data-nokkel': nokkel },
      el('span', { 'aria-hidden': 'true', text: tegn }));
    knapp.addEventListener('click', gjor);
    return knapp;
  }

  /** @param {ArkDefinisjon} def @param {ArkKolonne} kolonne */
  function bredde(def, kolonne) {
    const skala = kolonne.skala ? def.skalaer[kolonne.skala] : undefined;
    const lengst = Math.max(0, ...(skala ? skala.valg.map(function (v) { return (v.vist || v.verdi).length; }) : []));
    const hode = Math.max(...kolonne.tekst.split(/\s+/).map(function (ord) { return ord.length; }));
    return Math.max(BREDDE[kolonne.slag], lengst ? lengst * .48 + 4.2 : 0, hode * .52 + 1.4);
  }

  /** @type {FellesArkTabell['lag']} */
  function lag(vert, del, maaling, forst) {
    const tabell = /** @type {ArkTabell} */ (del.tabell);
    const def = vert.def;
    const harAapne = Boolean(tabell.aapne);
    const harFaste = tabell.faste.length > 0;
    const sted = maaling ? 'maaling/' + del.id + '/' + maaling + '/rad/' : 'rad/' + del.id + '/';
    const rolleliste = def.roller.length && tabell.kolonner.some(function (k) { return k.slag === 'rolle'; }) ? 'roller-' + del.id : '';
    /** Ids of columns in the order they stand, «rad» for the text in front of an open row. */
    const kolonner = (harFaste ? ['rad'] : []).concat(tabell.kolonner.map(function (k) { return k.id; }));
    const antallKolonner = tabell.kolonner.length + 1 + (harAapne ? 1 : 0);
    let rader = forst;
    /** @type {Map<string, ((rad: ArkRad) => void)[]>} */
    const oppdaterer = new Map();

    /** @param {string} id @param {string} kolonne @param {string} hva */
    function lagrer(id, kolonne, hva) {
      return /** @param {string} verdi */ function (verdi) {
        vert.sett(del, maaling, [{ rad: id, kolonne: kolonne, verdi: verdi }], t('Endret: {0}', hva));
      };
    }

    /**
     * @param {ArkRad} rad
     * @param {number} nr
     */
    function byggRad(rad, nr) {
      const fast = tabell.faste.find(function (f) { return f.id === rad.id; });
      const gruppe = fast && fast.gruppe ? tabell.grupper.find(function (g) { return g.id === fast.gruppe; }) : undefined;
      const slag = tabell.aapne ? tabell.aapne.navn : t('rad');
      const navn = fast ? fast.tekst : slag + ' ' + nr;
      /** @type {((rad: ArkRad) => void)[]} */
      const fn = [];
      oppdaterer.set(rad.id, fn);
      const hode = el('th', { scope: 'row', class: fast ? 'ark-radtekst' : 'ark-radnr' });
      const tr = el('tr', { 'data-rad': rad.id }, hode);
      if (fast) {
        hode.append(fast.tekst);
        if (fast.hjelp) hode.append(el('span', { class: 'ark-hjelp', text: fast.hjelp }));
      } else if (harFaste) {
        hode.className = 'ark-radtekst';
        const k = tekstfelt((tabell.radtekst || t('Rad')) + ', ' + navn, sted + rad.id + '/rad', lagrer(rad.id, 'rad', navn), 1);
        k.felt.dataset.kolonne = 'rad';
        hode.append(k.element);
        k.sett(rad.celler.rad || '');
        fn.push(function (ny) { k.sett(ny.celler.rad || ''); });
      } else {
        hode.append(el('span', { class: 'ark-smal', text: slag.charAt(0).toUpperCase() + slag.slice(1) + ' ' }), String(nr));
      }
      for (const kolonne of tabell.kolonner) {
        const ledetekst = el('span', { class: 'ark-smal', 'aria-hidden': 'true', text: kolonne.tekst });
        if (kolonne.slag === 'formel') {
          const ut = el('td', { class: 'ark-formel', 'data-kolonne': kolonne.id });
          const verdi = el('span', { class: 'ark-svar' });
          ut.append(ledetekst, verdi);
          tr.append(ut);
          let foer = '';
          const vis = /** @param {ArkRad} ny @param {boolean} stille */ function (ny, stille) {
            const svar = formler.formel(def, tabell, kolonne, ny.celler);
            const tekst = svar ? formler.tekst(def, tabell, kolonne, ny.celler) : '';
            if (!stille && tekst === foer) return;
            foer = tekst;
            verdi.replaceChildren();
            if (!svar) {
              verdi.append(el('span', { class: 'ark-venter', text: t('ikke ennå') }));
              return;
            }
            verdi.append(tone(svar.baand ? svar.baand.tone : undefined), el('strong', { text: tekst }));
            if (svar.baand && svar.baand.raad) verdi.append(el('span', { class: 'ark-hjelp', text: svar.baand.raad }));
            if (!stille) si(kolonne.tekst + ', ' + navn + ': ' + tekst);
          };
          vis(rad, true);
          fn.push(function (ny) { vis(ny, false); });
          continue;
        }
        const k = kontroll(vert, kolonne, kolonne.tekst + ', ' + navn, sted + rad.id + '/' + kolonne.id, lagrer(rad.id, kolonne.id, kolonne.tekst + ', ' + navn), rolleliste, gruppe ? gruppe.trinn : []);
        k.felt.dataset.kolonne = kolonne.id;
        k.sett(rad.celler[kolonne.id] || '');
        fn.push(function (ny) { k.sett(ny.celler[kolonne.id] || ''); });
        tr.append(el('td', {}, ledetekst, k.element));
      }
      if (harAapne) {
        const knapper = el('td', { class: 'ark-radknapper' });
        if (!fast) {
          knapper.append(
            radknapp('↑', t('Flytt {0} opp', navn), sted + rad.id + '/opp', function () { vert.flytt(del, rad.id, -1); }),
            radknapp('↓', t('Flytt {0} ned', navn), sted + rad.id + '/ned', function () { vert.flytt(del, rad.id, 1); }),
            radknapp('✕', t('Slett {0}', navn), sted + rad.id + '/slett', function () { vert.slett(del, rad.id); }));
        }
        tr.append(knapper);
      }
      return tr;
    }

    const hoderad = el('tr', {});
    if (harFaste) hoderad.append(el('th', { scope: 'col', text: tabell.radtekst || t('Rad') }));
    else hoderad.append(el('th', { scope: 'col', class: 'ark-radnr' }, el('abbr', { title: t('Nummer'), text: t('Nr.') })));
    for (const kolonne of tabell.kolonner) {
      const th = el('th', { scope: 'col' }, kolonne.tekst + (kolonne.enhet ? ' (' + kolonne.enhet + ')' : ''));
      if (kolonne.hjelp) th.append(el('span', { class: 'ark-hjelp', text: kolonne.hjelp }));
      hoderad.append(th);
    }
    if (harAapne) hoderad.append(el('th', { scope: 'col', class: 'ark-radknapper' }, el('span', { class: 'skjult', text: t('Flytt og slett') })));
    const kolgruppe = el('colgroup', {});
    const bredder = [harFaste ? 12 : 2.6].concat(tabell.kolonner.map(function (k) { return bredde(def, k); }), harAapne ? [8.2] : []);
    const sum = bredder.reduce(function (a, b) { return a + b; }, 0);
    for (const b of bredder) {
      const col = el('col', {});
      col.style.width = (100 * b / sum) + '%';
      kolgruppe.append(col);
    }
    const flate = el('table', { class: 'arkbruk-tabell' }, kolgruppe, el('thead', {}, hoderad));
    flate.style.minWidth = sum + 'rem';

    /** @type {HTMLElement | null} */
    let kropp = null;
    let gruppe = '';
    rader.forEach(function (rad, i) {
      const fast = tabell.faste.find(function (f) { return f.id === rad.id; });
      const g = fast ? fast.gruppe || '' : '-';
      if (!kropp || (g !== gruppe && (tabell.grupper.length || g === '-'))) {
        kropp = el('tbody', {});
        flate.append(kropp);
        const def2 = tabell.grupper.find(function (en) { return en.id === g; });
        if (def2) {
          const th = el('th', { scope: 'rowgroup', colspan: antallKolonner, text: def2.tittel });
          if (def2.hjelp) th.append(el('span', { class: 'ark-hjelp', text: def2.hjelp }));
          kropp.append(el('tr', { class: 'ark-gruppe' }, th));
        }
      }
      gruppe = g;
      kropp.append(byggRad(rad, fast ? i + 1 : i + 1 - tabell.faste.length));
    });

    flate.addEventListener('paste', function (h) { limInn(h); });
    flate.addEventListener('keydown', function (h) { tast(h); });

    /** @param {EventTarget | null} fra */
    function sitt(fra) {
      const felt = fra instanceof HTMLElement ? fra.closest('[data-nokkel][data-kolonne]') : null;
      const tr = felt && felt.closest('tr');
      return felt instanceof HTMLElement && tr && tr.dataset.rad ? { felt: felt, rad: tr.dataset.rad, kolonne: felt.dataset.kolonne || '' } : null;
    }

    /** @param {KeyboardEvent} h */
    function tast(h) {
      const her = sitt(h.target);
      if (!her) return;
      const opp = h.key === 'ArrowUp';
      if (h.altKey && (opp || h.key === 'ArrowDown') && harAapne && !(her.felt instanceof HTMLSelectElement)) {
        h.preventDefault();
        vert.flytt(del, her.rad, opp ? -1 : 1);
        return;
      }
      const kolonne = tabell.kolonner.find(function (k) { return k.id === her.kolonne; });
      if (h.key !== 'Enter' || h.isComposing || h.altKey || h.ctrlKey || (kolonne && (kolonne.slag === 'lang tekst' || kolonne.slag === 'ett valg'))) return;
      // As in a spreadsheet: on to the row below.
      h.preventDefault();
      lagreNaa();
      const i = rader.findIndex(function (r) { return r.id === her.rad; });
      const neste = rader[i + (h.shiftKey ? -1 : 1)];
      const mal = neste && flate.querySelector('[data-nokkel="' + sted + neste.id + '/' + her.kolonne + '"]');
      if (mal instanceof HTMLElement) mal.focus();
    }

    /** @param {ClipboardEvent} h */
    function limInn(h) {
      const her = sitt(h.target);
      if (!her || !h.clipboardData) return;
      const tekst = h.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n$/, '');
      const fraTabell = /<table[\s>]/i.test(h.clipboardData.getData('text/html'));
      const kolonne = tabell.kolonner.find(function (k) { return k.id === her.kolonne; });
      const enkelt = !tekst.includes('\t') && !fraTabell && (!tekst.includes('\n') || Boolean(kolonne && kolonne.slag === 'lang tekst'));
      const tekstlig = her.felt instanceof HTMLTextAreaElement || (her.felt instanceof HTMLInputElement && her.felt.type === 'text');
      if (enkelt && tekstlig) return;
      let blokk = utveksling.lesTsv(tekst);
      if (!blokk.length) return;
      if (blokk.length === 1 && blokk[0].length === 1 && tekstlig) return;
      h.preventDefault();
      lagreNaa();
      const fra = kolonner.indexOf(her.kolonne);
      // A table that was copied with its heading.
      const hode = tabell.kolonner.map(function (k) { return k.tekst.toLowerCase(); });
      if (blokk.length > 1 && blokk[0].filter(function (t) { return hode.includes(t.trim().toLowerCase()); }).length > blokk[0].length / 2) blokk = blokk.slice(1);
      const start = rader.findIndex(function (r) { return r.id === her.rad; });
      const mangler = start + blokk.length - rader.length;
      const ider = rader.map(function (r) { return r.id; }).concat(mangler > 0 ? vert.nye(del, mangler) : []);
      /** @type {{rad: string, kolonne: string, verdi: string}[]} */
      const celler = [];
      let utenfor = 0;
      blokk.forEach(function (linje, i) {
        const id = ider[start + i];
        if (!id) {
          utenfor += 1;
          return;
        }
        linje.forEach(function (verdi, j) {
          const kolId = kolonner[fra + j];
          if (!kolId) return;
          if (kolId === 'rad') {
            if (!tabell.faste.some(function (f) { return f.id === id; })) celler.push({ rad: id, kolonne: 'rad', verdi: verdi.trim() });
            return;
          }
          const k = tabell.kolonner.find(function (en) { return en.id === kolId; });
          if (k && k.slag !== 'formel') celler.push({ rad: id, kolonne: kolId, verdi: utveksling.verdi(def, k, verdi) });
        });
      });
      const antall = blokk.length - utenfor;
      vert.sett(del, maaling, celler, antall === 1 ? t('Limt inn: 1 rad') : t('Limt inn: {0} rader', antall));
      si((antall === 1 ? t('Limt inn i 1 rad.') : t('Limt inn i {0} rader.', antall)) + (utenfor ? ' ' + t('Det var ikke plass til {0}.', utenfor) : ''));
    }

    const boks = el('div', { class: 'tabell arkbruk-rull', 'data-rull': del.id }, flate);
    if (rolleliste) boks.append(el('datalist', { id: rolleliste }, ...def.roller.map(function (r) { return el('option', { value: r }); })));
    return {
      element: boks,
      oppdater: function (nye) {
        rader = nye;
        for (const rad of nye) for (const fn of oppdaterer.get(rad.id) || []) fn(rad);
      },
    };
  }

  window.fellesArkTabell = { lag: lag };
}());
