import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, mapReady, test, overflowPx } from './fixtures';

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

/** One page of each other language in `npm test`, the rest in `npm run test:deep`. */
const SOON = ['/ru', '/zh/compare'];
/** Text as elsewhere, or a page with tests of its own. */
const LATER = ['/data/codebook', '/data/changelog', '/embed'];
/** Pages of text have one column, and a record has the map of the first view: at 1280 px that stands for all. */
const isSoonWide = (path: string) => path === '/';

for (const path of visited) {
  const language = /^\/(ru|zh)(\/|$)/.exec(path)?.[1] ?? 'en';
  const title = `${path} opens without an error, in its language, within the window, for everyone`;
  // English at both sizes, Russian on the desktop, Chinese on the phone: see playwright.config.ts.
  const isSoon = (language === 'en' && !LATER.includes(path)) || SOON.includes(path);
  const isOnceSoon = language === 'en' && !isSoonWide(path);
  const look = async ({ page }: { page: Page }) => {
    const response = await page.goto(path, { waitUntil: 'load' });
    expect(response?.status()).toBe(200);
    if (isAtlas(path)) await mapReady(page);
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('body')).not.toContainText(/\bNaN\b|\bundefined\b|\[object Object\]/);
    expect(await page.evaluate(smallTargets), 'too small for a finger').toEqual([]);
    expect(await overflowPx(page), 'px wider than the window').toBeLessThanOrEqual(0);
    // A language changes words, not colours, which are light on the desktop and dark on the phone; those of a table
    // of all records take as long as a page, and are looked at below.
    await expectAccessible(page, { colours: language === 'en' && path !== '/data' });
  };
  const tag = [`@${language}`, ...(isSoon ? [] : ['@deep']), ...(isOnceSoon ? ['@narrow'] : [])];
  test(title, { tag }, look);
  if (isOnceSoon) test(`${title}, at 1280 px`, { tag: ['@wide', '@deep'] }, look);
}

const record = visited.find((path) => path.startsWith('/record/'))!;
for (const path of ['/', record, '/findings', '/sets', '/compare', '/method', '/story', '/data'])
  test(
    `${path} is for everyone in light and in dark colours`,
    { tag: '@deep' },
    async ({ page }) => {
      await page.goto(path);
      // What is folded, too.
      await page.locator('main details').evaluateAll((nodes: HTMLDetailsElement[]) => {
        for (const details of nodes) details.open = true;
      });
      expect(await overflowPx(page), 'px wider than the window').toBeLessThanOrEqual(0);
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
