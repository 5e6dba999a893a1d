import { RulesPage } from './components/rules-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('rules.title', RulesPage);
