// @ts-check
/**
 * An accessible Word document (OOXML, transitional) out of blocks: real headings, header rows, alt text, language, title
 * and page numbers. The looks are those of the documents that the build makes (hooks/handbook/documents/word.py).
 */
(function () {
  'use strict';

  if (window.fellesDokument || !window.felles) return;
  const { last } = window.felles;

  const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const SPRAAK = document.documentElement.lang === 'nn' ? 'nn-NO' : 'nb-NO';
  const UTGIVER = 'Fellesmodellen';
  const SKRIFT = 'Calibri';
  /** Paper and margins in millimetres. */
  const PAPIR = { A4: [210, 297], A3: [297, 420] };
  const MARG = 18;
  const MARG_TOPP = 16;
  /** Units in a millimetre: twentieths of a point for text, and those that pictures are measured in (EMU). */
  const TWIPS = 56.6929;
  const EMU = 36000;
  /** A pixel of a picture on the screen, in millimetres. */
  const PIKSEL = 25.4 / 96;
  /** @type {Record<ArkTone, [form: string, flate: string]>} */
  const TONER = { gronn: ['●', 'E2F1EC'], gul: ['▲', 'FFF2D4'], rod: ['■', 'FBE9E8'], blaa: ['◆', 'E3ECF9'], graa: ['–', 'F4EEE4'] };

  const OOXML = 'http://schemas.openxmlformats.org/';
  const W = `xmlns:w="${OOXML}wordprocessingml/2006/main"`;
  const R = `xmlns:r="${OOXML}officeDocument/2006/relationships"`;
  const HODE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

  /**
   * Text in XML. Signs that XML cannot hold, which come along when people paste, are left out.
   * @param {string} tekst
   */
  function x(tekst) {
    return tekst.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
      .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  }

  // What blocks become

  /**
   * @param {string} tekst
   * @param {string} [form] properties of the text
   */
  function tekstdel(tekst, form) {
    const linjer = tekst.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').split('\n').map(function (linje) { return `<w:t xml:space="preserve">${x(linje)}</w:t>`; });
    return `<w:r>${form ? `<w:rPr>${form}</w:rPr>` : ''}${linjer.join('<w:br/>')}</w:r>`;
  }

  /**
   * @param {string} tekst
   * @param {string} [stil]
   */
  function avsnitt(tekst, stil) {
    return `<w:p>${stil ? `<w:pPr><w:pStyle w:val="${stil}"/></w:pPr>` : ''}${tekstdel(tekst)}</w:p>`;
  }

  /**
   * @param {DokumentCelle} celle
   * @param {number} bredde
   * @param {{fet?: boolean, flate?: string}} [utseende]
   */
  function cellen(celle, bredde, utseende) {
    const tone = typeof celle === 'string' || !celle.tone ? null : TONER[celle.tone];
    const tekst = typeof celle === 'string' ? celle : tone ? `${tone[0]} ${celle.tekst}` : celle.tekst;
    const flate = tone ? tone[1] : utseende && utseende.flate;
    return `<w:tc><w:tcPr><w:tcW w:w="${bredde}" w:type="dxa"/>${flate ? `<w:shd w:val="clear" w:color="auto" w:fill="${flate}"/>` : ''}</w:tcPr>`
      + `<w:p><w:pPr><w:pStyle w:val="Celle"/></w:pPr>${tekst ? tekstdel(tekst, utseende && utseende.fet ? '<w:b/>' : '') : ''}</w:p></w:tc>`;
  }

  /**
   * @param {Extract<DokumentBlokk, {slag: 'tabell'}>} blokk
   * @param {number} bredde of the text, in twentieths of a point
   */
  function tabell(blokk, bredde) {
    const deler = blokk.hode.map(function (_, i) { return (blokk.bredder && blokk.bredder[i]) || 1; });
    const sum = deler.reduce(function (a, b) { return a + b; }, 0);
    const kolonner = deler.map(function (del) { return Math.floor(bredde * del / sum); });
    const hode = blokk.hode.map(function (tekst, i) { return cellen(tekst, kolonner[i], { fet: true, flate: 'F4EEE4' }); }).join('');
    const rader = blokk.rader.map(function (rad) {
      const celler = kolonner.map(function (b, i) { return cellen(rad[i] || '', b, { fet: !!blokk.radhode && i === 0 }); });
      return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${celler.join('')}</w:tr>`;
    });
    return '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
      + `<w:tblW w:w="${kolonner.reduce(function (a, b) { return a + b; }, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`
      + '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
      + `<w:tblLook w:val="${blokk.radhode ? '06A0' : '0620'}" w:firstRow="1" w:lastRow="0" w:firstColumn="${blokk.radhode ? 1 : 0}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
      + `<w:tblCaption w:val="${x(blokk.tittel)}"/></w:tblPr>`
      + `<w:tblGrid>${kolonner.map(function (b) { return `<w:gridCol w:w="${b}"/>`; }).join('')}</w:tblGrid>`
      + `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${hode}</w:tr>${rader.join('')}</w:tbl>`
      + '<w:p><w:pPr><w:pStyle w:val="Luft"/></w:pPr></w:p>';
  }

  /**
   * @param {Extract<DokumentBlokk, {slag: 'bilde'}>} blokk
   * @param {number} nr of the picture
   * @param {number[]} plass width and height of the text, in millimetres
   */
  function bilde(blokk, nr, plass) {
    const skala = Math.min(1, plass[0] / (blokk.bredde * PIKSEL), plass[1] / (blokk.hoyde * PIKSEL));
    const [cx, cy] = [blokk.bredde, blokk.hoyde].map(function (n) { return Math.round(n * PIKSEL * skala * EMU); });
    return '<w:p><w:r><w:drawing>'
      + `<wp:inline xmlns:wp="${OOXML}drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/>`
      + `<wp:docPr id="${nr}" name="Bilde ${nr}" descr="${x(blokk.alt)}"/>`
      + `<a:graphic xmlns:a="${OOXML}drawingml/2006/main"><a:graphicData uri="${OOXML}drawingml/2006/picture">`
      + `<pic:pic xmlns:pic="${OOXML}drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${nr}" name="bilde${nr}.png" descr="${x(blokk.alt)}"/><pic:cNvPicPr/></pic:nvPicPr>`
      + `<pic:blipFill><a:blip r:embed="bilde${nr}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`
      + `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`
      + '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
  }

  const STILNAVN = { ingress: 'Ingress', ledetekst: 'Ledetekst', hjelp: 'Hjelp', advarsel: 'Advarsel' };

  /**
   * The body, and the pictures in it.
   * @param {DokumentSpec} spec
   */
  function kropp(spec) {
    const [kort, lang] = PAPIR[spec.papir.format];
    const ligger = spec.papir.retning === 'liggende';
    const [bredde, hoyde] = ligger ? [lang, kort] : [kort, lang];
    /** @type {Blob[]} */
    const bilder = [];
    let ut = avsnitt(spec.tittel, 'Heading1');
    for (const blokk of spec.blokker) {
      if (blokk.slag === 'overskrift') ut += avsnitt(blokk.tekst, 'Heading' + blokk.nivaa);
      else if (blokk.slag === 'avsnitt') ut += avsnitt(blokk.tekst, blokk.stil && STILNAVN[blokk.stil]);
      else if (blokk.slag === 'liste') ut += blokk.punkter.map(function (p) { return avsnitt(p, 'ListBullet'); }).join('');
      else if (blokk.slag === 'kryss') ut += blokk.punkter.map(function (p) { return avsnitt((p.satt ? '☒ ' : '☐ ') + p.tekst, 'Avkryssing'); }).join('');
      else if (blokk.slag === 'tabell') ut += tabell(blokk, (bredde - 2 * MARG) * TWIPS);
      else if (blokk.slag === 'bilde') ut += bilde(blokk, bilder.push(blokk.data), [bredde - 2 * MARG, hoyde - 2 * MARG_TOPP - 30]);
      else ut += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    }
    const [b, h, side, topp] = [bredde, hoyde, MARG, MARG_TOPP].map(function (mm) { return Math.round(mm * TWIPS); });
    ut += `<w:sectPr><w:footerReference w:type="default" r:id="bunn"/><w:pgSz w:w="${b}" w:h="${h}"${ligger ? ' w:orient="landscape"' : ''}/>`
      + `<w:pgMar w:top="${topp}" w:right="${side}" w:bottom="${topp}" w:left="${side}" w:header="454" w:footer="454" w:gutter="0"/></w:sectPr>`;
    return { xml: `${HODE}<w:document ${W} ${R}><w:body>${ut}</w:body></w:document>`, bilder: bilder };
  }

  // The files around it

  /**
   * @param {string} id
   * @param {string} navn the name that Word knows the style by
   * @param {{for_?: number, etter?: number, punkt?: number, fet?: boolean, foelger?: boolean, nivaa?: number, ramme?: boolean, nummer?: boolean, rykk?: number}} s
   */
  function stil(id, navn, s) {
    const kanter = ['top', 'left', 'bottom', 'right'].map(function (kant) { return `<w:${kant} w:val="single" w:sz="12" w:space="4" w:color="82786B"/>`; });
    return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${navn}"/><w:basedOn w:val="Normal"/>${s.nivaa ? '<w:next w:val="Normal"/>' : ''}<w:qFormat/><w:pPr>`
      + (s.foelger ? '<w:keepNext/>' : '') + (s.nummer ? '<w:numPr><w:numId w:val="1"/></w:numPr>' : '') + (s.ramme ? `<w:pBdr>${kanter.join('')}</w:pBdr>` : '')
      + `<w:spacing w:before="${(s.for_ || 0) * 20}" w:after="${(s.etter === undefined ? 6 : s.etter) * 20}"/>`
      + (s.rykk ? `<w:ind w:left="${s.rykk}" w:${s.ramme ? 'right' : 'hanging'}="${s.rykk}"/>` : '') + (s.nivaa ? `<w:outlineLvl w:val="${s.nivaa - 1}"/>` : '')
      + `</w:pPr><w:rPr>${s.fet ? '<w:b/>' : ''}<w:color w:val="1F1C19"/><w:sz w:val="${(s.punkt || 11) * 2}"/></w:rPr></w:style>`;
  }

  const STILER = `${HODE}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${SKRIFT}" w:hAnsi="${SKRIFT}" w:eastAsia="${SKRIFT}" w:cs="${SKRIFT}"/>`
    + `<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${SPRAAK}" w:eastAsia="${SPRAAK}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`
    + '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
    + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    + '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(function (kant) { return `<w:${kant} w:val="single" w:sz="4" w:space="0" w:color="82786B"/>`; }).join('')
    + '</w:tblBorders></w:tblPr></w:style>'
    + stil('Heading1', 'heading 1', { nivaa: 1, punkt: 22, fet: true, etter: 4, foelger: true })
    + stil('Heading2', 'heading 2', { nivaa: 2, punkt: 15, fet: true, for_: 12, etter: 4, foelger: true })
    + stil('Heading3', 'heading 3', { nivaa: 3, punkt: 12, fet: true, for_: 12, etter: 4, foelger: true })
    + stil('Heading4', 'heading 4', { nivaa: 4, punkt: 11, fet: true, for_: 8, etter: 2, foelger: true })
    + stil('ListBullet', 'List Bullet', { nummer: true, etter: 3, rykk: 360 })
    + stil('Ingress', 'Ingress', { punkt: 13, etter: 8 })
    + stil('Ledetekst', 'Ledetekst', { fet: true, for_: 6, etter: 1, foelger: true })
    + stil('Hjelp', 'Hjelp', { punkt: 10, etter: 4 })
    + stil('Advarsel', 'Advarsel', { ramme: true, rykk: 113, for_: 4 })
    + stil('Avkryssing', 'Avkryssing', { etter: 2, rykk: 340 })
    + stil('Celle', 'Celle', { punkt: 10, etter: 0 })
    + stil('Luft', 'Luft', { punkt: 6, etter: 0 })
    + stil('Footer', 'footer', { punkt: 9, etter: 0 })
    + '</w:styles>';

  const PUNKTLISTE = `${HODE}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>`
    + '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';

  const OPPSETT = `${HODE}<w:settings ${W}><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`
    + `<w:themeFontLang w:val="${SPRAAK}"/></w:settings>`;

  /** The words here are the same in bokmål and nynorsk. @param {string} tekst */
  function bunn(tekst) {
    const felt = /** @param {string} navn */ function (navn) { return `<w:fldSimple w:instr="${navn}">${tekstdel('1')}</w:fldSimple>`; };
    return `${HODE}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${tekstdel(tekst + ' Side ')}${felt('PAGE')}${tekstdel(' av ')}${felt('NUMPAGES')}</w:p></w:ftr>`;
  }

  /** @param {DokumentSpec} spec */
  function egenskaper(spec) {
    const naa = new Date().toISOString().replace(/\.\d+/, '');
    return `${HODE}<cp:coreProperties xmlns:cp="${OOXML}package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" `
      + 'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
      + `<dc:title>${x(spec.tittel)}</dc:title><dc:subject>${x(spec.emne || '')}</dc:subject><dc:creator>${UTGIVER}</dc:creator><cp:lastModifiedBy>${UTGIVER}</cp:lastModifiedBy>`
      + `<dcterms:created xsi:type="dcterms:W3CDTF">${naa}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${naa}</dcterms:modified><dc:language>${SPRAAK}</dc:language></cp:coreProperties>`;
  }

  /** @param {[id: string, slag: string, maal: string][]} forbindelser */
  function rels(forbindelser) {
    return `${HODE}<Relationships xmlns="${OOXML}package/2006/relationships">`
      + forbindelser.map(function (f) { return `<Relationship Id="${f[0]}" Type="${OOXML}${f[1]}" Target="${f[2]}"/>`; }).join('') + '</Relationships>';
  }

  const OD = 'officeDocument/2006/relationships/';
  const WML = 'application/vnd.openxmlformats-officedocument.wordprocessingml.';
  const TYPER = `${HODE}<Types xmlns="${OOXML}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
    + '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    + `<Override PartName="/word/document.xml" ContentType="${WML}document.main+xml"/>`
    + ['styles', 'numbering', 'settings'].map(function (n) { return `<Override PartName="/word/${n}.xml" ContentType="${WML}${n}+xml"/>`; }).join('')
    + `<Override PartName="/word/footer1.xml" ContentType="${WML}footer+xml"/>`
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>';

  /** @type {FellesDokument['lag']} */
  async function lag(spec) {
    await last('assets/js/dokument/zip.js');
    if (!window.fellesZip) throw new Error('zip');
    const { xml, bilder: kilder } = kropp(spec);
    const bilder = await Promise.all(kilder.map(async function (bilde) { return new Uint8Array(await bilde.arrayBuffer()); }));
    return window.fellesZip.pakk([
      { navn: '[Content_Types].xml', innhold: TYPER },
      { navn: '_rels/.rels', innhold: rels([['dokument', OD + 'officeDocument', 'word/document.xml'], ['egenskaper', 'package/2006/relationships/metadata/core-properties', 'docProps/core.xml']]) },
      { navn: 'docProps/core.xml', innhold: egenskaper(spec) },
      { navn: 'word/document.xml', innhold: xml },
      {
        navn: 'word/_rels/document.xml.rels',
        innhold: rels([
          ['stiler', OD + 'styles', 'styles.xml'], ['liste', OD + 'numbering', 'numbering.xml'], ['oppsett', OD + 'settings', 'settings.xml'], ['bunn', OD + 'footer', 'footer1.xml'],
          ...bilder.map(/** @returns {[string, string, string]} */ function (_, i) { return ['bilde' + (i + 1), OD + 'image', `media/bilde${i + 1}.png`]; }),
        ]),
      },
      { navn: 'word/styles.xml', innhold: STILER },
      { navn: 'word/numbering.xml', innhold: PUNKTLISTE },
      { navn: 'word/settings.xml', innhold: OPPSETT },
      { navn: 'word/footer1.xml', innhold: bunn(spec.bunntekst) },
      ...bilder.map(function (png, i) { return { navn: `word/media/bilde${i + 1}.png`, innhold: png }; }),
    ], TYPE);
  }

  window.fellesDokument = { lag: lag, type: TYPE };
})();
