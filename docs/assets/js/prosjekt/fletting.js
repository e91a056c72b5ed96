// @ts-check
/**
 * Another copy of the project beside the one that is here: what comes in, what stays, and what the person has to decide.
 * Loaded when a file is opened. Nothing is changed before «Slå sammen» or «Erstatt alt», and both can be undone.
 */
(function () {
  'use strict';

  if (window.fellesProsjektFletting || !window.fellesProsjekt || !window.fellesProsjektNavn || !window.felles) return;
  const her = window.fellesProsjekt;
  const kjerne = her.kjerne;
  const navn = window.fellesProsjektNavn;
  const { el, knapp, si, t } = window.felles;

  const MEST_VIST = 40;
  const VALG = /** @type {const} */ (['her', 'der', 'begge']);
  const VALGTEKST = { her: t('Behold vår'), der: t('Ta deres'), begge: t('Behold begge') };

  /** One question: a field, or all the fields of something that one side deleted. */
  /** @typedef {{nokkel: Sti, stier: Sti[], konflikter: Konflikt[], begge: boolean}} Sak */
  /** @typedef {'her' | 'der' | 'begge'} Valg */

  /** What a choice is called where it is made for all at once. */
  const LIKT = { her: t('Behold vår alle steder'), der: t('Ta deres alle steder'), begge: t('Behold begge der det går') };

  /**
   * @param {Konflikt[]} konflikter
   * @param {Prosjekt} begge with the fields of both, for names
   * @returns {Sak[]}
   */
  function saker(konflikter, begge) {
    /** @type {Map<Sti, Sak>} */
    const ut = new Map();
    for (const k of konflikter) {
      const nokkel = k.samlet || k.sti;
      const sak = ut.get(nokkel) || { nokkel: nokkel, stier: [], konflikter: [], begge: !k.samlet && k.her !== null && k.der !== null && navn.kanBegge(k.sti, begge) };
      sak.stier.push(k.sti);
      sak.konflikter.push(k);
      ut.set(nokkel, sak);
    }
    return Array.from(ut.values());
  }

  /**
   * Places under the headings of what they belong to.
   * @param {Sti[]} stier
   * @param {Prosjekt} p
   * @returns {Map<string, {sti: Sti, tekst: string}[]>}
   */
  function gruppert(stier, p) {
    /** @type {Map<string, {sti: Sti, tekst: string}[]>} */
    const ut = new Map();
    for (const sti of stier) {
      if (sti.endsWith('/_plass')) continue;
      const sted = navn.sted(sti, p);
      const liste = ut.get(sted.gruppe) || [];
      liste.push({ sti: sti, tekst: sted.tekst });
      ut.set(sted.gruppe, liste);
    }
    return ut;
  }

  /**
   * @param {string} tekst
   * @param {string} klasse
   */
  function sitat(tekst, klasse) {
    return el('span', { class: klasse, text: tekst });
  }

  /**
   * What comes in or stays, folded: place and value.
   * @param {string} tittel
   * @param {Sti[]} stier
   * @param {Prosjekt} p with the values to show
   * @param {Prosjekt} begge
   */
  function oversikt(tittel, stier, p, begge) {
    const grupper = gruppert(stier, begge);
    const n = Array.from(grupper.values()).reduce(function (sum, liste) { return sum + liste.length; }, 0);
    if (!n) return el('p', { text: t('{0}: ingenting.', tittel) });
    const brett = el('details', { class: 'fletting-liste' }, el('summary', { text: t('{0}: {1} felt', tittel, n) }));
    for (const [gruppe, poster] of grupper) {
      const liste = el('ul');
      for (const post of poster.slice(0, MEST_VIST)) {
        const felt = p.felter[post.sti];
        const verdi = felt && felt.v !== null ? navn.verdi(post.sti, felt.v) : t('slettet');
        liste.append(el('li', {}, post.tekst + ': ', sitat(verdi, 'fletting-verdi')));
      }
      if (poster.length > MEST_VIST) liste.append(el('li', { text: t('og {0} felt til', poster.length - MEST_VIST) }));
      brett.append(el('p', { class: 'fletting-gruppe', text: gruppe }), liste);
    }
    return brett;
  }

  /**
   * One side of a question.
   * @param {Sak} sak
   * @param {'her' | 'der'} side
   * @param {string} hvem
   * @param {Prosjekt} begge
   */
  function sideAv(sak, side, hvem, begge) {
    const naar = Math.max(...sak.konflikter.map(function (k) { return side === 'her' ? k.herNaar : k.derNaar; }));
    const levende = sak.konflikter.filter(function (k) { return k[side] !== null && !k.sti.endsWith('/_plass'); });
    const boks = el('div', { class: 'fletting-side' }, el('p', { class: 'fletting-hvem' }, el('strong', { text: hvem }), ', ', levende.length ? t('skrevet {0}', navn.naar(naar)) : t('slettet {0}', navn.naar(naar))));
    if (!levende.length) {
      boks.append(el('p', {}, sitat(sak.konflikter[0].sti.match(/\/?kryss\//) ? t('Ikke krysset av') : t('Slettet'), 'fletting-verdi')));
    } else if (sak.konflikter.length === 1) {
      boks.append(el('p', {}, sitat(navn.verdi(sak.nokkel, levende[0][side]), 'fletting-verdi')));
    } else {
      boks.append(el('ul', {}, ...levende.slice(0, MEST_VIST).map(function (k) {
        return el('li', {}, navn.sted(k.sti, begge).tekst + ': ', sitat(navn.verdi(k.sti, k[side]), 'fletting-verdi'));
      })));
      if (levende.length > MEST_VIST) boks.append(el('p', { text: t('og {0} felt til', levende.length - MEST_VIST) }));
    }
    return boks;
  }

  /** @type {FellesProsjektFletting['apne']} */
  function apne(der, filnavn, merknader, ferdig) {
    const gjor = ferdig || her.erstatt;
    const kilde = ferdig ? t('det som huskes') : t('filen');
    /** @type {Record<Sti, Valg>} */
    let valgt = {};
    let sammen = kjerne.slaaSammen(her.les(), der);
    /** @type {Sak[]} */
    let alle = [];
    let avtrykk = '';

    const tittel = el('h2', { id: 'fletting-tittel', tabindex: '-1', text: t('Slå sammen to utgaver') });
    const innhold = el('div', { class: 'fletting-innhold' });
    const status = el('p', { class: 'fletting-status', role: 'status' });
    const slaaSammen = el('button', { type: 'button', class: 'knapp', text: t('Slå sammen') });
    const erstatt = el('button', { type: 'button', class: 'knapp knapp-stille' });
    const avbryt = el('button', { type: 'button', class: 'knapp knapp-stille', text: t('Avbryt') });
    const dialog = el('dialog', { class: 'fletting', 'aria-labelledby': 'fletting-tittel' }, tittel, innhold,
      el('div', { class: 'fletting-fot' }, status, el('p', { class: 'knapperad' }, slaaSammen, erstatt, avbryt)));
    let sikker = false;

    /** @param {Sak} sak */
    function uavgjort(sak) {
      return !Object.hasOwn(valgt, sak.nokkel);
    }

    function telling() {
      const igjen = alle.filter(uavgjort).length;
      const tekst = !alle.length ? t('Ingenting må avgjøres. Alt fra begge blir med.')
        : !igjen ? t('Alt er avgjort. Trykk «Slå sammen».')
          : alle.length - igjen === 1 ? t('1 forskjell er avgjort, {0} gjenstår.', igjen)
            : t('{0} forskjeller er avgjort, {1} gjenstår.', alle.length - igjen, igjen);
      if (status.textContent !== tekst) status.textContent = tekst;
      status.classList.remove('er-feil');
    }

    /**
     * @param {Sak} sak
     * @param {number} nr
     * @param {Prosjekt} begge
     */
    function sporsmal(sak, nr, begge) {
      const sted = navn.sted(sak.nokkel, begge);
      const radioer = el('div', { class: 'fletting-valg' });
      for (const v of VALG) {
        if (v === 'begge' && !sak.begge) continue;
        const radio = el('input', { type: 'radio', name: 'fletting-' + nr, value: v });
        radio.checked = valgt[sak.nokkel] === v;
        radio.addEventListener('change', function () {
          valgt[sak.nokkel] = v;
          telling();
        });
        radioer.append(el('label', {}, radio, ' ' + VALGTEKST[v]));
      }
      return el('fieldset', { class: 'fletting-sak', 'data-nokkel': sak.nokkel }, el('legend', { text: sted.gruppe + ' – ' + sted.tekst }),
        el('div', { class: 'fletting-sider' }, sideAv(sak, 'her', t('Her hos deg'), begge), sideAv(sak, 'der', ferdig ? t('I det som huskes') : t('I filen'), begge)), radioer);
    }

    /** @param {Valg} v */
    function alleSom(v) {
      for (const sak of alle) if (v !== 'begge' || sak.begge) valgt[sak.nokkel] = v;
      innhold.querySelectorAll('fieldset[data-nokkel]').forEach(function (f) {
        const radio = f.querySelector('input[value="' + v + '"]');
        if (radio instanceof HTMLInputElement) radio.checked = true;
      });
      telling();
    }

    function tegn() {
      const vart = her.les();
      const begge = { ...vart, felter: { ...der.felter, ...vart.felter } };
      for (const [sti, f] of Object.entries(der.felter)) if (begge.felter[sti].v === null) begge.felter[sti] = f;
      alle = saker(sammen.konflikter, begge);
      const i = new Set(sammen.nytt.concat(sammen.konflikter.map(function (k) { return k.sti; })));
      const staar = Object.keys(vart.felter).filter(function (sti) {
        const deres = der.felter[sti];
        return vart.felter[sti].v !== null && !i.has(sti) && (!deres || JSON.stringify(deres.v) !== JSON.stringify(vart.felter[sti].v));
      });
      const deresTittel = der.felter['om/tittel'] && der.felter['om/tittel'].v ? String(der.felter['om/tittel'].v) : t('et prosjekt uten navn');
      innhold.replaceChildren(
        el('p', { text: t('Ingenting er endret ennå. Du har «{0}» her. Det andre er «{1}» ({2}).', her.tittel(), deresTittel, filnavn) }),
        ...(der.id && der.id !== vart.id ? [el('p', { class: 'prosjekt-melding', text: t('Dette er et annet prosjekt enn det du har her. Slår du dem sammen, får du ett prosjekt med innholdet i begge.') })] : []),
        ...merknader.map(function (tekst) { return el('p', { class: 'prosjekt-melding', text: tekst }); }),
        el('h3', { text: t('Det som er ulikt') }));
      if (!alle.length) innhold.append(el('p', { text: t('Dere har ikke skrevet ulike ting på samme sted.') }));
      if (alle.length > 1) {
        innhold.append(el('p', { text: t('Velg for hver, eller velg likt for alle:') }),
          el('p', { class: 'knapperad' }, ...VALG.filter(function (v) { return v !== 'begge' || alle.some(function (sak) { return sak.begge; }); }).map(function (v) {
            return knapp(LIKT[v], function () { alleSom(v); });
          })));
      }
      innhold.append(...alle.map(function (sak, nr) { return sporsmal(sak, nr, begge); }),
        el('h3', { text: t('Det som går av seg selv') }),
        oversikt(t('Dette kommer inn fra {0}', kilde), sammen.nytt, sammen.prosjekt, begge),
        oversikt(t('Dette blir stående slik du har det'), staar, vart, begge));
      avtrykk = JSON.stringify([sammen.konflikter, sammen.nytt]);
      telling();
    }

    function lukk() {
      stopp();
      dialog.close();
      dialog.remove();
    }

    /**
     * @param {Prosjekt} p
     * @param {string} hva
     */
    function avslutt(p, hva) {
      lukk();
      gjor(kjerne.delt(p, Date.now()), hva);
      si(t('{0}. Du kan angre.', hva));
    }

    slaaSammen.addEventListener('click', function () {
      const mangler = alle.find(uavgjort);
      if (mangler) {
        status.textContent = t('Velg for alle forskjellene først. {0} gjenstår.', alle.filter(uavgjort).length);
        status.classList.add('er-feil');
        const felt = Array.from(innhold.querySelectorAll('fieldset[data-nokkel]')).find(function (f) { return f.getAttribute('data-nokkel') === mangler.nokkel; });
        const radio = felt && felt.querySelector('input');
        if (radio) radio.focus();
        return;
      }
      /** @type {Record<Sti, Valg>} */
      const perSti = {};
      for (const sak of alle) for (const sti of sak.stier) perSti[sti] = valgt[sak.nokkel];
      avslutt(kjerne.avgjor(sammen, perSti, Date.now()), t('Prosjektet er slått sammen med {0}', kilde));
    });
    erstatt.addEventListener('click', function () {
      sikker = !sikker;
      visErstatt();
      if (!sikker) avslutt(der, t('Alt er erstattet med {0}', kilde));
    });
    erstatt.addEventListener('blur', function () {
      sikker = false;
      visErstatt();
    });
    function visErstatt() {
      erstatt.textContent = sikker ? t('Trykk en gang til for å bytte ut alt') : t('Erstatt alt med {0}', kilde);
    }
    avbryt.addEventListener('click', lukk);
    dialog.addEventListener('cancel', function (h) {
      h.preventDefault();
      lukk();
    });
    // Another tab may go on with the project meanwhile; what is decided is kept where the question is the same.
    const stopp = her.lytt(function () {
      const ny = kjerne.slaaSammen(her.les(), der);
      if (JSON.stringify([ny.konflikter, ny.nytt]) === avtrykk) {
        sammen = ny;
        return;
      }
      const var_ = new Map(sammen.konflikter.map(function (k) { return [k.sti, JSON.stringify([k.her, k.der])]; }));
      sammen = ny;
      const endret = ny.konflikter.filter(function (k) { return var_.get(k.sti) !== JSON.stringify([k.her, k.der]); });
      valgt = Object.fromEntries(Object.entries(valgt).filter(function ([sti]) {
        return !endret.some(function (k) { return (k.samlet || k.sti) === sti; });
      }));
      tegn();
    });

    visErstatt();
    tegn();
    document.body.append(dialog);
    dialog.showModal();
    tittel.focus();
  }

  window.fellesProsjektFletting = { apne: apne };
}());
