/** @import {Alert} from './types.js' */
import { needsAcknowledging } from './levels.js';

const SEEN_AFTER_MS = 700;

/**
 * The row the keyboard acts on. Until a person places it, it floats on the most urgent row, so that
 * one key acknowledges that one. Pure state; the caller passes the time (ms, any monotonic clock).
 */
export class Cursor {
  /** @type {string | null} */
  #id = null;
  #placed = false;
  #movedItselfAt = -Infinity;

  get id() {
    return this.#id;
  }

  /** False just after it moved by itself: nobody can have read that row yet. @param {number} now */
  steady(now) {
    return now - this.#movedItselfAt >= SEEN_AFTER_MS;
  }

  /**
   * Call after every change of the rows.
   *
   * @param {readonly Alert[]} rows
   * @param {number} now
   */
  settle(rows, now) {
    if (this.#placed && rows.some((alert) => alert.id === this.#id)) {
      return;
    }
    this.#placed = false;
    const target = (rows.find(needsAcknowledging) ?? rows[0])?.id ?? null;
    if (target !== this.#id) {
      this.#id = target;
      this.#movedItselfAt = now;
    }
  }

  /**
   * @param {readonly Alert[]} rows
   * @param {1 | -1} step
   */
  move(rows, step) {
    const at = rows.findIndex((alert) => alert.id === this.#id);
    const next = Math.min(Math.max(at + step, 0), rows.length - 1);
    if (rows[next]) {
      this.place(rows[next].id);
    }
  }

  /** @param {string} id */
  place(id) {
    this.#id = id;
    this.#placed = true;
    this.#movedItselfAt = -Infinity;
  }

  float() {
    this.#placed = false;
  }
}
