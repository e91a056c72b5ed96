// @ts-check
/** A sheet to fill in: which one is open, what is drawn of it, what happens when it changes, and its way to paper. */
(function () {
  'use strict';

  if (!window.felles || !window.fellesProsjekt || !window.fellesArkFormler || !window.fellesArkInnhold
    || !window.fellesArkDiagram || !window.fellesArkPapir || !window.fellesArkKontroller || !window.fellesArkRader
    || !window.fellesArkFiler || !window.fellesArkDeler) return;
  const { el, t } = window.felles;
  const prosjekt = window.fellesProsjekt;
  const formler = window.fellesArkFormler;
  const arkInnhold = window.fellesArkInnhold;
  const diagram = window.fellesArkDiagram;
  const papir = window.fellesArkPapir;
  const { lagreNaa, knapp, brett } = window.fellesArkKontroller;
  const arkRader = window.fellesArkRader;
  const arkFiler = window.fellesArkFiler;
  const arkDeler = window.fellesArkDeler;

  const TEKST = {
    kladd: t('Dette arket begynte som et oppdiktet eksempel. Bytt ut innholdet med deres eget.'),
    kladdPapir: t('Kladd som begynte som et oppdiktet eksempel.'),
    eksempelPapir: t('Oppdiktet eksempel.'),
    eldre: t('Dette står i prosjektet, men har ikke lenger noen plass i arket. Det er ikke slettet, og det følger med når du lagrer.'),
  };

  /** @typedef {{form: (innhold: ArkInnhold) => string, bygg: (innhold: ArkInnhold) => ArkStykke, naa: ArkStykke | null, var: string}} Blokk */

  /** @param {HTMLElement} tomt */
  function monter(tomt) {
    const def = (window.fellesArk || {})[tomt.dataset.ark || ''];
    if (!def) return;

    let ark = forste();
    let visEksempel = false;
    let fokus = '';
    /** @type {'' | 'tomt' | 'utfylt'} */
    let utskrift = '';

    const melding = el('p', { class: 'ark-melding', role: 'status' });
    const flate = el('div', { class: 'arkbruk-deler' });
    const linje = el('div', {});
    const vertElement = el('div', { class: 'arkbruk' }, linje, flate, melding);

    function forste() {
      const fra = /^#ark-([a-z0-9_.-]+)$/.exec(location.hash);
      const alle = arkInnhold.ark(def.id);
      const valgt = fra && alle.find(function (a) { return a.id === fra[1]; });
      return valgt ? valgt.id : alle.length ? alle[0].id : def.id;
    }

    /** @param {string} tekst @param {boolean} [feil] */
    function si(tekst, feil) {
      melding.textContent = tekst;
      melding.classList.toggle('er-feil', Boolean(feil));
    }

    /** @type {ArkSide['sti']} */
    function sti(rest) {
      return 'ark/' + ark + '/' + rest;
    }

    /** @type {ArkSide['fokuser']} */
    function fokuser(nokkel) {
      fokus = nokkel;
    }

    /** @type {ArkSide} */
    const side = { def: def, ark: function () { return ark; }, sti: sti, si: si, tegn: tegn, fokuser: fokuser };
    const rader = arkRader.lag(side);
    const filer = arkFiler.lag(side, vertElement, leggInn);
    const deler = arkDeler.lag(side, rader, filer);

    // Whole sheets

    /** @param {string} id */
    function velg(id) {
      lagreNaa();
      ark = id;
      visEksempel = false;
      tegn();
    }

    /**
     * Content into a new sheet, or into this one while it is empty.
     * @param {string} navn
     * @param {boolean} kladd
     * @param {ArkInnhold} innhold
     * @param {string} hva
     */
    function leggInn(navn, kladd, innhold, hva) {
      lagreNaa();
      const tomtArk = arkInnhold.erTomt(arkInnhold.les(def, ark));
      const id = tomtArk ? ark : prosjekt.nyId();
      ark = id;
      visEksempel = false;
      prosjekt.sett({
        ...(tomtArk ? arkInnhold.slett(id) : {}), ...arkInnhold.skriv(def, id, innhold), ['ark/' + id + '/tittel']: navn || null, ['ark/' + id + '/kladd']: kladd || null,
      }, hva);
    }

    function nytt() {
      lagreNaa();
      const nr = arkInnhold.ark(def.id).length + 1;
      ark = prosjekt.nyId();
      visEksempel = false;
      fokus = 'tittel';
      prosjekt.sett({ [sti('slag')]: def.id, [sti('tittel')]: def.tittel + ' ' + nr }, t('Nytt ark'));
      si(t('Et nytt, tomt ark er åpnet.'));
    }

    function kopi() {
      lagreNaa();
      const innhold = arkInnhold.les(def, ark);
      const [navn, kladd] = [arkInnhold.tittel(def, ark), arkInnhold.erKladd(ark)];
      ark = prosjekt.nyId();
      fokus = 'tittel';
      prosjekt.sett({ ...arkInnhold.skriv(def, ark, innhold), [sti('tittel')]: t('Kopi av {0}', navn), [sti('kladd')]: kladd || null }, t('Ny kopi'));
      si(t('Kopien er åpnet. Gi den et navn.'));
    }

    function slettArk() {
      lagreNaa();
      const endringer = arkInnhold.slett(ark);
      const rest = arkInnhold.ark(def.id).filter(function (a) { return a.id !== ark; });
      ark = rest.length ? rest[0].id : def.id;
      fokus = 'tittel';
      prosjekt.sett(endringer, t('Ark slettet'));
      si(t('Arket er slettet. «Angre» henter det tilbake.'));
    }

    // Paper

    /** @type {DocumentFragment | null} */
    let gjemt = null;

    function foerUtskrift() {
      lagreNaa();
      const innhold = visEksempel ? def.eksempel.innhold : arkInnhold.les(def, ark);
      const vil = utskrift || (visEksempel || !arkInnhold.erTomt(innhold) ? 'utfylt' : 'tomt');
      if (gjemt || vil === 'tomt') return;
      gjemt = document.createDocumentFragment();
      gjemt.append(...Array.from(tomt.childNodes));
      tomt.append(...papir.lag(def, visEksempel ? def.tittel : arkInnhold.tittel(def, ark), visEksempel ? TEKST.eksempelPapir : arkInnhold.erKladd(ark) ? TEKST.kladdPapir : '', innhold, diagram.papir));
      tomt.classList.add('er-utfylt');
    }

    function etterUtskrift() {
      utskrift = '';
      if (!gjemt) return;
      tomt.replaceChildren(gjemt);
      tomt.classList.remove('er-utfylt');
      gjemt = null;
    }

    /** @param {'tomt' | 'utfylt'} hva */
    function skrivUt(hva) {
      lagreNaa();
      utskrift = hva;
      window.print();
    }

    // Blocks

    /** @returns {ArkStykke} */
    function byggTopp() {
      const alle = arkInnhold.ark(def.id);
      const boks = el('div', { class: 'ark-topp' });
      const velger = el('select', { id: 'ark-velger', 'data-nokkel': 'velger' });
      if (alle.length > 1) {
        for (const a of alle) velger.append(el('option', { value: a.id, text: a.tittel || def.tittel }));
        velger.value = ark;
        velger.addEventListener('change', function () {
          fokus = 'velger';
          velg(velger.value);
        });
        boks.append(el('p', { class: 'ark-topp-felt' }, el('label', { for: 'ark-velger', text: t('Hvilket ark') }), velger));
      }
      const navn = el('input', { type: 'text', id: 'ark-tittel', maxlength: 120, autocomplete: 'off', 'data-nokkel': 'tittel' });
      navn.addEventListener('change', function () {
        const nytt2 = navn.value.trim();
        prosjekt.sett({ [sti('tittel')]: nytt2 && nytt2 !== def.tittel ? nytt2 : null, ...(nytt2 && nytt2 !== def.tittel ? { [sti('slag')]: def.id } : {}) }, t('Nytt navn på arket'));
      });
      boks.append(el('p', { class: 'ark-topp-felt' }, el('label', { for: 'ark-tittel', text: t('Navn på arket') }), navn));
      const finnes = alle.some(function (a) { return a.id === ark; });
      boks.append(el('p', { class: 'knapperad' },
        knapp(t('Vis utfylt eksempel'), function () { visEksempel = true; fokus = 'eksempel-tilbake'; lagreNaa(); tegn(); }, 'eksempel'),
        knapp(t('Nytt tomt ark'), nytt, 'nytt'),
        ...(finnes ? [knapp(t('Ny kopi'), kopi, 'kopi'), knapp(t('Slett arket'), slettArk, 'slett-ark')] : []),
        storKnapp()));
      return {
        element: boks,
        oppdater: function () {
          if (document.activeElement !== navn) navn.value = arkInnhold.tittel(def, ark);
          const valg = velger.selectedOptions[0];
          if (valg) valg.textContent = arkInnhold.tittel(def, ark);
        },
      };
    }

    /** Side columns away, for a screen that a whole group looks at. */
    function storKnapp() {
      const stor = document.body.classList.contains('ark-stor');
      const k = knapp(t('Bruk hele bredden'), function () {
        k.setAttribute('aria-pressed', String(document.body.classList.toggle('ark-stor')));
      }, 'stor');
      k.classList.add('ark-storknapp');
      k.setAttribute('aria-pressed', String(stor));
      return k;
    }

    /** @returns {ArkStykke} */
    function byggEksempel() {
      const boks = el('section', { class: 'ark-eksempel', 'aria-label': t('Oppdiktet eksempel') },
        el('div', { class: 'boks boks-eksempel' },
          el('p', { class: 'boks-tittel', text: t('Oppdiktet eksempel: {0}', def.eksempel.tittel) }),
          el('p', { text: def.eksempel.intro }),
          ...(def.eksempel.spraak ? [el('p', { class: 'ikke-oversatt', text: t('Svarene i eksempelet står på bokmål.') })] : []),
          el('p', { class: 'knapperad' },
            knapp(t('Tilbake til arket deres'), function () { visEksempel = false; fokus = 'eksempel'; tegn(); }, 'eksempel-tilbake'),
            knapp(t('Begynn med eksempelet som kladd'), function () {
              leggInn(t('{0}, kladd fra eksempelet', def.tittel), true, def.eksempel.innhold, t('Eksempelet tatt inn som kladd'));
              si(t('Eksempelet ligger nå i arket deres, merket som kladd.'));
            }, 'eksempel-kladd'))),
        el('div', { class: 'ark-lesing' }, ...papir.lag(def, def.tittel, TEKST.eksempelPapir, def.eksempel.innhold, diagram.skjerm)));
      return { element: boks, oppdater: function () { /* The example does not change. */ } };
    }

    /** @returns {ArkStykke} */
    function byggKladd() {
      const boks = el('div', { class: 'ark-kladd' }, el('p', { text: TEKST.kladd }), knapp(t('Innholdet er vårt nå: fjern merket'), function () {
        fokus = 'tittel';
        prosjekt.sett({ [sti('kladd')]: null }, t('Merket som kladd fjernet'));
        si(t('Merket er borte.'));
      }, 'kladd'));
      return { element: boks, oppdater: function () { /* Nothing in it changes. */ } };
    }

    /** @param {ArkInnhold} innhold @returns {ArkStykke} */
    function byggEldre(innhold) {
      const boks = brett(sti('eldre'), 'ark-eldre', false, el('summary', { text: t('Fra en eldre utgave av arket') }), el('p', { text: TEKST.eldre }),
        el('dl', {}, ...arkInnhold.eldre(def, innhold).map(function (e) { return el('div', {}, el('dt', { text: e.hvor }), el('dd', { text: e.verdi })); })));
      return { element: boks, oppdater: function () { /* Built anew when it changes. */ } };
    }

    /** @param {ArkInnhold} innhold @returns {ArkStykke} */
    function byggFunn(innhold) {
      const funn = formler.funn(def, innhold);
      const boks = el('section', { class: 'ark-funn', 'aria-label': t('Å se på') });
      boks.append(el('p', { class: 'ark-funn-tittel', text: funn.length === 1 ? t('Én ting å se på') : t('{0} ting å se på', funn.length) }));
      const liste = el('ul', {});
      for (const f of funn) {
        const k = el('button', { type: 'button', class: 'ark-funn-lenke', text: f.tekst, 'data-nokkel': 'funn/' + f.nokkel });
        k.addEventListener('click', function () {
          const del = f.nokkel.split('/')[1];
          if (f.maaling) rader.velgMaaling(del, f.maaling);
          fokus = f.nokkel;
          tegn();
        });
        liste.append(el('li', {}, k));
      }
      boks.append(liste);
      return { element: boks, oppdater: function () { /* Built anew when it changes. */ } };
    }

    /** @returns {ArkStykke} */
    function byggUt() {
      const { format, retning } = def.papir;
      const boks = el('section', { class: 'ark-ut', 'aria-labelledby': 'ark-ut' }, el('h3', { id: 'ark-ut', text: t('Ta arket med deg') }),
        el('p', { class: 'knapperad' },
          knapp(t('Skriv ut det utfylte arket'), function () { skrivUt('utfylt'); }, 'skriv-utfylt'),
          knapp(t('Skriv ut et tomt ark til veggen'), function () { skrivUt('tomt'); }, 'skriv-tomt'),
          knapp(t('Last ned som Word'), function () { void filer.word(); }, 'word'),
          knapp(t('Lagre bare dette arket til fil'), filer.lagreArk, 'json-ut'),
          knapp(t('Hent ett ark fra fil'), filer.hentArk, 'json-inn')),
        el('p', { class: 'ark-hjelp', text: retning === 'liggende'
          ? t('Velg {0}, liggende når du skriver ut. Har skriveren bare A4, velger du «tilpass til siden».', format)
          : t('Velg {0}, stående når du skriver ut. Har skriveren bare A4, velger du «tilpass til siden».', format) }));
      return { element: boks, oppdater: function () { /* Nothing in it changes. */ } };
    }

    /** @type {Blokk[]} */
    const blokker = [
      blokk(function () { return JSON.stringify([ark, visEksempel, arkInnhold.ark(def.id).map(function (a) { return a.id; })]); }, function () { return visEksempel ? tomDel() : byggTopp(); }),
      blokk(function () { return String(visEksempel); }, function () {
        return visEksempel ? tomDel() : { element: el('p', { class: 'ark-vern', text: def.vern }), oppdater: function () { /* Nothing in it changes. */ } };
      }),
      blokk(function () { return JSON.stringify([ark, visEksempel, arkInnhold.erKladd(ark)]); }, function () { return arkInnhold.erKladd(ark) && !visEksempel ? byggKladd() : tomDel(); }),
      blokk(function (i) { return JSON.stringify([visEksempel, ark, formler.funn(def, i)]); }, function (i) { return !visEksempel && formler.funn(def, i).length ? byggFunn(i) : tomDel(); }),
      blokk(function () { return String(visEksempel); }, function () { return visEksempel ? byggEksempel() : tomDel(); }),
      ...def.deler.map(function (del) {
        return blokk(function (i) { return visEksempel ? 'eksempel' : deler.form(del, i); }, function (i) { return visEksempel ? tomDel() : deler.bygg(del, i); });
      }),
      blokk(function (i) { return JSON.stringify([visEksempel, arkInnhold.eldre(def, i)]); }, function (i) { return !visEksempel && arkInnhold.eldre(def, i).length ? byggEldre(i) : tomDel(); }),
      blokk(function () { return String(visEksempel); }, function () { return visEksempel ? tomDel() : byggUt(); }),
    ];

    /** @param {Blokk['form']} form @param {Blokk['bygg']} bygg @returns {Blokk} */
    function blokk(form, bygg) {
      return { form: form, bygg: bygg, naa: null, var: '' };
    }

    /** @returns {ArkStykke} */
    function tomDel() {
      return { element: el('div', { hidden: true }), oppdater: function () { /* Nothing is shown. */ } };
    }

    /** Show what the project holds now. Controls stay where nothing has changed, and who writes in one is not disturbed. */
    function tegn() {
      lagreNaa();
      // A sheet that another has deleted, or that was undone.
      const alle = arkInnhold.ark(def.id);
      if (ark !== def.id && !alle.some(function (a) { return a.id === ark; })) ark = alle.length ? alle[0].id : def.id;
      const innhold = arkInnhold.les(def, ark);
      const aktiv = document.activeElement instanceof HTMLElement && flate.contains(document.activeElement) ? document.activeElement : null;
      const nokkel = fokus || (aktiv ? aktiv.dataset.nokkel || '' : '');
      const merket = aktiv instanceof HTMLTextAreaElement || (aktiv instanceof HTMLInputElement && aktiv.type === 'text') ? [aktiv.selectionStart, aktiv.selectionEnd] : null;
      const rull = new Map(Array.from(flate.querySelectorAll('[data-rull]')).map(function (r) { return [/** @type {HTMLElement} */ (r).dataset.rull, r.scrollLeft]; }));
      for (const b of blokker) {
        const form = b.form(innhold);
        if (!b.naa || form !== b.var) {
          const ny = b.bygg(innhold);
          if (b.naa) b.naa.element.replaceWith(ny.element);
          else flate.append(ny.element);
          b.naa = ny;
          b.var = form;
        }
        b.naa.oppdater(innhold);
      }
      for (const r of flate.querySelectorAll('[data-rull]')) {
        const x = rull.get(/** @type {HTMLElement} */ (r).dataset.rull);
        if (x) r.scrollLeft = x;
      }
      if (nokkel && (fokus || !document.contains(aktiv))) {
        const mal = flate.querySelector('[data-nokkel="' + CSS.escape(nokkel) + '"]');
        if (mal instanceof HTMLElement) {
          mal.focus();
          if (!fokus && merket && (mal instanceof HTMLTextAreaElement || mal instanceof HTMLInputElement)) mal.setSelectionRange(merket[0], merket[1]);
        }
      }
      fokus = '';
    }

    document.addEventListener('keydown', function (h) {
      if (!(h.ctrlKey || h.metaKey) || h.altKey) return;
      const fra = h.target;
      if (fra instanceof HTMLTextAreaElement || (fra instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(fra.type))) return;
      const tast = h.key.toLowerCase();
      const igjen = tast === 'y' || (tast === 'z' && h.shiftKey);
      if (!igjen && tast !== 'z') return;
      h.preventDefault();
      const hva = igjen ? prosjekt.gjenta() : prosjekt.angre();
      if (igjen) si(hva === null ? t('Det er ikke noe å gjøre om.') : t('Gjort om igjen: {0}', hva));
      else si(hva === null ? t('Det er ikke noe å angre.') : t('Angret: {0}', hva));
    });

    tomt.before(vertElement);
    tomt.classList.add('er-papir');
    prosjekt.linje(linje);
    tegn();
    prosjekt.lytt(tegn);
    window.addEventListener('beforeprint', foerUtskrift);
    window.addEventListener('afterprint', etterUtskrift);
    window.addEventListener('hashchange', function () {
      if (location.hash.startsWith('#ark-')) velg(forste());
    });
  }

  for (const en of document.querySelectorAll('.ark[data-ark]')) monter(/** @type {HTMLElement} */ (en));
}());
