import { CredentialsPage } from './components/credentials-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('credentials.title', CredentialsPage);
