import { WorksPage } from './components/works-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('works.title', WorksPage);
