import { DrillPage } from './components/drill-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('drill.title', DrillPage);
