import { Api } from './api.js';
import { DrillPage } from './components/drill-page.js';
import { openPage, toLogin } from './page.js';

await openPage('drill.title', async () => {
  const page = new DrillPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
