import { Api } from './api.js';
import { AuditPage } from './components/audit-page.js';
import { openPage, toLogin } from './page.js';

await openPage('audit.title', async () => {
  const page = new AuditPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
