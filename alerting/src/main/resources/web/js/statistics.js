import { Api } from './api.js';
import { StatisticsPage } from './components/statistics-page.js';
import { openPage, toLogin } from './page.js';

await openPage('stats.title', async () => {
  const page = new StatisticsPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
