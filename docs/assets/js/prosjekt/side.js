// @ts-check
/**
 * The page of the project: everything that the group has made, in one place.
 */
(function () {
  'use strict';

  const vert = document.querySelector('[data-prosjekt]');
  if (!vert || !window.felles || !window.fellesProsjekt || !window.fellesProsjektNavn || !window.fellesProsjektData) return;
  const prosjekt = window.fellesProsjekt;
  const navn = window.fellesProsjektNavn;
  const data = window.fellesProsjektData;
  const { el, knapp: fellesKnapp, lenke, last, kopier, si, t } = window.felles;

  const KODE = /^[A-Za-z0-9._~-]{6,4000}$/;

  /**
   * @param {string} tekst
   * @param {() => void} trykk
   * @param {string} [om] what the button is about, for those who hear it alone
   */
  function knapp(tekst, trykk, om) {
    const k = fellesKnapp(tekst, trykk);
    if (om) k.append(el('span', { class: 'skjult', text: ' ' + om }));
    return k;
  }

  /**
   * No real form: a frame that may not send forms would not tell us either.
   * @param {HTMLElement} skjema
   * @param {() => void} gjor
   */
  function vedEnter(skjema, gjor) {
    skjema.addEventListener('keydown', function (h) {
      if (h.key !== 'Enter' || h.isComposing || !(h.target instanceof HTMLInputElement)) return;
      h.preventDefault();
      gjor();
    });
  }

  /**
   * @param {string} id
   * @param {string} tittel
   * @param {...(Node | string)} barn
   */
  function del(id, tittel, ...barn) {
    return el('section', { class: 'prosjekt-del', 'aria-labelledby': id }, el('h2', { id: id, tabindex: '-1', text: tittel }), ...barn);
  }

  /** @param {string} id */
  function tilTittel(id) {
    const tittel = document.getElementById(id);
    if (tittel) tittel.focus();
  }

  /**
   * Ids under a place, in order.
   * @param {string} rot
   */
  function ider(rot) {
    return Array.from(new Set(Object.keys(prosjekt.under(rot)).map(function (sti) { return sti.split('/')[0]; }))).sort();
  }

  /**
   * The changes that take away everything under a place.
   * @param {string} rot
   * @returns {Record<Sti, null>}
   */
  function bort(rot) {
    return Object.fromEntries(Object.keys(prosjekt.under(rot)).map(function (sti) { return [rot + sti, null]; }));
  }

  /**
   * When something under a place was last changed.
   * @param {string} rot
   */
  function sistEndret(rot) {
    const felter = prosjekt.les().felter;
    return Object.keys(felter).reduce(function (sist, sti) { return sti.startsWith(rot) ? Math.max(sist, felter[sti].t) : sist; }, 0);
  }

  /**
   * A list that is drawn anew only when it shows something else, so that nobody loses their place in it.
   * @param {HTMLElement} liste
   * @param {() => string} avtrykk
   * @param {() => Node[]} barn
   */
  function tegner(liste, avtrykk, barn) {
    let forrige = '';
    return function () {
      const na = avtrykk();
      if (na === forrige) return;
      forrige = na;
      liste.replaceChildren(...barn());
    };
  }

  // The phase, and the checkpoints of all phases

  function faseDel() {
    const velg = el('select', { id: 'prosjekt-fase' }, el('option', { value: '', text: t('Ikke valgt') }),
      ...data.faser.map(function (fase) { return el('option', { value: fase.id, text: fase.navn }); }));
    const videre = el('p', { class: 'prosjekt-fase-lenke' });
    velg.addEventListener('change', function () { prosjekt.sett({ 'om/fase': velg.value || null }, t('Ny fase')); });
    function oppdater() {
      const id = String(prosjekt.hent('om/fase') || '');
      if (velg.value !== id) velg.value = id;
      const fase = data.faser.find(function (en) { return en.id === id; });
      videre.replaceChildren(...(fase ? [el('a', { href: lenke(fase.adresse), text: t('Les om {0}', fase.navn.toLowerCase()) })] : []));
    }
    return { element: del('fasen', t('Fasen dere er i'), el('p', {}, el('label', { for: 'prosjekt-fase', text: t('Fase') }), ' ', velg), videre), oppdater: oppdater };
  }

  /** @param {ProsjektPunkt} punkt */
  function kryss(punkt) {
    const boks = el('input', { type: 'checkbox' });
    boks.addEventListener('change', function () {
      prosjekt.sett({ ['kryss/' + punkt.id]: boks.checked || null }, boks.checked ? t('Krysset av: {0}', punkt.tekst) : t('Fjernet krysset: {0}', punkt.tekst));
    });
    return {
      element: el('li', {}, el('label', {}, boks, el('span', { text: punkt.tekst })), ' ', el('a', { class: 'prosjekt-mer', href: lenke(punkt.adresse) }, t('Om punktet'), el('span', { class: 'skjult', text: ': ' + punkt.tekst }))),
      oppdater: function () { boks.checked = prosjekt.hent('kryss/' + punkt.id) === true; },
    };
  }

  function sjekkpunktDel() {
    const faser = data.faser.filter(function (fase) { return fase.sjekkpunkter.length; }).map(function (fase) {
      const punkter = fase.sjekkpunkter.map(kryss);
      const telling = el('span', { class: 'prosjekt-telling' });
      const brett = el('details', { class: 'fase-' + fase.id }, el('summary', {}, fase.navn + ' ', telling), el('ul', { class: 'sjekk' }, ...punkter.map(function (p) { return p.element; })));
      brett.open = prosjekt.hent('om/fase') === fase.id;
      return {
        element: brett,
        oppdater: function () {
          for (const p of punkter) p.oppdater();
          const n = fase.sjekkpunkter.filter(function (p) { return prosjekt.hent('kryss/' + p.id) === true; }).length;
          telling.textContent = t('{0} av {1} krysset av', n, fase.sjekkpunkter.length);
        },
      };
    });
    const svar = el('p', { class: 'prosjekt-svar', role: 'status' });
    const hent = knapp(t('Hent kryss jeg har satt i kurset'), async function () { svar.textContent = await fraKurset(); });
    return {
      element: del('sjekkpunktene', t('Sjekkpunkter'), el('p', { text: t('Kryss av det gruppa kan svare ja på. Kryssene følger prosjektet og kan tas med i rapportene.') }),
        ...faser.map(function (f) { return f.element; }), el('p', {}, hent), svar),
      oppdater: function () { for (const f of faser) f.oppdater(); },
    };
  }

  /** Ticks that this person has asked the course to keep on this machine. Its scripts are loaded for those who ask. */
  async function fraKurset() {
    try {
      for (const skript of ['kurs/kurs.js', 'assets/js/laering/tilstand.js', 'assets/js/laering/lager.js']) await last(skript);
    } catch (e) {
      return t('Kurset kunne ikke lastes. Last siden på nytt, og prøv igjen.');
    }
    const satt = window.fellesLager ? Object.keys(window.fellesLager.les().kryss) : [];
    const kjente = new Set(data.faser.flatMap(function (fase) { return fase.sjekkpunkter.map(function (p) { return p.id; }); }));
    const nye = satt.filter(function (id) { return kjente.has(id) && prosjekt.hent('kryss/' + id) !== true; });
    if (!satt.length) return t('Ingen kryss fra kurset huskes på denne maskinen.');
    prosjekt.sett(Object.fromEntries(nye.map(function (id) { return ['kryss/' + id, true]; })), t('Hentet kryss fra kurset'));
    return nye.length ? t('{0} kryss er hentet.', nye.length) : t('Kryssene fra kurset er her fra før.');
  }

  // Sheets

  /** @param {string} id */
  function slagAv(id) {
    return String(prosjekt.hent('ark/' + id + '/slag') || id);
  }

  /** @param {string} id */
  function arkTittel(id) {
    const definisjon = Object.hasOwn(data.ark, slagAv(id)) ? data.ark[slagAv(id)].tittel : slagAv(id);
    return String(prosjekt.hent('ark/' + id + '/tittel') || definisjon);
  }

  /** @param {string} slag */
  function ledigId(slag) {
    return Object.keys(prosjekt.under('ark/' + slag + '/')).length ? prosjekt.nyId() : slag;
  }

  /** @param {string} tittel */
  function ledigTittel(tittel) {
    const tatt = new Set(ider('ark/').map(arkTittel));
    let ny = tittel;
    for (let nr = 2; tatt.has(ny); nr++) ny = tittel + ' (' + nr + ')';
    return ny;
  }

  /** @param {string} id */
  function arkPost(id) {
    const slag = slagAv(id);
    const kjent = Object.hasOwn(data.ark, slag);
    const tittel = arkTittel(id);
    const rot = 'ark/' + id + '/';
    const felt = Object.keys(prosjekt.under(rot)).filter(function (sti) { return sti.includes('/') && !sti.endsWith('/_plass'); }).length;
    const hode = el('p', { class: 'prosjekt-post-navn' }, kjent ? el('a', { href: lenke(data.ark[slag].adresse) + '#ark-' + id, text: tittel }) : tittel);
    const nyttNavn = el('input', { type: 'text', maxlength: 120, autocomplete: 'off', 'aria-label': t('Nytt navn på {0}', tittel) });
    nyttNavn.value = tittel;
    const skjema = el('div', { class: 'prosjekt-navneskjema', hidden: true }, nyttNavn, knapp(t('Lagre navnet'), lagreNavn));
    const navneknapp = knapp(t('Gi nytt navn'), function () {
      skjema.hidden = !skjema.hidden;
      navneknapp.setAttribute('aria-expanded', String(!skjema.hidden));
      if (!skjema.hidden) nyttNavn.select();
    }, t('til {0}', tittel));
    navneknapp.setAttribute('aria-expanded', 'false');
    vedEnter(skjema, lagreNavn);
    function lagreNavn() {
      prosjekt.sett({ [rot + 'slag']: slag, [rot + 'tittel']: nyttNavn.value.trim() || null }, t('Nytt navn på arket'));
      skjema.hidden = true;
      tilArk(id);
    }
    return el('li', { 'data-ark-id': id }, hode, el('p', { class: 'prosjekt-post-om', text: (felt ? t('{0} felt er fylt ut.', felt) : t('Ikke fylt ut ennå.')) + ' ' + t('Sist endret {0}.', navn.naar(sistEndret(rot))) }),
      el('p', { class: 'prosjekt-knapper' }, navneknapp, knapp(t('Lag en kopi'), function () {
        const ny = prosjekt.nyId();
        const innhold = Object.entries(prosjekt.under(rot)).map(function ([sti, v]) { return ['ark/' + ny + '/' + sti, v]; });
        prosjekt.sett({ ...Object.fromEntries(innhold), ['ark/' + ny + '/slag']: slag, ['ark/' + ny + '/tittel']: ledigTittel(tittel) }, t('Kopi av {0}', tittel));
        si(t('Laget en kopi: {0}.', arkTittel(ny)));
        tilArk(ny);
      }, t('av {0}', tittel)), knapp(t('Slett'), function () {
        prosjekt.sett(bort(rot), t('Slettet {0}', tittel));
        si(t('Slettet {0}. Du kan angre.', tittel));
        tilTittel('arkene');
      }, tittel)), skjema);
  }

  /** @param {string} id */
  function tilArk(id) {
    const a = Array.from(document.querySelectorAll('[data-ark-id]')).find(function (li) { return li.getAttribute('data-ark-id') === id; });
    const mal = a && a.querySelector('a, button');
    if (mal instanceof HTMLElement) mal.focus();
  }

  function arkDel() {
    const liste = el('ul', { class: 'prosjekt-liste' });
    const velg = el('select', { id: 'prosjekt-nytt-ark' }, ...Object.entries(data.ark).map(function ([id, ark]) { return el('option', { value: id, text: ark.tittel }); }));
    const nytt = knapp(t('Legg til arket'), function () {
      const slag = velg.value;
      const id = ledigId(slag);
      const tittel = ledigTittel(data.ark[slag].tittel);
      prosjekt.sett({ ['ark/' + id + '/slag']: slag, ['ark/' + id + '/tittel']: tittel }, t('Nytt ark: {0}', tittel));
      si(t('Lagt til: {0}.', tittel));
      tilArk(id);
    });
    const oppdater = tegner(liste, function () {
      return JSON.stringify(ider('ark/').map(function (id) { return [id, slagAv(id), arkTittel(id), sistEndret('ark/' + id + '/')]; })) + '.';
    }, function () {
      const alle = ider('ark/').sort(function (a, b) { return arkTittel(a).localeCompare(arkTittel(b), 'nb'); });
      return alle.length ? alle.map(arkPost) : [el('li', { class: 'prosjekt-tomt', text: t('Ingen ark ennå. Legg til et her, eller begynn rett på siden til arket.') })];
    });
    return {
      element: del('arkene', t('Ark'), liste, el('p', { class: 'prosjekt-nytt' }, el('label', { for: 'prosjekt-nytt-ark', text: t('Nytt, tomt ark') }), velg, nytt)),
      oppdater: oppdater,
    };
  }

  // Reports

  /** @param {string} id */
  function besvart(id) {
    const under = Object.keys(prosjekt.under('skjema/' + id + '/')).map(function (sti) { return sti.split('/'); });
    const har = new Set(under.filter(function (d) { return d[0] === 'felt' || (d[0] === 'rad' && !d[3].startsWith('_')); }).map(function (d) { return d[1]; }));
    return Object.keys(data.skjema[id].felt).filter(function (felt) { return har.has(felt); }).length;
  }

  function rapportDel() {
    const poster = Object.entries(data.skjema).map(function ([id, skjema]) {
      const hvorMye = el('p', { class: 'prosjekt-post-om' });
      const alle = Object.keys(skjema.felt).length;
      return {
        element: el('li', {}, el('p', { class: 'prosjekt-post-navn' }, el('a', { href: lenke(skjema.adresse), text: skjema.navn })), hvorMye),
        oppdater: function () {
          const n = besvart(id);
          hvorMye.textContent = n ? t('{0} av {1} felt er besvart. Sist endret {2}.', n, alle, navn.naar(sistEndret('skjema/' + id + '/'))) : t('Ikke begynt.');
        },
      };
    });
    return {
      element: del('rapportene', t('Rapporter'), el('ul', { class: 'prosjekt-liste' }, ...poster.map(function (p) { return p.element; }))),
      oppdater: function () { for (const p of poster) p.oppdater(); },
    };
  }

  // Plans of sessions

  function planDel() {
    const liste = el('ul', { class: 'prosjekt-liste' });
    const tittel = el('input', { type: 'text', id: 'prosjekt-plan-navn', maxlength: 120, autocomplete: 'off' });
    const kode = el('input', { type: 'text', id: 'prosjekt-plan-lenke', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'prosjekt-plan-svar' });
    const svar = el('p', { id: 'prosjekt-plan-svar', class: 'prosjekt-svar', role: 'status' });
    const skjema = el('div', { class: 'prosjekt-planskjema' },
      el('p', {}, el('label', { for: 'prosjekt-plan-navn', text: t('Navn på planen') }), tittel),
      el('p', {}, el('label', { for: 'prosjekt-plan-lenke', text: t('Lenken til planen') }), kode),
      el('p', {}, knapp(t('Legg planen i prosjektet'), leggTil)));
    vedEnter(skjema, leggTil);
    function leggTil() {
      const funnet = /(?:#p=|^)([^#&\s]+)$/.exec(kode.value.trim().split('&')[0]);
      const feil = !funnet || !KODE.test(funnet[1]);
      kode.setAttribute('aria-invalid', String(feil));
      svar.classList.toggle('er-feil', feil);
      if (!funnet || feil) {
        svar.textContent = t('Dette er ikke en lenke til en plan. Åpne planen, kopier adressen, og lim den inn her.');
        kode.focus();
        return;
      }
      leggInn(tittel.value, funnet[1]);
      tittel.value = '';
      kode.value = '';
    }
    /**
     * @param {string} navnet
     * @param {string} planen
     */
    function leggInn(navnet, planen) {
      const id = prosjekt.nyId();
      prosjekt.sett({ ['plan/' + id + '/tittel']: navnet.trim().slice(0, 120) || t('Plan uten navn'), ['plan/' + id + '/kode']: planen }, t('Ny plan'));
      svar.textContent = t('Planen er lagt i prosjektet.');
    }
    /** A plan that the planner sends along. It is taken out of the address, so that a reload does not add it again. */
    function fraAdressen() {
      const felt = new URLSearchParams(location.hash.slice(1));
      const planen = felt.get('plan') || '';
      if (!KODE.test(planen)) return;
      history.replaceState(null, '', location.href.split('#')[0]);
      leggInn(felt.get('navn') || '', planen);
      tilTittel('planene');
    }
    const oppdater = tegner(liste, function () { return JSON.stringify(prosjekt.under('plan/')) + '.'; }, function () {
      const planer = ider('plan/');
      if (!planer.length) return [el('li', { class: 'prosjekt-tomt', text: t('Ingen planer ennå.') })];
      return planer.map(function (id) {
        const navnet = String(prosjekt.hent('plan/' + id + '/tittel') || t('Plan uten navn'));
        const kode_ = String(prosjekt.hent('plan/' + id + '/kode') || '');
        return el('li', {}, el('p', { class: 'prosjekt-post-navn' }, KODE.test(kode_) ? el('a', { href: lenke('planlegg.html') + '#p=' + kode_, text: navnet }) : navnet),
          el('p', { class: 'prosjekt-knapper' }, knapp(t('Ta bort'), function () {
            prosjekt.sett(bort('plan/' + id + '/'), t('Tok bort {0}', navnet));
            si(t('Tok bort {0}. Du kan angre.', navnet));
            tilTittel('planene');
          }, navnet)));
      });
    });
    return { element: del('planene', t('Planer for samlinger'), liste, el('details', {}, el('summary', { text: t('Legg til en plan') }), skjema), svar), oppdater: oppdater, begynn: fraAdressen };
  }

  // What the handbook of today has no place for

  function eldreDel() {
    const liste = el('ul', { class: 'prosjekt-eldre' });
    const seksjon = del('eldre', t('Fra en eldre utgave'), el('p', { text: t('Dette har ikke lenger et eget felt i håndboken. Det er med i filen. Flytt det du trenger, før du eventuelt tar det bort.') }), liste,
      el('p', {}, knapp(t('Ta bort alt dette'), function () {
        prosjekt.sett(Object.fromEntries(ukjente().map(function (sti) { return [sti, null]; })), t('Tok bort det som var fra en eldre utgave'));
        si(t('Tatt bort. Du kan angre.'));
        tilTittel('filene');
      })));
    function ukjente() {
      const p = prosjekt.les();
      return Object.keys(p.felter).filter(function (sti) { return p.felter[sti].v !== null && !navn.sted(sti, p).kjent; }).sort();
    }
    const tegn = tegner(liste, function () { return JSON.stringify(ukjente().map(function (sti) { return [sti, prosjekt.hent(sti)]; })) + '.'; }, function () {
      return ukjente().map(function (sti) {
        const sted = navn.sted(sti, prosjekt.les());
        return el('li', {}, el('strong', { text: sted.gruppe + ': ' + sti.split('/').slice(2).join(', ') }), el('span', { class: 'fletting-verdi', text: navn.verdi(sti, prosjekt.hent(sti)) }));
      });
    });
    return {
      element: seksjon,
      oppdater: function () {
        seksjon.hidden = !ukjente().length;
        tegn();
      },
    };
  }

  // The file

  function filDel() {
    const svar = el('p', { class: 'prosjekt-svar', role: 'status' });
    const slipp = el('div', { class: 'prosjekt-slipp' }, el('p', { text: t('Slipp en prosjektfil hvor som helst på denne siden for å åpne den.') }));
    const tekst = el('textarea', { id: 'prosjekt-tekst', rows: 5, readonly: true, spellcheck: 'false' });
    const inn = el('textarea', { id: 'prosjekt-inn', rows: 5, spellcheck: 'false' });
    const brett = el('details', {}, el('summary', { text: t('Når det ikke kommer noen fil') }),
      el('p', { text: t('Noen nettlesere og læringsplattformer stopper filer. Kopier da teksten, lim den inn i et dokument, og hent den tilbake her.') }),
      el('label', { for: 'prosjekt-tekst', text: t('Hele prosjektet som tekst') }), tekst,
      el('p', {}, knapp(t('Kopier teksten'), async function () {
        const ok = await kopier(tekst.value);
        svar.textContent = ok ? t('Teksten er kopiert.') : t('Nettleseren lot oss ikke kopiere. Merk teksten og kopier den selv.');
        if (!ok) tekst.select();
      })),
      el('label', { for: 'prosjekt-inn', text: t('Lim inn teksten fra en prosjektfil') }), inn,
      el('p', {}, knapp(t('Åpne teksten'), async function () {
        if (await apne(inn.value, t('limt inn'))) inn.value = '';
      })));
    brett.addEventListener('toggle', oppdater);
    const begynn = knapp('', function () {
      if (!klar) return vis(true);
      vis(false);
      prosjekt.erstatt(prosjekt.nytt(), t('Begynte på nytt'));
      svar.textContent = t('Prosjektet er tomt. Du kan angre til du lukker siden.');
    });
    let klar = false;
    /** @param {boolean} ja */
    function vis(ja) {
      klar = ja;
      begynn.textContent = !ja ? t('Begynn på nytt') : prosjekt.ulagret() ? t('Det er ikke lagret. Trykk en gang til for å tømme') : t('Trykk en gang til for å tømme');
    }
    begynn.addEventListener('blur', function () { vis(false); });
    vis(false);

    /**
     * @param {string} innhold
     * @param {string} filnavn
     */
    async function apne(innhold, filnavn) {
      const utfall = await prosjekt.apneFil(innhold, filnavn);
      svar.textContent = utfall.melding;
      svar.classList.toggle('er-feil', !utfall.ok);
      return utfall.ok;
    }
    function oppdater() {
      if (brett.open) tekst.value = prosjekt.kjerne.tilTekst(prosjekt.les());
    }

    /** @param {DragEvent} h */
    function harFil(h) {
      return !!h.dataTransfer && Array.from(h.dataTransfer.types).includes('Files') && !document.querySelector('dialog[open]');
    }
    document.addEventListener('dragover', function (h) {
      if (!harFil(h)) return;
      h.preventDefault();
      slipp.classList.add('er-over');
    });
    document.addEventListener('dragleave', function (h) { if (!h.relatedTarget) slipp.classList.remove('er-over'); });
    document.addEventListener('drop', async function (h) {
      slipp.classList.remove('er-over');
      if (!harFil(h) || !h.dataTransfer) return;
      h.preventDefault();
      const fil = h.dataTransfer.files[0];
      const lest = fil ? await fil.text().catch(function () { return null; }) : null;
      if (lest === null) {
        svar.textContent = t('Filen kunne ikke leses. Prøv igjen.');
        svar.classList.add('er-feil');
      } else {
        await apne(lest, fil.name);
      }
    });
    return {
      element: del('filene', t('Filen og et nytt prosjekt'), slipp, svar, brett, el('p', {}, begynn)),
      oppdater: oppdater,
    };
  }

  const planer = planDel();
  const deler = [faseDel(), sjekkpunktDel(), arkDel(), rapportDel(), planer, eldreDel(), filDel()];
  prosjekt.linje(vert);
  vert.append(...deler.map(function (d) { return d.element; }));
  function oppdater() {
    for (const d of deler) d.oppdater();
  }
  prosjekt.lytt(oppdater);
  oppdater();
  planer.begynn();
  window.addEventListener('hashchange', planer.begynn);
}());
