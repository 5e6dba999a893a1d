/** @import {Alert} from './types.js' */
import { Groups } from './groups.js';
import { isLater } from './journal.js';
import { byRung, rowKey, unacknowledged } from './ladder.js';
import { BoardView } from './view.js';
import { annunciates, isEnded, isSilenced, levelOf, needsAcknowledging } from './levels.js';

const ENDED_KEPT = 200;

/** @typedef {{1: number, 2: number, 3: number, 4: number, ticket: number, found: number, test: number, drill: number, unacked: number, open: number, quiet: number, escalated: number}} Counts */
/** @typedef {'1' | '2' | '3' | '4' | 'ticket' | 'found' | 'test'} Tile */
/**
 * A row: what is shown, and all that stands on it. What is counted of it is found once, when it
 * changes: thousands of rows are counted many times a second.
 *
 * @typedef {object} Entry
 * @property {Alert} alert
 * @property {readonly Alert[]} rungs
 * @property {number} rank
 * @property {number} began
 * @property {number} due
 * @property {Tile | null} tile of the worst that nobody has acknowledged
 * @property {boolean} escalated whether one of those has moved up
 * @property {Alert | undefined} red the red that nobody has acknowledged
 */

/**
 * The open Alerts as this screen knows them: a snapshot plus events. Pure state: no clock, no
 * network. An older version of an Alert never replaces a newer one, so that snapshot, event and
 * answer may arrive in any order.
 */
export class AlertStore {
  /** @type {Map<string, Alert>} */
  #open = new Map();
  /**
   * By the key of the row, nearly in duty order: as they were sorted last, new ones behind. Most
   * changes move no row, and then nothing has to be sorted. @type {Map<string, Entry>}
   */
  #rows = new Map();
  /** Ended ones, oldest first: they stop late events from reviving them. @type {Map<string, Alert>} */
  #ended = new Map();
  /** Sorted once per change. @type {Alert[] | null} */
  #sorted = null;
  /** Counted once per change. @type {Counts | null} */
  #counts = null;

  /** Takes a snapshot: what is not in it is no longer open. @param {Alert[]} alerts */
  replace(alerts) {
    this.#open.clear();
    this.#rows.clear();
    this.#ended.clear();
    this.#forgetDerived();
    alerts.forEach((alert) => this.put(alert));
  }

  /**
   * @param {Alert} alert
   * @returns {boolean} whether anything changed
   */
  put(alert) {
    const known = this.get(alert.id);
    if (known && !isLater(alert.changed, known.changed)) {
      return false;
    }
    this.#forgetDerived();
    if (isEnded(alert)) {
      this.#end(alert);
    } else {
      this.#ended.delete(alert.id);
      this.#open.set(alert.id, alert);
      this.#place(alert, [alert]);
    }
    return true;
  }

  /** What shares the row of the Alert, itself among it, the shown one first. @param {string} id @returns {readonly Alert[]} */
  rungs(id) {
    const alert = this.#open.get(id);
    return alert ? (this.#rows.get(rowKey(alert))?.rungs ?? []) : [];
  }

  /** An open Alert, or one that ended lately. @param {string} id @returns {Alert | undefined} */
  get(id) {
    return this.#open.get(id) ?? this.#ended.get(id);
  }

  /** @returns {Alert | undefined} */
  lastEnded() {
    return [...this.#ended.values()].at(-1);
  }

  /** One Alert of each row in duty order; the same array until something changes. @returns {readonly Alert[]} */
  ordered() {
    this.#sorted ??= this.#inOrder().map((entry) => entry.alert);
    return this.#sorted;
  }

  /** @returns {Entry[]} */
  #inOrder() {
    const entries = [...this.#rows.values()];
    if (entries.every((entry, i) => i === 0 || byDuty(entries[i - 1], entry) < 0)) {
      return entries;
    }
    entries.sort(byDuty);
    this.#rows = new Map(entries.map((entry) => [rowKey(entry.alert), entry]));
    return entries;
  }

  /** What stands on the board, in no order. @returns {Iterable<Entry>} */
  rows() {
    return this.#rows.values();
  }

  /** Red ones that nobody has acknowledged, the one with least time left first. @returns {Alert[]} */
  reds() {
    return this.#inOrder().flatMap(({ red }) => red ?? []);
  }

  /** Rows by the level of the worst that nobody has acknowledged; tests and drills are counted apart. @returns {Readonly<Counts>} */
  counts() {
    this.#counts ??= this.#count();
    return this.#counts;
  }

  /** @returns {Counts} */
  #count() {
    const counts = { 1: 0, 2: 0, 3: 0, 4: 0, ticket: 0, found: 0, test: 0, drill: 0, unacked: 0, open: this.#rows.size, quiet: 0, escalated: 0 };
    for (const { alert, tile, escalated } of this.#rows.values()) {
      counts.quiet += isSilenced(alert) ? 1 : 0;
      counts.drill += alert.mode === 'DRILL' ? 1 : 0;
      counts.escalated += escalated ? 1 : 0;
      if (tile) {
        counts.unacked += 1;
        counts[tile] += 1;
      }
    }
    return counts;
  }

  /** Puts what is new on the row of the Alert, or takes the Alert off it. @param {Alert} alert @param {Alert[]} put */
  #place(alert, put) {
    const key = rowKey(alert);
    const others = (this.#rows.get(key)?.rungs ?? []).filter((one) => one.id !== alert.id);
    const rungs = [...others, ...put].sort(byRung);
    const [shown] = rungs;
    if (shown) {
      this.#rows.set(key, entryOf(shown, rungs));
    } else {
      this.#rows.delete(key);
    }
  }

  #forgetDerived() {
    this.#sorted = null;
    this.#counts = null;
  }

  /** @param {Alert} alert */
  #end(alert) {
    this.#open.delete(alert.id);
    this.#place(alert, []);
    this.#ended.set(alert.id, alert);
    const oldest = this.#ended.keys().next();
    if (this.#ended.size > ENDED_KEPT && !oldest.done) {
      this.#ended.delete(oldest.value);
    }
  }
}

