import { Api } from './api.js';
import { LoginForm } from './components/login-form.js';
import { loadMessages, onLanguage, t } from './i18n.js';

await loadMessages();
const name = () => {
  document.title = t('login.title');
};
name();
onLanguage(name);

const form = new LoginForm();
// A wrong password is told by the form; here nobody is signed in who could be signed out.
form.api = new Api(() => {});
form.addEventListener('signed-in', () => location.assign('/board'));
document.body.append(form);
