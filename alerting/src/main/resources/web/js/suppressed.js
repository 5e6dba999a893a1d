import { SuppressedPage } from './components/suppressed-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('suppressed.title', SuppressedPage);
