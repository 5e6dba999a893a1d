import { CommitmentsPage } from './components/commitments-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('commitments.title', CommitmentsPage);
