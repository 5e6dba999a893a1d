import { OnboardingPage } from './components/onboarding-page.js';
import { openLookingPage } from './page.js';

await openLookingPage('onboarding.title', OnboardingPage);
