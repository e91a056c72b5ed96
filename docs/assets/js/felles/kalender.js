// @ts-check
/**
 * Calendar files, RFC 5545: whole days, and times in Norway wherever the calendar is.
 */
(function () {
  'use strict';

  if (window.fellesKalender || !window.felles) return;
  const { dag } = window.felles;

  const SONE = 'Europe/Oslo';
  const MINUTT = 60000;
  const TIME = 60;
  const MEST_BYTE = 75;
  const VANLIG_LENGDE = 60;

  /** Norway has changed its clocks on the last Sundays of March and October since 1996. */
  const REGLER = [
    'BEGIN:VTIMEZONE', 'TZID:' + SONE,
    'BEGIN:DAYLIGHT', 'DTSTART:19960331T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'TZNAME:CEST',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT',
    'BEGIN:STANDARD', 'DTSTART:19961027T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'TZNAME:CET',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD',
    'END:VTIMEZONE',
  ];

  // Lines

  /** Text as a value; signs that steer machines are left out. @param {string} tekst */
  function sikker(tekst) {
    return tekst.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
  }

  /**
   * Lines of at most 75 bytes; the next line begins with a space. A letter of several bytes is not cut.
   * @param {string} linje
   */
  function brett(linje) {
    let ut = '';
    let lengde = 0;
    for (const tegn of linje) {
      const kode = tegn.codePointAt(0) || 0;
      const bytes = kode < 0x80 ? 1 : kode < 0x800 ? 2 : kode < 0x10000 ? 3 : 4;
      if (lengde + bytes > MEST_BYTE) {
        ut += '\r\n ';
        lengde = 1;
      }
      ut += tegn;
      lengde += bytes;
    }
    return ut + '\r\n';
  }

  // Times. A moment is in milliseconds as in Date; a clock is what a clock in Norway shows, counted as if it were UTC.

  /**
   * When the clocks are changed: 01:00 UTC on the last Sunday of the month.
   * @param {number} ar
   * @param {number} maned from 0
   */
  function skifte(ar, maned) {
    const siste = new Date(Date.UTC(ar, maned + 1, 0));
    return Date.UTC(ar, maned, siste.getUTCDate() - siste.getUTCDay(), 1);
  }

  /** Minutes that Norway is ahead of UTC. @param {number} naar */
  function forskyvning(naar) {
    const ar = new Date(naar).getUTCFullYear();
    return naar >= skifte(ar, 2) && naar < skifte(ar, 9) ? 2 * TIME : TIME;
  }

  /**
   * The moment when clocks in Norway show this. A time that comes twice is the first; one that is left out is read as if
   * the clocks had not been changed yet, as the standard wants: 02.30 is then 03.30.
   * @param {number} klokke
   */
  function oyeblikk(klokke) {
    const sommer = klokke - 2 * TIME * MINUTT;
    return forskyvning(sommer) === 2 * TIME ? sommer : klokke - TIME * MINUTT;
  }

  /** @param {number} naar */
  function tall(naar) {
    return new Date(naar).toISOString().replace(/[-:]|\.\d+/g, '');
  }

  /**
   * A moment as clocks in Norway show it. In the hour that comes again they cannot say which: then as UTC.
   * @param {string} felt
   * @param {number} naar
   */
  function tid(felt, naar) {
    const klokke = naar + forskyvning(naar) * MINUTT;
    return oyeblikk(klokke) === naar ? felt + ';TZID=' + SONE + ':' + tall(klokke).slice(0, -1) : felt + ':' + tall(naar);
  }

  /** @param {Hendelse} h */
  function naar(h) {
    if (h.start === undefined) {
      return ['DTSTART;VALUE=DATE:' + h.dag.replace(/-/g, ''), 'DTEND;VALUE=DATE:' + dag(1, h.dag).replace(/-/g, '')];
    }
    const start = oyeblikk(Date.parse(h.dag + 'T00:00:00Z') + h.start * MINUTT);
    return [tid('DTSTART', start), tid('DTEND', start + (h.minutter || VANLIG_LENGDE) * MINUTT)];
  }

  // Events

  /**
   * @param {Hendelse} h
   * @param {string} stempel
   */
  function hendelse(h, stempel) {
    const linjer = ['BEGIN:VEVENT', 'UID:' + sikker(h.uid), 'DTSTAMP:' + stempel, ...naar(h), 'SUMMARY:' + sikker(h.tittel)];
    if (h.sted) linjer.push('LOCATION:' + sikker(h.sted));
    if (h.tekst) linjer.push('DESCRIPTION:' + sikker(h.tekst));
    // A folder on one machine is of no use to a calendar.
    if (h.lenke && /^https?:\/\/\S+$/.test(h.lenke)) linjer.push('URL:' + h.lenke);
    // A whole day is something to remember, and leaves the day free.
    if (h.start === undefined) linjer.push('TRANSP:TRANSPARENT');
    if (h.varsel !== undefined) {
      const utloser = (h.varsel < 0 ? '-PT' : 'PT') + Math.abs(h.varsel) + 'M';
      linjer.push('BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:' + sikker(h.tittel), 'TRIGGER:' + utloser, 'END:VALARM');
    }
    return linjer.concat('END:VEVENT');
  }

  /** @type {FellesKalender['ics']} */
  function ics(navn, hendelser) {
    const stempel = tall(Date.now());
    return [
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Fellesmodellen//Handbok//NB', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
      'NAME:' + sikker(navn),
      ...(hendelser.some(function (h) { return h.start !== undefined; }) ? REGLER : []),
      ...hendelser.flatMap(function (h) { return hendelse(h, stempel); }),
      'END:VCALENDAR',
    ].map(brett).join('');
  }

  window.fellesKalender = { ics: ics };
})();
