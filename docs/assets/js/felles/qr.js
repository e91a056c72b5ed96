// @ts-check
/**
 * A QR code as an image. Loaded with vendor/qrcode.js, which makes the code, when somebody asks for one.
 */
(function () {
  'use strict';

  if (window.fellesQr) return;
  const NS = 'http://www.w3.org/2000/svg';

  /** @type {FellesQr['bilde']} */
  function bilde(deler, navn) {
    const qr = /** @type {LagQrkode} */ (window.qrcode)(0, 'L');
    for (const [tekst, tegn] of deler) qr.addData(tekst, tegn);
    qr.make();
    const n = qr.getModuleCount();
    const svg = document.createElementNS(NS, 'svg');
    svg.setAttribute('viewBox', '-4 -4 ' + (n + 8) + ' ' + (n + 8));
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', navn);
    svg.setAttribute('shape-rendering', 'crispEdges');
    let ruter = '';
    for (let rad = 0; rad < n; rad++) for (let k = 0; k < n; k++) if (qr.isDark(rad, k)) ruter += 'M' + k + ' ' + rad + 'h1v1h-1z';
    // Dark on light in both colour schemes: that is what cameras know.
    for (const [form, farge] of [['M-4-4h' + (n + 8) + 'v' + (n + 8) + 'H-4z', '#fff'], [ruter, '#000']]) {
      const flate = document.createElementNS(NS, 'path');
      flate.setAttribute('d', form);
      flate.setAttribute('fill', farge);
      svg.append(flate);
    }
    return svg;
  }

  window.fellesQr = { bilde: bilde };
})();
