import { describe, expect, it } from 'vitest';
import { iconImage, type IconImage } from './icons';

/** Whether a pixel, counted from the middle, is inside the shape (alpha over 0.75). */
const isInside = ({ width, data }: IconImage, x: number, y: number) =>
  data[((y + width / 2) * width + x + width / 2) * 4 + 3]! > 0.75 * 255;

describe('icons', () => {
  it('of ours are full', () => {
    for (const name of ['disc', 'square']) expect(isInside(iconImage(name)!, 0, 0)).toBe(true);
  });

  it("of a reader's own records are hollow, with an edge of dashes and gaps", () => {
    for (const name of ['disc-own', 'square-own']) {
      const icon = iconImage(name)!;
      const inside = (r: number) =>
        Array.from({ length: 360 }, (_, degrees) => {
          const turn = (degrees / 180) * Math.PI;
          return isInside(icon, Math.floor(r * Math.cos(turn)), Math.floor(r * Math.sin(turn)));
        }).filter(Boolean).length;
      expect(inside(0)).toBe(0);
      expect(inside(8)).toBe(0);
      expect(inside(14)).toBeGreaterThan(name === 'disc-own' ? 200 : 60);
      expect(inside(14)).toBeLessThan(300);
    }
  });

  it('of no known name are none', () => {
    expect(iconImage('star')).toBeNull();
  });
});
