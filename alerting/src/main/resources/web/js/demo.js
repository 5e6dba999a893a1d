import { DemoPage } from './components/demo-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('demo.title', DemoPage);
