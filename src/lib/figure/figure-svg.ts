import { flushSync, mount, unmount } from 'svelte';
import { domSvg } from './dom-svg';
import {
  FORMATS,
  LEAST_SCALE,
  layoutOf,
  type Figure,
  type FigureTheme,
  type Format,
} from './figure';
import FigureSheet from './FigureSheet.svelte';
import { fontFaces } from './fonts';
import { wear } from './photograph';
import { hundredths, svgElement } from './plain';

/** The figure as one SVG that needs nothing beside it: its font comes with it, its words too. */
export async function figureSvg(
  figure: Figure,
  format: Format,
  theme: FigureTheme,
): Promise<SVGSVGElement> {
  const host = document.createElement('div');
  Object.assign(host.style, { position: 'fixed', left: '-9999px', top: '0' });
  host.inert = true;
  wear(host, theme);
  document.body.append(host);
  const { px } = FORMATS[format];
  const size = layoutOf(figure, format);
  const sheet = mount(FigureSheet, { target: host, props: { figure, size } });
  try {
    flushSync();
    const slot = host.querySelector('[data-picture]')!;
    const grows = format === 'print';
    const room = { width: slot.clientWidth, height: slot.clientHeight, grows };
    const picture = await figure.draw(room, theme);
    const box = picture.viewBox.baseVal;
    const widest = room.width / box.width;
    // A picture that is small on purpose is as wide as its room, and does not get higher.
    const least = widest < 0.7 ? 0 : Math.min(widest, LEAST_SCALE);
    const own = (grows ? widest : least) * box.height;
    picture.dataset.plain = '';
    picture.setAttribute('width', String(room.width));
    picture.setAttribute('height', String(hundredths(Math.max(room.height, own))));
    picture.setAttribute('preserveAspectRatio', 'xMinYMid meet');
    slot.append(picture);
    const out = domSvg(host.firstElementChild!);
    const { width, height } = out.viewBox.baseVal;
    const atPx = format === 'slide' ? px : width;
    out.setAttribute('width', String(atPx));
    out.setAttribute('height', String(Math.round((height * atPx) / width)));
    out.setAttribute('role', 'img');
    const style = svgElement('style', {});
    style.textContent = await fontFaces(host.textContent + picture.textContent);
    out.prepend(worded('title', figure.title), worded('desc', altOf(figure)), style);
    return out;
  } finally {
    await unmount(sheet);
    host.remove();
  }
}

/** All that the picture says, for those who do not see it. */
export const altOf = ({ lead, alt, notes }: Figure) => [lead, alt, ...notes].join(' ');

function worded(name: string, text: string): SVGElement {
  const node = svgElement(name, {});
  node.textContent = text;
  return node;
}
