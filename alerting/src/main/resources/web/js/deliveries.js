import { DeliveriesPage } from './components/deliveries-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('deliveries.title', DeliveriesPage);
