// @ts-check
/**
 * Two windows that show the same, one for the projector and one for the facilitator. Each tells the other where it is.
 */
(function () {
  'use strict';

  if (!window.fellesPlankode || !window.fellesKjortid || window.fellesKjorvindu) return;
  const kode = window.fellesPlankode;
  const tid = window.fellesKjortid;
  const VINDU = 'felles-storskjerm';
  const MOTTAKER = location.protocol === 'file:' ? '*' : location.origin;

  /** @type {FellesKjorvindu['lag']} */
  function lag(her, motta) {
    /** The other window, or null. @type {Window | null} */
    let motpart = window.opener && tid.les(location.hash.slice(1)).skjerm ? window.opener : null;

    /** @type {Kjorvindu['send']} */
    function send(spor) {
      const kjoring = her();
      if (motpart && !motpart.closed && kjoring) motpart.postMessage({ fellesKjor: tid.skriv(kjoring.sted), plan: kode.pakk(kjoring.plan), spor: spor === true }, MOTTAKER);
    }

    /** @type {Kjorvindu['aapne']} */
    function aapne() {
      const kjoring = her();
      if (!kjoring) return false;
      const { plan, sted } = kjoring;
      const adresse = kode.lenke(plan, 'kjor.html').split('#')[0] + '#p=' + kode.pakk(plan) + '&' + tid.skriv({ ...sted, skjerm: true });
      const nytt = window.open(adresse, VINDU, 'popup,width=1280,height=720');
      if (nytt) motpart = nytt;
      return nytt !== null;
    }

    window.addEventListener('message', function (hendelse) {
      const data = hendelse.data;
      const kjoring = her();
      if (!kjoring || !data || typeof data.fellesKjor !== 'string' || data.plan !== kode.pakk(kjoring.plan)) return;
      // A page from elsewhere that shows ours in a frame has nothing to say here.
      if (hendelse.source !== motpart && (hendelse.origin !== location.origin || location.protocol === 'file:')) return;
      if (!motpart) motpart = /** @type {Window} */ (hendelse.source);
      if (data.spor) {
        send();
        return;
      }
      const nytt = { ...tid.les(data.fellesKjor), skjerm: kjoring.sted.skjerm };
      if (nytt.mote < kjoring.plan.moter.length && tid.skriv(nytt) !== tid.skriv(kjoring.sted)) motta(nytt);
    });

    // The window with the words may have been loaded again, and then no longer knows this one.
    if (motpart) window.setInterval(function () { send(true); }, 3000);
    return { send: send, aapne: aapne };
  }

  window.fellesKjorvindu = { lag: lag };
})();
