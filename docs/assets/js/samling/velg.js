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
  const { el, lenke, si } = window.felles;
  const MEST = 5;
  /** @type {('1' | '2' | '3' | '4' | 'svar')[]} */
  const STEG = ['1', '2', '3', '4', 'svar'];
  const ERFARING = {
    ingen: 'Den som leder, trenger ingen erfaring.',
    noe: 'Den som leder, bør ha ledet grupper før.',
    erfaren: 'Den som leder, bør være en erfaren fasilitator.'
  };

  /** @type {('fase' | 'formaal' | 'tid' | 'antall')[]} */
  const SVAR = ['fase', 'formaal', 'tid', 'antall'];
  const SVARNAVN = { fase: 'fasen', formaal: 'formålet', tid: 'tiden', antall: 'antallet' };

  /** @typedef {{kort: VerktoyKort, maate: FinnMaate, poeng: number, mangler: Side[]}} Forslag */

  /** @type {Map<number, HTMLButtonElement>} */
  const knapper = new Map();

  /** @param {VerktoyKort} kort */
  function knapp(kort) {
    const min = knapper.get(kort.nr) || kurv.knapp(kort);
    knapper.set(kort.nr, min);
    return min;
  }

  /** @param {FinnTilstand} t */
  function mest(t) {
    return t.valg.tid.length ? Number(t.valg.tid[0]) : null;
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
   * @param {FinnTilstand} t
   * @returns {Forslag[]}
   */
  function rangert(t) {
    return utvalg.tell(t.valg).treff.flatMap(function (kort) {
      const maate = utvalg.maate(kort, mest(t), '');
      if (!maate) return [];
      const mangler = t.er.length ? kort.sider.filter(function (s) { return !t.er.includes(s); }) : [];
      const poeng = (t.valg.formaal.includes(kort.formaal[0]) ? 3 : 0) + (t.valg.fase.includes(kort.faser[0]) ? 2 : 0) +
        (maate.slag === 'vanlig' ? 2 : maate.slag === 'variant' ? 1 : 0) - 2 * mangler.length - (kort.erfaring === 'erfaren' ? 1 : 0);
      return [{ kort: kort, maate: maate, poeng: poeng, mangler: mangler }];
    }).sort(function (a, b) { return b.poeng - a.poeng || a.kort.nr - b.kort.nr; });
  }

  /** @param {Forslag} f @param {FinnTilstand} t */
  function hvorfor(f, t) {
    const grunner = [];
    const [fase] = t.valg.fase;
    const [formaal] = t.valg.formaal;
    const [utgave] = f.maate.varianter;
    if (formaal) grunner.push('Laget for dere som sier: «' + data.formaal.filter(function (en) { return en.id === formaal; })[0].navn + '».');
    if (fase) grunner.push('Brukes i fasen ' + data.faser.filter(function (en) { return en.id === fase; })[0].navn.toLowerCase() + '.');
    if (utgave) grunner.push('Utgaven «' + utgave.navn + '» tar ' + utvalg.tid(f.maate.minutter) + '.');
    else if (f.maate.slag === 'kortet') grunner.push('Kan kortes ned til ' + utvalg.tid(f.maate.minutter) + '.');
    else grunner.push('Tar ' + utvalg.tid(f.maate.minutter) + '.');
    const spenn = f.kort.fra === f.kort.til ? String(f.kort.fra) : f.kort.fra + '–' + f.kort.til;
    grunner.push('Passer for ' + spenn + ' personer' + (t.valg.antall.length ? ', og dere blir ' + t.valg.antall[0] + '.' : '.'));
    if (f.kort.sider.length && !f.mangler.length) {
      grunner.push('Trenger ' + navn(f.kort.sider) + (t.er.length ? ', og de kommer.' : '.'));
    }
    if (f.kort.erfaring === 'ingen') grunner.push(ERFARING.ingen);
    return grunner;
  }

  /** @param {Forslag} f */
  function pass(f) {
    const raad = [];
    const [utgave] = f.maate.varianter;
    if (f.mangler.length) raad.push('Trenger også ' + navn(f.mangler) + '. Inviter dem, eller snakk med dem på forhånd.');
    if (utgave && utgave.form !== 'begge') raad.push(utgave.form === 'digitalt' ? 'Utgaven er laget for video eller telefon.' : 'Utgaven er laget for et fysisk møte.');
    if (utgave) raad.push('Den fulle utgaven tar ' + utvalg.tid(f.kort.standard) + '.');
    if (f.maate.slag === 'kortet') raad.push('Stegene slik de står, tar ' + utvalg.tid(f.kort.standard) + '. Hold tiden stramt, eller sett av mer.');
    if (f.kort.erfaring !== 'ingen') raad.push(ERFARING[f.kort.erfaring]);
    return raad;
  }

  /** @param {string} tittel @param {string[]} punkter @param {string} klasse */
  function punktliste(tittel, punkter, klasse) {
    if (!punkter.length) return [];
    return [el('p', { class: 'forslag-hva', text: tittel }), el('ul', { class: klasse }, ...punkter.map(function (p) { return el('li', { text: p }); }))];
  }

  /** @param {Forslag} f @param {FinnTilstand} t */
  function forslag(f, t) {
    const [utgave] = f.maate.varianter;
    const anker = utgave ? '#variant-' + utgave.id : '';
    return el('li', { class: 'forslag' },
      el('h3', {}, el('a', { href: lenke(f.kort.adresse) + anker, text: f.kort.navn })),
      el('p', { text: f.kort.sammendrag }),
      ...punktliste('Derfor passer det', hvorfor(f, t), 'forslag-grunner'),
      ...punktliste('Pass på', pass(f), 'forslag-pass'),
      el('p', { class: 'forslag-valg' }, knapp(f.kort)));
  }

  /**
   * What opens for tools: one answer changed, or where that is not enough, two answers let go of.
   * @param {FinnTilstand} t
   */
  function losninger(t) {
    const { valg } = t;
    /** @type {{tekst: string, valg: FinnValg}[]} */
    const veier = [];
    const tid = mest(t);
    const lengre = tid ? utvalg.tider.find(function (n) { return n > tid && utvalg.antall({ ...valg, tid: [String(n)] }) > 0; }) : undefined;
    if (lengre) veier.push({ tekst: 'Sett av ' + utvalg.tid(lengre) + ' i stedet for ' + utvalg.tid(Number(tid)), valg: { ...valg, tid: [String(lengre)] } });
    if (valg.antall.length) veier.push({ tekst: 'Del dere i grupper eller inviter flere, så dere ikke er bundet til ' + valg.antall[0], valg: { ...valg, antall: [] } });
    if (valg.fase.length) veier.push({ tekst: 'Se på verktøy fra alle faser', valg: { ...valg, fase: [] } });
    if (valg.formaal.length) veier.push({ tekst: 'Se på verktøy til andre formål', valg: { ...valg, formaal: [] } });
    if (tid && !lengre) veier.push({ tekst: 'Se bort fra tiden', valg: { ...valg, tid: [] } });
    const enkle = telte(veier);
    if (enkle.length) return enkle;
    const svarte = SVAR.filter(function (g) { return valg[g].length; });
    return telte(svarte.flatMap(function (a, i) {
      return svarte.slice(i + 1).map(function (b) {
        return { tekst: 'Se bort fra ' + SVARNAVN[a] + ' og ' + SVARNAVN[b], valg: { ...valg, [a]: [], [b]: [] } };
      });
    }));
  }

  /** @param {{tekst: string, valg: FinnValg}[]} veier */
  function telte(veier) {
    return veier.map(function (v) { return { ...v, antall: utvalg.antall(v.valg) }; }).filter(function (v) { return v.antall; });
  }

  /** @param {number} n */
  function verktoy(n) {
    return n === 1 ? '1 verktøy' : n + ' verktøy';
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

  /** @param {FinnTilstand} t @returns {{sporsmal: string, hjelp: string, felter: HTMLElement[]}} */
  function sporsmal(t) {
    const { valg } = t;
    if (t.hjelp === '1') {
      const svar = data.faser.map(function (f) { return { verdi: f.id, navn: f.navn, mer: f.sammendrag }; });
      return { sporsmal: 'Hvor i arbeidet er dere?', hjelp: '', felter: radioer('fase', svar.concat({ verdi: '', navn: 'Vet ikke', mer: '' }), valg.fase[0] || '') };
    }
    if (t.hjelp === '2') {
      const tall = utvalg.tell({ ...valg, formaal: [] }).antall.formaal;
      const svar = data.formaal.filter(function (f) { return tall[f.id] || valg.formaal.includes(f.id); })
        .map(function (f) { return { verdi: f.id, navn: f.navn, mer: verktoy(tall[f.id]) }; });
      return { sporsmal: 'Hva vil dere?', hjelp: '', felter: radioer('formaal', svar.concat({ verdi: '', navn: 'Vet ikke', mer: '' }), valg.formaal[0] || '') };
    }
    if (t.hjelp === '3') {
      const tall = utvalg.tell({ ...valg, tid: [] }).antall.tid;
      const svar = utvalg.tider.map(function (n) { return { verdi: String(n), navn: 'Høyst ' + utvalg.tid(n), mer: verktoy(tall[n]) }; });
      return { sporsmal: 'Hvor lang tid har dere?', hjelp: 'Regn bare tiden til selve arbeidet, uten åpning og pauser.', felter: radioer('tid', svar.concat({ verdi: '', navn: 'Vet ikke', mer: '' }), valg.tid[0] || '') };
    }
    const antall = el('input', { type: 'number', id: 'velg-antall', name: 'velg-antall', min: 1, max: 999, inputmode: 'numeric', value: valg.antall[0] || '' });
    const sider = utvalg.sider.map(function (s) {
      return el('label', { class: 'velg-svar' }, el('input', { type: 'checkbox', name: 'velg-er', value: s.id, checked: t.er.includes(s.id) }), el('span', { class: 'velg-navn', text: s.navn }));
    });
    return {
      sporsmal: 'Hvem er med?', hjelp: 'Kryss av for alle som kommer. Skriv ikke navn.',
      felter: [...sider, el('p', { class: 'velg-felt' }, el('label', { for: 'velg-antall', text: 'Hvor mange blir dere?' }), antall)]
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
        el('p', { class: 'velg-steg', text: 'Spørsmål ' + naa.hjelp + ' av 4' }),
        el('h2', { tabindex: '-1', id: 'velg-sporsmal', text: tekst }),
        ...(hjelp ? [el('p', { text: hjelp })] : []),
        el('fieldset', { class: 'velg-felter', 'aria-labelledby': 'velg-sporsmal' }, ...felter),
        el('div', { class: 'knapperad' },
          el('button', { class: 'knapp', text: her === 3 ? 'Vis forslag' : 'Neste' }),
          ...(her ? [handling('Forrige', 'knapp knapp-sekundaer', function () { gaa({ ...svarene(), hjelp: STEG[her - 1] }); })] : []),
          ...(her < 3 ? [handling('Vis forslag nå', 'knapp knapp-sekundaer', function () { gaa({ ...svarene(), hjelp: 'svar' }); })] : []),
          handling('Tilbake til listen', 'knapp knapp-stille', lukk)));
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
        ['1', valg.fase.length ? data.faser.filter(function (f) { return f.id === valg.fase[0]; })[0].navn : 'Uansett fase'],
        ['2', valg.formaal.length ? data.formaal.filter(function (f) { return f.id === valg.formaal[0]; })[0].kort : 'Uansett formål'],
        ['3', valg.tid.length ? 'Høyst ' + utvalg.tid(Number(valg.tid[0])) : 'Uansett tid'],
        ['4', [valg.antall.length ? (valg.antall[0] === '1' ? '1 person' : valg.antall[0] + ' personer') : '', stor(navn(er))].filter(Boolean).join('. ') || 'Uansett hvem som kommer']
      ];
      return el('ul', { class: 'velg-oversikt' }, ...rader.map(function (rad) {
        const endre = handling('Endre', 'knapp knapp-stille', function () { gaa({ hjelp: rad[0] }); });
        endre.append(el('span', { class: 'skjult', text: ' svaret ' + rad[1] }));
        return el('li', {}, el('span', { text: rad[1] }), endre);
      }));
    }

    function visSvar() {
      const funnet = rangert(naa);
      const viste = funnet.slice(0, MEST);
      const ingen = utvalg.erTomt(naa.valg) && !naa.er.length;
      const losere = funnet.length ? [] : losninger(naa);
      const sum = ingen ? 'Svar på minst ett spørsmål, så finner vi forslag til dere.'
        : !funnet.length ? 'Ingen verktøy passer til alt dere har svart.'
          : funnet.length > MEST ? 'Dette er de ' + MEST + ' som passer best. ' + verktoy(funnet.length) + ' passer i alt.'
            : funnet.length === 1 ? 'Ett verktøy passer.' : verktoy(funnet.length) + ' passer.';
      const deler = [
        el('h2', { tabindex: '-1', id: 'velg-sporsmal', text: 'Forslag til dere' }),
        el('p', { class: 'velg-sum', text: sum }), svaroversikt()
      ];
      if (!ingen && viste.length) deler.push(el('ol', { class: 'forslagsliste' }, ...viste.map(function (f) { return forslag(f, naa); })));
      if (losere.length) {
        deler.push(el('p', { class: 'velg-losere', text: 'Dette kan dere gjøre:' }), el('ul', { class: 'finn-losere' }, ...losere.map(function (v) {
          return el('li', {}, handling(v.tekst + ' (' + verktoy(v.antall) + ')', 'knapp knapp-stille', function () { gaa({ valg: v.valg }); }));
        })));
      } else if (!funnet.length) {
        deler.push(el('p', { text: 'Det holder ikke å endre to svar. Begynn på nytt, og svar «Vet ikke» der dere kan tenke dere flere ting.' }));
      }
      const videre = el('div', { class: 'knapperad' });
      if (!ingen && funnet.length) videre.append(handling(funnet.length === 1 ? 'Vis i listen' : 'Vis alle ' + funnet.length + ' i listen', 'knapp knapp-sekundaer', function () { gaa({ hjelp: '', er: [] }); }));
      videre.append(
        handling('Begynn på nytt', 'knapp knapp-stille', function () { gaa({ hjelp: '1', er: [], valg: utvalg.tomt() }); }),
        handling('Tilbake til listen', 'knapp knapp-stille', lukk));
      panel.replaceChildren(...deler, videre);
      si(sum);
    }

    return function (t) {
      if (t.hjelp && !naa.hjelp) for_ = naa.valg;
      naa = t;
      const noekkel = t.hjelp && utvalg.skriv({ ...t, kit: [] });
      if (noekkel === vist) return;
      vist = noekkel;
      panel.hidden = !t.hjelp;
      if (!t.hjelp) return;
      if (t.hjelp === 'svar') visSvar();
      else visSporsmal();
      const tittel = panel.querySelector('h2');
      if (tittel) tittel.focus();
    };
  }

  window.fellesVelg = { mount: mount };
})();
