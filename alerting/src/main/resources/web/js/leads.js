import { Api } from './api.js';
import { LeadsPage } from './components/leads-page.js';
import { openPage, toLogin } from './page.js';

await openPage('leads.title', async () => {
  const page = new LeadsPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
