// @ts-check
/**
 * The programme of a meeting: one row an item with its clock. Order by dragging, by buttons and by Alt and the arrow
 * keys; minutes within the limits of the tool; variant and steps behind a fold.
 */
(function () {
  'use strict';

  if (!window.felles || !window.fellesPlan || window.fellesPoster) return;
  const { el, knapp, lenke, si, t } = window.felles;
  const kjerne = window.fellesPlan;
  const RUNDE = 5;
  const KANT = 70;

  /** @param {number} fra @param {number} til */
  function tid(fra, til) {
    return kjerne.klokke(fra) + '–' + kjerne.klokke(til);
  }

  /** @param {string} slag @param {string} navn @param {() => void} trykk */
  function ikonknapp(slag, navn, trykk) {
    const k = el('button', { type: 'button', class: 'plan-ikon ikon-' + slag, 'aria-label': navn });
    k.addEventListener('click', trykk);
    return k;
  }

  /** A button that can be reached, but says why it does nothing. @param {HTMLElement} k @param {boolean} av */
  function slaAv(k, av) {
    if (av) k.setAttribute('aria-disabled', 'true');
    else k.removeAttribute('aria-disabled');
  }

  /** @param {VerktoyPost} post */
  function detaljerFor(post) {
    const d = kjerne.detaljer(post.verktoy);
    if (!d) return null;
    return Object.hasOwn(d.varianter, post.variant) ? d.varianter[post.variant] : { naar: '', steg: d.steg };
  }

  let teller = 0;

  /**
   * @param {HTMLElement} vert
   * @param {Planlager} lager
   */
  function mount(vert, lager) {
    /** @type {WeakMap<Post, Rad>} */
    const rader = new WeakMap();
    const liste = el('ol', { class: 'plan-poster', 'aria-label': t('Programmet') });
    const tom = el('p', { class: 'plan-ingen', text: t('Ingenting i dette møtet ennå. Legg til det første under.') });
    const leggTil = el('div', { class: 'plan-legg-til' });

    /** @typedef {{ li: HTMLElement, haandtak: HTMLButtonElement, oppdater: (tidspost: TidPost, i: number, antall: number) => void }} Rad */

    /** @param {Post} post */
    function plass(post) {
      return lager.mote().poster.indexOf(post);
    }

    /** @param {Post} post */
    function navn(post) {
      const tidspost = kjerne.tidslinje(lager.mote())[plass(post)];
      return tidspost ? tidspost.tittel : '';
    }

    // Changing

    /**
     * @param {Post} post
     * @param {number} til its number when it has been taken out
     */
    function flytt(post, til) {
      const fra = plass(post);
      const antall = lager.mote().poster.length;
      const mal = Math.max(0, Math.min(til, antall - 1));
      if (fra < 0 || mal === fra) {
        si(til < fra || !til ? t('{0} står allerede først.', navn(post)) : t('{0} står allerede sist.', navn(post)));
        return;
      }
      const n = navn(post);
      lager.endre(t('{0} er flyttet', n), function (p) {
        const poster = p.moter[lager.nr()].poster;
        poster.splice(mal, 0, poster.splice(fra, 1)[0]);
      }, 'flytt-' + n);
      const tidspost = kjerne.tidslinje(lager.mote())[mal];
      si(t('{0} er nå nummer {1} av {2}, kl. {3}.', n, mal + 1, antall, tid(tidspost.start, tidspost.slutt)));
    }

    /** @param {Post} post */
    function fjern(post) {
      const i = plass(post);
      const n = navn(post);
      lager.endre(t('{0} er fjernet', n), function (p) { p.moter[lager.nr()].poster.splice(i, 1); });
      const poster = lager.mote().poster;
      const neste = poster.length ? rader.get(poster[Math.min(i, poster.length - 1)]) : null;
      if (neste) neste.haandtak.focus();
      else /** @type {HTMLElement | null} */ (leggTil.querySelector('button'))?.focus();
      si(t('{0} er fjernet. Du kan angre.', n));
    }

    /**
     * @param {Post} post
     * @param {number} onske
     */
    function settMinutter(post, onske) {
      const g = kjerne.grenser(post);
      const ny = Math.max(g.min, Math.min(g.maks, Math.round(onske)));
      const n = navn(post);
      lager.endre(t('{0} varer {1} minutter', n, ny), function () {
        if (post.slag === 'verktoy') post.minutter = ny === g.standard ? null : ny;
        else post.minutter = ny;
      }, 'minutter-' + plass(post));
      const slutt = t('Det slutter kl. {0}.', kjerne.klokke(kjerne.sum(lager.mote()).slutt));
      if (ny === Math.round(onske)) si(t('{0}: {1} minutter.', n, ny) + ' ' + slutt);
      else if (g.min === g.maks) si(t('{0} kan vare bare {1} minutter, så det er satt til {2}.', n, g.min, ny) + ' ' + slutt);
      else si(t('{0} kan vare fra {1} til {2} minutter, så det er satt til {3}.', n, g.min, g.maks, ny) + ' ' + slutt);
    }

    // Dragging, with mouse, pen and finger

    /**
     * @param {HTMLElement} haandtak
     * @param {HTMLElement} li
     * @param {Post} post
     */
    function dras(haandtak, li, post) {
      let startY = 0;
      let y = 0;
      let rull = 0;
      let ramme = 0;
      let aktiv = false;
      let peker = -1;
      const merke = el('li', { class: 'plan-slipp', role: 'presentation' });

      function andre() {
        return /** @type {HTMLElement[]} */ (Array.from(liste.children)).filter(function (e) { return e !== li && e !== merke; });
      }
      function vis() {
        li.style.transform = 'translateY(' + (y - startY + window.scrollY - rull) + 'px)';
        const etter = andre().find(function (e) {
          const r = e.getBoundingClientRect();
          return y < r.top + r.height / 2;
        });
        if (merke.nextElementSibling !== (etter || null) || !merke.parentNode) liste.insertBefore(merke, etter || null);
      }
      function steg() {
        ramme = 0;
        if (!aktiv) return;
        const bunn = window.innerHeight - KANT;
        const fart = y < KANT * 1.6 ? (y - KANT * 1.6) / 5 : y > bunn ? (y - bunn) / 5 : 0;
        if (fart) {
          window.scrollBy({ top: fart, behavior: 'instant' });
          vis();
          ramme = requestAnimationFrame(steg);
        }
      }
      /** @param {boolean} slipp */
      function ferdig(slipp) {
        const til = aktiv && merke.parentNode ? andre().findIndex(function (e) { return e === merke.nextElementSibling; }) : -1;
        const sist = aktiv && merke.parentNode && !merke.nextElementSibling;
        const fra = plass(post);
        aktiv = false;
        peker = -1;
        merke.remove();
        li.classList.remove('er-dratt');
        li.style.transform = '';
        document.documentElement.classList.remove('plan-drar');
        if (!slipp) return;
        const mal = sist ? lager.mote().poster.length - 1 : til;
        if (mal >= 0 && mal !== fra) flytt(post, mal);
        haandtak.focus({ preventScroll: true });
      }
      haandtak.addEventListener('pointerdown', function (h) {
        if (h.button) return;
        startY = y = h.clientY;
        rull = window.scrollY;
        peker = h.pointerId;
        haandtak.setPointerCapture(peker);
      });
      haandtak.addEventListener('pointermove', function (h) {
        if (h.pointerId !== peker) return;
        y = h.clientY;
        if (!aktiv && Math.abs(y - startY) < 5) return;
        if (!aktiv) {
          aktiv = true;
          li.classList.add('er-dratt');
          document.documentElement.classList.add('plan-drar');
        }
        vis();
        if (!ramme) ramme = requestAnimationFrame(steg);
      });
      haandtak.addEventListener('pointerup', function (h) { if (h.pointerId === peker) ferdig(true); });
      haandtak.addEventListener('pointercancel', function (h) { if (h.pointerId === peker) ferdig(false); });
      haandtak.addEventListener('keydown', function (h) {
        if (h.key === 'Escape' && aktiv) {
          ferdig(false);
          si(t('Flyttingen er avbrutt.'));
        } else if (h.altKey && (h.key === 'ArrowUp' || h.key === 'ArrowDown')) {
          h.preventDefault();
          flytt(post, plass(post) + (h.key === 'ArrowUp' ? -1 : 1));
          haandtak.focus();
        }
      });
    }

    // A row

    /**
     * @param {Post} post
     * @returns {Rad}
     */
    function lagRad(post) {
      const id = 'post-' + (++teller);
      const kort = post.slag === 'verktoy' ? kjerne.verktoy(post.verktoy) : null;
      const fase = kort ? kort.faser[0] : '';
      const haandtak = el('button', { type: 'button', class: 'post-haandtak', 'aria-describedby': 'plan-hjelp-flytt' });
      const klokke = el('p', { class: 'post-klokke' });
      const tittel = el('h3', { class: 'post-navn', id: id + '-navn' });
      const felt = el('input', { type: 'number', inputmode: 'numeric', id: id + '-min', 'aria-describedby': id + '-grenser' });
      const feltnavn = el('label', { class: 'skjult', for: id + '-min' });
      const grenser = el('span', { class: 'post-grenser', id: id + '-grenser' });
      const mindre = ikonknapp('mindre', '', function () { settMinutter(post, Math.ceil(kjerne.minutter(post) / RUNDE) * RUNDE - RUNDE); });
      const mer = ikonknapp('mer', '', function () { settMinutter(post, Math.floor(kjerne.minutter(post) / RUNDE) * RUNDE + RUNDE); });
      const opp = ikonknapp('opp', '', function () { flytt(post, plass(post) - 1); opp.focus(); });
      const ned = ikonknapp('ned', '', function () { flytt(post, plass(post) + 1); ned.focus(); });
      const bort = ikonknapp('bort', '', function () { fjern(post); });
      const valg = el('div', { class: 'post-valg' });
      const sammendrag = el('summary', {});
      const fold = el('details', { class: 'post-mer' }, sammendrag, valg);
      const li = el('li', { class: 'plan-post post-' + post.slag + (fase ? ' fase-' + fase : '') },
        haandtak,
        el('div', { class: 'post-hode' }, klokke, tittel),
        el('div', { class: 'post-lengde' }, mindre, feltnavn, felt, el('span', { class: 'post-enhet', 'aria-hidden': 'true', text: t('min') }), mer, grenser),
        el('div', { class: 'post-flytt' }, opp, ned),
        el('div', { class: 'post-bort' }, bort),
        fold);
      /** @type {(tidspost: TidPost, i: number) => void} */
      let oppdaterValg = function () {};
      let bygget = '';

      felt.addEventListener('change', function () {
        const n = Number(felt.value);
        if (felt.value.trim() && isFinite(n)) settMinutter(post, n);
        felt.value = String(kjerne.minutter(post));
      });
      dras(haandtak, li, post);
      fold.addEventListener('toggle', function () { if (fold.open) oppdaterRad(); });

      function oppdaterRad() {
        const i = plass(post);
        const tidspost = i < 0 ? null : kjerne.tidslinje(lager.mote())[i];
        if (tidspost) oppdater(tidspost, i, lager.mote().poster.length);
      }

      /** @type {Rad['oppdater']} */
      function oppdater(tidspost, i, antall) {
        const g = kjerne.grenser(post);
        const m = kjerne.minutter(post);
        klokke.textContent = tid(tidspost.start, tidspost.slutt);
        tittel.replaceChildren(...(fase ? [el('span', { class: 'form form-' + fase, 'aria-hidden': 'true' }), ' '] : []), tidspost.tittel);
        haandtak.setAttribute('aria-label', t('Flytt {0}', tidspost.tittel));
        feltnavn.textContent = t('Minutter til {0}', tidspost.tittel);
        if (document.activeElement !== felt) felt.value = String(m);
        felt.min = String(g.min);
        felt.max = String(g.maks);
        grenser.textContent = g.min === g.maks ? t('Kan ikke endres') : t('{0}–{1} min', g.min, g.maks);
        mindre.setAttribute('aria-label', t('Kortere: {0}', tidspost.tittel));
        mer.setAttribute('aria-label', t('Lengre: {0}', tidspost.tittel));
        slaAv(mindre, m <= g.min);
        slaAv(mer, m >= g.maks);
        opp.setAttribute('aria-label', t('Flytt {0} opp', tidspost.tittel));
        ned.setAttribute('aria-label', t('Flytt {0} ned', tidspost.tittel));
        bort.setAttribute('aria-label', t('Fjern {0}', tidspost.tittel));
        slaAv(opp, i === 0);
        slaAv(ned, i === antall - 1);
        sammendrag.replaceChildren(...overskrift(tidspost));
        if (!fold.open) return;
        const slag = post.slag === 'verktoy' ? post.variant + '|' + !!detaljerFor(post) : post.slag;
        const na = slag + '|' + lager.plan().moter.length + '|' + (i > 0) + '|' + (i < antall - 1);
        if (na !== bygget) {
          bygget = na;
          const aktiv = document.activeElement instanceof HTMLElement && valg.contains(document.activeElement) ? document.activeElement.id : '';
          const [deler, oppdatering] = post.slag === 'verktoy' ? verktoyvalg(post, id) : frivalg(post, id);
          oppdaterValg = oppdatering;
          valg.replaceChildren(...deler, moteknapper(post));
          if (aktiv) document.getElementById(aktiv)?.focus();
        }
        oppdaterValg(tidspost, i);
      }

      /** @param {TidPost} tidspost */
      function overskrift(tidspost) {
        if (post.slag !== 'verktoy') return [post.slag === 'egen' ? t('Hva skal skje?') : tidspost.steg.length ? t('Slik gjør du det, og mer') : t('Navn og mer')];
        const alle = detaljerFor(post);
        const valgte = post.steg;
        if (!alle) return [t('Steg og variant'), el('span', { class: 'skjult', text: ' ' + t('i {0}', tidspost.tittel) })];
        const steg = valgte ? t('{0} av {1} steg: {2}', valgte.length, alle.steg.length, valgte.map(function (n) { return alle.steg[n].tittel; }).join(', ')) : t('Alle {0} steg', alle.steg.length);
        return [steg, el('span', { class: 'skjult', text: ' ' + t('i {0}', tidspost.tittel) })];
      }

      return { li: li, haandtak: haandtak, oppdater: oppdater };
    }

    /** @typedef {[HTMLElement[], (tidspost: TidPost, i: number) => void]} Valg */

    /**
     * @param {VerktoyPost} post
     * @param {string} id
     * @returns {Valg}
     */
    function verktoyvalg(post, id) {
      const kort = kjerne.verktoy(post.verktoy);
      const detaljer = detaljerFor(post);
      /** @type {HTMLElement[]} */
      const deler = [];
      if (!kort) return [deler, function () {}];
      deler.push(el('p', {}, kort.sammendrag + ' ', el('a', { href: lenke(kort.adresse), 'aria-label': t('Les om verktøyet: {0}', kort.navn), text: t('Les om verktøyet') })));
      if (kort.varianter.length) deler.push(variantvalg(post, kort, id, detaljer ? detaljer.naar : ''));
      if (!detaljer) {
        deler.push(el('p', { class: 'post-venter', text: t('Stegene er ikke her ennå. Kommer de ikke, mangler siden filen de ligger i. Planen virker likevel.') }));
        return [deler, function () {}];
      }
      /** @type {{ boks: HTMLInputElement, klokke: HTMLElement, minutter: HTMLElement, linje: HTMLElement }[]} */
      const linjer = [];
      const rader_ = detaljer.steg.map(function (s, nr) {
        const boks = el('input', { type: 'checkbox', id: id + '-steg-' + nr });
        const klokke = el('span', { class: 'steg-kl' });
        const minutter = el('span', { class: 'steg-min' });
        const linje = el('li', {}, el('label', {}, boks, klokke, el('span', { class: 'steg-navn', text: s.tittel }), ' ', minutter));
        boks.addEventListener('change', function () { velgSteg(post, nr, boks, detaljer.steg.length); });
        linjer.push({ boks: boks, klokke: klokke, minutter: minutter, linje: linje });
        return linje;
      });
      deler.push(el('fieldset', { class: 'post-steg' }, el('legend', { text: t('Steg som skal være med') }), el('ul', {}, ...rader_)));
      return [deler, function (tidspost) {
        const valgte = post.steg || detaljer.steg.map(function (_, n) { return n; });
        linjer.forEach(function (l, n) {
          const plassen = valgte.indexOf(n);
          const s = plassen < 0 ? null : tidspost.steg[plassen];
          l.boks.checked = plassen >= 0;
          l.linje.classList.toggle('er-ute', plassen < 0);
          l.klokke.textContent = s ? kjerne.klokke(s.start) : '';
          l.minutter.textContent = s ? t('{0} min', s.minutter) : t('er ikke med');
        });
      }];
    }

    /**
     * @param {VerktoyPost} post
     * @param {VerktoyKort} kort
     * @param {string} id
     * @param {string} naar
     */
    function variantvalg(post, kort, id, naar) {
      const velg = el('select', { id: id + '-variant' }, el('option', { value: '', text: t('Som i verktøyet ({0})', kjerne.varighet(kort.standard)) }),
        ...kort.varianter.map(function (v) { return el('option', { value: v.id, text: v.navn + ' (' + kjerne.varighet(v.minutter) + ')' }); }));
      velg.value = post.variant;
      velg.addEventListener('change', function () {
        lager.endre(t('{0} har fått en annen variant', kort.navn), function () {
          post.variant = velg.value;
          post.steg = null;
          post.minutter = null;
        });
        si(t('{0} varer nå {1}.', kort.navn, kjerne.varighet(kjerne.minutter(post))));
      });
      return el('div', { class: 'plan-felt' }, el('label', { for: id + '-variant', text: t('Variant') }), velg, ...(naar ? [el('p', { class: 'plan-hint', text: t('Passer når: {0}', naar) })] : []));
    }

    /**
     * @param {VerktoyPost} post
     * @param {number} nr
     * @param {HTMLInputElement} boks
     * @param {number} alle
     */
    function velgSteg(post, nr, boks, alle) {
      const valgte = new Set(post.steg || Array.from({ length: alle }, function (_, n) { return n; }));
      if (boks.checked) valgte.add(nr);
      else valgte.delete(nr);
      if (!valgte.size) {
        boks.checked = true;
        si(t('Minst ett steg må være med. Fjern heller hele punktet.'));
        return;
      }
      const n = navn(post);
      lager.endre(t('Stegene i {0} er endret', n), function () {
        post.steg = valgte.size === alle ? null : Array.from(valgte).sort(function (a, b) { return a - b; });
        post.minutter = null;
      });
      si(t('{0} varer nå {1}.', n, kjerne.varighet(kjerne.minutter(post))));
    }

    /**
     * @param {FriPost} post
     * @param {string} id
     * @returns {Valg}
     */
    function frivalg(post, id) {
      const felt = el('input', { type: 'text', id: id + '-tittel', maxlength: 120, autocomplete: 'off' });
      felt.value = post.tittel;
      felt.addEventListener('input', function () {
        lager.endre(t('Navnet på punktet er endret'), function () { post.tittel = felt.value; }, id + '-tittel');
      });
      const steg = el('ul', { class: 'post-frie-steg' });
      return [[
        el('div', { class: 'plan-felt' }, el('label', { for: id + '-tittel', text: post.slag === 'egen' ? t('Hva skal skje?') : t('Navn i programmet') }), felt,
          el('p', { class: 'plan-hint', text: t('Ikke skriv noe om pasienter eller om folks helse.') })),
        steg,
      ], function (tidspost) {
        if (document.activeElement !== felt) felt.value = post.tittel;
        steg.replaceChildren(...tidspost.steg.map(function (s) {
          return el('li', {}, el('span', { class: 'steg-kl', text: kjerne.klokke(s.start) }), el('span', {}, el('strong', { text: s.tittel }), ' ', s.gjor), ' ', el('span', { class: 'steg-min', text: t('{0} min', s.minutter) }));
        }));
        steg.hidden = !tidspost.steg.length;
      }];
    }

    // Between meetings

    /** @param {Post} post */
    function moteknapper(post) {
      const i = plass(post);
      const moter = lager.plan().moter;
      const rad = el('div', { class: 'knapperad post-handlinger' });
      /** @param {string} tekst @param {() => void} trykk */
      function handling(tekst, trykk) {
        rad.append(knapp(tekst, trykk));
      }
      if (post.slag !== 'pause' && post.slag !== 'avslutning') handling(t('Pause etter dette'), function () { pauseEtter(post); });
      moter.forEach(function (m, n) {
        if (n !== lager.nr()) handling(t('Flytt til {0}', m.tittel || t('møte {0}', n + 1)), function () { flyttTil(post, n); });
      });
      if (i < lager.mote().poster.length - 1) handling(t('Del her: resten blir et nytt møte'), function () { delEtter(post); });
      return rad;
    }

    /** @param {Post} post */
    function pauseEtter(post) {
      const mal = window.fellesPlaner && window.fellesPlaner.pause;
      const i = plass(post);
      lager.endre(t('Pause er lagt inn'), function (p) {
        p.moter[lager.nr()].poster.splice(i + 1, 0, { slag: 'pause', tittel: mal ? mal.tittel : 'Pause', minutter: mal ? mal.minutter : 15 });
      });
      si(t('Pause er lagt inn kl. {0}.', kjerne.klokke(kjerne.tidslinje(lager.mote())[i + 1].start)));
    }

    /** @param {Post} post @param {number} til */
    function flyttTil(post, til) {
      const n = navn(post);
      const i = plass(post);
      const malnavn = lager.plan().moter[til].tittel || t('møte {0}', til + 1);
      lager.endre(t('{0} er flyttet til {1}', n, malnavn), function (p) {
        p.moter[lager.nr()].poster.splice(i, 1);
        const dit = p.moter[til].poster;
        const sist = dit[dit.length - 1];
        dit.splice(sist && sist.slag === 'avslutning' && post.slag !== 'avslutning' ? dit.length - 1 : dit.length, 0, post);
      });
      si(t('{0} er flyttet til {1}.', n, malnavn));
      const poster = lager.mote().poster;
      const neste = poster.length ? rader.get(poster[Math.min(i, poster.length - 1)]) : null;
      if (neste) neste.haandtak.focus();
    }

    /** @param {Post} post */
    function delEtter(post) {
      const i = plass(post);
      lager.endre(t('Møtet er delt i to'), function (p) {
        const her = p.moter[lager.nr()];
        const nytt = kjerne.nyttMote('Møte ' + (lager.nr() + 2));
        if (!her.tittel) her.tittel = 'Møte ' + (lager.nr() + 1);
        Object.assign(nytt, { start: her.start, sted: her.sted, form: her.form, antall: her.antall, sider: her.sider.slice(), vurdert: her.vurdert.slice(), borte: her.borte });
        nytt.poster = her.poster.splice(i + 1);
        p.moter.splice(lager.nr() + 1, 0, nytt);
      });
      si(t('Møtet er delt. Resten ligger i {0}.', lager.plan().moter[lager.nr() + 1].tittel));
    }

    // Adding

    /** @param {FriPost['slag']} slag @returns {FriPost} */
    function nyFri(slag) {
      const planer = window.fellesPlaner;
      if (slag === 'egen' || !planer) return { slag: slag, tittel: slag === 'egen' ? 'Eget punkt' : slag === 'pause' ? 'Pause' : slag === 'apning' ? 'Åpning' : 'Avslutning', minutter: 15 };
      if (slag === 'pause') return { slag: slag, tittel: planer.pause.tittel, minutter: planer.pause.minutter };
      const mal = planer[slag];
      return { slag: slag, tittel: mal.tittel, minutter: mal.steg.reduce(function (n, s) { return n + s.minutter; }, 0) };
    }

    /** @param {FriPost['slag']} slag */
    function leggInn(slag) {
      const post = nyFri(slag);
      lager.settInn(post);
      const tidspost = kjerne.tidslinje(lager.mote())[plass(post)];
      si(t('{0} er lagt inn kl. {1}.', tidspost.tittel, tid(tidspost.start, tidspost.slutt)));
      const rad = rader.get(post);
      if (slag !== 'egen' || !rad) return;
      const fold = /** @type {HTMLDetailsElement} */ (rad.li.querySelector('details'));
      fold.open = true;
      tegn();
      const felt = /** @type {HTMLInputElement | null} */ (fold.querySelector('input'));
      if (felt) {
        felt.focus();
        felt.select();
      }
    }

    leggTil.append(
      el('div', { class: 'knapperad' },
        knapp(t('Legg til verktøy'), function () { if (window.fellesVerktoyvelger) window.fellesVerktoyvelger.apne(lager); }, 'knapp'),
        knapp(t('Pause'), function () { leggInn('pause'); }),
        knapp(t('Åpning'), function () { leggInn('apning'); }),
        knapp(t('Avslutning'), function () { leggInn('avslutning'); }),
        knapp(t('Eget punkt'), function () { leggInn('egen'); })),
      el('p', { id: 'plan-hjelp-flytt', class: 'plan-hint', text: t('Dra i prikkene for å bytte rekkefølge. Med tastatur: gå til prikkene, hold Alt og trykk pil opp eller ned.') }));
    vert.append(tom, liste, leggTil);

    // Drawing

    function tegn() {
      const linje = kjerne.tidslinje(lager.mote());
      const aktiv = document.activeElement;
      /** @type {Set<Element>} */
      const med = new Set();
      linje.forEach(function (tidspost, i) {
        let rad = rader.get(tidspost.post);
        if (!rad) {
          rad = lagRad(tidspost.post);
          rader.set(tidspost.post, rad);
        }
        med.add(rad.li);
        if (liste.children[i] !== rad.li) liste.insertBefore(rad.li, liste.children[i] || null);
        rad.oppdater(tidspost, i, linje.length);
      });
      for (const barn of Array.from(liste.children)) if (!med.has(barn)) barn.remove();
      // A row that is moved loses the focus that was in it.
      if (aktiv instanceof HTMLElement && aktiv !== document.activeElement && liste.contains(aktiv)) aktiv.focus();
      tom.hidden = linje.length > 0;
      liste.hidden = !linje.length;
    }

    lager.lytt(function (grunn) { if (grunn !== 'husk') tegn(); });
    tegn();
  }

  window.fellesPoster = { mount: mount };
})();
