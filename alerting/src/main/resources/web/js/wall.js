import { Api } from './api.js';
import { WallBoard } from './components/wall-board.js';
import { Desk } from './desk.js';
import { openPage, toLogin } from './page.js';

/** What stands in the address of a screen that nobody sits at, before its token. */
const TOKEN = '#token=';

await openPage('wall.title', async () => {
  const api = new Api(toLogin);
  if (location.hash.startsWith(TOKEN)) {
    await api.openScreen(decodeURIComponent(location.hash.slice(TOKEN.length))).catch(toLogin);
  }
  const wall = new WallBoard();
  wall.desk = new Desk(api, await api.me());
  void wall.desk.start();
  return wall;
});
