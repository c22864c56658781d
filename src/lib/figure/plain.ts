/** Colours, stripes and elements as every reader of SVG knows them. Only in a browser. */

const SVG = 'http://www.w3.org/2000/svg';

export type Attributes = Record<string, string | number>;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const hundredths = (value: number) => Math.round(value * 100) / 100;

export function svgElement(name: string, attributes: Attributes): SVGElement {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes))
    node.setAttribute(key, String(typeof value === 'number' ? hundredths(value) : value));
  return node;
}

/** A colour by name and opacity, whatever space CSS has mixed it in; null where nothing is seen. */
export function paintOf(name: 'fill' | 'stroke', css: string): Attributes | null {
  if (css === 'none' || css.startsWith('url(')) return { [name]: css };
  const [r, g, b, alpha] = colourOf(css);
  if (!alpha) return null;
  return { [name]: `rgb(${r},${g},${b})`, ...(alpha < 1 && { [`${name}-opacity`]: alpha }) };
}

const RGB = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;
const known = new Map<string, readonly number[]>();

function colourOf(css: string): readonly number[] {
  const [, r, g, b, a = '1'] = RGB.exec(css) ?? [];
  if (r) return [Number(r), Number(g), Number(b), Number(a)];
  const found = known.get(css) ?? mixed(css);
  known.set(css, found);
  return found;
}

/** `oklab(…)` and `color(…)`: what a canvas makes of it. */
function mixed(css: string): readonly number[] {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = css;
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
  return [r!, g!, b!, a! / 255];
}

let stripes = 0;

/** Stripes of one colour, the only gradients here, as a pattern from the lower left of a box. */
export function stripesOf(css: string, { x, y, height }: Box): SVGElement | null {
  if (!css.startsWith('repeating-linear-gradient(')) return null;
  const inner = css.slice(css.indexOf('(') + 1);
  const stops = [...inner.matchAll(/([a-z]+\([^)]*\)) ([\d.]+)px/g)];
  const paint = paintOf('fill', stops[0]?.[1] ?? '');
  const [thick, period] = [Number(stops[1]?.[2]), Number(stops.at(-1)?.[2])];
  if (!paint || !(period > 0)) return null;
  const turn = parseFloat(/^(-?[\d.]+)deg/.exec(inner)?.[1] ?? '0');
  const pattern = svgElement('pattern', {
    ...{ id: `stripes-${(stripes += 1)}`, width: period, height: period },
    patternUnits: 'userSpaceOnUse',
    patternTransform: `translate(${hundredths(x)} ${hundredths(y + height)}) rotate(${turn}) scale(1 -1)`,
  });
  pattern.append(svgElement('rect', { width: period, height: thick, ...paint }));
  return pattern;
}
