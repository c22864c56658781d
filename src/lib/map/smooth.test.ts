import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { smoothRing } from './smooth';

/** Shoelace area in degrees². */
const area = (ring: Position[]) =>
  Math.abs(
    ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0]! * y! - x! * ring[i]![1]!, 0) / 2,
  );
const zigzag = (n: number): Position[] => {
  const ring = Array.from({ length: n }, (_, i): Position => {
    const turn = (2 * Math.PI * i) / n;
    const radius = 10 + (i % 2 ? 0.3 : -0.3);
    return [170 + radius * Math.cos(turn), 40 + radius * Math.sin(turn)];
  });
  return [...ring, ring[0]!];
};

describe('smoothing', () => {
  it('takes the zigzag out of an outline and keeps its area within 1 %', () => {
    const ring = zigzag(120);
    const smooth = smoothRing(ring);
    const radii = smooth.map(([x, y]) => Math.hypot(x! - 170, y! - 40));
    expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(0.05);
    expect(Math.abs(area(smooth) / area(ring) - 1)).toBeLessThan(0.01);
  });

  it('closes the ring', () => {
    const smooth = smoothRing(zigzag(20));
    expect(smooth.at(-1)).toEqual(smooth[0]);
  });

  it('leaves points on the 180° cut where they are', () => {
    const half: Position[] = [
      [180, 50],
      [180, 60],
      [175, 60],
      [174, 55],
      [175, 50],
      [180, 50],
    ];
    const smooth = smoothRing(half).filter(([lng]) => lng === 180);
    const lats = smooth.map(([, lat]) => lat!);
    expect([Math.min(...lats), Math.max(...lats)]).toEqual([50, 60]);
  });
});
