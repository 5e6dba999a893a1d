import { PeoplePage } from './components/people-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('people.title', PeoplePage);
