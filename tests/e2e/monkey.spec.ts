import type { Page } from '@playwright/test';
import { slider } from './atlas-page';
import { expect, test } from './fixtures';

/**
 * Actions at random, the same on every run for a seed: presses, keys, drags, Back. No error of the page may
 * come of them, which the fixture sees, and what they leave behind must not grow.
 */

const SEEDS = [11, 23, 47, 101];
const ACTIONS = 500;
const KEYS = ['Tab', 'Enter', ' ', 'Escape', 'ArrowLeft', 'ArrowRight', 'PageUp', 'Home', '/', 'f'];

/** Controls and links of ours, wherever they are. */
const CONTROLS = `button:not(:disabled), summary, input:is([type=checkbox], [type=radio]),
  a[href]:not([href^="http"], [download], [hreflang], [data-sveltekit-reload])`;

/** Lehmer's generator of 1951. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => (state = (state * 48_271) % 2_147_483_647) % sides;
}

async function act(page: Page, roll: (sides: number) => number): Promise<void> {
  const { width, height } = page.viewportSize()!;
  const spot = () => ({ x: roll(width), y: roll(height) });
  switch (roll(8)) {
    case 0:
      return void (await page.goBack({ timeout: 5000 }).catch(() => null));
    case 1: {
      const [from, to] = [spot(), spot()];
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 3 });
      return page.mouse.up();
    }
    case 2:
    case 3: {
      const { x, y } = spot();
      return page.mouse.click(x, y);
    }
    case 4:
      return page.keyboard.press(KEYS[roll(KEYS.length)]!);
    default: {
      await page
        .evaluate(
          ([selector, pick]) => {
            const listed = [...document.querySelectorAll<HTMLElement>(selector)];
            const controls = listed.filter((control) => control.checkVisibility());
            controls[pick % controls.length]?.click();
          },
          [CONTROLS, roll(1000)] as const,
        )
        .catch(() => {}); // It led away.
    }
  }
}

for (const seed of SEEDS)
  test(`${ACTIONS} actions of seed ${seed} break nothing`, { tag: '@long' }, async ({ page }) => {
    test.setTimeout(600_000);
    // A click on a spot may hit a source or a file; nothing is tried there.
    await page.addInitScript(() =>
      addEventListener('click', (event) => {
        const link = (event.target as Element).closest?.('a[href]');
        if (!(link instanceof HTMLAnchorElement)) return;
        if (link.origin !== location.origin || /\.\w+$/.test(link.pathname)) event.preventDefault();
      }),
    );
    await page.goto('/?layers=sites');
    const roll = dice(seed);
    for (let i = 0; i < ACTIONS; i++) {
      // An input that meets a navigation may never be acknowledged by the browser.
      await Promise.race([act(page, roll), page.waitForTimeout(10_000)]);
      if (!page.url().startsWith('http')) await page.goto('/?layers=sites');
    }
    await expect(page.locator('main')).toHaveCount(1);
    await expect(page.locator('body')).not.toContainText(/\bNaN\b|\bundefined\b|\[object Object\]/);
  });

test(
  '500 steps of the year leave the page as large as it was',
  { tag: '@long' },
  async ({ page }) => {
    test.setTimeout(600_000);
    await page.goto('/?year=2016');
    const devtools = await page.context().newCDPSession(page);
    const size = async () => {
      await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      return { heap: usedSize / 1e6, elements: await page.locator('*').count() };
    };
    const steps = async (n: number) => {
      await slider(page).focus();
      for (let i = 0; i < n; i++)
        await page.keyboard.press(i % 40 < 20 ? 'ArrowLeft' : 'ArrowRight');
    };
    await steps(80);
    const before = await size();
    await steps(520);
    const after = await size();
    expect(after.elements).toBeLessThan(before.elements * 1.1);
    expect(after.heap).toBeLessThan(before.heap * 1.25 + 5);
  },
);
