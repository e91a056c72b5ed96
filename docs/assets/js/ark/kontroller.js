// @ts-check
/** The controls of a sheet, and what is typed in them until it is kept. */
(function () {
  'use strict';

  if (window.fellesArkKontroller || !window.felles) return;
  const { el, knapp: fellesKnapp } = window.felles;

  /** How long somebody may pause in a text before it is kept, in milliseconds. */
  const PAUSE = 1500;
  /** @type {{felt: HTMLElement, lagre: () => void, tidtaker: number} | null} */
  let ventende = null;
  let peker = false;
  /** What is folded out: it stays so when a part is drawn anew. @type {Record<Sti, boolean>} */
  const utbrettet = {};

  // What is typed

  /** @type {FellesArkKontroller['venter']} */
  function venter() {
    return ventende !== null;
  }

  /** @type {FellesArkKontroller['lagreNaa']} */
  function lagreNaa() {
    if (!ventende) return;
    const { lagre, tidtaker } = ventende;
    window.clearTimeout(tidtaker);
    ventende = null;
    lagre();
  }

  /**
   * While a pointer is down the page must not move under it; the click that follows keeps what is typed.
   * @type {FellesArkKontroller['lagreSnart']}
   */
  function lagreSnart() {
    if (!peker) lagreNaa();
  }

  /** @type {FellesArkKontroller['vent']} */
  function vent(felt, lagre) {
    if (ventende && ventende.felt !== felt) lagreNaa();
    if (ventende) window.clearTimeout(ventende.tidtaker);
    ventende = { felt: felt, lagre: lagre, tidtaker: window.setTimeout(lagreNaa, PAUSE) };
  }

  document.addEventListener('pointerdown', function () { peker = true; }, true);
  for (const slutt of ['pointerup', 'pointercancel']) {
    document.addEventListener(slutt, function () {
      peker = false;
      // After the click, if there is one.
      window.setTimeout(function () { if (ventende && document.activeElement !== ventende.felt) lagreNaa(); });
    }, true);
  }
  document.addEventListener('click', function (h) {
    if (ventende && h.target !== ventende.felt) lagreNaa();
  }, true);
  // Before the project asks whether anything is unsaved.
  window.addEventListener('beforeunload', lagreNaa, true);
  window.addEventListener('pagehide', lagreNaa, true);
  document.addEventListener('visibilitychange', function () { if (document.hidden) lagreNaa(); });

  // Controls

  /** @type {FellesArkKontroller['knapp']} */
  function knapp(tekst, gjor, nokkel) {
    const k = fellesKnapp(tekst, gjor);
    if (nokkel) k.dataset.nokkel = nokkel;
    return k;
  }

  /** @type {FellesArkKontroller['brett']} */
  function brett(sted, klasse, apen, ...barn) {
    const boks = el('details', { class: klasse, open: sted in utbrettet ? utbrettet[sted] : apen }, ...barn);
    boks.addEventListener('toggle', function () {
      // A part that was taken away is told that it closed.
      if (boks.isConnected) utbrettet[sted] = boks.open;
    });
    return boks;
  }

  /** @type {FellesArkKontroller['tekstfelt']} */
  function tekstfelt(navn, nokkel, lagre, linjer) {
    const felt = el('textarea', { rows: linjer, 'aria-label': navn, 'data-nokkel': nokkel, autocomplete: 'off' });
    const boks = el('div', { class: 'ark-vokser', 'data-verdi': '' }, felt);
    felt.addEventListener('input', function () {
      boks.dataset.verdi = felt.value;
      vent(felt, function () { lagre(felt.value); });
    });
    felt.addEventListener('change', lagreSnart);
    return {
      element: boks,
      felt: felt,
      sett: function (verdi) {
        if (felt.value !== verdi) felt.value = verdi;
        boks.dataset.verdi = verdi;
      },
    };
  }

  window.fellesArkKontroller = { vent, lagreNaa, lagreSnart, venter, knapp, brett, tekstfelt };
}());
