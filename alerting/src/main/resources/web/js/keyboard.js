const KEPT_AS = 'vigil.singleKeys';

/** @typedef {'next' | 'previous' | 'unfold' | 'fold' | 'open' | 'acknowledge' | 'silence' | 'close' | 'filter' | 'help' | 'language'} Action */

/** @type {Readonly<Record<string, Action>>} */
const ALWAYS = {
  Enter: 'open',
  Escape: 'close',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  ArrowRight: 'unfold',
  ArrowLeft: 'fold',
};

/** Single letters may be switched off (WCAG 2.1.4). @type {Readonly<Record<string, Action>>} */
const SINGLE = { j: 'next', k: 'previous', a: 'acknowledge', m: 'silence', f: 'filter', '?': 'help', l: 'language' };

export function singleKeysOn() {
  return localStorage.getItem(KEPT_AS) !== 'off';
}

/** @param {string} choice `on` or `off` */
export function keepSingleKeys(choice) {
  localStorage.setItem(KEPT_AS, choice);
}

/**
 * What a key asks for, if anything. A key held down never acknowledges twice.
 *
 * @param {KeyboardEvent} event
 * @returns {Action | null}
 */
export function actionOf(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
    return null;
  }
  const target = /** @type {HTMLElement} */ (event.target);
  const typing = target.closest('input:not([type=checkbox]), textarea, select');
  const onControl = target.closest('button, a, input, summary');
  if (typing || (event.key === 'Enter' && onControl)) {
    return null;
  }
  const letter = singleKeysOn() ? SINGLE[event.key.toLowerCase()] : undefined;
  const action = ALWAYS[event.key] ?? letter ?? null;
  return action === 'acknowledge' && event.repeat ? null : action;
}
