import { Api } from './api.js';
import { AccountPage } from './components/account-page.js';
import { openPage, toLogin } from './page.js';

await openPage('account.title', async () => {
  const page = new AccountPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
