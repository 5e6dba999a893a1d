/** @import {Alert, Enterprise, Heartbeat, PlannedWork, StagedPlant, User} from './types.js' */
/** @import {Api} from './api.js' */
/** @import {Seen} from './outbox.js' */
import { Refusal } from './api.js';
import { answersFor } from './duty.js';
import { LatestReadings } from './latest.js';
import { unacknowledged } from './ladder.js';
import { Outbox } from './outbox.js';
import { Pulse } from './pulse.js';
import { may } from './rights.js';
import { openStream } from './shared-stream.js';
import { AlertStore, Listing } from './store.js';

/** The tenant that is the system's own self-check, not an enterprise. */
const SELF_CHECK = 'vigil-probe';
const TICK_MS = 1_000;
const PLANTS_EVERY_MS = 5_000;
const LATEST_EVERY_MS = 2_000;
const WORKS_EVERY_MS = 15_000;
const RELOAD_AFTER_MS = 3_000;
const NOTICE_STANDS_MS = 30_000;
const SEND_AGAIN_AFTER_MS = 5_000;
/** Nobody reads faster, and in a flood every drawing costs what the next one needs. */
const DRAW_EVERY_MS = 100;

/** Something to tell a person about one Alert: a message key, or the server's own words. */
/** @typedef {{key: string} | {refusal: Refusal}} Notice */

/**
 * What this duty desk knows and does: the Alerts, the server's pulse, acknowledging. Fires `change`
 * when Alerts changed, with the next animation frame, but at most ten times a second; `pulse` when
 * the connection or the plants did; and `tick` every second.
 */
export class Desk extends EventTarget {
  store = new AlertStore();
  listing = new Listing(this.store, (alert) => this.answersFor(alert));
  pulse = new Pulse(() => this.dispatchEvent(new Event('pulse')));
  /** @type {Enterprise[]} */
  plants = [];
  /** Planned works in force. @type {PlannedWork[]} */
  works = [];
  /** The simulated plants of a demo; none anywhere else. @type {StagedPlant[]} */
  staged = [];
  /** Ended before this screen was loaded. @type {Alert | undefined} */
  endedBefore = undefined;
  /** Acknowledgements on their way, by Alert id. @type {Set<string>} */
  pending = new Set();
  /** @type {Map<string, Notice>} */
  notices = new Map();
  loaded = false;
  #scheduled = false;
  #drawn = 0;
  #sentAgain = 0;

  /**
   * @param {Api} api
   * @param {User} user
   */
  constructor(api, user) {
    super();
    this.api = api;
    this.user = user;
    this.latest = new LatestReadings(api);
    /** Acknowledgements that no answer came to. */
    this.outbox = new Outbox(user.username, localStorage);
    this.stream = openStream(user.username, {
      onAlert: (alert) => this.#took(alert),
      onHeartbeat: (beat) => {
        this.#heard(beat);
      },
      onResync: () => this.reload(),
      onBroken: () => {
        this.pulse.connected = false;
        this.dispatchEvent(new Event('pulse'));
      },
      onRefused: () => this.api.me().catch(() => undefined),
    });
  }

