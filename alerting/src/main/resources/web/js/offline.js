import { OfflinePage } from './components/offline-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('offline.title', OfflinePage);
