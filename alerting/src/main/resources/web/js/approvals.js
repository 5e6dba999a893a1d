import { ApprovalsPage } from './components/approvals-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('approvals.title', ApprovalsPage);
