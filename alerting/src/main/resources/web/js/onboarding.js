import { Api } from './api.js';
import { OnboardingPage } from './components/onboarding-page.js';
import { openPage, toLogin } from './page.js';

await openPage('onboarding.title', async () => {
  const page = new OnboardingPage();
  page.api = new Api(toLogin);
  page.user = await page.api.me();
  return page;
});
