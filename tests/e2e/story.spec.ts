import { expectAccessible } from './axe';
import { coreIds } from './dataset';
import { expect, test } from './fixtures';

test('the story moves map and timeline; links, keys and Back turn its pages', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  const start = page.getByRole('link', { name: 'The story in six steps' });
  await expect(start).toHaveAttribute('href', '/story/');
  // Once the page is alive, the same link starts the story over the atlas.
  await expect(page.locator('html')).toHaveAttribute('data-map-ready', /true|false/);
  expect(asked).not.toContain('/story.json');
  await start.click();

  const panel = page.getByRole('region', {
    name: 'The first directions, before the years of the study',
  });
  await expect(panel).toContainText('Step 1 of 6');
  await expect(page).toHaveURL(/\/\?year=2003\.\.2013$/);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/\/\?year=2014\.\.2019$/);
  const years = coreIds(2014, 2019).length;
  await expect(page.getByTestId('year-summary')).toContainText(`${years} records`);
  await expect(page.getByText(`2014–2019: ${years} records`).first()).toBeVisible();

  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Step 3 of 6')).toBeVisible();
  await page.goBack();
  await expect(page.getByText('Step 2 of 6')).toBeVisible();
  // Looking round is no other view: the step stays, and its page is read from the top.
  await page.getByRole('link', { name: /^Step 4 of 6/ }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(page).toHaveURL(/[?&]at=/);
  await expect(page.getByText('Step 4 of 6')).toBeInViewport();
  await expect(page.getByRole('link', { name: 'Back to the view of this step' })).toHaveCount(0);
  await page.getByRole('link', { name: /^Step 5 of 6/ }).click();
  await expect(page).toHaveURL(/\/\?year=2023\.\.2026$/);
  // The last step is the first view.
  await page.getByRole('link', { name: /^Step 6 of 6/ }).click();
  await expect(page).toHaveURL(/\/$/);
  await expectAccessible(page, { inBoth: true });

  await page.getByRole('link', { name: 'The story as one page' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The story in six steps');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('it is a page of text with pictures, each step a link to its view', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'The story in six steps' }).click();
    await expect(page).toHaveURL(/\/story\/$/);
    const steps = page.locator('article');
    await expect(steps).toHaveCount(6);
    // The drawings of all languages are in one file.
    for (const step of await steps.all())
      await expect(step.locator('svg.picture use[href*="story.svg"]')).toBeVisible();
    const links = steps.getByRole('link', { name: 'Open this view in the atlas' });
    await expect(links).toHaveCount(6);
    await expect(links.nth(3)).toHaveAttribute('href', '../?year=2019..2022&kind=patrol,passage');
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
