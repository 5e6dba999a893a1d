import { RoutingPage } from './components/routing-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('routing.title', RoutingPage);
