import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unfoldAll } from './atlas-page';
import { expect, mapReady, test } from './fixtures';
import { expectAccessible, expectNoOverflow } from './looks';

/** Every prerendered page by its address: `ru/record/x.html` is `/ru/record/x`. Some only lead on. */
const pages = readdirSync('build', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && file !== '404.html')
  .filter((file) => !readFileSync(`build/${file}`, 'utf8').includes('http-equiv="refresh"'))
  .map((file) => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$|\.html$/, '')}`)
  .sort();

/**
 * Records differ only in their data: the first of each language stands for all. What a page's text can say of itself
 * is read in tests/built.
 */
const visited = pages.filter((path, index) => {
  const family = (other = '') => other.replace(/[^/]*$/, '');
  return !/\/record\/$/.test(family(path)) || family(pages[index - 1]) !== family(path);
});

const isAtlas = (path: string) => /^\/(\w\w)?(\/?record\/.*)?$/.test(path);

/** A page of each other language in `npm test`, and no text as elsewhere or page with tests of its own. */
const SOON = ['/ru', '/zh/compare'];
const LATER = ['/data/addresses', '/data/codebook', '/data/changelog', '/embed'];

for (const path of visited) {
  const language = /^\/(ru|zh)(\/|$)/.exec(path)?.[1] ?? 'en';
  const title = `${path} opens without an error, within the window, for everyone`;
  const look = async ({ page }: { page: Page }) => {
    const response = await page.goto(path, { waitUntil: 'load' });
    expect(response?.status()).toBe(200);
    if (isAtlas(path)) await mapReady(page);
    expect(await page.evaluate(smallTargets), 'too small for a finger').toEqual([]);
    await expectNoOverflow(page);
    // A language changes words, not colours; those of a table of all records take as long as a page.
    await expectAccessible(page, { colours: language === 'en' && path !== '/data' });
  };
  const isSoon = SOON.includes(path) || (language === 'en' && !LATER.includes(path));
  // Pages of text have one column, and a record has the map of the first view, which alone stands for all when wide.
  const size = path === '/' ? '@both' : '@phone';
  test(title, { tag: isSoon ? size : [size, '@deep'] }, look);
  if (language === 'en' && path !== '/') test(`${title}, at 1280 px`, { tag: '@deep' }, look);
}

const record = visited.find((path) => path.startsWith('/record/'))!;
for (const path of ['/', record, '/findings', '/sets', '/compare', '/method', '/story', '/data'])
  test(
    `${path}, with all unfolded, is for everyone in light and in dark colours`,
    { tag: ['@both', '@deep'] },
    async ({ page }) => {
      await page.goto(path);
      await unfoldAll(page, 'main');
      await expectNoOverflow(page);
      await expectAccessible(page, { inBoth: true });
    },
  );

/**
 * Controls that a finger can hardly hit: less than 44 px high on a touch screen. Links within text are
 * as high as their line.
 */
function smallTargets(): string[] {
  if (!matchMedia('(pointer: coarse)').matches) return [];
  return [...document.querySelectorAll('button, select, input, summary, a')].flatMap((control) => {
    if (control.closest('svg') || getComputedStyle(control).display === 'inline') return [];
    const target = (control.matches('input') && control.closest('label')) || control;
    const { width, height } = target.getBoundingClientRect();
    const { visibility } = getComputedStyle(control);
    if (width <= 1 || height <= 1 || visibility === 'hidden') return [];
    // The segment may be drawn lower than it is hit: ::after is laid over it.
    const over = getComputedStyle(target, '::after');
    const beyond =
      over.position === 'absolute' ? -parseFloat(over.top) - parseFloat(over.bottom) : 0;
    const hit = height + Math.max(0, beyond || 0);
    // The line under a row of a table belongs to it.
    return hit < 43 ? [`${Math.round(hit)} px: ${control.outerHTML.slice(0, 120)}`] : [];
  });
}
