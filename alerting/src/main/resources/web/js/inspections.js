import { Api } from './api.js';
import { InspectionsPage } from './components/inspections-page.js';
import { openPage, toLogin } from './page.js';

await openPage('inspections.title', async () => {
  const page = new InspectionsPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
