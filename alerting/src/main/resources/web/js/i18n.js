const LANGUAGES = /** @type {const} */ (['zh', 'en']);
const KEPT_AS = 'vigil.language';

/** Letters and marks that are read from right to left, or turn what stands beside them. */
const TURNS = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;
const ISOLATES = /[\u2066-\u2069]/g;

/** @typedef {'zh' | 'en'} Language */

/** @type {Record<Language, Record<string, string>>} */
const messages = { zh: {}, en: {} };
/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {Language} */
let current = 'zh';

/** Fetches both languages, so that switching works when the server is gone. */
export async function loadMessages() {
  await Promise.all(
    LANGUAGES.map(async (language) => {
      const response = await fetch(new URL(`../i18n/${language}.json`, import.meta.url));
      messages[language] = await response.json();
    }),
  );
  current = kept() ?? preferred();
  show();
}

/** What this person chose here before. @returns {Language | undefined} */
function kept() {
  return LANGUAGES.find((language) => language === localStorage.getItem(KEPT_AS));
}

/** The first language of the browser that we speak; else Chinese. @returns {Language} */
function preferred() {
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return LANGUAGES.find((language) => language === spoken.find((one) => one === 'zh' || one === 'en')) ?? 'zh';
}

/** @returns {Language} */
export function language() {
  return current;
}

export function switchLanguage() {
  current = current === 'zh' ? 'en' : 'zh';
  localStorage.setItem(KEPT_AS, current);
  show();
  listeners.forEach((listener) => listener());
}

/** @param {() => void} listener @returns {() => void} takes it back */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The text for a key; the key itself when there is none, so that a gap is seen.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values] what stands for {name} in the text
 */
export function t(key, values = {}) {
  const text = messages[current][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => isolated(String(values[name] ?? whole)));
}

/** A name that turns the direction of text keeps it to itself, as in <bdi>. @param {string} text */
export function isolated(text) {
  return TURNS.test(text) ? `\u2068${text.replace(ISOLATES, '')}\u2069` : text;
}

/** What people call it. @param {{name: string, name_en: string}} thing */
export function named({ name, name_en }) {
  return isolated(current === 'zh' ? name : name_en);
}

/** @param {string} key */
export function has(key) {
  return key in messages[current];
}

function show() {
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
}
