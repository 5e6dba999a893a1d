import { Api } from './api.js';
import { CasesPage } from './components/cases-page.js';
import { Desk } from './desk.js';
import { loadMessages, onLanguage, t } from './i18n.js';

const api = new Api(() => location.assign('/login'));
await loadMessages();
const name = () => {
  document.title = t('cases.title');
};
name();
onLanguage(name);

const desk = new Desk(api, await api.me());
const page = new CasesPage();
page.desk = desk;
document.body.replaceChildren(page);
await desk.start();
