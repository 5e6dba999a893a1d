/** @import {User} from './types.js' */
import { Api } from './api.js';
import { LoginForm } from './components/login-form.js';
import { openPage } from './page.js';
import { homeOf } from './rights.js';

await openPage('login.title', () => {
  const form = new LoginForm();
  // A wrong password is told by the form; here nobody is signed in who could be signed out.
  form.api = new Api(() => {});
  form.addEventListener('signed-in', (event) => {
    location.assign(homeOf(/** @type {CustomEvent<User>} */ (event).detail));
  });
  return form;
});
