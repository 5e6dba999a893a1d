import { Api } from './api.js';
import { RulesPage } from './components/rules-page.js';
import { openPage, toLogin } from './page.js';

await openPage('rules.title', async () => {
  const page = new RulesPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
