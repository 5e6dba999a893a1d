import { Api } from './api.js';
import { RoutingPage } from './components/routing-page.js';
import { openPage, toLogin } from './page.js';

await openPage('routing.title', async () => {
  const page = new RoutingPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
