import { Api } from './api.js';
import { ShiftPage } from './components/shift-page.js';
import { openPage, toLogin } from './page.js';

await openPage('shift.title', async () => {
  const page = new ShiftPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
