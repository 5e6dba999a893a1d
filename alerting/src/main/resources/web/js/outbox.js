/** @import {Alert} from './types.js' */

/** What an acknowledgement names of an Alert as the person saw it. @typedef {Pick<Alert, 'id' | 'activation' | 'version'>} Seen */

/**
 * Acknowledgements that no answer came to, by the Alert whose row was pressed. They outlive the
 * page: whoever pressed once on a bad line and put the telephone away has still pressed. Sending
 * one again is harmless, because it names what was seen and the server takes it once.
 */
export class Outbox {
  #key;
  /** @type {Map<string, readonly Seen[]>} */
  #waiting;

  /**
   * @param {string} username whose it is; another person at the same screen sends nothing of it
   * @param {Storage} storage
   */
  constructor(username, storage) {
    this.#key = `vigil.outbox.${username}`;
    this.storage = storage;
    this.#waiting = new Map(this.#kept());
  }

  get size() {
    return this.#waiting.size;
  }

  /** The ids of the Alerts whose rows were pressed, the first pressed first. @returns {string[]} */
  ids() {
    return [...this.#waiting.keys()];
  }

  /** @param {string} id */
  has(id) {
    return this.#waiting.has(id);
  }

  /** What waits for this row. @param {string} id @returns {readonly Seen[]} */
  of(id) {
    return this.#waiting.get(id) ?? [];
  }

  /** @param {string} id @param {readonly Seen[]} covered */
  keep(id, covered) {
    this.#waiting.set(
      id,
      covered.map(({ id: each, activation, version }) => ({ id: each, activation, version })),
    );
    this.#write();
  }

  /** @param {string} id */
  forget(id) {
    if (this.#waiting.delete(id)) {
      this.#write();
    }
  }

  #write() {
    this.storage.setItem(this.#key, JSON.stringify([...this.#waiting]));
  }

  /** @returns {[string, readonly Seen[]][]} */
  #kept() {
    try {
      return JSON.parse(this.storage.getItem(this.#key) ?? '[]');
    } catch {
      return [];
    }
  }
}
