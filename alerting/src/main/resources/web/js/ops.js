import { Api } from './api.js';
import { OpsPage } from './components/ops-page.js';
import { openPage, toLogin } from './page.js';

await openPage('ops.title', async () => {
  const page = new OpsPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
