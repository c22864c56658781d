import type { Page } from '@playwright/test';
import { coreIds } from './dataset';
import { BARE, expect, mapReady, test, openMap } from './fixtures';

/** What is wrong with how the focused element is seen, or null (WCAG 2.4.7 and 2.4.11). */
function faultOfFocus(): string | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const name = focused.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 110);
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
  const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  if (!isOutlined && boxShadow === 'none') return `no outline: ${name}`;

  const { left, top, right, bottom } = focused.getBoundingClientRect();
  const [x0, x1] = [Math.max(left, 0), Math.min(right, innerWidth)];
  const [y0, y1] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
  if (x1 <= x0 || y1 <= y0) return `outside the window: ${name}`;
  // Nine points of what lies in the window; a label counts as its control.
  const parts = [0.1, 0.5, 0.9].flatMap((h) => [0.1, 0.5, 0.9].map((v) => [h, v] as const));
  const seen = parts.some(([h, v]) => {
    const hit = document.elementFromPoint(x0 + h * (x1 - x0), y0 + v * (y1 - y0));
    return hit !== null && (focused.contains(hit) || hit.closest('label')?.contains(focused));
  });
  return seen ? null : `covered: ${name}`;
}

for (const path of ['/?year=2016', '/record/joint-sea-2015-1'])
  test(
    `Tab through ${path}: each stop is seen, and they come in order`,
    { tag: path === '/?year=2016' ? ['@wide'] : ['@narrow', '@deep'] },
    async ({ page }) => {
      // From the top of a page just loaded.
      await page.goto(path, { waitUntil: 'load' });
      await mapReady(page);
      const faults: string[] = [];
      const parts: string[] = [];
      for (let presses = 0; presses < 150; presses++) {
        await page.keyboard.press('Tab');
        const [fault, part] = await page.evaluate(
          ([look]) =>
            [
              (0, eval)(`(${look})`)() as string | null,
              ['header', 'section.map', 'main', 'section.timeline'].find((area) =>
                document.activeElement?.closest(area),
              ),
            ] as const,
          [faultOfFocus.toString()],
        );
        if (fault) faults.push(fault);
        if (part && parts.at(-1) !== part) parts.push(part);
        if (await page.evaluate(() => document.activeElement === document.body)) break;
      }
      expect(faults).toEqual([]);
      // A record lies over the years of a phone.
      const years = path.startsWith('/record') ? [] : ['section.timeline'];
      expect(parts).toEqual(['header', 'section.map', 'main', ...years]);
    },
  );

test(
  'the focus goes into what opens and comes back from what closes',
  { tag: '@narrow' },
  async ({ page }) => {
    await openMap(page, `/?year=2016&${BARE}`);
    const heading = page.getByRole('heading', { level: 1 });
    const id = coreIds(2016)[1];
    const row = page.locator(`main [data-record-id="${id}"]`);

    // A record, from the list and back by its link.
    await row.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/record/${id}`));
    await expect(heading).toBeFocused();
    await page.getByRole('link', { name: /^← All/ }).press('Enter');
    await expect(page).toHaveURL(/\/\?year=2016&/);
    await expect(row).toBeFocused();

    // The search gives the focus back, or takes it to what was found.
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await expect(row).toBeFocused();
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: /Search/ }).fill('joint sea 2012');
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('2012');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/record\//);
    await expect(heading).toBeFocused();
    // A record of another year leaves the years as they were; under a record on a phone no role finds them.
    const year = page.locator('.timeline [role=slider]');
    await expect(year).toHaveAttribute('aria-valuenow', '2016');
    await page.goBack();
    await expect(page).toHaveURL(/\/\?year=2016&/);
    await expect(year).toHaveAttribute('aria-valuenow', '2016');
  },
);

/** All that the live region says from now on. */
function listen(page: Page) {
  return page.evaluateHandle(() => {
    const said: string[] = [];
    const region = document.querySelector('[data-testid=spoken]')!;
    new MutationObserver(() => said.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return said;
  });
}

test(
  'the answer is spoken once for each year at which time rests; nothing when the page opens',
  { tag: '@narrow' },
  async ({ page }) => {
    await openMap(page, `/?year=2010&${BARE}`);
    // The first sentence belongs to the opening of the page.
    await expect(page.getByTestId('headline')).toContainText('2010: one exercise');
    await expect(page.getByTestId('spoken')).toHaveText('');
    const spoken = await listen(page);
    const slider = page.getByRole('slider', { name: 'Year', exact: true });
    await slider.focus();
    // In one go: on a slow machine time would come to rest between two presses.
    await slider.evaluate((handle) => {
      for (let presses = 0; presses < 6; presses++)
        handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    });
    await expect(page).toHaveURL(/year=2016/);
    await mapReady(page);
    await expect.poll(() => spoken.jsonValue()).toHaveLength(1);
    // A year without a record has an answer too.
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => spoken.jsonValue()).toHaveLength(2);
    const said = await spoken.jsonValue();
    expect(said).toEqual(['2016: one of two exercises at a new place', '2004: no exercise']);
  },
);
