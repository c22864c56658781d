import { events } from './dataset';
import { expect, test } from './fixtures';

/** What each language writes: numbers with their unit on one line, dates, names. */
const LANGUAGES = [
  {
    path: '',
    day: /^\s*24 May 2022\s*$/,
    dates: /11\s*–\s*21 May 2015/,
    language: 'en',
  },
  {
    path: '/ru',
    day: /^\s*24 мая 2022/,
    dates: /11\s*–\s*21 мая 2015/,
    language: 'ru',
  },
  {
    path: '/zh',
    day: /^\s*2022年5月24日\s*$/,
    dates: /2015年5月11日至21日/,
    language: 'zh',
  },
] as const;

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test(
    'numbers, dates and names are those of the reader',
    { tag: ['@wide', '@deep'] },
    async ({ page }) => {
      for (const { path, day, dates, language } of LANGUAGES) {
        await page.goto(`${path}/`);
        const named = events.find(({ id }) => id === 'bomber-patrol-2022-1')?.name;
        const row = page.locator('a[role=option][data-record-id=bomber-patrol-2022-1]');
        await expect(row.locator('.date')).toHaveText(day);
        const name = (await row.locator('.name').textContent())!.trim();
        expect(name.startsWith(named?.[language] ?? '?'), name).toBe(true);
        // No number stands on another line than its unit, no range breaks in its middle.
        const broken = await page.getByRole('main').evaluate((main) => {
          const copy = main.cloneNode(true) as Element;
          for (const whole of copy.querySelectorAll('.nowrap')) whole.remove();
          const ranges = /.*\d{4}[–—]\d{4}.*/.exec(
            copy.querySelector('[data-testid=answer]')!.textContent,
          );
          return (/.*\d (M km|млн|тыс\.|km|км|公里).*/.exec(copy.textContent) ?? ranges)?.[0];
        });
        expect(broken).toBeUndefined();

        await page.goto(`${path}/record/joint-sea-2015-1`);
        await expect(page.locator('main dl dd').filter({ hasText: dates })).toHaveCount(1);
        const record = events.find(({ id }) => id === 'joint-sea-2015-1');
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(record!.name[language]!);
      }
    },
  );
});
