import { Api } from './api.js';
import { DemoPage } from './components/demo-page.js';
import { openPage, toLogin } from './page.js';

await openPage('demo.title', async () => {
  const page = new DemoPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
