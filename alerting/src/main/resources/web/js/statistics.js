import { Api } from './api.js';
import { StatisticsPage } from './components/statistics-page.js';
import { loadMessages, onLanguage, t } from './i18n.js';

const api = new Api(() => location.assign('/login'));
await loadMessages();
const name = () => {
  document.title = t('stats.title');
};
name();
onLanguage(name);

const page = new StatisticsPage();
page.api = api;
page.user = await api.me();
document.body.replaceChildren(page);
