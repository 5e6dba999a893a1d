import { Api } from './api.js';
import { ApprovalsPage } from './components/approvals-page.js';
import { openPage, toLogin } from './page.js';

await openPage('approvals.title', async () => {
  const page = new ApprovalsPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
