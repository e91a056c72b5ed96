// @ts-check
/**
 * «Hjelp meg å velge»: four questions, and at most five suggestions that say why they fit and what to mind.
 */
(function () {
  'use strict';

  if (!window.fellesVerktoy || !window.felles || !window.fellesUtvalg || !window.fellesKurv) return;
  const data = window.fellesVerktoy;
  const utvalg = window.fellesUtvalg;
  const kurv = window.fellesKurv;
  const { el, lenke, si, t } = window.felles;
  const MEST = 5;
  /** @type {('1' | '2' | '3' | '4' | 'svar')[]} */
  const STEG = ['1', '2', '3', '4', 'svar'];
  const ERFARING = {
    ingen: t('Den som leder, trenger ingen erfaring.'),
    noe: t('Den som leder, bør ha ledet grupper før.'),
    erfaren: t('Den som leder, bør være en erfaren fasilitator.')
  };

  /** @type {('fase' | 'formaal' | 'tid' | 'antall')[]} */
  const SVAR = ['fase', 'formaal', 'tid', 'antall'];
  const SVARNAVN = { fase: t('fasen'), formaal: t('formålet'), tid: t('tiden'), antall: t('antallet') };

  /** @typedef {{kort: VerktoyKort, maate: FinnMaate, poeng: number, mangler: Side[]}} Forslag */

  /** @type {Map<number, HTMLButtonElement>} */
  const knapper = new Map();

  /** @param {VerktoyKort} kort */
  function knapp(kort) {
    const min = knapper.get(kort.nr) || kurv.knapp(kort);
    knapper.set(kort.nr, min);
    return min;
  }

  /** @param {FinnTilstand} tilstand */
  function mest(tilstand) {
    return tilstand.valg.tid.length ? Number(tilstand.valg.tid[0]) : null;
  }

  /** @param {Side[]} sider */
  function navn(sider) {
    return utvalg.og(utvalg.sider.filter(function (s) { return sider.includes(s.id); }).map(function (s) { return s.i; }));
  }

  /** @param {string} tekst */
  function stor(tekst) {
    return tekst.charAt(0).toUpperCase() + tekst.slice(1);
  }

  // The suggestions

  /**
   * The tools that fit, the best first. What is asked for has to be there; who comes and how experienced the one who
   * leads must be only move a tool up or down, for a group can do something about that.
   * @param {FinnTilstand} tilstand
   * @returns {Forslag[]}
   */
  function rangert(tilstand) {
    return utvalg.tell(tilstand.valg).treff.flatMap(function (kort) {
      const maate = utvalg.maate(kort, mest(tilstand), '');
      if (!maate) return [];
      const mangler = tilstand.er.length ? kort.sider.filter(function (s) { return !tilstand.er.includes(s); }) : [];
      const poeng = (tilstand.valg.formaal.includes(kort.formaal[0]) ? 3 : 0) + (tilstand.valg.fase.includes(kort.faser[0]) ? 2 : 0) +
        (maate.slag === 'vanlig' ? 2 : maate.slag === 'variant' ? 1 : 0) - 2 * mangler.length - (kort.erfaring === 'erfaren' ? 1 : 0);
      return [{ kort: kort, maate: maate, poeng: poeng, mangler: mangler }];
    }).sort(function (a, b) { return b.poeng - a.poeng || a.kort.nr - b.kort.nr; });
  }

  /** @param {Forslag} f @param {FinnTilstand} tilstand */
  function hvorfor(f, tilstand) {
    const grunner = [];
    const [fase] = tilstand.valg.fase;
    const [formaal] = tilstand.valg.formaal;
    const [utgave] = f.maate.varianter;
    if (formaal) grunner.push(t('Laget for dere som sier: «{0}».', data.formaal.filter(function (en) { return en.id === formaal; })[0].navn));
    if (fase) grunner.push(t('Brukes i fasen {0}.', data.faser.filter(function (en) { return en.id === fase; })[0].navn.toLowerCase()));
    if (utgave) grunner.push(t('Utgaven «{0}» tar {1}.', utgave.navn, utvalg.tid(f.maate.minutter)));
    else if (f.maate.slag === 'kortet') grunner.push(t('Kan kortes ned til {0}.', utvalg.tid(f.maate.minutter)));
    else grunner.push(t('Tar {0}.', utvalg.tid(f.maate.minutter)));
    const spenn = f.kort.fra === f.kort.til ? String(f.kort.fra) : f.kort.fra + '–' + f.kort.til;
    grunner.push(tilstand.valg.antall.length ? t('Passer for {0} personer, og dere blir {1}.', spenn, tilstand.valg.antall[0]) : t('Passer for {0} personer.', spenn));
    if (f.kort.sider.length && !f.mangler.length) {
      grunner.push(tilstand.er.length ? t('Trenger {0}, og de kommer.', navn(f.kort.sider)) : t('Trenger {0}.', navn(f.kort.sider)));
    }
    if (f.kort.erfaring === 'ingen') grunner.push(ERFARING.ingen);
    return grunner;
  }

  /** @param {Forslag} f */
  function pass(f) {
    const raad = [];
    const [utgave] = f.maate.varianter;
    if (f.mangler.length) raad.push(t('Trenger også {0}. Inviter dem, eller snakk med dem på forhånd.', navn(f.mangler)));
    if (utgave && utgave.form !== 'begge') raad.push(utgave.form === 'digitalt' ? t('Utgaven er laget for video eller telefon.') : t('Utgaven er laget for et fysisk møte.'));
    if (utgave) raad.push(t('Den fulle utgaven tar {0}.', utvalg.tid(f.kort.standard)));
    if (f.maate.slag === 'kortet') raad.push(t('Stegene slik de står, tar {0}. Hold tiden stramt, eller sett av mer.', utvalg.tid(f.kort.standard)));
    if (f.kort.erfaring !== 'ingen') raad.push(ERFARING[f.kort.erfaring]);
    return raad;
  }

  /** @param {string} tittel @param {string[]} punkter @param {string} klasse */
  function punktliste(tittel, punkter, klasse) {
    if (!punkter.length) return [];
    return [el('p', { class: 'forslag-hva', text: tittel }), el('ul', { class: klasse }, ...punkter.map(function (p) { return el('li', { text: p }); }))];
  }

  /** @param {Forslag} f @param {FinnTilstand} tilstand */
  function forslag(f, tilstand) {
    const [utgave] = f.maate.varianter;
    const anker = utgave ? '#variant-' + utgave.id : '';
    return el('li', { class: 'forslag' },
      el('h3', {}, el('a', { href: lenke(f.kort.adresse) + anker, text: f.kort.navn })),
      el('p', { text: f.kort.sammendrag }),
      ...punktliste(t('Derfor passer det'), hvorfor(f, tilstand), 'forslag-grunner'),
      ...punktliste(t('Pass på'), pass(f), 'forslag-pass'),
      el('p', { class: 'forslag-valg' }, knapp(f.kort)));
  }

  /**
   * What opens for tools: one answer changed, or where that is not enough, two answers let go of.
   * @param {FinnTilstand} tilstand
   */
  function losninger(tilstand) {
    const { valg } = tilstand;
    /** @type {{tekst: string, valg: FinnValg}[]} */
    const veier = [];
    const tid = mest(tilstand);
    const lengre = tid ? utvalg.tider.find(function (n) { return n > tid && utvalg.antall({ ...valg, tid: [String(n)] }) > 0; }) : undefined;
    if (lengre) veier.push({ tekst: t('Sett av {0} i stedet for {1}', utvalg.tid(lengre), utvalg.tid(Number(tid))), valg: { ...valg, tid: [String(lengre)] } });
    if (valg.antall.length) veier.push({ tekst: t('Del dere i grupper eller inviter flere, så dere ikke er bundet til {0}', valg.antall[0]), valg: { ...valg, antall: [] } });
    if (valg.fase.length) veier.push({ tekst: t('Se på verktøy fra alle faser'), valg: { ...valg, fase: [] } });
    if (valg.formaal.length) veier.push({ tekst: t('Se på verktøy til andre formål'), valg: { ...valg, formaal: [] } });
    if (tid && !lengre) veier.push({ tekst: t('Se bort fra tiden'), valg: { ...valg, tid: [] } });
    const enkle = telte(veier);
    if (enkle.length) return enkle;
    const svarte = SVAR.filter(function (g) { return valg[g].length; });
    return telte(svarte.flatMap(function (a, i) {
      return svarte.slice(i + 1).map(function (b) {
        return { tekst: t('Se bort fra {0} og {1}', SVARNAVN[a], SVARNAVN[b]), valg: { ...valg, [a]: [], [b]: [] } };
      });
    }));
  }

  /** @param {{tekst: string, valg: FinnValg}[]} veier */
  function telte(veier) {
    return veier.map(function (v) { return { ...v, antall: utvalg.antall(v.valg) }; }).filter(function (v) { return v.antall; });
  }

  /** @param {number} n */
  function verktoy(n) {
    return n === 1 ? t('1 verktøy') : t('{0} verktøy', n);
  }

  // The questions

  /**
   * @param {string} gruppe
   * @param {{verdi: string, navn: string, mer?: string}[]} svar
   * @param {string} valgt
   */
  function radioer(gruppe, svar, valgt) {
    return svar.map(function (s) {
      const felt = el('input', { type: 'radio', name: 'velg-' + gruppe, value: s.verdi, checked: s.verdi === valgt });
      return el('label', { class: 'velg-svar' }, felt, el('span', {}, el('span', { class: 'velg-navn', text: s.navn }), ...(s.mer ? [el('span', { class: 'velg-mer', text: s.mer })] : [])));
    });
  }

  /** @param {FinnTilstand} tilstand @returns {{sporsmal: string, hjelp: string, felter: HTMLElement[]}} */
  function sporsmal(tilstand) {
    const { valg } = tilstand;
    if (tilstand.hjelp === '1') {
      const svar = data.faser.map(function (f) { return { verdi: f.id, navn: f.navn, mer: f.sammendrag }; });
      return { sporsmal: t('Hvor i arbeidet er dere?'), hjelp: '', felter: radioer('fase', svar.concat({ verdi: '', navn: t('Vet ikke'), mer: '' }), valg.fase[0] || '') };
    }
    if (tilstand.hjelp === '2') {
      const tall = utvalg.tell({ ...valg, formaal: [] }).antall.formaal;
      const svar = data.formaal.filter(function (f) { return tall[f.id] || valg.formaal.includes(f.id); })
        .map(function (f) { return { verdi: f.id, navn: f.navn, mer: verktoy(tall[f.id]) }; });
      return { sporsmal: t('Hva vil dere?'), hjelp: '', felter: radioer('formaal', svar.concat({ verdi: '', navn: t('Vet ikke'), mer: '' }), valg.formaal[0] || '') };
    }
    if (tilstand.hjelp === '3') {
      const tall = utvalg.tell({ ...valg, tid: [] }).antall.tid;
      const svar = utvalg.tider.map(function (n) { return { verdi: String(n), navn: t('Høyst {0}', utvalg.tid(n)), mer: verktoy(tall[n]) }; });
      return { sporsmal: t('Hvor lang tid har dere?'), hjelp: t('Regn bare tiden til selve arbeidet, uten åpning og pauser.'), felter: radioer('tid', svar.concat({ verdi: '', navn: t('Vet ikke'), mer: '' }), valg.tid[0] || '') };
    }
    const antall = el('input', { type: 'number', id: 'velg-antall', name: 'velg-antall', min: 1, max: 999, inputmode: 'numeric', value: valg.antall[0] || '' });
    const sider = utvalg.sider.map(function (s) {
      return el('label', { class: 'velg-svar' }, el('input', { type: 'checkbox', name: 'velg-er', value: s.id, checked: tilstand.er.includes(s.id) }), el('span', { class: 'velg-navn', text: s.navn }));
    });
    return {
      sporsmal: t('Hvem er med?'), hjelp: t('Kryss av for alle som kommer. Skriv ikke navn.'),
      felter: [...sider, el('p', { class: 'velg-felt' }, el('label', { for: 'velg-antall', text: t('Hvor mange blir dere?') }), antall)]
    };
  }

  /** @type {FellesVelg['mount']} */
  function mount(panel, gaa) {
    /** @type {FinnTilstand} */
    let naa = { valg: utvalg.tomt(), kit: [], hjelp: '', er: [] };
    /** What was chosen in the list before the questions were opened. @type {FinnValg | null} */
    let for_ = null;
    let vist = '';

    function lukk() {
      gaa({ hjelp: '', er: [], valg: for_ || utvalg.tomt() });
    }

    /** The answers on the page, put into the state. */
    function svarene() {
      /** @param {string} gruppe */
      const valgte = function (gruppe) {
        return Array.from(panel.querySelectorAll('input[name="velg-' + gruppe + '"]:checked')).map(function (e) {
          return /** @type {HTMLInputElement} */ (e).value;
        }).filter(Boolean);
      };
      if (naa.hjelp === '1') return { valg: { ...naa.valg, fase: valgte('fase') } };
      if (naa.hjelp === '2') return { valg: { ...naa.valg, formaal: valgte('formaal') } };
      if (naa.hjelp === '3') return { valg: { ...naa.valg, tid: valgte('tid') } };
      const felt = panel.querySelector('input[name="velg-antall"]');
      const tall = felt instanceof HTMLInputElement ? Math.floor(Number(felt.value)) : 0;
      return { valg: { ...naa.valg, antall: tall > 0 && tall < 1000 ? [String(tall)] : [] }, er: /** @type {Side[]} */ (valgte('er')) };
    }

    /** @param {string} tekst @param {string} klasse @param {() => void} gjor */
    function handling(tekst, klasse, gjor) {
      const k = el('button', { type: 'button', class: klasse, text: tekst });
      k.addEventListener('click', gjor);
      return k;
    }

    function visSporsmal() {
      const her = STEG.indexOf(/** @type {any} */ (naa.hjelp));
      const { sporsmal: tekst, hjelp, felter } = sporsmal(naa);
      const form = el('form', { class: 'velg-skjema' },
        el('p', { class: 'velg-steg', text: t('Spørsmål {0} av 4', naa.hjelp) }),
        el('h2', { tabindex: '-1', id: 'velg-sporsmal', text: tekst }),
        ...(hjelp ? [el('p', { text: hjelp })] : []),
        el('fieldset', { class: 'velg-felter', 'aria-labelledby': 'velg-sporsmal' }, ...felter),
        el('div', { class: 'knapperad' },
          el('button', { class: 'knapp', text: her === 3 ? t('Vis forslag') : t('Neste') }),
          ...(her ? [handling(t('Forrige'), 'knapp knapp-sekundaer', function () { gaa({ ...svarene(), hjelp: STEG[her - 1] }); })] : []),
          ...(her < 3 ? [handling(t('Vis forslag nå'), 'knapp knapp-sekundaer', function () { gaa({ ...svarene(), hjelp: 'svar' }); })] : []),
          handling(t('Tilbake til listen'), 'knapp knapp-stille', lukk)));
      form.addEventListener('submit', function (h) {
        h.preventDefault();
        gaa({ ...svarene(), hjelp: STEG[her + 1] });
      });
      panel.replaceChildren(form);
    }

    function svaroversikt() {
      const { valg, er } = naa;
      /** @type {['1' | '2' | '3' | '4', string][]} */
      const rader = [
        ['1', valg.fase.length ? data.faser.filter(function (f) { return f.id === valg.fase[0]; })[0].navn : t('Uansett fase')],
        ['2', valg.formaal.length ? data.formaal.filter(function (f) { return f.id === valg.formaal[0]; })[0].kort : t('Uansett formål')],
        ['3', valg.tid.length ? t('Høyst {0}', utvalg.tid(Number(valg.tid[0]))) : t('Uansett tid')],
        ['4', [valg.antall.length ? (valg.antall[0] === '1' ? t('1 person') : t('{0} personer', valg.antall[0])) : '', stor(navn(er))].filter(Boolean).join('. ') || t('Uansett hvem som kommer')]
      ];
      return el('ul', { class: 'velg-oversikt' }, ...rader.map(function (rad) {
        const endre = handling(t('Endre'), 'knapp knapp-stille', function () { gaa({ hjelp: rad[0] }); });
        endre.append(el('span', { class: 'skjult', text: ' ' + t('svaret {0}', rad[1]) }));
        return el('li', {}, el('span', { text: rad[1] }), endre);
      }));
    }

    function visSvar() {
      const funnet = rangert(naa);
      const viste = funnet.slice(0, MEST);
      const ingen = utvalg.erTomt(naa.valg) && !naa.er.length;
      const losere = funnet.length ? [] : losninger(naa);
      const sum = ingen ? t('Svar på minst ett spørsmål, så finner vi forslag til dere.')
        : !funnet.length ? t('Ingen verktøy passer til alt dere har svart.')
          : funnet.length > MEST ? t('Dette er de {0} som passer best. {1} passer i alt.', MEST, verktoy(funnet.length))
            : funnet.length === 1 ? t('Ett verktøy passer.') : t('{0} passer.', verktoy(funnet.length));
      const deler = [
        el('h2', { tabindex: '-1', id: 'velg-sporsmal', text: t('Forslag til dere') }),
        el('p', { class: 'velg-sum', text: sum }), svaroversikt()
      ];
      if (!ingen && viste.length) deler.push(el('ol', { class: 'forslagsliste' }, ...viste.map(function (f) { return forslag(f, naa); })));
      if (losere.length) {
        deler.push(el('p', { class: 'velg-losere', text: t('Dette kan dere gjøre:') }), el('ul', { class: 'finn-losere' }, ...losere.map(function (v) {
          return el('li', {}, handling(v.tekst + ' (' + verktoy(v.antall) + ')', 'knapp knapp-stille', function () { gaa({ valg: v.valg }); }));
        })));
      } else if (!funnet.length) {
        deler.push(el('p', { text: t('Det holder ikke å endre to svar. Begynn på nytt, og svar «Vet ikke» der dere kan tenke dere flere ting.') }));
      }
      const videre = el('div', { class: 'knapperad' });
      if (!ingen && funnet.length) videre.append(handling(funnet.length === 1 ? t('Vis i listen') : t('Vis alle {0} i listen', funnet.length), 'knapp knapp-sekundaer', function () { gaa({ hjelp: '', er: [] }); }));
      videre.append(
        handling(t('Begynn på nytt'), 'knapp knapp-stille', function () { gaa({ hjelp: '1', er: [], valg: utvalg.tomt() }); }),
        handling(t('Tilbake til listen'), 'knapp knapp-stille', lukk));
      panel.replaceChildren(...deler, videre);
      si(sum);
    }

    return function (tilstand) {
      if (tilstand.hjelp && !naa.hjelp) for_ = naa.valg;
      naa = tilstand;
      const noekkel = tilstand.hjelp && utvalg.skriv({ ...tilstand, kit: [] });
      if (noekkel === vist) return;
      vist = noekkel;
      panel.hidden = !tilstand.hjelp;
      if (!tilstand.hjelp) return;
      if (tilstand.hjelp === 'svar') visSvar();
      else visSporsmal();
      const tittel = panel.querySelector('h2');
      if (tittel) tittel.focus();
    };
  }

  window.fellesVelg = { mount: mount };
})();
