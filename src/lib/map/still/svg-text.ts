import { element, escaped } from '$lib/site/markup';
import { ARROW_PATH, markStyle } from '../mark-style';
import type { Palette } from '../palette';
import type { Mark, Picture } from './picture';

/** Pictures as SVG source, with colours instead of the page's tokens: for files. */

/** Sea and marks; `land` is drawn between the two. */
export function pictureMarkup(picture: Picture, palette: Palette, land = ''): string {
  const { limb, width, height } = picture;
  const sea = limb
    ? element('circle', { cx: limb.x, cy: limb.y, r: limb.r, fill: palette.sea })
    : element('rect', { width, height, fill: palette.sea });
  return sea + land + picture.marks.map((mark) => markMarkup(mark, palette)).join('');
}

export function markMarkup(mark: Mark, palette: Palette): string {
  const style = markStyle(mark, palette);
  switch (mark.shape) {
    case 'path':
      return element('path', { d: mark.d, ...style });
    case 'square': {
      const { x, y, r } = mark;
      return element('rect', { x: x - r, y: y - r, width: 2 * r, height: 2 * r, ...style });
    }
    case 'arrow': {
      const transform = `translate(${mark.x} ${mark.y}) rotate(${mark.turn ?? 0}) scale(${mark.r})`;
      return element('path', {
        d: ARROW_PATH,
        transform,
        'vector-effect': 'non-scaling-stroke',
        ...style,
      });
    }
    case 'disc':
    case 'ring': {
      const number = mark.count
        ? element(
            'text',
            {
              x: mark.x,
              y: mark.y,
              dy: '0.35em',
              'text-anchor': 'middle',
              'font-size': 12,
              fill: palette.halo,
            },
            String(mark.count),
          )
        : '';
      return element('circle', { cx: mark.x, cy: mark.y, r: mark.r, ...style }) + number;
    }
    case 'text': {
      const turn = mark.turn ? ` rotate(${mark.turn})` : '';
      const lines = mark.lines.map((line, i) =>
        element('tspan', { x: 0, ...(i && { dy: '1.23em' }) }, escaped(line)),
      );
      return element(
        'text',
        {
          'text-anchor': mark.anchor,
          transform: `translate(${mark.x} ${mark.y})${turn}`,
          ...(mark.turn !== undefined && { dy: '-0.45em' }),
          ...style,
        },
        lines.join(''),
      );
    }
    default:
      return mark satisfies never;
  }
}
