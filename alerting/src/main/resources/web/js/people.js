import { Api } from './api.js';
import { PeoplePage } from './components/people-page.js';
import { openPage, toLogin } from './page.js';

await openPage('people.title', async () => {
  const page = new PeoplePage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
