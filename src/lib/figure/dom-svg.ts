import { hundredths, paintOf, stripesOf, svgElement, type Box } from './plain';

/**
 * What is on the page as one SVG that needs nothing of the page: text as text at the places that the
 * browser gave it, boxes as rectangles, drawings with their styles written out.
 */

/** What a drawn element needs to look the same elsewhere, as it is where nothing is written. */
const OWN = { opacity: '1', 'vector-effect': 'none' };
const INITIAL: Readonly<Record<string, string>> = {
  ...{ ...OWN, fill: 'rgb(0, 0, 0)', 'fill-opacity': '1', 'fill-rule': 'nonzero' },
  ...{ stroke: 'none', 'stroke-opacity': '1', 'stroke-width': '1px', 'stroke-dasharray': 'none' },
  ...{ 'stroke-linecap': 'butt', 'stroke-linejoin': 'miter', 'paint-order': 'normal' },
  ...{ 'text-anchor': 'start', 'dominant-baseline': 'auto', 'font-size': '', 'font-weight': '' },
};
/** What only answers a hand, or says what a picture says already. */
const LEFT_OUT = 'button, input, select, [data-screen], [role=slider], .visually-hidden, script';
/** Arial is as wide as fonts without a name; the page's own comes with the file. */
const FAMILY =
  "'Source Sans 3 Variable', 'Source Sans 3', Arial, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** An element with all that is in it; the SVG is as large as its box, a drawing as its own. */
export function domSvg(root: Element): SVGSVGElement {
  if (root instanceof SVGSVGElement) {
    const { width, height } = root.viewBox.baseVal;
    const out = placed(root, root.getBoundingClientRect());
    for (const [name, value] of Object.entries({ width, height, x: 0, y: 0 }))
      out.setAttribute(name, String(value));
    out.setAttribute('font-family', FAMILY);
    return out;
  }
  const { left, top, width, height } = root.getBoundingClientRect();
  const size = { width, height, viewBox: `0 0 ${hundredths(width)} ${hundredths(height)}` };
  const svg = svgElement('svg', { ...size, 'font-family': FAMILY, overflow: 'visible' });
  copy(root, svg, { left, top });
  return svg as SVGSVGElement;
}

interface Origin {
  left: number;
  top: number;
}

function copy(node: Element, into: Element, origin: Origin): void {
  const style = getComputedStyle(node);
  if (node.matches(LEFT_OUT) || style.display === 'none') return;
  if (node instanceof SVGSVGElement) {
    into.append(placed(node, origin));
    return;
  }
  const out = faded(into, style);
  const { left, top, width, height } = node.getBoundingClientRect();
  const box = { x: left - origin.left, y: top - origin.top, width, height };
  paintBox(box, style, out);
  paintPseudo(node, '::before', box, out);
  for (const child of node.childNodes) {
    if (child instanceof Text) writeText(child, style, out, origin);
    else if (child instanceof Element) copy(child, out, origin);
  }
  paintPseudo(node, '::after', box, out);
}

function faded(into: Element, { opacity }: CSSStyleDeclaration): Element {
  if (opacity === '1') return into;
  const group = svgElement('g', { opacity });
  into.append(group);
  return group;
}

function paintBox({ x, y, width, height }: Box, style: CSSStyleDeclaration, out: Element): void {
  const rx = Math.min(parseFloat(style.borderTopLeftRadius) || 0, height / 2);
  const box = { x, y, width, height };
  const background = paintOf('fill', style.backgroundColor);
  if (background) out.append(svgElement('rect', { ...box, ...(rx && { rx }), ...background }));
  const stripes = stripesOf(style.backgroundImage, box);
  if (stripes) out.append(stripes, svgElement('rect', { ...box, fill: `url(#${stripes.id})` }));
  const [right, bottom] = [x + width, y + height];
  const edges = {
    Top: { x1: x, y1: y, x2: right, y2: y },
    Right: { x1: right, y1: y, x2: right, y2: bottom },
    Bottom: { x1: x, y1: bottom, x2: right, y2: bottom },
    Left: { x1: x, y1: y, x2: x, y2: bottom },
  };
  for (const side of ['Top', 'Right', 'Bottom', 'Left'] as const) {
    const px = parseFloat(style[`border${side}Width`]);
    const stroke = paintOf('stroke', style[`border${side}Color`]);
    const dashed = style[`border${side}Style`] === 'dashed' && { 'stroke-dasharray': '3 2' };
    if (px && stroke)
      out.append(svgElement('line', { ...edges[side], ...stroke, 'stroke-width': px, ...dashed }));
  }
}

