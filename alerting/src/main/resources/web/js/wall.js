import { Api } from './api.js';
import { WallBoard } from './components/wall-board.js';
import { Desk } from './desk.js';
import { openPage, toLogin } from './page.js';

await openPage('wall.title', async () => {
  const api = new Api(toLogin);
  const wall = new WallBoard();
  wall.desk = new Desk(api, await api.me());
  void wall.desk.start();
  return wall;
});
