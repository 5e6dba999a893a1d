import { Api } from './api.js';
import { DutyBoard } from './components/duty-board.js';
import { Desk } from './desk.js';
import { loadMessages, t } from './i18n.js';
import { homeOf, may } from './rights.js';
import { SoundStation } from './sound/station.js';

const ASK_AGAIN_AFTER_MS = 3_000;

const toLogin = () => location.assign('/login');
const api = new Api(toLogin);
const messages = loadMessages();
const user = await whoAmI();
if (!may(user, 'LOOK')) {
  location.replace(homeOf(user));
}
const desk = new Desk(api, user);
const started = desk.start();
await messages;

const board = new DutyBoard();
board.desk = desk;
board.sound = new SoundStation(desk);
board.addEventListener('sign-out', () => api.logout().catch(() => undefined).then(toLogin));
document.body.replaceChildren(board);
await started;

/** Asks until the server answers; "not signed in" leads to the login page. */
async function whoAmI() {
  for (;;) {
    try {
      return await api.me();
    } catch {
      await messages;
      document.body.textContent = t('connection.starting');
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_AFTER_MS));
    }
  }
}
