import type { Page } from '@playwright/test';

/** Where parts and words of the first screen stand. */

/** The last year: the last pill, in any language. */
export const slider = (page: Page) => page.locator('.timeline [role=slider]').last();
export const box = async (page: Page, selector: string) =>
  (await page.locator(selector).first().boundingBox())!;
export const top = (page: Page, selector: string) =>
  page.locator(selector).evaluate((node) => Math.round(node.getBoundingClientRect().top * 2) / 2);
export const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth - innerWidth, scrollHeight - innerHeight];
  });

/** What is wrong with the words of header, panel and timeline. Runs in the page. */
export function faults(): string[] {
  const parts = document.querySelectorAll('header, main, section.timeline, .slide');
  const isSeen = (node: Element) =>
    node.checkVisibility({ visibilityProperty: true }) &&
    !node.closest('.visually-hidden, .skip, [popover], svg');
  const own = (node: Element) =>
    [...node.childNodes].filter(({ nodeType, data }: Node & { data?: string }) => {
      return nodeType === Node.TEXT_NODE && data!.trim() !== '';
    });
  const inside = [...parts].flatMap((part) => [...part.querySelectorAll('*')]);
  const seen = [...new Set(inside)].filter(isSeen);
  const rangeOf = (text: Node) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return range;
  };
  const cut = seen
    .filter((node) => node.clientWidth > 0 && !node.matches('option'))
    .filter((node) => {
      const widths = own(node).map((text) => rangeOf(text).getBoundingClientRect().width);
      // A space may hang over the end of a line.
      return widths.some((width) => width > node.getBoundingClientRect().width + 5);
    })
    .map((node) => `cut: ${node.textContent.trim()}`);
  const pen = document.createElement('canvas').getContext('2d')!;
  const choices = seen
    .filter((node) => node instanceof HTMLSelectElement)
    .filter((select) => {
      pen.font = getComputedStyle(select).font;
      const { width } = pen.measureText(select.selectedOptions[0]!.text.trim());
      // The arrow of a list takes some 16 px.
      return width > select.clientWidth - 16;
    })
    .map((select) => `cut: ${select.selectedOptions[0]!.text.trim()}`);
  // Lines of text, as they stand in the page.
  const lines = seen.flatMap((node) => {
    if (node.closest('select')) return [];
    const main = node.closest('main');
    const clips = (part: Element) => getComputedStyle(part).overflowY !== 'visible';
    let clipping: Element | null | undefined = main && node;
    while (clipping && !clips(clipping)) clipping = clipping.parentElement;
    const scroller = (clipping ?? main)?.getBoundingClientRect();
    // Its foot stands still, and the rest is scrolled under it.
    const foot = node.closest('.foot') ? null : main?.querySelector('.foot');
    const footTop = foot?.checkVisibility() ? foot.getBoundingClientRect().top : Infinity;
    const end = Math.min(footTop, scroller?.bottom ?? Infinity);
    return own(node).flatMap((text) => {
      return (
        [...rangeOf(text).getClientRects()]
          .filter((line) => {
            const isScrolledAway = scroller && (line.top < scroller.top || line.bottom > end);
            return line.width > 1 && !isScrolledAway;
          })
          // The box of a line is higher than its letters, and that of digits much higher.
          .map((line) => {
            const free = line.height / (/^\d+$/.test(text.textContent!) ? 4 : 8);
            return {
              node,
              text: text.textContent!.trim(),
              left: line.left,
              right: line.right,
              top: line.top + free,
              bottom: line.bottom - free,
            };
          })
      );
    });
  });
  const beyond = lines
    .filter(({ left, right }) => left < -1 || right > innerWidth + 1)
    .map(({ text }) => `beyond the window: ${text}`);
  const over = lines.flatMap((a, i) =>
    lines.slice(i + 1).flatMap((b) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const layered = [a, b].some(({ node }) => node.closest('.pill, .row.off-paper'));
      return wide > 1 && high > 4 && !layered ? [`${a.text} over ${b.text}`] : [];
    }),
  );
  return [...cut, ...choices, ...beyond, ...over];
}
