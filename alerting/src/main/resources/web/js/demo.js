import { Api } from './api.js';
import { DemoPage } from './components/demo-page.js';
import { loadMessages, onLanguage, t } from './i18n.js';

await loadMessages();
const name = () => {
  document.title = t('demo.title');
};
name();
onLanguage(name);

const page = new DemoPage();
page.api = new Api(() => location.assign('/login'));
await page.api.me();
document.body.append(page);
