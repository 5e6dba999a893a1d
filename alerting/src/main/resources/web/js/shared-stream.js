/** @import {Alert, Heartbeat} from './types.js' */
/** @import {StreamListener} from './stream.js' */
import { AlertStream } from './stream.js';

const WORKER = new URL('./stream-worker.js', import.meta.url).href;

/**
 * What the worker says to a tab, one of these.
 *
 * @typedef {{alert?: Alert, beat?: Heartbeat, event?: 'resync' | 'broken' | 'refused'}} ToTab
 */
/**
 * What a tab says to the worker, one of these.
 *
 * @typedef {{open?: string, act?: 'retry' | 'leave'}} FromTab
 */

/**
 * The stream of a person, shared by all tabs of this browser; where a browser has no shared workers,
 * a stream of the tab's own.
 *
 * @param {string} user
 * @param {StreamListener} listener
 */
export function openStream(user, listener) {
  return 'SharedWorker' in globalThis ? new SharedStream(user, listener) : new AlertStream(listener);
}

/** As {@link AlertStream}, by way of the worker that all tabs share. */
class SharedStream {
  /** @type {MessagePort} */
  #port;
  /** What came before the snapshot was there; null once it is. @type {Alert[] | null} */
  #early = [];
  #position = '';
  /** The tab's own, should the worker fail. @type {AlertStream | null} */
  #own = null;

  /**
   * @param {string} user tabs of different people share nothing
   * @param {StreamListener} listener
   */
  constructor(user, listener) {
    this.listener = listener;
    const worker = new SharedWorker(workerAddress(), { type: 'module', name: user });
    worker.onerror = () => this.#alone();
    this.#port = worker.port;
    this.#port.onmessage = ({ data }) => this.#heard(data);
    addEventListener('pagehide', () => this.#say({ act: 'leave' }));
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  }

  /** @param {string} position journal position after which events are wanted */
  open(position) {
    this.#position = position;
    if (this.#own) {
      this.#own.open(position);
      return;
    }
    this.#say({ open: position });
    const early = this.#early ?? [];
    this.#early = null;
    early.forEach((alert) => this.listener.onAlert(alert));
  }

  /** Does not wait for the next attempt. */
  retryNow() {
    if (this.#own) {
      this.#own.retryNow();
    } else {
      this.#say({ act: 'retry' });
    }
  }

  #alone() {
    this.#own ??= new AlertStream(this.listener);
    if (this.#position) {
      this.#own.open(this.#position);
    }
  }

  /** @param {FromTab} message */
  #say(message) {
    this.#port.postMessage(message);
  }

  /** @param {ToTab} message */
  #heard({ alert, beat, event }) {
    if (alert) {
      this.#took(alert);
    } else if (beat) {
      this.listener.onHeartbeat(beat);
    } else if (event === 'resync') {
      this.#early = [];
      this.listener.onResync();
    } else if (event === 'refused') {
      void this.listener.onRefused();
    } else {
      this.listener.onBroken();
    }
  }

  /** @param {Alert} alert */
  #took(alert) {
    if (this.#early) {
      this.#early.push(alert);
    } else {
      this.listener.onAlert(alert);
    }
  }
}

/** The only address of a script that a page may make of text (trusted types). @returns {string} */
function workerAddress() {
  /** @type {{createPolicy: Function} | undefined} */
  const trusted = /** @type {any} */ (globalThis).trustedTypes;
  const policy = trusted?.createPolicy('vigil-worker', { createScriptURL: () => WORKER });
  return policy ? policy.createScriptURL(WORKER) : WORKER;
}
