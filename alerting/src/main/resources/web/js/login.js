import { Api } from './api.js';
import { LoginForm } from './components/login-form.js';
import { openPage } from './page.js';

await openPage('login.title', () => {
  const form = new LoginForm();
  // A wrong password is told by the form; here nobody is signed in who could be signed out.
  form.api = new Api(() => {});
  form.addEventListener('signed-in', () => location.assign('/board'));
  return form;
});