/** A box that only the style brings: laid over its element, or a swatch before its text. */
function paintPseudo(node: Element, which: '::before' | '::after', box: Box, out: Element): void {
  const style = getComputedStyle(node, which);
  const [width, height] = [parseFloat(style.width), parseFloat(style.height)];
  if (style.content === 'none' || !(width && height)) return;
  const isLaid = style.position === 'absolute';
  const x = box.x + (isLaid ? parseFloat(style.left) : 0);
  const y = box.y + (isLaid ? parseFloat(style.top) : (box.height - height) / 2);
  paintBox({ x, y, width, height }, style, faded(out, style));
}

const pen = () => document.createElement('canvas').getContext('2d')!;

/** A line at a time: in another font it begins, ends or is centred where it was. */
function writeText(node: Text, style: CSSStyleDeclaration, out: Element, origin: Origin): void {
  const paint = paintOf('fill', style.color);
  const lines = paint ? linesOf(node) : [];
  if (!lines.length) return;
  const measure = pen();
  measure.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = measure.measureText('x');
  const anchor = { right: 'end', end: 'end', center: 'middle' }[style.textAlign] ?? 'start';
  const share = { start: 0, middle: 0.5, end: 1 }[anchor]!;
  for (const { text, rect } of lines) {
    const written = svgElement('text', {
      x: rect.left - origin.left + share * rect.width,
      y: rect.top - origin.top + (rect.height - up - down) / 2 + up,
      ...{ 'font-size': parseFloat(style.fontSize), 'font-weight': style.fontWeight },
      ...{ 'text-anchor': anchor, ...paint },
    });
    written.textContent = text;
    out.append(written);
  }
}

const WORD = /[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+/g;

/** A text as the browser broke it into lines. */
function linesOf(node: Text): { text: string; rect: DOMRect }[] {
  const range = document.createRange();
  const reach = (from: number, to: number) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return range.getBoundingClientRect();
  };
  const lines: { from: number; to: number; top: number }[] = [];
  for (const { index, 0: word } of node.data.matchAll(WORD)) {
    const to = index + word.length;
    const { top, width } = reach(index, to);
    const line = lines.at(-1);
    if (line && Math.abs(line.top - top) < 2) line.to = to;
    else if (width) lines.push({ from: index, to, top });
  }
  return lines.map(({ from, to }) => {
    return { text: node.data.slice(from, to).replace(/\s+/g, ' '), rect: reach(from, to) };
  });
}

/** A drawing in its place. The styles of one that is `data-plain` are written out already. */
function placed(svg: SVGSVGElement, origin: Origin): SVGSVGElement {
  const { left, top, width, height } = svg.getBoundingClientRect();
  const out = svgElement('svg', { x: left - origin.left, y: top - origin.top, width, height });
  for (const name of ['viewBox', 'preserveAspectRatio'])
    if (svg.hasAttribute(name)) out.setAttribute(name, svg.getAttribute(name)!);
  out.setAttribute('overflow', getComputedStyle(svg).overflow);
  if (svg.hasAttribute('data-plain'))
    out.append(...[...svg.childNodes].map((child) => child.cloneNode(true)));
  else writeStyle(svg, out, INITIAL);
  return out as SVGSVGElement;
}

/** Writes what differs from the element above, and copies what is below. */
function writeStyle(node: Element, out: Element, above: Readonly<Record<string, string>>): void {
  const style = getComputedStyle(node);
  const now: Record<string, string> = { ...above, ...OWN };
  for (const name of Object.keys(INITIAL)) {
    const value = style.getPropertyValue(name);
    if (value === now[name]) continue;
    now[name] = value;
    const isColour = name === 'fill' || name === 'stroke';
    const written = isColour ? (paintOf(name, value) ?? { [name]: 'none' }) : { [name]: value };
    for (const [key, one] of Object.entries(written)) out.setAttribute(key, String(one));
  }
  for (const child of node.childNodes) {
    if (child instanceof Text) out.append(child.cloneNode());
    if (!(child instanceof Element) || child.matches(LEFT_OUT)) continue;
    if (getComputedStyle(child).display === 'none' && !child.closest('defs')) continue;
    const copied = child.cloneNode(false) as Element;
    for (const name of ['class', 'style', 'role', 'tabindex']) copied.removeAttribute(name);
    writeStyle(child, copied, now);
    out.append(copied);
  }
}