  start() {
    document.addEventListener('visibilitychange', () => this.#flush());
    setInterval(() => this.dispatchEvent(new Event('tick')), TICK_MS);
    setInterval(() => this.#askPlants(), PLANTS_EVERY_MS);
    setInterval(() => this.#askLatest(), LATEST_EVERY_MS);
    setInterval(() => this.#askWorks(), WORKS_EVERY_MS);
    this.#askPlants();
    void this.#askWorks();
    if (document.documentElement.dataset.stage === 'demo') {
      void this.askStage();
    }
    return this.reload();
  }

  /** Asks what happens on the stage of the demo. */
  async askStage() {
    this.staged = await this.api.stagedPlants().catch(() => this.staged);
    this.dispatchEvent(new Event('pulse'));
  }

  /** Fetches everything anew and lets the stream continue from there; tries until it succeeds. */
  async reload() {
    const snapshot = await this.api.openAlerts().catch(() => null);
    if (snapshot === null) {
      setTimeout(() => this.reload(), RELOAD_AFTER_MS);
      return;
    }
    this.store.replace(snapshot.alerts);
    this.loaded = true;
    this.stream.open(snapshot.position);
    this.changed();
    this.endedBefore = await this.api.lastEnded().catch(() => this.endedBefore);
    this.changed();
  }

  /** Whether this person answers for the Alert. @param {Alert} alert */
  answersFor(alert) {
    return this.mayAcknowledge && answersFor(this.user.position, alert);
  }

  /** Some act on what their position answers for; everybody else is informed. */
  get mayAcknowledge() {
    return may(this.user, 'ACT');
  }

  /** The planned work in force that concerns the Alert. @param {Alert} alert @returns {PlannedWork | undefined} */
  workOf({ enterprise, unit, point }) {
    return this.works.find((work) => work.enterprise === enterprise && (work.unit === '' ? work.points.includes(point) : work.unit === unit));
  }

  /** @returns {Alert | undefined} */
  lastEnded() {
    return this.store.lastEnded() ?? this.endedBefore;
  }

  /**
   * Acknowledges the Alert as it stood before the person's eyes. A refusal becomes a notice on it;
   * what gets no answer is kept and sent again until one comes.
   *
   * @param {Alert} seen
   * @param {readonly Alert[]} [rungs] what shared its row before the person's eyes
   * @returns {Promise<boolean>} whether it is acknowledged
   */
  async acknowledge(seen, rungs) {
    const covered = this.toAcknowledge(seen, rungs);
    if (!this.answersFor(seen) || this.pending.has(seen.id) || covered.length === 0) {
      return false;
    }
    return this.#send(seen.id, covered);
  }

  /** Takes an acknowledgement back that was not delivered. @param {string} id */
  giveUp(id) {
    this.outbox.forget(id);
    this.changed();
  }

  /** @param {string} id @param {readonly Seen[]} covered */
  async #send(id, covered) {
    this.pending.add(id);
    this.notices.delete(id);
    this.changed();
    try {
      await this.#acknowledgeAll(covered);
      this.outbox.forget(id);
      return true;
    } catch (failure) {
      if (failure instanceof Refusal && failure.undelivered) {
        this.outbox.keep(id, covered);
      } else {
        this.outbox.forget(id);
        await this.#refused(id, failure);
      }
      return false;
    } finally {
      this.pending.delete(id);
      this.changed();
    }
  }

  /** One after the other, until one gets no answer. */
  async #sendAgain() {
    const now = performance.now();
    if (this.outbox.size === 0 || this.#sentAgain + SEND_AGAIN_AFTER_MS > now) {
      return;
    }
    this.#sentAgain = now;
    for (const id of this.outbox.ids()) {
      if (!this.pending.has(id)) {
        await this.#send(id, this.outbox.of(id));
      }
      if (this.outbox.has(id)) {
        return;
      }
    }
  }

  /** What an acknowledgement of the Alert's row covers. @param {Alert} alert @param {readonly Alert[]} [rungs] */
  toAcknowledge(alert, rungs = this.store.rungs(alert.id)) {
    return unacknowledged(rungs.length > 0 ? rungs.map((one) => (one.id === alert.id ? alert : one)) : [alert]);
  }

  /** The first that is refused is told of; the others hold. @param {readonly Seen[]} covered */
  async #acknowledgeAll(covered) {
    const [only] = covered;
    if (covered.length === 1 && only) {
      this.store.put(await this.api.acknowledge(only));
      return;
    }
    const outcomes = await this.api.acknowledgeAll(covered);
    outcomes.forEach(({ alert }) => alert && this.store.put(alert));
    const refused = outcomes.find(({ problem }) => problem);
    if (refused?.problem) {
      throw new Refusal(409, refused.problem);
    }
  }

  /**
   * @param {string} id
   * @param {Notice} notice
   */
  tell(id, notice) {
    this.notices.set(id, notice);
    this.changed();
    setTimeout(() => this.#forget(id, notice), NOTICE_STANDS_MS);
  }

  /**
   * @param {string} id
   * @param {Notice} notice
   */
  #forget(id, notice) {
    if (this.notices.get(id) === notice) {
      this.notices.delete(id);
      this.changed();
    }
  }

  changed() {
    if (this.#scheduled) {
      return;
    }
    this.#scheduled = true;
    const wait = this.#drawn + DRAW_EVERY_MS - performance.now();
    // A hidden page gets no animation frames, yet its title still counts.
    if (document.hidden) {
      setTimeout(() => this.#flush(), TICK_MS);
    } else if (wait > 0) {
      setTimeout(() => this.#flush(), wait);
    } else {
      requestAnimationFrame(() => this.#flush());
    }
  }

  #flush() {
    this.#scheduled = false;
    this.#drawn = performance.now();
    this.dispatchEvent(new Event('change'));
  }

  /** @param {Heartbeat} beat */
  #heard(beat) {
    this.pulse.heard(beat);
    void this.#sendAgain();
    this.dispatchEvent(new Event('pulse'));
    const flooded = this.pulse.flood !== null;
    if (flooded !== this.listing.groups.flood) {
      this.listing.groups.flooded(flooded);
      this.changed();
    }
  }

  /** @param {Alert} alert */
  #took(alert) {
    if (this.store.put(alert)) {
      this.changed();
    }
  }

  /**
   * @param {string} id
   * @param {unknown} failure
   */
  async #refused(id, failure) {
    if (!(failure instanceof Refusal)) {
      throw failure;
    }
    const newest = failure.problem.alert ?? (await this.#newest(id, failure.status));
    if (newest) {
      this.store.put(newest);
    }
    this.tell(id, { refusal: failure });
  }

  /**
   * @param {string} id
   * @param {number} status
   */
  async #newest(id, status) {
    return status === 409 ? this.api.alert(id).catch(() => undefined) : undefined;
  }

  async #askLatest() {
    if (!this.pulse.frozen && !document.hidden) {
      await this.latest.refresh();
    }
  }

  /** What is in force changes the rows only when it is another. */
  async #askWorks() {
    if (this.pulse.frozen) {
      return;
    }
    const works = await this.api.works(true).catch(() => this.works);
    const same = works.length === this.works.length && works.every((work, i) => work.id === this.works[i]?.id);
    if (!same) {
      this.works = works;
      this.changed();
    }
  }

  /** Not on a frozen screen: fresh figures among old ones would look alive. */
  async #askPlants() {
    if (this.pulse.frozen) {
      return;
    }
    const all = await this.api.enterprises().catch(() => null);
    this.plants = all?.filter((plant) => plant.enterprise !== SELF_CHECK) ?? this.plants;
    this.dispatchEvent(new Event('pulse'));
  }
}
