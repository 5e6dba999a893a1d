import { InspectionsPage } from './components/inspections-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('inspections.title', InspectionsPage);
