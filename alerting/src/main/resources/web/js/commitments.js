import { Api } from './api.js';
import { CommitmentsPage } from './components/commitments-page.js';
import { openPage, toLogin } from './page.js';

await openPage('commitments.title', async () => {
  const page = new CommitmentsPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
