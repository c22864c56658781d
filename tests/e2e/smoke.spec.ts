import { readdirSync, readFileSync } from 'node:fs';
import { expectAccessible } from './axe';
import { expect, mapReady, test } from './fixtures';

/** Every prerendered page by its address: `ru/record/x.html` is `/ru/record/x`. Some only lead on. */
const pages = readdirSync('build', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && file !== '404.html')
  .filter((file) => !readFileSync(`build/${file}`, 'utf8').includes('http-equiv="refresh"'))
  .map((file) => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$|\.html$/, '')}`)
  .sort();

/**
 * Records, and years, differ only in their data: the first of each language stands for all. What a
 * page's text can say of itself is read in tests/built.
 */
const visited = pages.filter((path, index) => {
  const family = (other = '') => other.replace(/[^/]*$/, '');
  return !/\/(record|years)\/$/.test(family(path)) || family(pages[index - 1]) !== family(path);
});

/** One page of each other language in `npm test`, the rest in `npm run test:deep`. */
const SOON = ['/ru', '/zh/compare'];

for (const path of visited) {
  const language = /^\/(ru|zh)(\/|$)/.exec(path)?.[1] ?? 'en';
  const title = `${path} opens without an error, in its language, within the window, for everyone`;
  // English at both sizes, Russian on the desktop, Chinese on the phone: see playwright.config.ts.
  const tag = [`@${language}`, ...(language === 'en' || SOON.includes(path) ? [] : ['@deep'])];
  test(title, { tag }, async ({ page }) => {
    const response = await page.goto(path, { waitUntil: 'load' });
    expect(response?.status()).toBe(200);
    if (/^\/(\w\w)?(\/record\/.*)?$/.test(path)) await mapReady(page);
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('body')).not.toContainText(/\bNaN\b|\bundefined\b|\[object Object\]/);
    expect(await page.evaluate(smallTargets), 'too small for a finger').toEqual([]);
    expect(await page.evaluate(overflowPx), 'px wider than the window').toBeLessThanOrEqual(0);
    // A language changes words, not colours. The atlas is the page that has most of these.
    const colours = language === 'en';
    const inBoth = colours && /^\/(record\/.*)?$/.test(path);
    await expectAccessible(page, { colours, inBoth });
  });
}

for (const path of ['/findings', '/compare', '/method', '/story', '/years', '/data'])
  test(
    `${path} is for everyone in light and in dark colours`,
    { tag: '@deep' },
    async ({ page }) => {
      await page.goto(path);
      await expectAccessible(page, { inBoth: true });
    },
  );

function overflowPx(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}

/**
 * Controls that a finger can hardly hit: less than 44 px high on a touch screen. Links within text are
 * as high as their line, marks of charts as small as their values, which arrows reach too.
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
