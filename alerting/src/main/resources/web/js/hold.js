/** @import {Listing} from './store.js' */

const POINTER_HOLDS_MS = 10_000;
const KEY_HOLDS_MS = 2_000;
const MISSED_AIM_MS = 700;

/**
 * Keeps the rows where they are while somebody aims at one, by pointer or key. A pointer that just
 * rests is let go after a while: new Alerts must not wait for a forgotten mouse.
 */
export class Hold {
  #timer = 0;
  #pointed = false;
  #slidAt = -Infinity;

  /**
   * @param {Listing} listing
   * @param {() => void} whenReleased
   */
  constructor(listing, whenReleased) {
    this.listing = listing;
    this.whenReleased = whenReleased;
  }

  byPointer() {
    this.#pointed = true;
    this.#start(POINTER_HOLDS_MS);
  }

  byKey() {
    this.#start(this.#pointed ? POINTER_HOLDS_MS : KEY_HOLDS_MS);
  }

  pointerLeft() {
    this.#pointed = false;
    if (this.listing.held) {
      this.release();
    }
  }

  release() {
    clearTimeout(this.#timer);
    if (this.#pointed && this.listing.held) {
      this.#slidAt = performance.now();
    }
    this.listing.release();
    this.whenReleased();
  }

  /** The rows slid under a resting pointer just now: a click was aimed at what stood there before. */
  get missedAim() {
    return performance.now() - this.#slidAt < MISSED_AIM_MS;
  }

  /** @param {number} ms */
  #start(ms) {
    this.listing.hold();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.release(), ms);
  }
}
