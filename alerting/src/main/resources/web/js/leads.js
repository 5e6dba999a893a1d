import { LeadsPage } from './components/leads-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('leads.title', LeadsPage);
