import { StatisticsPage } from './components/statistics-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('stats.title', StatisticsPage);
