// @ts-check
/**
 * The moments of a meeting, the place among them, and the time left. The time is counted from moments, never from ticks, and
 * the place is kept as the fragment of an address, so a page that sleeps or is loaded again goes on.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesPlan || window.fellesKjortid) return;
  const { dag, t } = window.felles;
  const P = window.fellesPlan;
  const MINUTT = 60000;
  /** Further from the plan than this, it is another day's plan or a rehearsal. */
  const MEST_AVVIK = 180;

  // The place

  /** @returns {Kjorested} */
  function begynnelsen() {
    return { mote: 0, nr: null, brukt: 0, igang: null, ekstra: 0, skjerm: false };
  }

  /**
   * @param {string | null} tekst
   * @param {number} mest
   */
  function heltall(tekst, mest) {
    return tekst !== null && /^\d{1,13}$/.test(tekst) ? Math.min(Number(tekst), mest) : null;
  }

  /** @type {FellesKjortid['les']} */
  function les(fragment) {
    const felt = new URLSearchParams(fragment);
    const funnet = begynnelsen();
    funnet.mote = heltall(felt.get('m'), 99) || 0;
    funnet.nr = heltall(felt.get('n'), 9999);
    funnet.brukt = (heltall(felt.get('b'), 86400) || 0) * 1000;
    const igang = heltall(felt.get('i'), 1e11);
    // A clock that would begin later than now was set on a machine whose clock is wrong.
    funnet.igang = igang === null ? null : Math.min(igang * 1000, Date.now());
    funnet.ekstra = heltall(felt.get('x'), 1440) || 0;
    funnet.skjerm = felt.get('vis') === 'skjerm';
    return funnet;
  }

  /** @type {FellesKjortid['skriv']} */
  function skriv(sted) {
    let tekst = 'm=' + sted.mote;
    if (sted.nr !== null) tekst += '&n=' + sted.nr + '&b=' + Math.round(sted.brukt / 1000) + '&x=' + sted.ekstra;
    if (sted.igang !== null) tekst += '&i=' + Math.round(sted.igang / 1000);
    return tekst + (sted.skjerm ? '&vis=skjerm' : '');
  }

  // The moments

  /** @type {FellesKjortid['punkter']} */
  function punkter(mote) {
    return P.tidslinje(mote).flatMap(function (rad, post) {
      const felles = { post: post, postTittel: rad.tittel, slag: rad.post.slag };
      if (!rad.steg.length) {
        return [{ ...felles, nr: 1, av: 1, tittel: rad.tittel, minutter: rad.slutt - rad.start, gjor: '', si: '', start: rad.start }];
      }
      return rad.steg.map(function (steg, nr) {
        return {
          ...felles, nr: nr + 1, av: rad.steg.length, tittel: steg.tittel, minutter: steg.minutter, gjor: steg.gjor, si: steg.si, start: steg.start,
        };
      });
    });
  }

  /** @type {FellesKjortid['mote']} */
  function mote(kjoring) {
    return kjoring.plan.moter[kjoring.sted.mote];
  }

  /** @type {FellesKjortid['punkt']} */
  function punkt(kjoring) {
    return kjoring.sted.nr === null ? null : kjoring.punkter[kjoring.sted.nr] || null;
  }

  /** @type {FellesKjortid['erPause']} */
  function erPause(p) {
    return p.slag === 'pause' || /\b(pause|lunsj)\b/i.test(p.tittel);
  }

  // The time

  /** @type {FellesKjortid['igjen']} */
  function igjen(p, sted) {
    return (p.minutter + sted.ekstra) * MINUTT - sted.brukt - (sted.igang === null ? 0 : Date.now() - sted.igang);
  }

  /** @type {FellesKjortid['stoppet']} */
  function stoppet(sted) {
    return sted.igang === null ? sted : { ...sted, brukt: sted.brukt + Date.now() - sted.igang, igang: null };
  }

  /** @type {FellesKjortid['minuttord']} */
  function minuttord(antall) {
    return antall === 1 ? t('1 minutt') : t('{0} minutter', antall);
  }

  /** @type {FellesKjortid['ord']} */
  function ord(ms) {
    if (ms <= -MINUTT) {
      const over = Math.floor(-ms / MINUTT);
      return { tall: String(over), enhet: over === 1 ? t('minutt over tiden') : t('minutter over tiden'), lest: t('{0} over tiden.', minuttord(over)) };
    }
    if (ms <= 0) return { tall: '', enhet: t('Tiden er ute'), lest: t('Tiden er ute.') };
    if (ms <= MINUTT) {
      const s = Math.ceil(ms / 1000);
      return { tall: String(s), enhet: s === 1 ? t('sekund igjen') : t('sekunder igjen'), lest: s === 1 ? t('1 sekund igjen.') : t('{0} sekunder igjen.', s) };
    }
    const m = Math.ceil(ms / MINUTT);
    return { tall: String(m), enhet: m === 1 ? t('minutt igjen') : t('minutter igjen'), lest: t('{0} igjen.', minuttord(m)) };
  }

  /** @type {FellesKjortid['klokka']} */
  function klokka(naar) {
    const d = new Date(naar);
    return P.klokke(d.getHours() * 60 + d.getMinutes());
  }

  /**
   * @param {Kjorepunkt} p
   * @param {Kjoring} kjoring
   */
  function slutten(p, kjoring) {
    const rest = kjoring.punkter.slice((kjoring.sted.nr || 0) + 1).reduce(function (sum, q) { return sum + q.minutter; }, 0);
    return Date.now() + Math.max(igjen(p, kjoring.sted), 0) + rest * MINUTT;
  }

  /** @type {FellesKjortid['ferdig']} */
  function ferdig(p, kjoring) {
    const naar = slutten(p, kjoring) + MINUTT / 2;
    const m = mote(kjoring);
    const d = new Date(naar);
    const avvik = d.getHours() * 60 + d.getMinutes() - P.sum(m).slutt;
    // How late it is, is for the one who leads.
    if (kjoring.sted.skjerm || (m.dag && m.dag !== dag()) || Math.abs(avvik) > MEST_AVVIK) return t('Ferdig ca. kl. {0}.', klokka(naar));
    if (Math.abs(avvik) < 2) return t('Ferdig ca. kl. {0}, som planlagt.', klokka(naar));
    return avvik > 0 ? t('Ferdig ca. kl. {0}, {1} etter planen.', klokka(naar), minuttord(avvik)) : t('Ferdig ca. kl. {0}, {1} før planen.', klokka(naar), minuttord(-avvik));
  }

  window.fellesKjortid = {
    begynnelsen: begynnelsen, les: les, skriv: skriv, punkter: punkter, mote: mote, punkt: punkt, erPause: erPause, igjen: igjen,
    stoppet: stoppet, ord: ord, minuttord: minuttord, klokka: klokka, ferdig: ferdig,
  };
})();
