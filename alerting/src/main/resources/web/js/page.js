/** @import {LookingPage} from './components/looking-page.js' */
import { Api } from './api.js';
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

/**
 * Opens a page that looks at the server, for whoever is signed in.
 *
 * @param {string} title key of the name of the window
 * @param {new () => LookingPage} Page
 */
export function openLookingPage(title, Page) {
  return openPage(title, async () => {
    const page = new Page();
    page.api = new Api(toLogin);
    page.user = await page.api.me();
    return page;
  });
}

/** Whoever is not signed in is sent there. */
export function toLogin() {
  location.assign('/login');
}
