import { Api } from './api.js';
import { DeliveriesPage } from './components/deliveries-page.js';
import { openPage, toLogin } from './page.js';

await openPage('deliveries.title', async () => {
  const page = new DeliveriesPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
