import { Api } from './api.js';
import { HazardsPage } from './components/hazards-page.js';
import { openPage, toLogin } from './page.js';

await openPage('hazards.title', async () => {
  const page = new HazardsPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
