import { flushSync, mount, unmount } from 'svelte';
import { coloured, type Theme } from '$lib/site/palette';
import { evenly, wrapped } from '$lib/site/text/text-width';
import { SHEET, type Figure, type TextLine } from './figure';
import FigureSheet from './FigureSheet.svelte';

const MARGIN = { x: 32, y: 22 };
/** Reserve for bold letters and wider fonts. */
const WIDTH_SHARE = 0.96;

function textColumn(width: number, top: number) {
  const lines: TextLine[] = [];
  return {
    lines,
    bottom: top,
    write(text = '', px: number, isBold = false) {
      const weight = isBold ? 600 : 400;
      const colour = isBold ? 'var(--ink)' : 'var(--mute)';
      for (const line of (isBold ? evenly : wrapped)(text, WIDTH_SHARE * width, px)) {
        lines.push({ text: line, y: this.bottom + px, px, weight, colour });
        this.bottom += 1.3 * px;
      }
      this.bottom += 3;
    },
  };
}

/** Higher where the drawing needs it. */
async function layOutFigure(figure: Figure) {
  const width = SHEET.width - 2 * MARGIN.x;
  const head = textColumn(width, MARGIN.y);
  head.write(figure.kicker, 13);
  head.write(figure.title, 26, true);
  head.write(figure.sub, 16, true);
  head.write(figure.lead, 14);
  const foot = textColumn(width, 0);
  for (const note of figure.notes) foot.write(note, 11);

  const top = head.bottom + 8;
  const below = foot.bottom + 8 + MARGIN.y;
  const room = { width, height: SHEET.height - top - below };
  const drawing = await figure.draw(room);
  const boxHeight = Math.max((drawing.height * width) / drawing.width, room.height);
  const footTop = top + boxHeight + 8;
  const height = Math.ceil(top + boxHeight + below);
  return {
    figure,
    drawing,
    box: { x: MARGIN.x, y: top, width, height: boxHeight },
    lines: [...head.lines, ...foot.lines.map((line) => ({ ...line, y: line.y + footTop }))],
    viewBox: `0 0 ${SHEET.width} ${height}`,
    width: SHEET.px,
    height: Math.round((SHEET.px * height) / SHEET.width),
  };
}

export async function figureSvg(figure: Figure, theme: Theme) {
  const props = await layOutFigure(figure);
  const target = document.implementation.createHTMLDocument().body;
  const sheet = mount(FigureSheet, { target, props });
  flushSync();
  const fonts = await fontFaces(target.textContent);
  const source = new XMLSerializer().serializeToString(target.firstElementChild!);
  await unmount(sheet);
  const styled = source
    .replace(/<!--.*?-->| class="[^"]*"/g, '')
    .replace('<title>', () => `<style>${fonts}</style><title>`);
  return coloured(styled, theme);
}

/** The page's `@font-face` rules needed by a text, with files as data URLs. */
async function fontFaces(text: string) {
  const codePoints = [...new Set(text)].map((character) => character.codePointAt(0)!);
  const rules = [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => {
      const ranges = rangesOf(style.getPropertyValue('unicode-range'));
      return codePoints.some((point) => ranges.some(([from, to]) => point >= from && point <= to));
    });
  return (await Promise.all(rules.map(selfContained))).join('\n');
}

/** A CSS `unicode-range` as pairs; without ranges a face has every character. */
export function rangesOf(css: string): [from: number, to: number][] {
  const ranges = [...css.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)];
  if (!ranges.length) return [[0, Infinity]];
  return ranges.map(([, from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)]);
}

async function selfContained(rule: CSSFontFaceRule) {
  const url = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (!url) return '';
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  const bytes = new Uint8Array(await (await fetch(new URL(url, base))).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return rule.cssText.replace(/url\([^)]*\)/, `url(data:font/woff2;base64,${btoa(binary)})`);
}
