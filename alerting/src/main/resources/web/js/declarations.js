import { DeclarationsPage } from './components/declarations-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('declarations.title', DeclarationsPage);
