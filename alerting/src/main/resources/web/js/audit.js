import { AuditPage } from './components/audit-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('audit.title', AuditPage);
