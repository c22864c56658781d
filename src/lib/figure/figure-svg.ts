import { flushSync, mount, unmount } from 'svelte';
import { coloured, type Theme } from '$lib/site/palette';
import { evenly, wrapped } from '$lib/site/text/text-width';
import { FORMATS, type Figure, type Format, type Line } from './figure';
import FigureSheet from './FigureSheet.svelte';

const MARGIN = { x: 32, y: 22 };
/** Bold letters, and those of another font, may be so much wider. */
const SURE = 0.96;

function column(width: number, top: number) {
  const lines: Line[] = [];
  return {
    lines,
    bottom: top,
    write(text: string | undefined, px: number, bold = false) {
      const [weight, colour] = bold ? [600, 'var(--ink)'] : [400, 'var(--mute)'];
      // No number ends a line without its unit.
      const whole = (text ?? '').replace(/(\d) (km|км)/g, '$1\u00a0$2');
      for (const line of (bold ? evenly : wrapped)(whole, SURE * width, px)) {
        lines.push({ text: line, y: this.bottom + px, px, weight, colour });
        this.bottom += 1.3 * px;
      }
      this.bottom += 3;
    },
  };
}

export async function laidOut(figure: Figure, format: Format) {
  const { titlePx, px, ...page } = FORMATS[format];
  const width = page.width - 2 * MARGIN.x;
  const head = column(width, MARGIN.y);
  head.write(figure.kicker, 13);
  head.write(figure.title, titlePx, true);
  head.write(figure.sub, 16, true);
  head.write(figure.lead, 14);
  const foot = column(width, 0);
  for (const note of figure.notes) foot.write(note, 11);

  const top = head.bottom + 8;
  const below = foot.bottom + 8 + MARGIN.y;
  const room = { width, height: page.height - top - below };
  const drawing = await figure.draw(room);
  const own = (drawing.height * width) / drawing.width;
  const drawn = { width, height: format === 'slide' ? Math.max(own, room.height) : own };
  const bottom = top + drawn.height + 8;
  const height = Math.ceil(top + drawn.height + below);
  const atPx = format === 'slide' ? px : page.width;
  return {
    ...{ figure, drawing, box: { x: MARGIN.x, y: top, ...drawn } },
    lines: [...head.lines, ...foot.lines.map((line) => ({ ...line, y: line.y + bottom }))],
    viewBox: `0 0 ${page.width} ${height}`,
    ...{ width: atPx, height: Math.round((atPx * height) / page.width) },
  };
}

/** The figure as SVG source that needs nothing beside it: its font comes with it, its words too. */
export async function figureSvg(figure: Figure, format: Format, theme: Theme): Promise<string> {
  const props = await laidOut(figure, format);
  const target = document.implementation.createHTMLDocument().body;
  const sheet = mount(FigureSheet, { target, props });
  flushSync();
  const fonts = await fontFaces(target.textContent);
  const source = new XMLSerializer().serializeToString(target.firstElementChild!);
  await unmount(sheet);
  const alone = source.replace(/<!--.*?-->| class="[^"]*"/g, '');
  return coloured(
    alone.replace('<title>', () => `<style>${fonts}</style><title>`),
    theme,
  );
}

/** The page's own fonts for the signs of a text, as rules with the files written in. */
export async function fontFaces(text: string): Promise<string> {
  const signs = [...new Set(text)].map((sign) => sign.codePointAt(0)!);
  const rules = [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => {
      const ranges = rangesOf(style.getPropertyValue('unicode-range'));
      return signs.some((sign) => ranges.some(([from, to]) => sign >= from && sign <= to));
    });
  return (await Promise.all(rules.map(written))).join('\n');
}

/** `U+0-FF, U+131` as pairs; a face without ranges has every sign. */
export function rangesOf(css: string): [from: number, to: number][] {
  const found = [...css.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)];
  if (!found.length) return [[0, Infinity]];
  return found.map(([, from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)]);
}

async function written(rule: CSSFontFaceRule): Promise<string> {
  const url = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (!url) return '';
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  const blob = await (await fetch(new URL(url, base))).blob();
  const data = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(`${url}: ${reader.error?.message}`));
    reader.readAsDataURL(new Blob([blob], { type: 'font/woff2' }));
  });
  return rule.cssText.replace(/url\([^)]*\)/, `url(${data})`);
}
