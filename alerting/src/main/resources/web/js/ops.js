import { OpsPage } from './components/ops-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('ops.title', OpsPage);
