import { Api } from './api.js';
import { CasesPage } from './components/cases-page.js';
import { Desk } from './desk.js';
import { openPage, toLogin } from './page.js';

await openPage('cases.title', async () => {
  const api = new Api(toLogin);
  const page = new CasesPage();
  page.api = api;
  page.user = await api.me();
  page.desk = new Desk(api, page.user);
  void page.desk.start();
  return page;
});
