import { loadMessages, onLanguage, t } from './i18n.js';

/**
 * Opens a page: loads the messages, names the window in the language chosen, and shows what is made
 * then.
 *
 * @param {string} title key of the name of the window
 * @param {() => HTMLElement | Promise<HTMLElement>} make
 */
export async function openPage(title, make) {
  await loadMessages();
  const name = () => {
    document.title = t(title);
  };
  name();
  onLanguage(name);
  const page = await make();
  page.classList.add('page');
  page.setAttribute('role', 'main');
  document.body.replaceChildren(page);
}

/** Whoever is not signed in is sent there. */
export function toLogin() {
  location.assign('/login');
}
