import { BoardView } from './view.js';

const KEPT_AS = 'vigil.views';
const MOST = 20;

/**
 * A view under the name that a person gave it.
 *
 * @typedef {{name: string, query: string}} KeptView
 */

/** The views kept in this browser, by name. @returns {KeptView[]} */
export function keptViews() {
  try {
    /** @type {unknown} */
    const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKept).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Keeps the view; one of the same name is replaced, and of too many the oldest goes. @param {string} name @param {BoardView} view */
export function keepView(name, view) {
  const others = keptViews().filter((one) => one.name !== name);
  write([...others, { name, query: view.toString() }].slice(-MOST));
}

/** @param {string} name */
export function forgetView(name) {
  write(keptViews().filter((one) => one.name !== name));
}

/** @param {KeptView[]} views */
function write(views) {
  localStorage.setItem(KEPT_AS, JSON.stringify(views));
}

/** @param {unknown} one @returns {one is KeptView} */
function isKept(one) {
  const kept = /** @type {Partial<KeptView> | null} */ (one);
  return typeof kept?.name === 'string' && typeof kept.query === 'string';
}
