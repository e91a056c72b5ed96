// @ts-check
/**
 * A report form that is filled in on its own page: every field of the page gets its control, so that help, words and
 * checkpoints stand where they stood. What is written lies in the project.
 */
(function () {
  'use strict';

  const vertElement = document.querySelector('[data-skjema]');
  if (!(vertElement instanceof HTMLElement) || !window.felles || !window.fellesProsjekt || !window.fellesSvar || !window.fellesFunn || !window.fellesFelt || !window.fellesRapportPapir) return;
  const definisjon = (window.fellesSkjema || {})[String(vertElement.dataset.skjema)];
  if (!definisjon) return;
  const def = definisjon;
  const mount = vertElement;
  const { el, knapp: fellesKnapp, lenke, last, lastNed, si, dag, t } = window.felles;
  const prosjekt = window.fellesProsjekt;
  const svar = window.fellesSvar;
  const papir = window.fellesRapportPapir;
  const { finn } = window.fellesFunn;
  const { lag } = window.fellesFelt;

  /** How long a pause in the typing lasts before what is typed is kept, in milliseconds. */
  const PAUSE = 1500;
  /** How long nothing is kept while a finger or a button of the mouse is down, and after it is let go, in milliseconds. */
  const HOLD = 5000;
  const SLIPP = 300;
  const FREMDRIFT = 'felles.framdrift.fellesmodellen';

  const TEKST = {
    intro: t('Skriv rett i feltene under. Det dere skriver, hører til prosjektet deres og kan hentes fram igjen på en annen maskin fra en fil.'),
    dokFeil: t('Dokumentet kunne ikke lages. Last siden på nytt, og prøv igjen. Det dere har skrevet, er ikke endret.'),
    hentFeil: t('Listen over ark kunne ikke lastes. Last siden på nytt, og prøv igjen. Det dere har skrevet, er ikke endret.'),
    ferdig: t('Alle felt som må fylles ut, er besvart.'),
    vern: t('Skriv aldri noe her som kan peke ut en pasient, bruker eller pårørende.'),
  };

  // What is typed and not yet kept

  /** @type {Map<HTMLElement, {lagre: () => void, ur: number}>} */
  const venter = new Map();

  function lagreNaa() {
    for (const [kontroll, v] of Array.from(venter)) {
      window.clearTimeout(v.ur);
      venter.delete(kontroll);
      v.lagre();
    }
  }

  // Whoever presses a button leaves a field. What is kept then may move the page, and the button must not be gone from
  // under the finger before it is pressed.
  let trykket = 0;

  function lagreSnart() {
    if (!trykket) lagreNaa();
  }
  /** @param {number} om milliseconds */
  function slippOm(om) {
    window.clearTimeout(trykket);
    trykket = window.setTimeout(function () {
      trykket = 0;
      lagreNaa();
    }, om);
  }
  document.addEventListener('pointerdown', function () { slippOm(HOLD); }, true);
  // A finger is let go before the button is told that it was pressed.
  for (const navn of ['pointerup', 'pointercancel']) document.addEventListener(navn, function () { slippOm(SLIPP); }, true);
  document.addEventListener('click', function (h) {
    // A box that is being ticked has its new state already, and is asked first.
    slippOm(0);
    if (!(h.target instanceof HTMLInputElement)) lagreNaa();
  }, true);

  /** @type {FeltVert} */
  const vert = {
    def: def,
    lagreSnart: lagreSnart,
    vent: function (kontroll, lagre) {
      const foer = venter.get(kontroll);
      if (foer) window.clearTimeout(foer.ur);
      venter.set(kontroll, { lagre: lagre, ur: window.setTimeout(lagreSnart, PAUSE) });
    },
    lagreNaa: lagreNaa,
    sett: function (endringer, hva) {
      // A project without a name takes the one that its first report gives it.
      const navn = endringer[svar.sti(def, 'felt', 'prosjekt')];
      prosjekt.sett(typeof navn === 'string' && !prosjekt.hent('om/tittel') ? { ...endringer, 'om/tittel': navn } : endringer, hva);
    },
  };

  // Each field

  /** @type {{felt: SkjemaFelt, del: FeltDel, boks: HTMLElement, papir: HTMLElement, sist: string, kryss: Map<string, HTMLInputElement>, hent: HTMLButtonElement | null}[]} */
  const deler = [];
  const eksempel = def.eksempel;
  /** The example may be in another language than the page, but not what stands around it. */
  /** @type {Record<string, string>} */
  const ANNET = eksempel && eksempel.spraak ? { lang: eksempel.spraak } : {};
  /** @type {Record<string, string>} */
  const DENNE = eksempel && eksempel.spraak ? { lang: document.documentElement.lang } : {};
  /** @type {Record<string, string>} */
  const DIT = eksempel && eksempel.spraak ? { hreflang: eksempel.spraak } : {};

  /** @param {SkjemaFelt} felt */
  function lagEksempel(felt) {
    const s = eksempel && eksempel.svar[felt.id];
    if (!eksempel || !s) return null;
    const ramme = el('details', { class: 'utfylling-eksempel' },
      el('summary', {}, t('Se hvordan en oppdiktet gruppe svarte'), el('span', { class: 'skjult', text: ' ' + t('på «{0}»', felt.tekst) })));
    ramme.addEventListener('toggle', function () {
      if (!ramme.open || ramme.children.length > 1) return;
      /** @type {RapportSvar} */
      const lest = {
        tekst: (s.tekst || []).join('\n\n'), liste: s.tekst || [], merke: '',
        rader: (s.rader || []).map(function (celler, i) { return { id: String(i), celler: celler, merke: '' }; }),
      };
      const innhold = el('div', { class: 'boks-eksempel utfylling-eksempelet' });
      const svarene = el('div', ANNET);
      innhold.append(svarene);
      if (felt.slag === 'tabell') {
        for (const rad of lest.rader) {
          svarene.append(el('dl', {}, ...felt.kolonner.flatMap(function (kolonne, i) { return [el('dt', { text: kolonne, ...DENNE }), el('dd', { text: rad.celler[i] || '–' })]; })));
        }
      } else if (lest.liste.length > 1 && felt.slag !== 'lang tekst') svarene.append(el('ul', {}, ...lest.liste.map(function (ett) { return el('li', { text: ett }); })));
      else svarene.append(...lest.liste.map(function (ett) { return el('p', { text: ett }); }));
      innhold.append(el('p', {}, el('a', { href: lenke(eksempel.adresse), ...DIT, text: t('Les hele det oppdiktede eksempelet: {0}', eksempel.tittel) })));
      ramme.append(innhold);
    });
    return ramme;
  }

  /**
   * @param {SkjemaFelt} felt
   * @param {Map<string, HTMLInputElement>} bokser
   */
  function lagKryss(felt, bokser) {
    if (!felt.sjekkpunkter.length) return null;
    const liste = el('ul', { class: 'sjekk utfylling-kryss' });
    for (const punkt of felt.sjekkpunkter) {
      const id = 'kryss-' + felt.id + '-' + punkt.id;
      const boks = el('input', { type: 'checkbox', 'aria-describedby': id });
      boks.addEventListener('change', function () {
        const satt = boks.checked;
        lagreNaa();
        prosjekt.sett({ ['kryss/' + punkt.id]: satt || null }, satt ? t('Kryss satt: {0}', punkt.tekst) : t('Kryss tatt bort: {0}', punkt.tekst));
      });
      bokser.set(punkt.id, boks);
      liste.append(el('li', {}, el('label', {}, boks, punkt.tekst),
        el('p', { class: 'utfylling-tegn' }, el('span', { id: id, text: t('Slik vet dere det: {0}', punkt.tegn) + ' ' }), el('a', { href: lenke(punkt.adresse) }, t('Les mer'), el('span', { class: 'skjult', text: ' ' + t('om «{0}»', punkt.tekst) })))));
    }
    return el('div', { role: 'group', 'aria-label': t('Sjekkpunkt'), class: 'utfylling-sjekkpunkter' }, el('p', { class: 'boks-etikett', text: felt.sjekkpunkter.length > 1 ? t('Sjekkpunkter') : t('Sjekkpunkt') }), liste);
  }

  /** @param {SkjemaFelt} felt */
  function kanHente(felt) {
    return felt.slag === 'tabell' || felt.slag === 'lang tekst' || felt.slag === 'kort tekst' || def.deler[0].felt.includes(felt);
  }

  /** @param {SkjemaFelt} felt */
  function lagHent(felt) {
    if (!kanHente(felt)) return null;
    const knapp = el('button', { type: 'button', class: 'knapp knapp-stille utfylling-hent', hidden: true, 'aria-label': t('Hent inn til «{0}»', felt.tekst), text: t('Hent inn') });
    knapp.addEventListener('click', async function () {
      lagreNaa();
      try {
        await last('assets/js/skjema/hent.js');
        if (window.fellesHent && !await window.fellesHent.apne(vert, felt)) melding.textContent = t('Det er ikke noe å hente til «{0}» ennå.', felt.tekst);
      } catch (e) {
        si(TEKST.hentFeil);
        melding.textContent = TEKST.hentFeil;
      }
    });
    return knapp;
  }

  /** @param {SkjemaFelt} felt */
  function fyllUt(felt) {
    const boks = document.getElementById('felt-' + felt.id);
    const tittel = boks && boks.querySelector('h3');
    const hjelp = boks && boks.querySelector('.skjema-hjelp');
    if (!boks || !tittel || !hjelp) return;
    tittel.id = 'navn-' + felt.id;
    hjelp.id = 'hjelp-' + felt.id;
    for (const e of boks.querySelectorAll('.skjema-type, .skrivefelt, .sjekk, .tabell, .skjema-sjekkpunkter')) e.classList.add('bare-tomt');
    /** @type {Map<string, HTMLInputElement>} */
    const kryss = new Map();
    const del = window.fellesFelt ? lag(vert, felt, tittel.id, hjelp.id) : null;
    if (!del) return;
    const paaPapir = el('div', { class: 'utfylling-papir' });
    const hent = lagHent(felt);
    const felter = el('div', { class: 'utfylling-felt' });
    const forslag = lagEksempel(felt);
    if (forslag) felter.append(forslag);
    felter.append(del.element);
    if (hent) felter.append(hent);
    const sjekk = lagKryss(felt, kryss);
    if (sjekk) felter.append(sjekk);
    boks.append(felter, paaPapir);
    deler.push({ felt: felt, del: del, boks: boks, papir: paaPapir, sist: '', kryss: kryss, hent: hent });
  }

  // The top of the form, and its end

  const melding = el('p', { class: 'utfylling-melding', role: 'status' });
  const funn = el('details', { class: 'utfylling-funn' });
  const funnHode = el('summary', {});
  const funnListe = el('div', {});
  const sluttFunn = el('p', { class: 'utfylling-teller' });
  const bes = el('p', { class: 'utfylling-bes' });
  const sak = el('p', { class: 'utfylling-sak papir-tekst' });
  const mangler = el('p', { class: 'utfylling-mangler' });
  const eldre = el('section', { class: 'utfylling-eldre', 'aria-labelledby': 'eldre-tittel', hidden: true });
  const papirKryss = el('section', { class: 'utfylling-papirkryss' });
  const medbrakt = el('div', { class: 'utfylling-medbrakt', hidden: true });

  /**
   * @param {string} tekst
   * @param {() => void} gjor
   * @param {boolean} [viktig]
   */
  function knapp(tekst, gjor, viktig) {
    return fellesKnapp(tekst, function () {
      lagreNaa();
      gjor();
    }, viktig ? 'knapp' : 'knapp knapp-sekundaer');
  }

  function filnavn() {
    const navn = prosjekt.hent('om/tittel') ? prosjekt.tittel().toLowerCase().replace(/æ/g, 'ae').replace(/ø/g, 'o').replace(/å/g, 'a').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 50) : '';
    return [def.id, navn, dag()].filter(Boolean).join('-');
  }

  async function lagDokument() {
    melding.textContent = '';
    try {
      await last('assets/js/dokument/docx.js');
      if (!window.fellesDokument) throw new Error('docx');
      const fil = await window.fellesDokument.lag(papir.dokument(def, svar.les(def), prosjekt.hent('om/tittel') ? prosjekt.tittel() : ''));
      lastNed(filnavn() + '.docx', fil, window.fellesDokument.type);
      melding.textContent = t('Word-dokumentet er laget og lagt i mappen for nedlastinger.');
    } catch (e) {
      melding.textContent = TEKST.dokFeil;
    }
  }

  function skrivTomt() {
    document.body.classList.add('skriver-tomt');
    window.addEventListener('afterprint', function () { document.body.classList.remove('skriver-tomt'); }, { once: true });
    window.print();
  }

  function lagreFil() {
    lastNed(filnavn() + '.rapport.json', svar.tilFil(def), 'application/json');
    melding.textContent = t('Rapporten er lagret som fil. Prosjektfilen lagrer du øverst.');
  }

  const velger = el('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': t('Rapportfil') });
  const erstatt = el('div', { class: 'utfylling-erstatt boks', role: 'group', 'aria-label': t('Åpne rapportfil'), hidden: true });

  /** @param {Record<Sti, Verdi | null>} endringer */
  function taInn(endringer) {
    prosjekt.sett(endringer, t('Rapportfil åpnet'));
    erstatt.hidden = true;
    melding.textContent = t('Rapportfilen er åpnet. Du kan angre.');
  }

  velger.addEventListener('change', async function () {
    const fil = velger.files && velger.files[0];
    velger.value = '';
    if (!fil) return;
    const lest = svar.fraFil(def, await fil.text());
    if (!lest.ok) {
      melding.textContent = lest.melding;
      return;
    }
    if (!Object.keys(prosjekt.under('skjema/' + def.id + '/')).length) {
      taInn(lest.endringer);
      return;
    }
    const ja = knapp(t('Erstatt det som står her'), function () { taInn(lest.endringer); apne.focus(); }, true);
    const nei = knapp(t('Behold det som står her'), function () {
      erstatt.hidden = true;
      apne.focus();
    });
    erstatt.replaceChildren(el('p', { text: t('Filen har svar på {0} felt. Skjemaet er ikke tomt. Vil du erstatte det som står her? Du kan angre etterpå.', lest.antall) }), el('p', { class: 'knapperad' }, ja, nei));
    erstatt.hidden = false;
    ja.focus();
  });
  const apne = knapp(t('Åpne rapportfil'), function () { velger.click(); });

  function lagTopp() {
    const eksempelLenke = eksempel ? [el('p', {}, el('a', { href: lenke(eksempel.adresse), ...DIT, text: t('Les et helt utfylt, oppdiktet eksempel: {0}', eksempel.tittel) }))] : [];
    const linje = el('div', {});
    prosjekt.linje(linje);
    funn.append(funnHode, funnListe);
    funn.addEventListener('click', function (h) {
      const a = h.target instanceof Element && h.target.closest('a');
      const mal = a && document.getElementById(String(a.getAttribute('href')).slice(1));
      const kontroll = mal && mal.querySelector('.utfylling-felt :is(textarea, input, select)');
      if (!mal || !(kontroll instanceof HTMLElement)) return;
      h.preventDefault();
      mal.scrollIntoView();
      kontroll.focus({ preventScroll: true });
    });
    mount.append(
      el('h2', { id: 'fyll-ut', text: t('Fyll ut her') }),
      el('p', { text: TEKST.intro }), ...eksempelLenke,
      linje,
      el('section', { class: 'boks boks-personvern', 'aria-labelledby': 'vern-tittel' }, el('h3', { id: 'vern-tittel', text: t('Ikke skriv om enkeltpersoner') }), el('p', { text: def.vern })),
      el('section', { class: 'utfylling-beslutning beslutning', 'aria-labelledby': 'beslutning-tittel' },
        el('h3', { id: 'beslutning-tittel', text: t('Beslutningen rapporten ber om') }), el('p', {}, el('strong', { text: def.beslutning.sporsmal })), el('p', { text: def.beslutning.tekst }),
        bes, sak,
        el('details', {}, el('summary', { text: t('Hvem behandler saken') }), el('dl', {}, ...def.beslutning.stopp.flatMap(function (s) {
          return [el('dt', { text: s.hvem + ' (' + s.behandling + ')' }), el('dd', { text: s.hva })];
        })))),
      mangler, medbrakt, funn,
      el('p', { class: 'knapperad' }, knapp(t('Last ned som Word-dokument'), lagDokument, true), knapp(t('Skriv ut rapporten'), function () { window.print(); }),
        knapp(t('Skriv ut tomt skjema'), skrivTomt), knapp(t('Lagre rapporten som fil'), lagreFil), apne, velger),
      erstatt, melding);
    const slutt = document.getElementById('beslutning');
    if (slutt) {
      slutt.before(eldre, papirKryss, el('section', { class: 'utfylling-slutt', 'aria-labelledby': 'slutt-tittel' }, el('h2', { id: 'slutt-tittel', text: t('Før dere sender') }), sluttFunn,
        el('p', { class: 'knapperad' }, knapp(t('Last ned som Word-dokument'), lagDokument, true), knapp(t('Skriv ut rapporten'), function () { window.print(); })),
        el('p', {}, el('a', { href: '#fyll-ut', text: t('Til toppen av skjemaet') }))));
    }
    for (const del of def.deler) {
      const tittel = document.getElementById(del.id);
      const forste = document.getElementById('felt-' + (del.felt[0] ? del.felt[0].id : ''));
      if (!tittel || !forste) continue;
      forste.before(el('p', { class: 'utfylling-vern', text: TEKST.vern }));
      if (del.felt.some(function (felt) { return svar.erPaastand(def, felt); })) {
        forste.before(el('div', { class: 'utfylling-merker' }, el('p', { text: t('Merk hver påstand med hvordan dere vet det:') }),
          el('ul', {}, ...svar.merker.map(function (m) { return el('li', {}, el('strong', { text: m.navn + ':' }), ' ' + m.forklaring + '.'); }))));
      }
    }
  }

  /**
   * The ticks that this person has set on the page of the phase, when this machine keeps them.
   * @returns {string[]}
   */
  function kryssFraFasen() {
    if (!window.fellesMinne) return [];
    const tekst = window.fellesMinne(FREMDRIFT, t('fremdriften')).les();
    try {
      const lest = tekst ? JSON.parse(tekst) : {};
      const kryss = (lest.tilstand || lest).kryss;
      return svar.sjekkpunkter(def).map(function (p) { return p.id; }).filter(function (id) { return kryss && Object.hasOwn(kryss, id); });
    } catch {
      return [];
    }
  }
  const kryssede = kryssFraFasen();

  function tegnMedbrakt() {
    const nye = kryssede.filter(function (id) { return prosjekt.hent('kryss/' + id) === null && !(prosjekt.les().felter['kryss/' + id]); });
    if (medbrakt.hidden === !nye.length && medbrakt.dataset.antall === String(nye.length)) return;
    medbrakt.hidden = !nye.length;
    medbrakt.dataset.antall = String(nye.length);
    medbrakt.replaceChildren();
    if (!nye.length) return;
    const ett = nye.length === 1;
    medbrakt.append(el('p', { text: ett ? t('På fasesiden har du krysset av 1 sjekkpunkt som ikke er krysset av i prosjektet.') : t('På fasesiden har du krysset av {0} sjekkpunkter som ikke er krysset av i prosjektet.', nye.length) }),
      knapp(ett ? t('Ta med krysset') : t('Ta med kryssene'), function () {
        prosjekt.sett(Object.fromEntries(nye.map(function (id) { return ['kryss/' + id, true]; })), t('Kryss hentet fra fasesiden'));
        si(t('Tatt med.'));
        funnHode.focus();
      }));
  }

  // Drawing

  /**
   * @param {string} tittel
   * @param {{adresse: string, tekst: string}[]} rader
   */
  function gruppe(tittel, rader) {
    return rader.length ? [el('h3', { text: tittel }), el('ul', {}, ...rader.map(function (r) { return el('li', {}, el('a', { href: r.adresse, text: r.tekst })); }))] : [];
  }

  /** @param {ReturnType<FellesFunn['finn']>} f */
  function tegnFunn(f) {
    const tilFelt = /** @param {RapportFunn} r */ function (r) { return { adresse: '#felt-' + r.felt.id, tekst: r.tekst }; };
    const telling = f.ubesvart.length ? t('{0} av {1} felt som må fylles ut, er ikke besvart.', f.ubesvart.length, f.paakrevd) : TEKST.ferdig;
    const ellers = [
      f.personnummer.length ? t('{0} felt kan ha et fødselsnummer.', f.personnummer.length) : '',
      f.umerket.length ? t('{0} felt har påstander uten merke.', f.umerket.length) : '',
      f.ukrysset.length === 1 ? t('1 sjekkpunkt er ikke krysset av.') : f.ukrysset.length ? t('{0} sjekkpunkter er ikke krysset av.', f.ukrysset.length) : '',
    ].filter(Boolean);
    const tekst = [telling].concat(ellers).join(' ');
    funnHode.textContent = tekst;
    sluttFunn.textContent = tekst;
    mangler.textContent = f.ubesvart.length ? telling : '';
    funn.dataset.antall = String(f.ubesvart.length + f.umerket.length + f.personnummer.length + f.ukrysset.length);
    const farlig = f.personnummer.length > 0;
    funn.classList.toggle('er-farlig', farlig);
    funnListe.replaceChildren(
      ...gruppe(t('Ser ut som et fødselsnummer – ta det bort'), f.personnummer.map(tilFelt)),
      ...gruppe(t('Ikke besvart'), f.ubesvart.map(tilFelt)),
      ...gruppe(t('Påstander uten merke'), f.umerket.map(tilFelt)),
      ...gruppe(t('Sjekkpunkter som ikke er krysset av'), f.ukrysset.map(function (punkt) {
        const felt = svar.felt(def).find(function (ett) { return ett.sjekkpunkter.some(function (p) { return p.id === punkt.id; }); });
        return { adresse: '#felt-' + (felt ? felt.id : ''), tekst: punkt.tekst };
      })));
    if (!funnListe.children.length) funnListe.append(el('p', { text: t('Det er ikke noe som mangler. Les gjennom rapporten sammen før dere sender den.') }));
  }

  /** @param {Rapport} rapport */
  function tegnResten(rapport) {
    const spurt = papir.anmodning(def, rapport);
    bes.textContent = spurt.bes ? t('Det bes om: {0}', spurt.bes) : t('Det bes om: ikke besvart ennå. Velg under «{0}».', def.deler[0].tittel);
    sak.textContent = spurt.sak;
    sak.hidden = !spurt.sak;
    eldre.hidden = !rapport.eldre.length;
    eldre.replaceChildren(el('h2', { id: 'eldre-tittel', text: t('Fra en eldre utgave av skjemaet') }), el('p', { text: t('Dette står i prosjektet, men skjemaet har ikke lenger et felt for det. Flytt det dere trenger, til et annet felt.') }),
      el('dl', {}, ...rapport.eldre.flatMap(function (e) { return [el('dt', { text: e.hvor }), el('dd', { class: 'papir-tekst', text: e.verdi })]; })));
    papirKryss.replaceChildren(el('h2', { text: t('Sjekkpunktene') }), el('ul', {}, ...svar.sjekkpunkter(def).map(function (p) { return el('li', { text: (rapport.kryss[p.id] ? '☒ ' : '☐ ') + p.tekst }); })));
  }

  function tegn() {
    const rapport = svar.les(def);
    const noe = Object.keys(prosjekt.under('skjema/' + def.id + '/')).length > 0;
    document.body.classList.toggle('har-rapport', noe);
    const kan = noeAaHente();
    for (const d of deler) {
      const s = rapport.svar[d.felt.id];
      d.del.oppdater(s);
      for (const [id, boks] of d.kryss) boks.checked = rapport.kryss[id];
      if (d.hent) d.hent.hidden = !kan;
      const naa = JSON.stringify(s);
      if (naa === d.sist) continue;
      d.sist = naa;
      d.papir.replaceChildren(papir.svar(def, d.felt, s));
    }
    tegnFunn(finn(def, rapport));
    tegnResten(rapport);
    tegnMedbrakt();
  }

  /** Whether the project has sheets, or other reports, to take from. */
  function noeAaHente() {
    return Object.keys(prosjekt.les().felter).some(function (sti) {
      return (sti.startsWith('ark/') || (sti.startsWith('skjema/') && !sti.startsWith('skjema/' + def.id + '/'))) && prosjekt.hent(sti) !== null;
    });
  }

  for (const felt of svar.felt(def)) fyllUt(felt);
  lagTopp();
  document.body.classList.add('er-utfylling');
  tegn();
  prosjekt.lytt(tegn);

  document.addEventListener('visibilitychange', function () { if (document.hidden) lagreNaa(); });
  // Before the project asks whether something is unsaved.
  window.addEventListener('beforeunload', lagreNaa, { capture: true });
  window.addEventListener('pagehide', lagreNaa);
  window.addEventListener('beforeprint', lagreNaa);
}());
