import { NoticesPage } from './components/notices-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('notices.title', NoticesPage);
