import { AccountPage } from './components/account-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('account.title', AccountPage);
