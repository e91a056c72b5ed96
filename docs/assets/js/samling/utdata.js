// @ts-check
/**
 * What comes out of a plan: script, invitation, lists, one sheet and calendar. Elements for screen and paper; nothing is
 * stored or sent.
 */
(function () {
  'use strict';

  if (window.fellesUtdata || !window.felles || !window.fellesPlan) return;
  const { el, lenke, dato, t } = window.felles;
  const P = window.fellesPlan;

  const UKEDAGER = [t('søndag'), t('mandag'), t('tirsdag'), t('onsdag'), t('torsdag'), t('fredag'), t('lørdag')];
  /** How many lines the sheet has when steps are on it too, and how large its type may be for its lines. */
  const FLEST_LINJER = 16;
  const TEGN_PAA_LINJEN = 40;
  const STORRELSER = [{ linjer: 7, klasse: 'er-stor' }, { linjer: 14, klasse: 'er-middels' }, { linjer: 24, klasse: 'er-liten' }];
  /** What a facilitator asks of all who come; the rest of the preparation is the facilitator's own. */
  const TIL_DELTAKERE = /^Be ((?:alle|hver|hvert|lederne|kvar|kvart|leiarane)\s.*?[.?!](?=\s|$))/;

  // Words

  /** @param {string} tekst */
  function storForbokstav(tekst) {
    return tekst.charAt(0).toUpperCase() + tekst.slice(1);
  }

  /** «A, B og C» @param {string[]} deler */
  function opprams(deler) {
    return deler.length < 2 ? deler.join('') : t('{0} og {1}', deler.slice(0, -1).join(', '), deler[deler.length - 1]);
  }

  /** «tirsdag 24. november 2026» @param {Dag} dag */
  function dagMedOrd(dag) {
    return UKEDAGER[new Date(dag + 'T12:00:00Z').getUTCDay()] + ' ' + dato(dag);
  }

  /** «kl. 09.00–12.30» @param {Mote} mote */
  function klokkeslett(mote) {
    return t('kl. {0}–{1}', P.klokke(mote.start), P.klokke(P.sum(mote).slutt));
  }

  /** @param {Mote} mote */
  function naar(mote) {
    return mote.dag ? storForbokstav(dagMedOrd(mote.dag)) + ', ' + klokkeslett(mote) : storForbokstav(t('{0}. Dagen er ikke bestemt.', klokkeslett(mote)));
  }

  /** @param {Mote} mote */
  function hvor(mote) {
    if (mote.sted) return mote.sted;
    return mote.form === 'digitalt' ? t('På video') : '';
  }

  /** The same in both languages: a calendar knows an event again by it. @param {Plan} plan */
  function planNavn(plan) {
    return plan.tittel || (plan.moter.length === 1 && plan.moter[0].tittel) || 'Samling';
  }

  /**
   * What the meeting is called outside the plan.
   * @param {Plan} plan
   * @param {Mote} mote
   */
  function moteNavn(plan, mote) {
    const navn = planNavn(plan);
    return plan.moter.length === 1 || !mote.tittel || mote.tittel === navn ? navn : navn + ' – ' + mote.tittel;
  }

  // What the plan's tools need

  /**
   * The tools of some meetings in order, each once, and the meetings that use them.
   * @param {Mote[]} moter
   * @returns {{kort: VerktoyKort, moter: Mote[]}[]}
   */
  function verktoyI(moter) {
    /** @type {Map<string, {kort: VerktoyKort, moter: Mote[]}>} */
    const funnet = new Map();
    for (const mote of moter) {
      for (const post of mote.poster) {
        const kort = post.slag === 'verktoy' ? P.verktoy(post.verktoy) : null;
        if (!kort) continue;
        const rad = funnet.get(kort.id) || { kort: kort, moter: [] };
        if (!rad.moter.includes(mote)) rad.moter.push(mote);
        funnet.set(kort.id, rad);
      }
    }
    return [...funnet.values()];
  }

  /**
   * Whether no meeting before this uses the tool, and whether none after it does.
   * @param {Plan} plan
   * @param {Mote} mote
   * @param {VerktoyKort} kort
   */
  function forsteOgSiste(plan, mote, kort) {
    const bruker = plan.moter.filter(function (m) { return verktoyI([m]).some(function (rad) { return rad.kort.id === kort.id; }); });
    return { forste: bruker[0] === mote, siste: bruker[bruker.length - 1] === mote };
  }

  /**
   * Each thing once, with those who need it.
   * @param {{ting: string, til: string}[]} behov
   * @returns {{ting: string, til: string[]}[]}
   */
  function hverEnGang(behov) {
    /** @type {Map<string, {ting: string, til: string[]}>} */
    const samlet = new Map();
    for (const { ting, til } of behov) {
      const nokkel = ting.trim().replace(/\.$/, '').toLocaleLowerCase('nb');
      const rad = samlet.get(nokkel) || { ting: ting.trim(), til: [] };
      if (!rad.til.includes(til)) rad.til.push(til);
      samlet.set(nokkel, rad);
    }
    return [...samlet.values()];
  }

  /** @param {VerktoyKort} kort */
  function verktoylenke(kort) {
    return el('a', { href: lenke(kort.adresse), text: kort.navn });
  }

  /**
   * A line for each tool whose page could not be read, so that nothing is missing in silence.
   * @param {Mote[]} moter
   */
  function manglende(moter) {
    return verktoyI(moter).flatMap(function (rad) {
      if (P.detaljer(rad.kort.id)) return [];
      const [for_, etter] = t('Vi fikk ikke hentet innholdet i {0}. Åpne siden og les det der.', '\n').split('\n');
      return [el('p', { class: 'utdata-mangler' }, for_, verktoylenke(rad.kort), etter)];
    });
  }

  /**
   * @param {string} slag
   * @param {string} tittel
   * @param {...(Node | string)} innhold
   */
  function utdata(slag, tittel, ...innhold) {
    return el('section', { class: 'utdata utdata-' + slag }, el('h3', { class: 'utdata-tittel', text: tittel }), ...innhold);
  }

  // The facilitator's script

  /** @param {TidSteg} steg */
  function stegRad(steg) {
    const rad = el('li', {}, el('p', { class: 'utdata-steg-hode' },
      el('span', { class: 'utdata-klokke', text: P.klokke(steg.start) }), ' ',
      el('strong', { text: steg.tittel }), ' ',
      el('span', { class: 'utdata-tid', text: P.varighet(steg.minutter) })));
    if (steg.gjor) rad.append(el('p', { text: steg.gjor }));
    if (steg.si) rad.append(el('blockquote', { class: 'si' }, el('p', { text: '«' + steg.si + '»' })));
    return rad;
  }

  /**
   * @param {string} merke
   * @param {string} tekst
   */
  function husk(merke, tekst) {
    return el('p', { class: 'utdata-husk' }, el('strong', { text: merke + ': ' }), tekst);
  }

  /**
   * What is said of a tool once in a meeting: whom to think of where it begins, what there is to show for it where it ends.
   * @param {VerktoyDetaljer} detaljer
   * @param {boolean} begynner
   * @param {boolean} slutter
   */
  function omVerktoyet(detaljer, begynner, slutter) {
    const linjer = [];
    if (begynner && detaljer.medvirkning) linjer.push(husk(t('Brukere og pårørende'), detaljer.medvirkning));
    if (begynner && detaljer.personvern) linjer.push(husk(t('Personvern'), detaljer.personvern));
    if (slutter && detaljer.resultat) linjer.push(husk(t('Dette sitter dere igjen med'), detaljer.resultat));
    return linjer;
  }

  /**
   * @param {TidPost} rad
   * @param {'h4' | 'h5'} niva
   * @param {HTMLElement[]} om
   */
  function kjorePost(rad, niva, om) {
    const post = rad.post;
    const boks = el('li', { class: 'utdata-post utdata-' + post.slag },
      el('div', { class: 'utdata-post-hode' },
        el('span', { class: 'utdata-klokke', text: P.klokke(rad.start) + '–' + P.klokke(rad.slutt) }),
        el(niva, { text: rad.tittel }),
        el('span', { class: 'utdata-tid', text: P.varighet(rad.slutt - rad.start) })));
    if (rad.steg.length) boks.append(el('ol', { class: 'utdata-steg' }, ...rad.steg.map(stegRad)));
    boks.append(...om);
    return boks;
  }

  /** @param {Mote} mote */
  function omMotet(mote) {
    const biter = [naar(mote)];
    const sted = hvor(mote);
    if (sted) biter.push(sted);
    if (mote.antall) biter.push(t('{0} personer', mote.antall));
    return el('p', { class: 'utdata-fakta', text: biter.join(' · ') });
  }

  /**
   * @param {Plan} plan
   * @param {Mote} mote
   */
  function etterpaa(plan, mote) {
    return hverEnGang(verktoyI([mote]).flatMap(function (rad) {
      const detaljer = forsteOgSiste(plan, mote, rad.kort).siste ? P.detaljer(rad.kort.id) : null;
      return (detaljer ? detaljer.etterpaa : []).map(function (ting) { return { ting: ting, til: rad.kort.navn }; });
    }));
  }

  /**
   * @param {Plan} plan
   * @param {Mote} mote
   * @param {'h4' | 'h5'} niva
   */
  function kjoreMote(plan, mote, niva) {
    /** The tools of the posts, null where there is none. */
    const verktoy = mote.poster.map(function (post) { return post.slag === 'verktoy' ? P.verktoy(post.verktoy) : null; });
    const poster = P.tidslinje(mote).map(function (rad, nr) {
      const kort = verktoy[nr];
      const detaljer = kort && P.detaljer(kort.id);
      const slutter = kort && verktoy.lastIndexOf(kort) === nr && forsteOgSiste(plan, mote, kort).siste;
      return kjorePost(rad, niva, detaljer ? omVerktoyet(detaljer, verktoy.indexOf(kort) === nr, slutter === true) : []);
    });
    /** @type {HTMLElement[]} */
    const deler = [omMotet(mote), ...manglende([mote])];
    deler.push(poster.length ? el('ol', { class: 'utdata-poster' }, ...poster) : el('p', { text: t('Det er ikke lagt noe inn i møtet ennå.') }));
    const siden = etterpaa(plan, mote);
    if (siden.length) {
      deler.push(el(niva, { text: t('Etterpå') }), el('ul', { class: 'sjekk' }, ...siden.map(function (rad) { return el('li', { text: rad.ting }); })));
    }
    return deler;
  }

  /** @type {FellesUtdata['kjoreplan']} */
  function kjoreplan(plan) {
    const flere = plan.moter.length > 1;
    return utdata('kjoreplan', t('Kjøreplan: {0}', planNavn(plan)), ...plan.moter.map(function (mote, nr) {
      const del = el('section', { class: 'utdata-mote' });
      if (flere) del.append(el('h4', { text: mote.tittel || t('Møte {0}', nr + 1) }));
      del.append(...kjoreMote(plan, mote, flere ? 'h5' : 'h4'));
      return del;
    }));
  }

  // The invitation

  /**
   * What all who come are asked to do first.
   * @param {Plan} plan
   * @param {Mote} mote
   */
  function deltakernesForberedelse(plan, mote) {
    return hverEnGang(verktoyI([mote]).flatMap(function (rad) {
      const detaljer = forsteOgSiste(plan, mote, rad.kort).forste ? P.detaljer(rad.kort.id) : null;
      return (detaljer ? detaljer.forberedelse : []).flatMap(function (linje) {
        const treff = TIL_DELTAKERE.exec(linje);
        return treff ? [{ ting: t('Vi ber {0}', treff[1]), til: rad.kort.navn }] : [];
      });
    })).map(function (rad) { return rad.ting; });
  }

  /**
   * The day in short: one line for each post, or for each step of a tool that has the meeting to itself.
   * @param {Mote} mote
   * @returns {{start: number, slutt: number, tittel: string, slag: Post['slag']}[]}
   */
  function program(mote) {
    const ett = verktoyI([mote]).length === 1;
    return P.tidslinje(mote).flatMap(function (rad) {
      const delt = ett && rad.post.slag === 'verktoy' && rad.steg.length;
      return (delt ? rad.steg : [rad]).map(function (del) { return { start: del.start, slutt: del.slutt, tittel: del.tittel, slag: rad.post.slag }; });
    });
  }

  /** @param {Mote} mote */
  function kortProgram(mote) {
    const linjer = program(mote).map(function (rad) { return P.klokke(rad.start) + ' ' + rad.tittel; });
    return linjer.length ? linjer.concat(t('{0} Slutt', P.klokke(P.sum(mote).slutt))) : [t('[program]')];
  }

  /**
   * What there is to show when the meeting is over.
   * @param {Plan} plan
   * @param {Mote} mote
   */
  function resultater(plan, mote) {
    return verktoyI([mote]).flatMap(function (rad) {
      const detaljer = forsteOgSiste(plan, mote, rad.kort).siste ? P.detaljer(rad.kort.id) : null;
      return detaljer && detaljer.resultat ? [detaljer.resultat] : [];
    });
  }

  /**
   * @param {string} overskrift
   * @param {string[]} linjer
   */
  function avsnitt(overskrift, linjer) {
    return overskrift.toLocaleUpperCase('nb') + '\n' + linjer.join('\n');
  }

  /** @param {string[]} linjer */
  function punkter(linjer) {
    return linjer.map(function (linje) { return '– ' + linje; });
  }

  /** @type {FellesUtdata['invitasjon']} */
  function invitasjon(plan, mote) {
    const navn = moteNavn(plan, mote);
    const forberedelse = deltakernesForberedelse(plan, mote);
    const dag = mote.dag ? dagMedOrd(mote.dag) : t('[dag]');
    const varighet = P.varighet(P.sum(mote).minutter);
    const digitalt = mote.form === 'digitalt';
    const sted = hvor(mote) || t('[sted, rom og vei dit]');
    const hvorfor = [t('[Skriv i én setning hva dere vil finne ut eller bli enige om.]')];
    const resultat = resultater(plan, mote);
    if (resultat.length) hvorfor.push(t('Når vi er ferdige, har vi:'), ...punkter(resultat));
    const deler = [
      t('Hei!'),
      t('Du er invitert til «{0}». Svar innen [svarfrist] om du kommer.', navn),
      avsnitt(t('Når'), [storForbokstav(dag) + ', ' + klokkeslett(mote) + ' (' + varighet + ').']),
      avsnitt(t('Hvor'), mote.form === 'fysisk' ? [sted] : [sted, digitalt ? t('Lenke til videomøtet: [lenke]') : t('Blir du med på video: [lenke]')]),
      avsnitt(t('Hvorfor'), hvorfor),
      avsnitt(t('Dette forbereder du'), punkter(forberedelse.length ? forberedelse : [t('[Skriv hva hver og en skal ta med eller tenke gjennom. Stryk punktet hvis det ikke er noe.]')])),
      avsnitt(t('Dette gjør vi'), kortProgram(mote)),
      avsnitt(t('Personvern'), [
        t('Ikke send eller ta med opplysninger som kan kjennes igjen, som navn, alder, sted eller sykehistorie.'),
        t('Fortell hva som skjedde, ikke hvem det gjaldt. Du velger selv hva du vil dele.'),
      ]),
    ];
    if (mote.sider.includes('bruker')) {
      deler.push(avsnitt(t('Er du bruker eller pårørende?'), [t('Vi ringer deg før samlingen. Du får [honorar], og reisen dekkes slik: [hvordan].')]));
    }
    deler.push(
      t('Trenger du noe for å kunne være med, for eksempel tolk, teleslynge eller en rolig plass? Ring [navn og telefon].'),
      t('Vennlig hilsen') + '\n' + t('[navn, rolle, telefon og e-post]'),
    );
    return deler.join('\n\n') + '\n';
  }

  // What to pack, and what to read

  /**
   * @param {string} overskrift
   * @param {{ting: string | Node, til: string[]}[]} rader
   * @param {string} tomt
   */
  function huskeliste(overskrift, rader, tomt) {
    return [
      el('h4', { text: overskrift }),
      rader.length
        ? el('ul', { class: 'sjekk' }, ...rader.map(function (rad) {
          return el('li', {}, rad.ting, ...(rad.til.length ? [el('span', { class: 'utdata-til', text: t('Til {0}', opprams(rad.til)) })] : []));
        }))
        : el('p', { text: tomt }),
    ];
  }

  /**
   * Who needs it, and in which meeting when there are more than one.
   * @param {Plan} plan
   * @param {{kort: VerktoyKort, moter: Mote[]}} rad
   */
  function hvemTrenger(plan, rad) {
    if (plan.moter.length === 1) return rad.kort.navn;
    const nummer = rad.moter.map(function (mote) { return String(plan.moter.indexOf(mote) + 1); });
    return t('{0} (møte {1})', rad.kort.navn, opprams(nummer));
  }

  /** @type {FellesUtdata['pakkeliste']} */
  function pakkeliste(plan) {
    const rader = verktoyI(plan.moter);
    const ett = rader.length === 1;
    /** @param {'utstyr' | 'forberedelse'} felt */
    function samle(felt) {
      return hverEnGang(rader.flatMap(function (rad) {
        const detaljer = P.detaljer(rad.kort.id);
        return (detaljer ? detaljer[felt] : []).map(function (ting) { return { ting: ting, til: hvemTrenger(plan, rad) }; });
      })).map(function (rad) { return { ting: rad.ting, til: ett ? [] : rad.til }; });
    }
    const ark = rader.flatMap(function (rad) {
      const detaljer = P.detaljer(rad.kort.id);
      if (!detaljer || !detaljer.ark) return [];
      return [{ ting: el('a', { href: lenke(detaljer.ark.adresse), text: detaljer.ark.tittel }), til: ett ? [] : [hvemTrenger(plan, rad)] }];
    });
    return utdata('pakkeliste', t('Pakkeliste: {0}', planNavn(plan)),
      ...(ett ? [el('p', { text: t('Alt er til {0}.', hvemTrenger(plan, rader[0])) })] : []), ...manglende(plan.moter),
      ...huskeliste(t('Gjør klart på forhånd'), samle('forberedelse'), t('Verktøyene i planen krever ingen forberedelse.')),
      ...huskeliste(t('Ta med'), samle('utstyr'), t('Verktøyene i planen trenger ikke noe utstyr.')),
      ...huskeliste(t('Skriv ut'), ark, t('Det er ingen ark å skrive ut.')));
  }

  /** @type {FellesUtdata['lesForst']} */
  function lesForst(plan) {
    /** @type {Map<string, {leksjon: VerktoyDetaljer['leksjoner'][0], til: string[]}>} */
    const leksjoner = new Map();
    for (const rad of verktoyI(plan.moter)) {
      const detaljer = P.detaljer(rad.kort.id);
      for (const leksjon of detaljer ? detaljer.leksjoner : []) {
        const funnet = leksjoner.get(leksjon.adresse) || { leksjon: leksjon, til: [] };
        funnet.til.push(rad.kort.navn);
        leksjoner.set(leksjon.adresse, funnet);
      }
    }
    const liste = [...leksjoner.values()];
    const minutter = liste.reduce(function (sum, rad) { return sum + rad.leksjon.minutter; }, 0);
    return utdata('les', t('Les først: {0}', planNavn(plan)), ...manglende(plan.moter), ...(liste.length
      ? [
        el('p', { text: liste.length === 1 ? t('Én leksjon i kurset, {0} til sammen.', P.varighet(minutter)) : t('{0} leksjoner i kurset, {1} til sammen.', liste.length, P.varighet(minutter)) }),
        el('ul', { class: 'relasjoner' }, ...liste.map(function (rad) {
          return el('li', {}, el('a', { href: lenke(rad.leksjon.adresse), text: rad.leksjon.tittel }),
            el('span', { text: t('{0} · til {1}', P.varighet(rad.leksjon.minutter), opprams(rad.til)) }));
        })),
      ]
      : [el('p', { text: t('Ingen leksjoner i kurset hører til verktøyene i planen.') })]));
  }

  // One sheet

  /**
   * @param {string} slag
   * @param {number} start
   * @param {string} tittel
   * @param {string} tid
   */
  function arkLinje(slag, start, tittel, tid) {
    return el('li', { class: 'utdata-' + slag },
      el('span', { class: 'utdata-klokke', text: P.klokke(start) }), el('span', { class: 'utdata-navn', text: tittel }), el('span', { class: 'utdata-tid', text: tid }));
  }

  /** @type {FellesUtdata['ark']} */
  function ark(plan) {
    const kort = plan.moter.map(program);
    const programmer = kort.flat().length <= FLEST_LINJER ? kort : plan.moter.map(function (mote) {
      return P.tidslinje(mote).map(function (rad) { return { start: rad.start, slutt: rad.slutt, tittel: rad.tittel, slag: rad.post.slag }; });
    });
    const flere = plan.moter.length > 1;
    const linjer = programmer.flat().reduce(function (sum, rad) { return sum + Math.ceil(rad.tittel.length / TEGN_PAA_LINJEN); }, 0) + (flere ? 3 * plan.moter.length : 0);
    const side = utdata('ark', planNavn(plan), ...plan.moter.map(function (mote, nr) {
      const del = el('section', { class: 'utdata-mote' });
      if (flere) del.append(el('h4', { text: mote.tittel || t('Møte {0}', nr + 1) }));
      const sted = hvor(mote);
      const liste = el('ol', { class: 'utdata-program' }, ...programmer[nr].map(function (rad) {
        return arkLinje(rad.slag, rad.start, rad.tittel, t('{0} min', rad.slutt - rad.start));
      }));
      if (programmer[nr].length > 1) liste.append(arkLinje('slutt', P.sum(mote).slutt, t('Slutt'), ''));
      del.append(el('p', { class: 'utdata-fakta', text: naar(mote) + (sted ? ' · ' + sted : '') }), liste);
      return del;
    }), el('p', { class: 'utdata-fot', text: t('Fortell hva som skjedde, ikke hvem det gjaldt: uten navn, alder og sted.') }));
    side.classList.add(STORRELSER.find(function (s) { return linjer <= s.linjer; })?.klasse || 'er-tett');
    return side;
  }

  // The calendar

  /** A short text from any text, the same every time (FNV-1a). @param {string} tekst */
  function fingeravtrykk(tekst) {
    let a = 0x811c9dc5;
    let b = 0x1000193;
    for (const byte of new TextEncoder().encode(tekst)) {
      a = Math.imul(a ^ byte, 0x01000193);
      b = Math.imul(b ^ byte, 0x85ebca6b);
    }
    return [a, b].map(function (tall) { return (tall >>> 0).toString(16).padStart(8, '0'); }).join('');
  }

  /** @type {FellesUtdata['ics']} */
  function ics(plan) {
    const kalender = window.fellesKalender;
    const adresse = window.fellesPlankode ? window.fellesPlankode.lenke(plan) : '';
    // The address of a file tells others only the folders of this machine.
    const deles = /^https?:/.test(adresse) ? adresse : '';
    /** @type {Record<Dag, number>} */
    const paaDagen = {};
    /** @type {Hendelse[]} */
    const hendelser = [];
    for (const mote of plan.moter) {
      if (!mote.dag) continue;
      paaDagen[mote.dag] = (paaDagen[mote.dag] || 0) + 1;
      hendelser.push({
        // New times and places change the event in the calendar; a plan of the same name on another day is another event.
        uid: fingeravtrykk([planNavn(plan), mote.dag, paaDagen[mote.dag]].join('\n')) + '@fellesmodellen',
        tittel: moteNavn(plan, mote),
        dag: mote.dag,
        start: mote.start,
        minutter: P.sum(mote).minutter,
        sted: hvor(mote),
        tekst: kortProgram(mote).join('\n') + (deles ? '\n\n' + t('Hele planen: {0}', deles) : ''),
        lenke: deles,
      });
    }
    return kalender && hendelser.length ? kalender.ics(planNavn(plan), hendelser) : '';
  }

  // Paper

  /** Takes the last print away; a frame that may not print never says that it has. */
  let rydd = function () {};

  /** @type {FellesUtdata['skrivUt']} */
  function skrivUt(innhold, tittel) {
    rydd();
    const papir = el('div', { class: 'utdata-papir' }, innhold.cloneNode(true));
    const sidetittel = document.title;
    rydd = function () {
      document.body.classList.remove('skriver-utdata');
      document.title = sidetittel;
      papir.remove();
      rydd = function () {};
    };
    document.body.append(papir);
    document.body.classList.add('skriver-utdata');
    document.title = tittel;
    window.print();
  }

  window.addEventListener('afterprint', function () { rydd(); });

  window.fellesUtdata = {
    kjoreplan: kjoreplan, invitasjon: invitasjon, pakkeliste: pakkeliste, lesForst: lesForst, ark: ark, ics: ics, skrivUt: skrivUt,
  };
})();
