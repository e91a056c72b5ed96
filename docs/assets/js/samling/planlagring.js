// @ts-check
/**
 * The plan on this page: in memory, in the fragment of the address so that it survives a reload, and on this machine
 * only after the person has asked. Every change can be taken back.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesMinne || !window.fellesPlan || !window.fellesPlankode || window.fellesPlanlager) return;
  const { t } = window.felles;
  const kjerne = window.fellesPlan;
  const kode = window.fellesPlankode;
  const minne = window.fellesMinne('felles.plan', t('planen'));
  const TREGHET = 400;
  const FLEST = 100;

  /** @type {Plan} */
  let plan = kjerne.ny();
  let nr = 0;
  /** @type {{ plan: string, nr: number, hva: string, nokkel: string }[]} */
  const angreliste = [];
  /** @type {Planmelding[]} */
  let meldinger = [];
  /** @type {Set<(grunn: Plangrunn) => void>} */
  const lyttere = new Set();
  let koblet = false;
  /** @type {Plan | null} */
  let annen = null;
  let adresse = '';
  let frist = 0;
  let skitten = false;
  let apen = false;

  /** @param {Plangrunn} grunn */
  function fortell(grunn) {
    for (const fn of lyttere) fn(grunn);
  }

  /** @param {Plan} a @param {Plan} b */
  function like(a, b) {
    return kode.pakk(a) === kode.pakk(b);
  }

  /** @param {string} tekst @param {string[]} [punkter] */
  function meld(tekst, punkter) {
    meldinger.push({ tekst: tekst, punkter: punkter || [] });
  }

  // Keeping

  /** @returns {boolean} whether the browser got a new address */
  function skrivAdresse() {
    skitten = false;
    adresse = like(plan, kjerne.ny()) ? '' : '#p=' + kode.pakk(plan);
    if (location.hash === adresse) return false;
    try {
      history.replaceState(history.state, '', location.pathname + location.search + adresse);
    } catch (e) { /* from a sandbox the address stays as it is */ }
    return true;
  }

  function lagre() {
    if (frist) {
      skitten = true;
    } else if (skrivAdresse()) {
      // Browsers allow a page only so many new addresses a minute.
      frist = window.setTimeout(function () {
        frist = 0;
        if (skitten) skrivAdresse();
      }, TREGHET);
    }
    if (koblet) minne.lagre(kode.tilFil(plan));
  }

  /** @returns {Plan | null} */
  function husket() {
    const tekst = minne.modus() === 'lokal' ? minne.les() : null;
    if (tekst === null) return null;
    const lest = kode.fraFil(tekst);
    if (!lest) {
      meld(t('Planen som er husket på denne maskinen, kan ikke leses. Den blir liggende til du husker en ny plan eller velger «Glem planen».'));
      return null;
    }
    if (lest.merknader.length) meld(t('Planen er fra en tidligere utgave av håndboken. Dette er endret:'), lest.merknader);
    return lest.plan;
  }

  minne.lytt(function () {
    if (minne.modus() === 'minne') {
      koblet = false;
      annen = null;
    } else {
      const lest = kode.fraFil(minne.les() || '');
      const lik = !!lest && like(lest.plan, plan);
      annen = lest && !lik ? lest.plan : null;
      koblet = lik;
    }
    fortell('husk');
  });

  // Changing

  /** @param {string} hva @param {string} nokkel @param {string} forrige */
  function merk(hva, nokkel, forrige) {
    const sist = angreliste[angreliste.length - 1];
    if (nokkel && sist && sist.nokkel === nokkel) {
      sist.hva = hva;
      return;
    }
    angreliste.push({ plan: forrige, nr: nr, hva: hva, nokkel: nokkel });
    if (angreliste.length > FLEST) angreliste.shift();
  }

  /** @type {Planlager['endre']} */
  function endre(hva, fn, nokkel) {
    const forrige = JSON.stringify(plan);
    const moter = plan.moter.length;
    fn(plan);
    if (JSON.stringify(plan) === forrige) return;
    merk(hva, nokkel || '', forrige);
    nr = Math.min(nr, plan.moter.length - 1);
    lagre();
    fortell(plan.moter.length === moter ? 'endret' : 'byttet');
  }

  /** @type {Planlager['bytt']} */
  function bytt(ny, hva, merknader) {
    // What the page was opened with has nothing before it.
    if (apen) merk(hva, '', JSON.stringify(plan));
    plan = ny;
    nr = 0;
    if (merknader && merknader.length) meld(t('Planen er fra en tidligere utgave av håndboken. Dette er endret:'), merknader);
    lagre();
    fortell('byttet');
  }

  /** @param {Plan} p @param {Post} post */
  function leggInn(p, post) {
    const poster = p.moter[nr].poster;
    const sist = poster[poster.length - 1];
    if (post.slag === 'apning') poster.unshift(post);
    else if (post.slag === 'avslutning' || !sist || sist.slag !== 'avslutning') poster.push(post);
    else poster.splice(poster.length - 1, 0, post);
  }

  /** @param {Post} post */
  function navn(post) {
    const kort = post.slag === 'verktoy' ? kjerne.verktoy(post.verktoy) : null;
    return post.slag !== 'verktoy' ? post.tittel : kort ? kort.navn : post.verktoy;
  }

  // What comes in the address

  /**
   * A plan from elsewhere. What was here can be had back by «Angre»; what is kept on this machine stays as it is.
   * @param {{ plan: Plan, merknader: string[] }} lest
   * @param {string} hva
   */
  function taImot(lest, hva) {
    const har = husket();
    const lik = !!har && like(har, lest.plan);
    annen = har && !lik ? har : null;
    koblet = lik;
    bytt(lest.plan, hva, lest.merknader);
  }

  /** @param {string} ider */
  function leggTil(ider) {
    /** @type {string[]} */
    const ukjente = [];
    for (const id of ider.split(',').filter(Boolean)) {
      const kort = kjerne.verktoy(id);
      if (kort) endre(t('{0} er lagt inn', kort.navn), function (p) { leggInn(p, { slag: 'verktoy', verktoy: kort.id, variant: '', minutter: null, steg: null }); });
      else ukjente.push(id);
    }
    if (ukjente.length) meld(t('Lenken viste til verktøy som ikke finnes i håndboken: {0}. Velg et annet under «Legg til verktøy».', ukjente.join(', ')));
  }

  function fraHusket() {
    const har = husket();
    koblet = !!har;
    annen = null;
    if (har) plan = har;
  }

  /** @param {boolean} forst whether the page has just been opened */
  function fraAdressen(forst) {
    const funnet = /^#(p|verktoy|ferdig|loype)=(.+)$/.exec(location.hash);
    const slag = funnet ? funnet[1] : '';
    if (slag === 'p') {
      const lest = kode.fraAdresse();
      if (lest) return taImot(lest, t('Planen fra lenken er åpnet'));
      if (forst) fraHusket();
      meld(t('Lenken inneholder ikke en plan vi kan lese. Se etter om hele lenken er med, eller be om planen som fil.'));
    } else if (slag === 'ferdig' || slag === 'loype') {
      const id = funnet ? funnet[2] : '';
      const ferdig = window.fellesPlaner && window.fellesPlaner[slag === 'ferdig' ? 'ferdige' : 'loyper'].find(function (f) { return f.id === id; });
      const lest = ferdig ? kjerne.rens(JSON.parse(JSON.stringify(ferdig.plan))) : null;
      if (ferdig && lest) return taImot(lest, t('«{0}» er åpnet', ferdig.navn));
      if (forst) fraHusket();
      meld(t('Den ferdige planen finnes ikke lenger. Velg en annen, eller begynn med et verktøy.'));
    } else if (slag === 'verktoy') {
      if (forst) fraHusket();
      leggTil(decodeURIComponent(funnet ? funnet[2] : ''));
    } else if (forst) {
      fraHusket();
    }
    skrivAdresse();
    fortell('byttet');
  }

  window.addEventListener('hashchange', function () {
    if (location.hash === adresse) return;
    if (/^#(p|verktoy|ferdig|loype)=/.test(location.hash)) fraAdressen(false);
    else skrivAdresse(); // a jump on the page must not cost the plan
  });
  window.addEventListener('pagehide', function () { if (skitten) skrivAdresse(); });

  window.fellesPlanlager = {
    plan: function () { return plan; },
    mote: function () { return plan.moter[nr]; },
    nr: function () { return nr; },
    vis: function (ny) {
      nr = Math.max(0, Math.min(ny, plan.moter.length - 1));
      fortell('vist');
    },
    tom: function () { return plan.moter.length === 1 && !plan.moter[0].poster.length; },
    endre: endre,
    bytt: bytt,
    kanAngre: function () { return angreliste.length ? angreliste[angreliste.length - 1].hva : ''; },
    angre: function () {
      const sist = angreliste.pop();
      if (!sist) return '';
      plan = JSON.parse(sist.plan);
      nr = sist.nr;
      if (annen && like(plan, annen)) {
        annen = null;
        koblet = true;
      }
      lagre();
      fortell('byttet');
      return sist.hva;
    },
    settInn: function (post) {
      endre(t('{0} er lagt inn', navn(post)), function (p) { leggInn(p, post); });
    },
    lytt: function (fn) { lyttere.add(fn); },
    meldinger: function () { return meldinger; },
    meld: function (tekst, punkter) {
      meld(tekst, punkter);
      fortell('husk');
    },
    tegn: function () { fortell('endret'); },
    begynnPaaNytt: function () {
      if (koblet) annen = JSON.parse(JSON.stringify(plan));
      koblet = false;
      bytt(kjerne.ny(), t('En ny plan er begynt'));
    },
    lukk: function (melding) {
      meldinger = meldinger.filter(function (m) { return m !== melding; });
      fortell('husk');
    },
    apneFil: function (tekst) {
      const lest = kode.fraFil(tekst);
      if (lest) taImot(lest, t('Planen fra filen er åpnet'));
      return !!lest;
    },
    huskes: function () { return koblet; },
    annen: function () { return annen; },
    apneHusket: function () {
      const har = annen;
      if (!har) return;
      annen = null;
      koblet = true;
      bytt(har, t('Planen som var husket, er åpnet'));
    },
    husk: function (dager) {
      const utfall = minne.husk(kode.tilFil(plan), dager);
      koblet = utfall.ok;
      if (utfall.ok) annen = null;
      fortell('husk');
      return utfall;
    },
    glem: function () {
      const utfall = minne.glem();
      koblet = false;
      annen = null;
      fortell('husk');
      return utfall;
    },
    status: function () { return minne.status(); },
  };

  // What was kept here may be out of date or damaged.
  if (minne.status().melding) meld(minne.status().melding);
  fraAdressen(true);
  apen = true;
})();
