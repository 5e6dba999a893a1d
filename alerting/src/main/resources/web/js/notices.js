import { Api } from './api.js';
import { NoticesPage } from './components/notices-page.js';
import { openPage, toLogin } from './page.js';

await openPage('notices.title', async () => {
  const page = new NoticesPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
