// @ts-check
/** What goes out of the sheet that is open and into it: files, tables, pictures and the document. */
(function () {
  'use strict';

  if (window.fellesArkFiler || !window.felles || !window.fellesProsjekt || !window.fellesArkInnhold || !window.fellesArkUtveksling
    || !window.fellesArkDiagram || !window.fellesArkKontroller) return;
  const { el, last, lastNed, t } = window.felles;
  const prosjekt = window.fellesProsjekt;
  const arkInnhold = window.fellesArkInnhold;
  const utveksling = window.fellesArkUtveksling;
  const diagram = window.fellesArkDiagram;
  const { lagreNaa } = window.fellesArkKontroller;

  /** @type {FellesArkFiler['lag']} */
  function lag(side, vert, leggInn) {
    const { def, sti, si } = side;

    function les() {
      return arkInnhold.les(def, side.ark());
    }

    function tittel() {
      return arkInnhold.tittel(def, side.ark());
    }

    function erKladd() {
      return arkInnhold.erKladd(side.ark());
    }

    /** @param {string} typer @param {string} navn @param {(fil: File) => Promise<void>} bruk */
    function velgFil(typer, navn, bruk) {
      lagreNaa();
      const velger = el('input', { type: 'file', accept: typer, hidden: true, 'aria-label': navn });
      vert.append(velger);
      velger.addEventListener('cancel', function () { velger.remove(); });
      velger.addEventListener('change', function () {
        const fil = velger.files && velger.files[0];
        velger.remove();
        if (fil) void bruk(fil);
      });
      velger.click();
    }

    // The whole sheet

    /** @type {ArkFiler['lagreArk']} */
    function lagreArk() {
      lagreNaa();
      lastNed(utveksling.filnavn(tittel()) + '.ark.json', utveksling.tilFil(def, tittel(), erKladd(), les()), 'application/json');
      si(t('Arket er lagret til fil.'));
    }

    /** @type {ArkFiler['hentArk']} */
    function hentArk() {
      velgFil('.json,application/json', t('Fil med ett ark'), async function (fil) {
        const lest = utveksling.fraFil(def, utveksling.dekod(await fil.arrayBuffer()));
        if (!lest.ok) {
          si(lest.melding, true);
          return;
        }
        leggInn(lest.tittel, lest.kladd, lest.innhold, t('Ark hentet fra fil'));
        si(t('Arket er hentet fra filen.'));
      });
    }

    /** @type {ArkFiler['word']} */
    async function word() {
      lagreNaa();
      try {
        await last('assets/js/dokument/docx.js');
        if (!window.fellesDokument) throw new Error('docx');
        const fil = await window.fellesDokument.lag(await utveksling.dokument(def, tittel(), erKladd(), les()));
        lastNed(utveksling.filnavn(tittel()) + '.docx', fil, window.fellesDokument.type);
        si(t('Word-dokumentet er lastet ned.'));
      } catch (e) {
        console.error(e);
        si(t('Word-dokumentet kunne ikke lages her. Skriv ut, eller last ned det tomme dokumentet over.'), true);
      }
    }

    // One table

    /** @type {ArkFiler['kopierTabell']} */
    async function kopierTabell(del) {
      lagreNaa();
      const ok = await utveksling.kopier(utveksling.ruter(def, del, les()));
      si(ok ? t('Tabellen er kopiert. Lim den inn i Excel.') : t('Nettleseren lot oss ikke kopiere. Last ned CSV i stedet.'), !ok);
    }

    /** @type {ArkFiler['lagreCsv']} */
    function lagreCsv(del) {
      lagreNaa();
      lastNed(utveksling.filnavn(tittel(), del.tittel) + '.csv', utveksling.csv(utveksling.ruter(def, del, les())), 'text/csv;charset=utf-8');
      si(t('CSV-filen er lastet ned.'));
    }

    /** @type {ArkFiler['hentCsv']} */
    function hentCsv(del) {
      velgFil('.csv,.txt,.tsv,text/csv,text/plain', t('CSV til {0}', del.tittel), async function (fil) {
        const foer = les();
        const lest = utveksling.fraCsv(def, del, foer.deler[del.id] || {}, utveksling.lesCsv(utveksling.dekod(await fil.arrayBuffer())), prosjekt.nyId);
        if (!lest.ok) {
          si(lest.melding, true);
          return;
        }
        const tidligere = Object.keys(prosjekt.under(sti('')))
          .filter(function (s) { return s.startsWith('rad/' + del.id + '/') || s.startsWith('maaling/' + del.id + '/'); })
          .map(function (s) { return [sti(s), null]; });
        const ny = { deler: { [del.id]: { rader: lest.innhold.rader, maalinger: lest.innhold.maalinger } } };
        prosjekt.sett({ ...Object.fromEntries(tidligere), ...arkInnhold.skriv(def, side.ark(), ny) }, t('CSV hentet inn'));
        si(lest.melding);
      });
    }

    /** @type {ArkFiler['lagreBilde']} */
    async function lagreBilde(del, slag, paa) {
      lagreNaa();
      const bilde = diagram.lag(def, del, les(), diagram.papir, paa);
      if (!bilde) return;
      const navn = utveksling.filnavn(tittel(), del.tabell && del.tabell.diagram ? del.tabell.diagram.tittel : '');
      try {
        if (slag === 'svg') lastNed(navn + '.svg', utveksling.svg(bilde.svg), 'image/svg+xml');
        else lastNed(navn + '.png', await utveksling.png(bilde.svg), 'image/png');
        si(t('Bildet er lastet ned.'));
      } catch (e) {
        console.error(e);
        si(t('Nettleseren kunne ikke lage bildet. Prøv SVG.'), true);
      }
    }

    return { lagreArk, hentArk, word, kopierTabell, lagreCsv, hentCsv, lagreBilde };
  }

  window.fellesArkFiler = { lag: lag };
}());
