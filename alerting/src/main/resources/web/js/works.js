import { Api } from './api.js';
import { WorksPage } from './components/works-page.js';
import { openPage, toLogin } from './page.js';

await openPage('works.title', async () => {
  const page = new WorksPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
