import type { Page } from '@playwright/test';
import { slider } from './atlas-page';
import { coreIds } from './dataset';
import { BARE, expect, mapReady, test, openMap } from './fixtures';

/** Runs in the page: where the focus is, and what is wrong with how it is seen (WCAG 2.4.7 and 2.4.11). */
function lookAtFocus() {
  const focused = document.activeElement!;
  const areas = ['header', 'section.map', 'main', 'section.timeline'];
  const part = areas.find((area) => focused.closest(area));
  if (focused === document.body) return { part, fault: null, isEnd: true };
  const name = focused.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 110);
  const told = (fault: string | null) => ({
    part,
    fault: fault && `${fault}: ${name}`,
    isEnd: false,
  });
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
  const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  if (!isOutlined && boxShadow === 'none') return told('no outline');

  const { left, top, right, bottom } = focused.getBoundingClientRect();
  const [x0, x1] = [Math.max(left, 0), Math.min(right, innerWidth)];
  const [y0, y1] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
  if (x1 <= x0 || y1 <= y0) return told('outside the window');
  // Nine points of what lies in the window; a label counts as its control.
  const parts = [0.1, 0.5, 0.9].flatMap((h) => [0.1, 0.5, 0.9].map((v) => [h, v] as const));
  const isSeen = parts.some(([h, v]) => {
    const hit = document.elementFromPoint(x0 + h * (x1 - x0), y0 + v * (y1 - y0));
    return hit !== null && (focused.contains(hit) || hit.closest('label')?.contains(focused));
  });
  return told(isSeen ? null : 'covered');
}

for (const [path, ...tag] of [
  ['/?year=2016', '@deep'],
  ['/record/joint-sea-2015-1', '@phone', '@deep'],
] as const)
  test(
    `Tab through ${path}: each stop is seen, and they come in order`,
    { tag },
    async ({ page }) => {
      // From the top of a page just loaded.
      await page.goto(path, { waitUntil: 'load' });
      await mapReady(page);
      const faults: string[] = [];
      const parts: string[] = [];
      for (let presses = 0; presses < 150; presses++) {
        await page.keyboard.press('Tab');
        const { fault, part, isEnd } = await page.evaluate(lookAtFocus);
        if (fault) faults.push(fault);
        if (part && parts.at(-1) !== part) parts.push(part);
        if (isEnd) break;
      }
      expect(faults).toEqual([]);
      // A record lies over the years of a phone.
      const years = path.startsWith('/record') ? [] : ['section.timeline'];
      expect(parts).toEqual(['header', 'section.map', 'main', ...years]);
    },
  );

/** All that the live region says from now on. */
const listen = (page: Page) =>
  page.getByTestId('spoken').evaluateHandle((region) => {
    const said: string[] = [];
    const changes = { childList: true, characterData: true, subtree: true };
    new MutationObserver(() => said.push(region.textContent)).observe(region, changes);
    return said;
  });

test('the answer is spoken once for each year at which time rests; the focus goes into what opens and comes back from what closes', async ({
  page,
}) => {
  await openMap(page, `/?year=2010&${BARE}`);
  // The first sentence belongs to the opening of the page.
  await expect(page.getByTestId('headline')).toContainText('2010: one exercise');
  await expect(page.getByTestId('spoken')).toHaveText('');
  const spoken = await listen(page);
  await slider(page).focus();
  // In one go: on a slow machine time would come to rest between two presses.
  const pressAtOnce = (keys: string[]) =>
    slider(page).evaluate((handle, pressed) => {
      for (const key of pressed)
        handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }, keys);
  await pressAtOnce(Array(6).fill('ArrowLeft'));
  await expect(page).toHaveURL(/year=2004/);
  // A year without a record has an answer too.
  const said = ['2004: no exercise'];
  await expect.poll(() => spoken.jsonValue()).toEqual(said);
  await pressAtOnce([...'2016']);
  said.push('2016: one of two exercises at a new place');
  await expect.poll(() => spoken.jsonValue()).toEqual(said);

  // A record, from the list and back by its link.
  const heading = page.getByRole('heading', { level: 1 });
  const id = coreIds(2016)[1];
  const row = page.locator(`main [data-record-id="${id}"]`);
  await row.press('Enter');
  await expect(page).toHaveURL(RegExp(`/record/${id}`));
  await expect(heading).toBeFocused();
  await page.getByRole('link', { name: /^← All/ }).press('Enter');
  await expect(page).toHaveURL(/\/\?year=2016&/);
  await expect(row).toBeFocused();

  // The search takes it to what was found.
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: /Search/ }).fill('joint sea 2012');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('2012');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/record\//);
  await expect(heading).toBeFocused();
});
