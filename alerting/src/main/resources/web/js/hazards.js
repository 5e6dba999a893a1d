import { HazardsPage } from './components/hazards-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('hazards.title', HazardsPage);
