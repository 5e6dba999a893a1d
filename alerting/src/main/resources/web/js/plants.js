import { Api } from './api.js';
import { PlantsPage } from './components/plants-page.js';
import { Desk } from './desk.js';
import { openPage, toLogin } from './page.js';

await openPage('plants.title', async () => {
  const api = new Api(toLogin);
  const page = new PlantsPage();
  page.api = api;
  page.user = await api.me();
  page.desk = new Desk(api, page.user);
  void page.desk.start();
  return page;
});
