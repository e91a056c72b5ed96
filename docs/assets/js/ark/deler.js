// @ts-check
/** A part of a sheet to write in: its fields, its table with what belongs to it, and its points. */
(function () {
  'use strict';

  if (window.fellesArkDeler || !window.felles || !window.fellesProsjekt || !window.fellesArkFormler || !window.fellesArkDiagram
    || !window.fellesArkPapir || !window.fellesArkKontroller || !window.fellesArkTabell) return;
  const { el, dato, t } = window.felles;
  const prosjekt = window.fellesProsjekt;
  const formler = window.fellesArkFormler;
  const diagram = window.fellesArkDiagram;
  const papir = window.fellesArkPapir;
  const { vent, lagreNaa, lagreSnart, venter, knapp, brett, tekstfelt } = window.fellesArkKontroller;
  const tabeller = window.fellesArkTabell;

  /**
   * Scales that say more than their values do.
   * @param {ArkDefinisjon} def
   * @param {ArkTabell} tabell
   */
  function forklarte(def, tabell) {
    const brukt = Array.from(new Set(tabell.kolonner.map(function (k) { return k.skala || ''; }).filter(Boolean)));
    return brukt.map(function (id) { return def.skalaer[id]; }).filter(function (skala) {
      return skala && skala.valg.some(function (v) { return (v.vist || v.verdi).toLowerCase() !== v.tekst.toLowerCase(); });
    });
  }

  /** @param {ArkSkala} skala */
  function byggSkala(skala) {
    return el('div', { class: 'ark-skala' }, el('p', { text: skala.tittel }), el('ul', {}, ...skala.valg.map(function (v) {
      return el('li', {}, papir.tone(v.tone), v.tone ? ' ' : '', el('b', { text: v.vist || v.verdi }), ' ' + v.tekst);
    })));
  }

  /** @type {FellesArkDeler['lag']} */
  function lag(side, rader, filer) {
    const { def, sti, si, tegn, fokuser } = side;
    /** The curves that are shown, by part, when somebody has chosen. @type {Record<Sti, Set<string>>} */
    const kurver = {};

    /** @param {ArkDel} del @param {ArkInnhold} innhold @returns {ArkStykke} */
    function byggMaaling(del, innhold) {
      const enheter = /** @type {ArkEnheter} */ (/** @type {ArkTabell} */ (del.tabell).enheter);
      const id = rader.valgtMaaling(del, innhold);
      const alle = rader.maalinger(del, innhold);
      const sted = 'maaling/' + del.id + '/' + id + '/';
      const finnes = alle.some(function (m) { return m.id === id; });
      const boks = el('div', { class: 'ark-maaling' }, el('p', { class: 'ark-hjelp', text: enheter.hjelp }));
      const velger = el('select', { id: 'maaling-' + del.id, 'data-nokkel': 'maalingsvelger/' + del.id });
      if (alle.length > 1) {
        for (const m of alle) velger.append(el('option', { value: m.id }));
        velger.value = id;
        velger.addEventListener('change', function () {
          lagreNaa();
          rader.velgMaaling(del.id, velger.value);
          fokuser('maalingsvelger/' + del.id);
          tegn();
        });
        boks.append(el('p', { class: 'ark-topp-felt' }, el('label', { for: velger.id, text: t('Hvilken måling') }), velger));
      }
      const enhet = el('input', { type: 'text', id: 'enhet-' + del.id, list: 'enheter-' + del.id, autocomplete: 'off', 'data-nokkel': sted + 'enhet' });
      const naar = el('input', { type: 'date', id: 'dato-' + del.id, 'data-nokkel': sted + 'dato' });
      const lagre = /** @param {'enhet' | 'dato'} hva @param {HTMLInputElement} felt */ function (hva, felt) {
        return function () {
          const verdi = felt.value.trim();
          prosjekt.sett({ [sti(sted + hva)]: verdi || null, ...(verdi ? { ...rader.maalingTil(del, id), [sti(sted + hva)]: verdi, [sti('slag')]: def.id } : {}) }, hva === 'dato' ? t('Endret: dato') : t('Endret: {0}', enheter.tekst));
        };
      };
      enhet.addEventListener('input', function () { vent(enhet, lagre('enhet', enhet)); });
      enhet.addEventListener('change', lagreSnart);
      naar.addEventListener('change', lagre('dato', naar));
      boks.append(
        el('p', { class: 'ark-topp-felt' }, el('label', { for: enhet.id, text: enheter.tekst }), enhet),
        el('p', { class: 'ark-topp-felt' }, el('label', { for: naar.id, text: t('Dato') }), naar),
        el('datalist', { id: 'enheter-' + del.id }, ...Array.from(new Set(alle.map(function (m) { return m.enhet; }))).filter(Boolean).map(function (e) { return el('option', { value: e }); })));
      if (finnes) {
        boks.append(el('p', { class: 'knapperad' },
          knapp(t('Legg til en enhet'), function () { rader.nyMaaling(del, ''); }, 'ny-maaling/' + del.id),
          knapp(t('Mål samme enhet på nytt'), function () { rader.nyMaaling(del, enhet.value.trim()); }, 'samme-maaling/' + del.id),
          knapp(t('Slett målingen'), function () {
            lagreNaa();
            fokuser('enhet');
            prosjekt.sett(Object.fromEntries(Object.keys(prosjekt.under(sti(sted))).map(function (k) { return [sti(sted + k), null]; })), t('Måling slettet'));
            const felt = document.getElementById('enhet-' + del.id);
            if (felt) felt.focus();
            si(t('Målingen er slettet. «Angre» henter den tilbake.'));
          }, 'slett-maaling/' + del.id)));
      }
      return {
        element: boks,
        oppdater: function (ny) {
          const na = rader.maalinger(del, ny);
          na.forEach(function (m, i) {
            const valg = Array.from(velger.options).find(function (o) { return o.value === m.id; });
            if (valg) valg.textContent = (m.enhet || t('Måling {0}', i + 1)) + (formler.erDag(m.dato) ? ', ' + dato(m.dato) : '');
          });
          const m = na.find(function (en) { return en.id === id; });
          if (document.activeElement !== enhet || !venter()) enhet.value = m ? m.enhet : '';
          if (naar.value !== (m ? m.dato : '')) naar.value = m ? m.dato : '';
        },
      };
    }

    /** @param {ArkDel} del @returns {ArkStykke} */
    function byggDiagram(del) {
      const d = /** @type {ArkDiagram} */ (/** @type {ArkTabell} */ (del.tabell).diagram);
      const boks = el('div', { class: 'ark-diagram' });
      let foer = '-';
      return {
        element: boks,
        oppdater: function (innhold) {
          const sted = sti(del.id);
          const form = JSON.stringify([sted, innhold.deler[del.id] || null, Array.from(kurver[sted] || ['-'])]);
          if (form === foer) return;
          foer = form;
          const bilde = diagram.lag(def, del, innhold, diagram.skjerm, kurver[sted]);
          boks.replaceChildren(el('h4', { text: d.tittel }));
          if (!bilde) {
            boks.append(el('p', { class: 'ark-hjelp', text: t('Diagrammet kommer når dere har fylt ut noe å tegne.') }));
            return;
          }
          boks.append(el('p', { class: 'ark-hjelp', text: d.hjelp }));
          if (bilde.kurver.length > 1) boks.append(kurvevalg(del, bilde.kurver));
          bilde.svg.classList.add('ark-bilde', 'ark-bilde-' + d.slag);
          boks.append(el('div', { class: 'ark-bilderull tabell', tabindex: '0', role: 'region', 'aria-label': d.tittel }, bilde.svg));
          for (const r of bilde.tabeller) {
            boks.append(brett(sti('tabell/' + del.id + '/' + r.tekst), 'ark-bildetabell', d.slag === 'rutenett', el('summary', { text: r.tekst }), papir.tabell(r)));
          }
          boks.append(el('p', { class: 'knapperad' },
            knapp(t('Last ned bildet (PNG)'), function () { void filer.lagreBilde(del, 'png', kurver[sti(del.id)]); }, 'png/' + del.id),
            knapp(t('Last ned bildet (SVG)'), function () { void filer.lagreBilde(del, 'svg', kurver[sti(del.id)]); }, 'svg/' + del.id)));
        },
      };
    }

    /** @param {ArkDel} del @param {ArkKurve[]} alle */
    function kurvevalg(del, alle) {
      const sted = sti(del.id);
      const { enheter } = /** @type {ArkTabell} */ (del.tabell);
      const mest = enheter ? enheter.maks : alle.length;
      const paa = kurver[sted] || new Set(alle.slice(-mest).map(function (k) { return k.id; }));
      return el('fieldset', { class: 'ark-kurver' }, el('legend', { text: t('Vis i diagrammet') }), ...alle.map(function (k) {
        const rute = el('input', { type: 'checkbox', 'data-nokkel': 'kurve/' + del.id + '/' + k.id, checked: paa.has(k.id), disabled: !paa.has(k.id) && paa.size >= mest });
        rute.addEventListener('change', function () {
          const nye = new Set(paa);
          if (rute.checked) nye.add(k.id);
          else nye.delete(k.id);
          kurver[sted] = nye;
          tegn();
        });
        return el('label', {}, rute, k.tekst);
      }));
    }

    /** @param {ArkDel} del */
    function byggTabellverktoy(del) {
      const tabell = /** @type {ArkTabell} */ (del.tabell);
      const rad = el('div', { class: 'ark-tabellverktoy' });
      if (tabell.aapne) rad.append(knapp(t('Legg til {0}', tabell.aapne.navn), function () { rader.leggTil(del); }, 'legg-til/' + del.id));
      rad.append(brett(sti('excel/' + del.id), 'ark-excel', false,
        el('summary', {}, t('Excel og CSV'), el('span', { class: 'skjult', text: ' ' + t('for {0}', del.tittel) })),
        el('p', { text: t('Kopier et område i Excel, sett markøren i den første ruta og lim inn. Nye rader kommer av seg selv.') }),
        el('p', { text: t('Enter går til raden under. Alt og pil opp eller ned flytter raden. Ctrl og Z angrer når markøren ikke står i en tekst.') }),
        el('p', { class: 'knapperad' },
          knapp(t('Kopier tabellen'), function () { void filer.kopierTabell(del); }, 'kopier/' + del.id),
          knapp(t('Last ned CSV'), function () { filer.lagreCsv(del); }, 'csv-ut/' + del.id),
          knapp(t('Hent inn CSV'), function () { filer.hentCsv(del); }, 'csv-inn/' + del.id))));
      return rad;
    }

    /** @param {ArkDel} del @param {ArkFelt} felt @returns {ArkStykke} */
    function byggFelt(del, felt) {
      const rest = 'felt/' + del.id + '/' + felt.id;
      const k = tekstfelt(felt.tekst, rest, function (verdi) {
        const ren = verdi.replace(/\s+$/, '');
        prosjekt.sett({ [sti(rest)]: ren || null, ...(ren ? { [sti('slag')]: def.id } : {}) }, t('Endret: {0}', felt.tekst));
      }, Math.max(2, felt.linjer));
      k.felt.id = 'felt-' + del.id + '-' + felt.id;
      k.felt.removeAttribute('aria-label');
      const boks = el('div', { class: 'ark-felt' }, el('label', { for: k.felt.id, text: felt.tekst }));
      if (felt.hjelp) {
        boks.append(el('p', { class: 'ark-hjelp', id: k.felt.id + '-hjelp', text: felt.hjelp }));
        k.felt.setAttribute('aria-describedby', k.felt.id + '-hjelp');
      }
      boks.append(k.element);
      return { element: boks, oppdater: function (ny) { k.sett(((ny.deler[del.id] || {}).felt || {})[felt.id] || ''); } };
    }

    /** @param {ArkDel} del @param {ArkPunkt} punkt @returns {ArkStykke} */
    function byggPunkt(del, punkt) {
      const rest = 'kryss/' + del.id + '/' + punkt.id;
      const rute = el('input', { type: 'checkbox', 'data-nokkel': rest });
      rute.addEventListener('change', function () {
        prosjekt.sett({ [sti(rest)]: rute.checked || null, ...(rute.checked ? { [sti('slag')]: def.id } : {}) }, rute.checked ? t('Krysset av: {0}', punkt.tekst) : t('Kryss fjernet: {0}', punkt.tekst));
      });
      return {
        element: el('li', {}, el('label', {}, rute, el('span', { text: punkt.tekst }))),
        oppdater: function (ny) { rute.checked = ((ny.deler[del.id] || {}).kryss || []).includes(punkt.id); },
      };
    }

    /** @type {ArkDeler['form']} */
    function form(del, innhold) {
      const maaling = rader.valgtMaaling(del, innhold);
      const viste = del.tabell ? rader.viste(del, maaling, innhold).map(function (r) { return r.id; }) : [];
      return JSON.stringify([side.ark(), maaling, rader.maalinger(del, innhold).map(function (m) { return m.id; }), viste]);
    }

    /** @type {ArkDeler['bygg']} */
    function bygg(del, innhold) {
      const boks = el('section', { class: 'ark-arbeidsdel', 'aria-labelledby': 'del-' + del.id }, el('h3', { id: 'del-' + del.id, text: del.tittel }));
      /** @type {((innhold: ArkInnhold) => void)[]} */
      const oppdater = [];
      const med = /** @param {ArkStykke} stykke */ function (stykke) {
        oppdater.push(stykke.oppdater);
        return stykke.element;
      };
      if (del.hjelp) boks.append(el('p', { class: 'ark-hjelp', text: del.hjelp }));
      for (const felt of del.felt) boks.append(med(byggFelt(del, felt)));
      if (del.tabell) {
        const maaling = rader.valgtMaaling(del, innhold);
        if (maaling) boks.append(med(byggMaaling(del, innhold)));
        boks.append(...forklarte(def, del.tabell).map(byggSkala));
        const tabell = tabeller.lag(rader, del, maaling, rader.viste(del, maaling, innhold));
        boks.append(tabell.element, byggTabellverktoy(del));
        oppdater.push(function (ny) { tabell.oppdater(rader.viste(del, maaling, ny)); });
        if (del.tabell.diagram) boks.append(med(byggDiagram(del)));
      }
      if (del.punkter.length) boks.append(el('ul', { class: 'sjekk' }, ...del.punkter.map(function (punkt) { return med(byggPunkt(del, punkt)); })));
      return { element: boks, oppdater: function (ny) { for (const fn of oppdater) fn(ny); } };
    }

    return { form: form, bygg: bygg };
  }

  window.fellesArkDeler = { lag: lag };
}());
