import { SearchPage } from './components/search-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('search.title', SearchPage);
