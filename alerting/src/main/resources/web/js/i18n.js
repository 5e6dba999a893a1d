const LANGUAGES = /** @type {const} */ (['zh', 'en']);
const KEPT_AS = 'vigil.language';

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
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** @param {string} key */
export function has(key) {
  return key in messages[current];
}

function show() {
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
}