/** Only what is real and of now counts by its level. @param {Alert} alert @returns {Tile} */
function tileOf(alert) {
  if (alert.mode === 'HISTORY') {
    return 'found';
  }
  return alert.mode === 'REAL' ? levelOf(alert) : 'test';
}

/** @param {Alert} alert */
function isRed(alert) {
  return alert.severity === 1 && alert.mode === 'REAL';
}

/** @param {Alert} shown @param {readonly Alert[]} rungs @returns {Entry} */
function entryOf(shown, rungs) {
  const waiting = unacknowledged(rungs);
  return {
    alert: shown,
    rungs,
    rank: rankOf(shown),
    began: Date.parse(shown.began),
    due: Math.min(...rungs.map(dueOf)),
    tile: waiting.length === 0 ? null : tileOf(waiting.reduce((a, b) => (b.severity < a.severity ? b : a))),
    escalated: waiting.some((one) => one.escalations > 0),
    red: waiting.find(isRed),
  };
}

/** What sounds comes first; no drill and no test stands above what is real. @param {Alert} shown */
function rankOf(shown) {
  return (annunciates(shown) ? 0 : 1) + (shown.mode === 'REAL' ? 0 : 2);
}

/** What moves to nobody any more comes after what does. @param {Alert} alert */
function dueOf(alert) {
  return alert.ack_due ? Date.parse(alert.ack_due) : Number.MAX_SAFE_INTEGER;
}

/**
 * Duty order: what sounds first, then severity, then the least time left, then the newest, then id.
 *
 * @param {Entry} a
 * @param {Entry} b
 */
function byDuty(a, b) {
  return (
    a.rank - b.rank ||
    a.alert.severity - b.alert.severity ||
    a.due - b.due ||
    b.began - a.began ||
    (a.alert.id < b.alert.id ? -1 : 1)
  );
}

/**
 * What stands on the screen. While held (somebody points at a row) no row moves: content changes in
 * place, ended ones stay, new ones wait.
 */
export class Listing {
  groups = new Groups();
  view = new BoardView();
  /** @type {string[] | null} */
  #held = null;
  /** What was chosen last, of what and by which view. @type {readonly Alert[]} */
  #chosen = [];
  /** @type {readonly Alert[] | null} */
  #of = null;

  /**
   * @param {AlertStore} store
   * @param {(alert: Alert) => boolean} isMine whether the person answers for an Alert
   */
  constructor(store, isMine) {
    this.store = store;
    this.isMine = isMine;
  }

  /** Shows what the view shows. @param {BoardView} view */
  show(view) {
    this.view = view;
    this.#of = null;
    this.release();
  }

  /** What the view does not show: how many rows it shows of how many, and how many of the others wait. */
  leftOut() {
    const all = this.store.ordered();
    const shown = new Set(this.#choose());
    const waiting = all.filter((alert) => !shown.has(alert) && needsAcknowledging(alert)).length;
    return { shown: shown.size, all: all.length, waiting };
  }

  /** @returns {readonly Alert[]} */
  #choose() {
    const ordered = this.store.ordered();
    if (this.#of !== ordered) {
      this.#of = ordered;
      this.#chosen = this.view.of(ordered, this.isMine);
    }
    return this.#chosen;
  }

  /** Only in the order of duty does the first of a unit stand for the others. */
  #rows() {
    return this.view.order === 'duty' ? this.groups.rows(this.#choose()) : this.groups.apart(this.#choose());
  }

  get held() {
    return this.#held !== null;
  }

  /** Nothing to hold on an empty list. */
  hold() {
    const rows = this.rows();
    if (!this.#held && rows.length > 0) {
      this.#held = rows.map((alert) => alert.id);
    }
  }

  release() {
    this.#held = null;
  }

  /** @returns {readonly Alert[]} */
  rows() {
    if (!this.#held) {
      return this.#rows();
    }
    return this.#held.flatMap((id) => this.store.get(id) ?? []);
  }

  /** Shows the rows behind this one, or gathers them again. @param {Alert} alert */
  toggle(alert) {
    this.groups.toggle(alert);
    this.release();
  }

  /** Open ones that are not on the screen but will be, in duty order. @returns {readonly Alert[]} */
  waiting() {
    if (!this.#held) {
      return [];
    }
    const shown = new Set(this.#held);
    return this.#rows().filter((alert) => !shown.has(alert.id));
  }
}
