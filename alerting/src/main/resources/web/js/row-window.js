/** Of a row that was never drawn. */
const USUAL_HEIGHT = 57;

/** Rows beyond the edges that are drawn all the same, so that scrolling shows no emptiness. */
const BEYOND = 8;

/**
 * @typedef {object} Range
 * @property {number} first index of the first row that is drawn
 * @property {number} end index behind the last one
 * @property {number} above height of the rows before, px
 * @property {number} below height of the rows behind, px
 */

/**
 * Which rows of a long list are drawn: those in view and some beyond. Rows may differ in height; a
 * height once measured is remembered as long as the row is in the list.
 */
export class RowWindow {
  /** @type {Map<string, number>} */
  #heights = new Map();

  /**
   * @param {string} id
   * @param {number} height px
   * @returns {boolean} whether it is news
   */
  measured(id, height) {
    if (height === 0 || this.#height(id) === height) {
      return false;
    }
    this.#heights.set(id, height);
    return true;
  }

  /**
   * @param {readonly string[]} ids in order
   * @param {number} top how far is scrolled, px
   * @param {number} view height of the view, px
   * @returns {Range}
   */
  range(ids, top, view) {
    let first = 0;
    let above = 0;
    while (first < ids.length && above + this.#height(ids[first] ?? '') <= top) {
      above += this.#height(ids[first] ?? '');
      first += 1;
    }
    let end = first;
    for (let bottom = above; end < ids.length && bottom < top + view; end += 1) {
      bottom += this.#height(ids[end] ?? '');
    }
    const from = Math.max(0, first - BEYOND);
    const to = Math.min(ids.length, end + BEYOND);
    return { first: from, end: to, above: this.#sum(ids, 0, from), below: this.#sum(ids, to, ids.length) };
  }

  /** Where the row begins, px. @param {readonly string[]} ids @param {number} index */
  offset(ids, index) {
    return this.#sum(ids, 0, index);
  }

  /** Forgets rows that are no longer in the list. @param {readonly string[]} ids */
  keepOnly(ids) {
    if (this.#heights.size > 2 * ids.length + 100) {
      const kept = new Set(ids);
      for (const id of this.#heights.keys()) {
        if (!kept.has(id)) {
          this.#heights.delete(id);
        }
      }
    }
  }

  /** @param {string} id */
  #height(id) {
    return this.#heights.get(id) ?? USUAL_HEIGHT;
  }

  /** @param {readonly string[]} ids @param {number} from @param {number} to */
  #sum(ids, from, to) {
    let sum = 0;
    for (let i = from; i < to; i += 1) {
      sum += this.#height(ids[i] ?? '');
    }
    return sum;
  }
}
