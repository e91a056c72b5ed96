// @ts-check
/** What is missing in a report, or should be looked at before it is sent. */
(function () {
  'use strict';

  if (window.fellesFunn || !window.fellesSvar) return;
  const { felt: alleFelt, besvart, erPaastand, sjekkpunkter } = window.fellesSvar;

  /** Day, month and year, then five digits, as in a Norwegian national identity number or D number. */
  const PERSONNUMMER = /(?<!\d)[0-7]\d(?:[ .]?[0-5]\d)(?:[ .]?\d\d)[ .-]?\d{5}(?!\d)/;

  /**
   * @param {SkjemaFelt} felt
   * @param {RapportSvar} svar
   */
  function uten(felt, svar) {
    if (felt.slag !== 'tabell') return besvart(felt, svar) && !svar.merke;
    return svar.rader.some(function (rad) { return rad.celler.some(function (c) { return c.trim(); }) && !rad.merke; });
  }

  /** @type {FellesFunn['finn']} */
  function finn(def, rapport) {
    const felter = alleFelt(def);
    const paakrevde = felter.filter(function (felt) { return felt.paakrevd; });
    const funn = /** @param {SkjemaFelt} felt */ function (felt) { return { felt: felt, tekst: felt.tekst }; };
    return {
      paakrevd: paakrevde.length,
      ubesvart: paakrevde.filter(function (felt) { return !besvart(felt, rapport.svar[felt.id]); }).map(funn),
      umerket: felter.filter(function (felt) { return erPaastand(def, felt) && uten(felt, rapport.svar[felt.id]); }).map(funn),
      personnummer: felter.filter(function (felt) {
        const s = rapport.svar[felt.id];
        return [s.tekst, ...s.liste, ...s.rader.flatMap(function (rad) { return rad.celler; })].some(function (t) { return PERSONNUMMER.test(t); });
      }).map(funn),
      ukrysset: sjekkpunkter(def).filter(function (punkt) { return !rapport.kryss[punkt.id]; }),
    };
  }

  window.fellesFunn = { finn: finn };
}());
