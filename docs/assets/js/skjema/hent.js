// @ts-check
/** «Hent inn»: rows and answers from the sheets, the log and the other reports of the project, put into a field. */
(function () {
  'use strict';

  if (window.fellesHent || !window.felles || !window.fellesProsjekt || !window.fellesSvar) return;
  const { el, knapp, last, si, t } = window.felles;
  const prosjekt = window.fellesProsjekt;
  const svar = window.fellesSvar;
  const FELT = t('Felt');
  const SVAR = t('Svar');
  const NYNORSK = document.documentElement.lang === 'nn';
  /** The folder of the forms in the language of the page. */
  const SKJEMA = NYNORSK ? 'nn/skjema/' : 'skjema/';
  /** @type {Record<string, ProsjektArk>} */
  const ARK = (window.fellesProsjektData || { ark: {} }).ark;

  /**
   * Something to take from: a table of texts. `likt`: the answer of the same field in another report, taken as it is.
   * @typedef {{tekst: string, hode: string[], rader: string[][], likt?: Verdi, spraak?: {lang?: string}}} Kilde
   */

  /** @returns {Promise<Kilde[]>} */
  async function fraArk() {
    const alt = prosjekt.under('ark/');
    const slagene = Array.from(new Set(Object.keys(alt).filter(function (sti) { return /^[^/]+\/slag$/.test(sti); }).map(function (sti) { return String(alt[sti]); }))).sort();
    if (!slagene.length) return [];
    for (const navn of ['formler', 'innhold', 'utveksling']) await last('assets/js/ark/' + navn + '.js');
    const [innhold, utveksling] = [window.fellesArkInnhold, window.fellesArkUtveksling];
    if (!innhold || !utveksling) throw new Error('ark');
    /** @type {Kilde[]} */
    const ut = [];
    for (const slag of slagene) {
      // Not every sheet is in nynorsk.
      const mappe = Object.hasOwn(ARK, slag) && ARK[slag].adresse.startsWith('nn/') ? 'nn/ark/' : 'ark/';
      const spraak = NYNORSK && mappe === 'ark/' ? { lang: 'nb' } : {};
      try {
        await last(mappe + slag + '.js');
      } catch {
        // A sheet from another edition: there is no definition to read it by.
        continue;
      }
      const def = (window.fellesArk || {})[slag];
      if (!def) continue;
      for (const ark of innhold.ark(slag)) {
        const lest = innhold.les(def, ark.id);
        const tittel = ark.tittel || def.tittel;
        for (const del of def.deler) {
          const skrevet = (lest.deler[del.id] || {}).felt || {};
          const felter = del.felt.filter(function (f) { return skrevet[f.id]; }).map(function (f) { return [f.tekst, skrevet[f.id]]; });
          if (felter.length) ut.push({ tekst: tittel + ': ' + del.tittel, hode: [FELT, SVAR], rader: felter, spraak: spraak });
          for (const ruter of utveksling.leseruter(def, del, lest)) {
            const rader = ruter.rader.filter(function (rad) { return rad.slice(del.tabell && del.tabell.faste.length ? 1 : 0).some(function (celle) { return celle.trim(); }); });
            if (rader.length) ut.push({ tekst: tittel + ': ' + ruter.tekst, hode: ruter.hode, rader: rader, spraak: spraak });
          }
        }
      }
    }
    return ut;
  }

  /**
   * @param {SkjemaDefinisjon} her
   * @param {SkjemaFelt} mal
   * @returns {Promise<Kilde[]>}
   */
  async function fraRapporter(her, mal) {
    const andre = Array.from(new Set(Object.keys(prosjekt.under('skjema/')).map(function (sti) { return sti.split('/')[0]; }))).filter(function (id) { return id !== her.id; }).sort();
    /** @type {Kilde[]} */
    const ut = [];
    for (const id of andre) {
      try {
        await last(SKJEMA + id + '.js');
      } catch {
        continue;
      }
      const def = (window.fellesSkjema || {})[id];
      if (!def) continue;
      const rapport = svar.les(def);
      /** @type {string[][]} */
      const tekster = [];
      for (const felt of svar.felt(def)) {
        const s = rapport.svar[felt.id];
        if (!svar.besvart(felt, s)) continue;
        const verdi = s.liste.length ? s.liste : s.tekst;
        const lest = (s.liste.length ? s.liste : [s.tekst]).map(function (ett) { return svar.valgtekst(felt, ett); }).join(', ');
        if (felt.id === mal.id && felt.slag === mal.slag && felt.slag !== 'tabell') {
          ut.unshift({ tekst: t('{0}: samme felt', def.navn), hode: [SVAR], rader: [[lest]], likt: verdi });
        }
        if (felt.slag === 'tabell') ut.push({ tekst: def.navn + ': ' + felt.tekst, hode: felt.kolonner, rader: s.rader.map(function (rad) { return rad.celler; }) });
        else tekster.push([felt.tekst, lest]);
      }
      if (tekster.length) ut.push({ tekst: t('{0}: svarene', def.navn), hode: [FELT, SVAR], rader: tekster });
    }
    return ut;
  }

  /** @param {string} tekst */
  function ordene(tekst) {
    return tekst.toLowerCase().split(/[^a-zæøå]+/).filter(function (ord) { return ord.length > 2; });
  }

  /**
   * For each column to fill, the column to take: those that share a word, or all in order when none does. -1: none.
   * @param {string[]} til
   * @param {string[]} fra
   */
  function passer(til, fra) {
    /** @type {Set<number>} */
    const brukt = new Set();
    const funnet = til.map(function (tekst) {
      const ord = ordene(tekst);
      const i = fra.findIndex(function (kilde, nr) { return !brukt.has(nr) && ordene(kilde).some(function (o) { return ord.includes(o); }); });
      if (i >= 0) brukt.add(i);
      return i;
    });
    return brukt.size ? funnet : til.map(function (_, i) { return i < fra.length ? i : -1; });
  }

  /** @param {string[]} rad */
  function linje(rad) {
    return rad.map(function (celle) { return celle.trim(); }).filter(Boolean).join(' – ');
  }

  /**
   * @param {FeltVert} vert
   * @param {SkjemaFelt} felt
   * @param {Kilde[]} kilder
   */
  function dialog(vert, felt, kilder) {
    const { def } = vert;
    const tabell = felt.slag === 'tabell';
    const boks = el('dialog', { class: 'utfylling-dialog', 'aria-labelledby': 'hent-tittel' });
    const velger = el('select', { id: 'hent-kilde' }, ...kilder.map(function (kilde, i) { return el('option', { value: i, text: kilde.tekst, ...kilde.spraak }); }));
    const innhold = el('div', {});
    const svaret = el('p', { role: 'status', class: 'utfylling-melding' });
    const hent = el('button', { type: 'button', class: 'knapp', text: t('Hent inn') });
    const avbryt = el('button', { type: 'button', class: 'knapp knapp-sekundaer', text: t('Avbryt') });
    /** @type {HTMLInputElement[]} */
    let rader = [];
    /** @type {HTMLInputElement[]} */
    let kolonner = [];
    /** @type {HTMLSelectElement[]} */
    let kart = [];

    function kilden() {
      return kilder[Number(velger.value)];
    }
    function vis() {
      const kilde = kilden();
      rader = kilde.rader.map(function () { return el('input', { type: 'checkbox' }); });
      const liste = el('ul', { class: 'sjekk utfylling-valg' }, ...kilde.rader.map(function (rad, i) { return el('li', {}, el('label', {}, rader[i], el('span', { class: 'papir-tekst', text: linje(rad) }))); }));
      const alle = knapp(t('Velg alle'), function () { for (const r of rader) r.checked = true; });
      if (rader.length === 1) rader[0].checked = true;
      innhold.replaceChildren(el('fieldset', {}, el('legend', { text: t('Hva vil du hente?') }), liste, alle));
      alle.hidden = rader.length < 2;
      kolonner = [];
      kart = [];
      if (kilde.likt !== undefined) return;
      if (tabell) {
        const forslag = passer(felt.kolonner, kilde.hode);
        kart = felt.kolonner.map(function (_, i) {
          const valg = el('select', {}, el('option', { value: -1, text: t('Ingenting') }), ...kilde.hode.map(function (tekst, nr) { return el('option', { value: nr, text: tekst, ...kilde.spraak }); }));
          valg.value = String(forslag[i]);
          return valg;
        });
        innhold.append(el('fieldset', { class: 'utfylling-kart' }, el('legend', { text: t('Hva skal stå i kolonnene?') }),
          ...felt.kolonner.map(function (tekst, i) { return el('label', {}, el('span', { text: t('I «{0}»:', tekst) }), kart[i]); })));
      } else if (kilde.hode.length > 1) {
        kolonner = kilde.hode.map(function (_, i) { return el('input', { type: 'checkbox', checked: kilde.hode[0] !== FELT || i > 0 }); });
        innhold.append(el('fieldset', {}, el('legend', { text: t('Hvilke kolonner skal med?') }),
          el('ul', { class: 'sjekk utfylling-valg' }, ...kilde.hode.map(function (tekst, i) { return el('li', {}, el('label', {}, kolonner[i], tekst)); }))));
      }
    }

    /** @param {string[][]} valgte */
    function endringer(valgte) {
      const kilde = kilden();
      const sti = svar.sti(def, 'felt', felt.id);
      if (kilde.likt !== undefined) return { [sti]: kilde.likt };
      const her = svar.les(def).svar[felt.id];
      if (tabell) {
        return svar.nyeRader(def, felt, valgte.map(function (rad) {
          return kart.map(function (valg) { return Number(valg.value) < 0 ? '' : (rad[Number(valg.value)] || '').trim(); });
        }), her.rader);
      }
      const linjer = valgte.map(function (rad) { return linje(kolonner.length ? rad.filter(function (_, i) { return kolonner[i].checked; }) : rad); }).filter(Boolean);
      if (felt.slag === 'personer') return { [sti]: her.liste.filter(Boolean).concat(linjer) };
      return { [sti]: (her.tekst ? [her.tekst] : []).concat(linjer).join('\n') };
    }

    hent.addEventListener('click', function () {
      const valgte = kilden().rader.filter(function (_, i) { return rader[i].checked; });
      if (!valgte.length) {
        svaret.textContent = t('Velg noe å hente først.');
        return;
      }
      const hva = kilden().tekst;
      const nytt = endringer(valgte);
      boks.close();
      vert.sett(nytt, t('Hentet inn fra «{0}»', hva));
      si(t('Hentet inn fra «{0}». Du kan angre.', hva));
    });
    avbryt.addEventListener('click', function () { boks.close(); });
    boks.addEventListener('close', function () { boks.remove(); });
    velger.addEventListener('change', vis);
    boks.append(el('h2', { id: 'hent-tittel', text: t('Hent inn til «{0}»', felt.tekst) }),
      el('p', {}, el('label', { for: 'hent-kilde', text: t('Hent fra') }), velger), innhold, svaret, el('p', { class: 'knapperad' }, hent, avbryt));
    vis();
    document.body.append(boks);
    boks.showModal();
    velger.focus();
  }

  /** @type {FellesHent['apne']} */
  async function apne(vert, felt) {
    const rapporter = await fraRapporter(vert.def, felt);
    const valgfelt = felt.slag !== 'tabell' && felt.slag !== 'lang tekst' && felt.slag !== 'kort tekst';
    const kilder = valgfelt ? rapporter.filter(function (kilde) { return kilde.likt !== undefined; }) : rapporter.filter(function (kilde) { return kilde.likt !== undefined; })
      .concat(await fraArk(), rapporter.filter(function (kilde) { return kilde.likt === undefined; }));
    if (!kilder.length) {
      si(t('Det er ikke noe å hente til dette feltet ennå.'));
      return false;
    }
    dialog(vert, felt, kilder);
    return true;
  }

  window.fellesHent = { apne: apne };
}());
