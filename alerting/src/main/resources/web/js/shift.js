import { ShiftPage } from './components/shift-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('shift.title', ShiftPage);
