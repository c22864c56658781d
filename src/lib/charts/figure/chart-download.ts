import { saveFile, saveText } from '$lib/site/files';
import { MARGIN, compose, type Caption } from './chart-caption';

/** Files made from what is on the page. Only called in a browser, on a press of a button. */

const SVG = 'http://www.w3.org/2000/svg';
const PNG_SCALE = 2;

/** What a drawn element needs to look the same outside the page. */
const PAINT = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap'],
  ...['stroke-linejoin', 'opacity', 'paint-order', 'font-size', 'font-weight', 'text-anchor'],
  'dominant-baseline',
];

/** The chart with its title, legend and source as one SVG that needs nothing of this page. */
export function chartSvg(svg: SVGSVGElement, caption: Caption): SVGSVGElement {
  const { width, height } = svg.viewBox.baseVal;
  const page = getComputedStyle(svg);
  const token = (name: string) => page.getPropertyValue(`--${name}`).trim();
  const paints = { ink: token('ink'), mute: token('mute'), paper: token('paper') };
  const legend = caption.legend.map(({ label, colour }) => {
    return { label, colour: colour.replace(/var\(--([\w-]+)\)/, (_, name: string) => token(name)) };
  });
  const layout = compose({ ...caption, legend }, { width, height }, paints);
  const out = element('svg', {
    ...{ xmlns: SVG, width: layout.width, height: layout.height },
    ...{ viewBox: `0 0 ${layout.width} ${layout.height}` },
    'font-family': "'Source Sans 3 Variable', 'Source Sans 3', 'Noto Sans', sans-serif",
  });
  out.append(element('rect', { width: '100%', height: '100%', fill: paints.paper }));
  for (const { tag, text, attributes } of layout.drawn) {
    const node = element(tag, attributes);
    if (text) node.textContent = text;
    out.append(node);
  }
  const picture = element('g', { transform: `translate(${MARGIN} ${layout.offset})` });
  for (const child of svg.children) {
    const copy = painted(child);
    if (copy) picture.append(copy);
  }
  out.append(picture);
  return out;
}

/** A copy with its styles written out; null for what is only for pointing (`data-screen`). */
function painted(node: Element): Element | null {
  if (node.hasAttribute('data-screen')) return null;
  const style = getComputedStyle(node);
  if (style.display === 'none' && !node.closest('defs')) return null;
  const copy = node.cloneNode(false) as Element;
  copy.removeAttribute('class');
  copy.removeAttribute('style');
  for (const name of PAINT) {
    const value = style.getPropertyValue(name);
    if (value) copy.setAttribute(name, value);
  }
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode());
    else if (child instanceof Element) copy.append(painted(child) ?? '');
  }
  return copy;
}

function element(name: string, attributes: Record<string, string | number>): SVGSVGElement {
  const node = document.createElementNS(SVG, name) as SVGSVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== 'xmlns') node.setAttribute(key, String(value));
  }
  return node;
}

function serialise(svg: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(svg);
}

export async function saveSvg(svg: SVGSVGElement, caption: Caption, file: string) {
  const text = serialise(await whole(svg, caption));
  saveText(`${file}.svg`, 'image/svg+xml', text);
}

/** The chart with what it uses of files of their own, which a picture outside the page cannot. */
async function whole(svg: SVGSVGElement, caption: Caption): Promise<SVGSVGElement> {
  const uses = [...svg.querySelectorAll('use')];
  if (uses.length === 0) return chartSvg(svg, caption);
  const addresses = uses.map((use) => use.getAttribute('href') ?? '');
  const files = new Map<string, Document>();
  for (const address of new Set(addresses.map((href) => href.replace(/#.*/, '')))) {
    const text = await (await fetch(address)).text();
    files.set(address, new DOMParser().parseFromString(text, 'image/svg+xml'));
  }
  // Beside the picture, since what is not on the page has no style.
  const copy = svg.cloneNode(true) as SVGSVGElement;
  for (const [i, use] of [...copy.querySelectorAll('use')].entries()) {
    const [address = '', id = ''] = addresses[i]!.split('#');
    const found = files.get(address)?.getElementById(id);
    use.replaceWith(found ? document.importNode(found, true) : '');
  }
  svg.after(copy);
  const out = chartSvg(copy, caption);
  copy.remove();
  return out;
}

export function saveCsv(text: string, file: string) {
  // The mark tells spreadsheets that the file is UTF-8.
  saveText(`${file}.csv`, 'text/csv', `\ufeff${text}`);
}

/** Rejects where the browser cannot draw the picture. */
export async function savePng(svg: SVGSVGElement, caption: Caption, file: string) {
  const out = await whole(svg, caption);
  const style = element('style', {});
  style.textContent = await embeddedFonts();
  out.prepend(style);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(serialise(out))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = out.width.baseVal.value * PNG_SCALE;
  canvas.height = out.height.baseVal.value * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error(`${file}.png: the browser gave no picture`);
  saveFile(`${file}.png`, blob.type, [blob]);
}

/** The page's own fonts in use, written into the picture: an image may not load any. */
async function embeddedFonts(): Promise<string> {
  const used = new Set(
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map((font) => font.unicodeRange),
  );
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter((rule) => used.has(rule.style.getPropertyValue('unicode-range') || 'U+0-10FFFF'));
  const faces = await Promise.all(rules.map(embeddedFace));
  return faces.join('\n');
}

async function embeddedFace(rule: CSSFontFaceRule): Promise<string> {
  const url = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (!url) return '';
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  const bytes = new Uint8Array(await (await fetch(new URL(url, base))).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return rule.cssText.replace(/url\([^)]*\)/, `url(data:font/woff2;base64,${btoa(binary)})`);
}
