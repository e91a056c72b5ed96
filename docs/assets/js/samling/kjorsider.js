// @ts-check
/**
 * What the presenter shows when no moment is on: before the beginning, after the end, and when there is no plan to run.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesPlan || !window.fellesPlankode || !window.fellesKjortid || window.fellesKjorsider) return;
  const { el, knapp, lenke, t } = window.felles;
  const P = window.fellesPlan;
  const kode = window.fellesPlankode;
  const tid = window.fellesKjortid;
  /** So many lines can be seen at a glance. */
  const FLEST_LINJER = 16;

  /** @param {Plan} p */
  function navn(p) {
    return p.tittel || (p.moter.length === 1 && p.moter[0].tittel) || t('Samling');
  }

  /** What is ahead: the steps when they are few, else the posts. @param {Kjoring} kjoring */
  function program(kjoring) {
    if (kjoring.punkter.length <= FLEST_LINJER) return kjoring.punkter;
    return P.tidslinje(tid.mote(kjoring)).map(function (rad) { return { start: rad.start, tittel: rad.tittel, minutter: rad.slutt - rad.start }; });
  }

  /** @type {FellesKjorsider['start']} */
  function start(kjoring, merknader, forlatt, valg) {
    const { plan: p, punkter, sted } = kjoring;
    const m = tid.mote(kjoring);
    const sum = P.sum(m);
    const side = el('div', { class: 'kjor-start' });
    const tittel = el('h2', { text: navn(p) });
    side.append(tittel);
    if (merknader.length) {
      side.append(el('div', { class: 'boks boks-merk' }, el('p', { class: 'boks-etikett', text: t('Planen er tilpasset dagens håndbok') }),
        el('ul', {}, ...merknader.map(function (t) { return el('li', { text: t }); }))));
    }
    if (p.moter.length > 1) {
      side.append(el('div', { class: 'knapperad', role: 'group', 'aria-label': t('Velg møte') }, ...p.moter.map(function (en, nr) {
        const k = knapp(en.tittel || t('Møte {0}', nr + 1), function () { valg.velgMote(nr); });
        k.setAttribute('aria-pressed', String(nr === sted.mote));
        return k;
      })));
    }
    side.append(el('p', { class: 'kjor-fakta', text: t('Planlagt kl. {0}–{1}, {2}', P.klokke(m.start), P.klokke(sum.slutt), P.varighet(sum.minutter)) + (m.sted ? ' · ' + m.sted : '') }));
    if (punkter.length) {
      const rad = el('div', { class: 'knapperad' });
      if (forlatt && forlatt.nr !== null && punkter[forlatt.nr]) {
        rad.append(knapp(t('Fortsett ved «{0}»', punkter[forlatt.nr].tittel), function () { valg.fortsett(forlatt); }, 'knapp knapp-primar'));
        rad.append(knapp(t('Start fra begynnelsen'), function () { valg.start(false); }, 'knapp knapp-sekundaer'));
      } else {
        rad.append(knapp(t('Start samlingen'), function () { valg.start(false); }, 'knapp knapp-primar'));
        rad.append(knapp(t('Start på storskjerm'), function () { valg.start(true); }, 'knapp knapp-sekundaer'));
      }
      side.append(rad,
        el('p', { text: t('Klokka begynner når du starter. Laster du siden på nytt, går det videre der dere var: stedet ligger i adressen, og ingenting lagres.') }),
        el('p', { class: 'kjor-taster', text: t('Piltastene går fram og tilbake. Mellomrom stopper og starter klokka.') }),
        el('ol', { class: 'kjor-plan' }, ...program(kjoring).map(function (rekke) {
          return el('li', {}, el('span', { class: 'kjor-plan-klokke', text: P.klokke(rekke.start) }), el('span', { text: rekke.tittel }), el('span', { class: 'kjor-plan-tid', text: t('{0} min', rekke.minutter) }));
        })));
    } else {
      side.append(el('p', { text: t('Det er ikke lagt noe inn i møtet ennå.') }));
    }
    side.append(el('p', {}, el('a', { href: kode.lenke(p, 'planlegg.html'), text: t('Endre planen') })));
    return { element: side, tittel: tittel };
  }

  /** @type {FellesKjorsider['ferdig']} */
  function ferdig(kjoring, valg) {
    const { plan, sted } = kjoring;
    const tittel = el('h1', { class: 'kjor-tittel', tabindex: '-1', text: sted.skjerm ? t('Takk for i dag!') : t('Samlingen er ferdig') });
    const etterpaa = [...new Set(tid.mote(kjoring).poster.flatMap(function (post) {
      const kort = post.slag === 'verktoy' ? P.verktoy(post.verktoy) : null;
      const detaljer = kort && P.detaljer(kort.id);
      return detaljer ? detaljer.etterpaa : [];
    }))];
    const side = el('div', { class: 'kjor-scene kjor-ferdig' }, tittel);
    if (!sted.skjerm) {
      if (etterpaa.length) side.append(el('h2', { text: t('Gjør dette etterpå') }), el('ul', { class: 'sjekk' }, ...etterpaa.map(function (t) { return el('li', { text: t }); })));
      side.append(el('p', {}, el('a', { href: kode.lenke(plan, 'planlegg.html'), text: t('Åpne planen') })));
    }
    side.append(el('div', { class: 'kjor-knapper' }, knapp(t('Tilbake til siste steg'), valg.tilbake), knapp(t('Lukk visningen'), valg.lukk)));
    return { element: side, tittel: tittel };
  }

  /** @type {FellesKjorsider['velgPlan']} */
  function velgPlan(aapne) {
    const side = el('div', { class: 'kjor-start' }, el('h2', { text: t('Velg en plan') }));
    const husket = window.fellesMinne ? window.fellesMinne('felles.plan', t('planen')).les() : null;
    const funnet = husket ? kode.fraFil(husket) : null;
    if (funnet) {
      side.append(el('p', {}, knapp(t('Åpne planen du har husket: «{0}»', navn(funnet.plan)), function () { aapne(funnet); }, 'knapp knapp-primar')));
    }
    const ferdige = window.fellesPlaner ? window.fellesPlaner.ferdige : [];
    side.append(el('ul', { class: 'relasjoner' }, ...ferdige.map(function (f) {
      return el('li', {}, el('a', { href: kode.lenke(f.plan, 'kjor.html'), text: f.navn }), el('span', { text: f.sammendrag }));
    })));
    const fil = el('input', { type: 'file', accept: '.json,application/json', id: 'kjor-fil' });
    const svar = el('p', { class: 'kjor-svar', role: 'status' });
    fil.addEventListener('change', function () {
      const valgt = fil.files && fil.files[0];
      if (!valgt) return;
      valgt.text().then(function (tekst) {
        const lest = kode.fraFil(tekst);
        if (lest) aapne(lest);
        else svar.textContent = t('Filen er ikke en plan fra håndboken. Velg en fil som er lagret fra «Planlegg en samling».');
      }, function () { svar.textContent = t('Filen kunne ikke leses. Prøv en gang til.'); });
    });
    side.append(el('p', { class: 'kjor-filvalg' }, el('label', { for: fil.id, text: t('Åpne en plan fra en fil') }), fil), svar,
      el('p', {}, el('a', { href: lenke('planlegg.html'), text: t('Lag en ny plan') })));
    return side;
  }

  window.fellesKjorsider = { start: start, ferdig: ferdig, velgPlan: velgPlan };
})();
