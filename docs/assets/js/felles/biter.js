// @ts-check
/**
 * Bits as text: what the code of a plan and the code of somebody's progress are written in.
 *
 * Each sign of an alphabet holds as many bits as it can. Texts once made have to open for ever, so nothing here may
 * change what it writes; a new form is a new class beside these.
 */
(function () {
  'use strict';

  if (window.fellesBiter) return;

  /** @type {FellesBiter['fnv']} */
  function fnv(tekst) {
    let h = 0x811c9dc5;
    for (let i = 0; i < tekst.length; i++) h = Math.imul(h ^ tekst.charCodeAt(i), 0x01000193);
    return h >>> 0;
  }

  /** @type {FellesBiter['hash']} */
  function hash(id) {
    const h = fnv(id);
    return (h >>> 20) ^ (h & 0xfffff);
  }

  class Skriver {
    /** @param {string} tegn */
    constructor(tegn) {
      this.tegn = tegn;
      this.bredde = Math.log2(tegn.length);
      /** @type {number[]} */
      this.biter = [];
    }

    /**
     * @param {number} tall
     * @param {number} antall
     */
    skriv(tall, antall) {
      for (let i = antall - 1; i >= 0; i--) this.biter.push((tall >>> i) & 1);
    }

    /**
     * Exponential Golomb code of order k.
     * @param {number} tall
     * @param {number} k
     */
    tall(tall, k) {
      const x = tall + 2 ** k;
      const lengde = 32 - Math.clz32(x);
      this.skriv(0, lengde - 1 - k);
      this.skriv(x, lengde);
    }

    ut() {
      const n = this.bredde;
      while (this.biter.length % n) this.biter.push(0);
      let ut = '';
      for (let i = 0; i < this.biter.length; i += n) ut += this.tegn[parseInt(this.biter.slice(i, i + n).join(''), 2)];
      return ut;
    }
  }

  class Leser {
    /**
     * @param {string} tegn
     * @param {string} tekst
     */
    constructor(tegn, tekst) {
      const bredde = Math.log2(tegn.length);
      this.biter = Array.from(tekst, function (t) { return tegn.indexOf(t).toString(2).padStart(bredde, '0'); }).join('');
      this.her = 0;
    }

    /** @param {number} antall */
    les(antall) {
      if (this.her + antall > this.biter.length) throw new RangeError('too short');
      this.her += antall;
      return antall ? parseInt(this.biter.slice(this.her - antall, this.her), 2) : 0;
    }

    /** @param {number} k */
    tall(k) {
      let nuller = 0;
      while (!this.les(1)) if (++nuller > 30) throw new RangeError('too large');
      return 2 ** (nuller + k) + this.les(nuller + k) - 2 ** k;
    }
  }

  window.fellesBiter = { fnv: fnv, hash: hash, Skriver: Skriver, Leser: Leser };
})();
