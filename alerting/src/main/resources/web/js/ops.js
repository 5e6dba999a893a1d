import { Api } from './api.js';
import { OpsPage } from './components/ops-page.js';
import { loadMessages, onLanguage, t } from './i18n.js';

await loadMessages();
const name = () => {
  document.title = t('ops.title');
};
name();
onLanguage(name);

const page = new OpsPage();
page.api = new Api(() => location.assign('/login'));
document.body.append(page);
