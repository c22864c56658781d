import { readFileSync } from 'node:fs';
import type { SetFile } from '../../geodata/files/set';
import { expect, test, openMap } from './fixtures';

/** The built site of a set, driven as a reader would; its pages are read in tests/built. */
export function walkSet(name: string, record: string): void {
  const file = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as never;
  const set = file(`geodata/${name}/set.json`) as SetFile;

  test(`${name}: the years move, every kind of page opens`, { tag: '@wide' }, async ({ page }) => {
    await openMap(page, '/');
    await expect(page).toHaveTitle(`Joint Reach: An atlas of ${set.titleOf.en}`);
    await expect(page.getByTestId('headline')).not.toBeEmpty();
    const slider = page.getByRole('slider', { name: 'Year', exact: true }).last();
    const before = await slider.getAttribute('aria-valuenow');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(slider).toHaveAttribute('aria-valuenow', String(Number(before) - 1));
    await page.goto(`/record/${record.toLowerCase().replace(' ', '-')}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(record);
    await expect(page).toHaveTitle(`${record} · Joint Reach`);

    // Every kind of page, in its languages and no other; their words are read in tests/built.
    for (const path of ['/compare', '/data', '/method']) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(200);
      const offered = page.locator('header a[hreflang]');
      expect((await offered.count()) > 0, path).toBe(set.languages.length > 1);
    }
    for (const language of ['ru', 'zh'] as const) {
      const response = await page.request.get(`/${language}/`);
      expect(response.status(), language).toBe(set.languages.includes(language) ? 200 : 404);
    }
  });
}
