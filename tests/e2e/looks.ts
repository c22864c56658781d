import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** What can be seen to be wrong with a page, by rules and by measures. */

interface Choices {
  /** One part of the page, where only that has changed. */
  within?: string;
  /** In light and in dark colours, whichever the window has. */
  inBoth?: boolean;
  /** Of what the same page in another language has shown: its colours. */
  colours?: boolean;
}

/** Fails with one line for each rule and the elements that break it. */
export async function expectAccessible(page: Page, choices: Choices = {}): Promise<void> {
  await expectRules(page, choices);
  if (!choices.inBoth) return;
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  await expectRules(page, choices);
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
}

async function expectRules(page: Page, { within, colours = true }: Choices): Promise<void> {
  const axe = new AxeBuilder({ page })
    // A picture is one image to a reader; its thousands of paths would take most of the time.
    .exclude('svg[role="img"] > *')
    .options({ resultTypes: ['violations'] })
    // The other mode gathers the results of frames in a page of their own: four times as long on a
    // large page, and no page here has frames.
    .setLegacyMode();
  if (within) axe.include(within);
  if (!colours) axe.disableRules('color-contrast');
  const { violations } = await axe.analyze();
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  );
  expect(lines, within ?? 'the page').toEqual([]);
}

/** Nothing scrolls sideways; a page that fits its window does not scroll downwards either. */
export const expectNoOverflow = (page: Page, label = '', fits = false) =>
  expect
    .poll(
      () =>
        page.evaluate((isFitting) => {
          const { scrollWidth, scrollHeight, clientWidth } = document.documentElement;
          return [scrollWidth > clientWidth, isFitting && scrollHeight > innerHeight];
        }, fits),
      `wider, higher than the window ${label}`,
    )
    .toEqual([false, false]);

export interface Box {
  what: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where elements stand that are seen. */
export const boxesOf = (elements: Locator): Promise<Box[]> =>
  elements.evaluateAll((nodes) =>
    nodes
      .filter((node) => node.checkVisibility({ visibilityProperty: true }))
      .map((node) => {
        const { left, top, right, bottom } = node.getBoundingClientRect();
        return { what: node.textContent.trim() || node.outerHTML, left, top, right, bottom };
      }),
  );

/** By how much two boxes lie over each other, px; negative where they are apart. */
export const overlap = (a: Box, b: Box) => ({
  wide: Math.min(a.right, b.right) - Math.max(a.left, b.left),
  high: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
});

/** Pairs that lie over each other by more than this, px. */
export const clashes = (boxes: readonly Box[], wide: number, high = wide): string[] =>
  boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => overlap(a, b).wide > wide && overlap(a, b).high > high)
      .map((b) => `${a.what} × ${b.what}`),
  );

/** What is wrong with the words of header, panel and timeline: cut, beyond the window, or one over another. */
export async function wordFaults(page: Page): Promise<string[]> {
  const { faults, lines } = await page.evaluate(readWords);
  return [...faults, ...clashes(lines, 1, 4)];
}

/** Runs in the page: words that are not whole, and each line of text as it stands. */
function readWords(): { faults: string[]; lines: Box[] } {
  const faults: string[] = [];
  const lines: Box[] = [];
  const pen = document.createElement('canvas').getContext('2d')!;
  /** On a low phone kicker and counts are for screen readers alone: the chart has them. */
  const isClipped = (node: Element | null): boolean =>
    node !== null && (getComputedStyle(node).clipPath !== 'none' || isClipped(node.parentElement));
  for (const node of document.querySelectorAll(':is(header, main, section.timeline, .slide) *')) {
    const isSeen = node.checkVisibility({ visibilityProperty: true }) && !isClipped(node);
    if (!isSeen || node.closest('.visually-hidden, .skip, [popover], svg, option')) continue;
    if (node instanceof HTMLSelectElement) {
      pen.font = getComputedStyle(node).font;
      const chosen = node.selectedOptions[0]!.text.trim();
      // The arrow of a list takes some 16 px.
      if (pen.measureText(chosen).width > node.clientWidth - 16) faults.push(`cut: ${chosen}`);
      continue;
    }
    // Nothing is lost that was scrolled away; the foot of the panel stands still, the rest is scrolled under it.
    const main = node.closest('main');
    let scroller: Element | null = main && node;
    while (scroller && getComputedStyle(scroller).overflowY === 'visible')
      scroller = scroller.parentElement;
    const part = (scroller ?? main)?.getBoundingClientRect();
    const foot = node.closest('.foot') ? null : main?.querySelector('.foot');
    const footTop = foot?.checkVisibility() ? foot.getBoundingClientRect().top : Infinity;
    const end = Math.min(footTop, part?.bottom ?? Infinity);
    for (const text of node.childNodes) {
      const what = text.textContent!.trim();
      if (text.nodeType !== Node.TEXT_NODE || what === '') continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const beyond = range.getBoundingClientRect().width - node.getBoundingClientRect().width;
      // A space may hang over the end of a line.
      if (node.clientWidth > 0 && beyond > 5) faults.push(`cut: ${what}`);
      for (const { left, right, top, bottom, width, height } of range.getClientRects()) {
        if (width <= 1 || (part && top < part.top) || bottom > end) continue;
        if (left < -1 || right > innerWidth + 1) faults.push(`beyond the window: ${what}`);
        if (node.closest('.pill, .row.off-paper')) continue;
        // The box of a line is higher than its letters, and that of digits much higher.
        const free = height / (/^\d+$/.test(what) ? 4 : 8);
        lines.push({ what, left, right, top: top + free, bottom: bottom - free });
      }
    }
  }
  return { faults, lines };
}
