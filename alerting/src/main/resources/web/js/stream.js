/** @import {Alert, Heartbeat} from './types.js' */

const SILENT_TOO_LONG_MS = 10_000;
const LOOK_EVERY_MS = 1_000;
const RETRY_AFTER_MS = [1_000, 2_000, 5_000, 10_000];

/**
 * @typedef {object} StreamListener
 * @property {(alert: Alert) => void} onAlert
 * @property {(beat: Heartbeat) => void} onHeartbeat
 * @property {() => void} onResync the stream cannot continue where we were; it has closed itself
 * @property {() => void} onBroken
 * @property {() => Promise<unknown>} onRefused asked before a retry, to find out whether we are still signed in
 */

/**
 * One event stream that does not give up. The browser reconnects by itself while it can; what it
 * takes as final (an error answer) or does not notice (a silent line) is reopened here, from the
 * last event that arrived.
 */
export class AlertStream {
  /** @type {EventSource | null} */
  #source = null;
  #position = '';
  #heardAt = 0;
  #failures = 0;
  #watch = 0;
  #retry = 0;

  /** @param {StreamListener} listener */
  constructor(listener) {
    this.listener = listener;
  }

  /** @param {string} position journal position after which events are wanted */
  open(position) {
    this.close();
    this.#position = position;
    this.#connect();
    this.#watch = setInterval(() => this.#lookWhetherSilent(), LOOK_EVERY_MS);
  }

  close() {
    clearInterval(this.#watch);
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  /** Does not wait for the next attempt. */
  retryNow() {
    if (this.#position !== '') {
      this.open(this.#position);
    }
  }

  #connect() {
    this.#source?.close();
    this.#heardAt = performance.now();
    const source = new EventSource(`/api/v1/stream?from=${encodeURIComponent(this.#position)}`);
    this.#source = source;
    source.addEventListener('alert', (event) => this.#heard(event, this.listener.onAlert));
    source.addEventListener('heartbeat', (event) => this.#heard(event, this.listener.onHeartbeat));
    source.addEventListener('resync', () => this.#resync());
    source.addEventListener('error', () => this.#failed(source));
  }

  /**
   * @template T
   * @param {MessageEvent<string>} event
   * @param {(content: T) => void} listener
   */
  #heard(event, listener) {
    this.#heardAt = performance.now();
    this.#failures = 0;
    this.#position = event.lastEventId || this.#position;
    listener(JSON.parse(event.data));
  }

  #resync() {
    this.close();
    this.listener.onResync();
  }

  #lookWhetherSilent() {
    if (this.#source && performance.now() - this.#heardAt > SILENT_TOO_LONG_MS) {
      this.listener.onBroken();
      this.#connect();
    }
  }

  /** @param {EventSource} source */
  #failed(source) {
    this.listener.onBroken();
    if (source !== this.#source || source.readyState !== EventSource.CLOSED) {
      return;
    }
    this.#source = null;
    const wait = RETRY_AFTER_MS[Math.min(this.#failures, RETRY_AFTER_MS.length - 1)];
    this.#failures += 1;
    this.#retry = setTimeout(() => this.#askThenConnect(), wait);
  }

  async #askThenConnect() {
    await this.listener.onRefused();
    this.#connect();
  }
}
