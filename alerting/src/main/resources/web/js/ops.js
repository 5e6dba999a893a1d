import { Api } from './api.js';
import { OpsPage } from './components/ops-page.js';
import { openPage, toLogin } from './page.js';

await openPage('ops.title', () => {
  const page = new OpsPage();
  page.api = new Api(toLogin);
  return page;
});
