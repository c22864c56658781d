import { PRECISION_KM } from '#core/record/model';
import type { VisitStatus } from '#core/reach/new-places';

/** How far from the nearer earlier place, in limits and precisions; on the rim just beyond. */
const CASES: { status: VisitStatus; limits: number; rims: number; angle: number }[] = [
  { status: 'return', limits: 0.5, rims: 0, angle: -90 },
  { status: 'perhaps', limits: 1, rims: 0.25, angle: -35 },
  { status: 'new', limits: 1.6, rims: 0, angle: 12 },
];

export function groundFigure(limitKm: number) {
  const precisionKm = Math.min(PRECISION_KM.sea, 0.4 * limitKm);
  const apartKm = 1.1 * limitKm;
  const points = CASES.map(({ status, limits, rims, angle }) => {
    const km = limits * limitKm + rims * precisionKm;
    const radians = (angle / 180) * Math.PI;
    const x = apartKm + km * Math.cos(radians);
    const y = km * Math.sin(radians);
    return { status, x, y, km, leastKm: km - precisionKm, mostKm: km + precisionKm };
  });
  return {
    precisionKm,
    places: [0, apartKm],
    points,
    outlines: {
      perhaps: outline(limitKm + precisionKm, apartKm),
      stored: outline(limitKm, apartKm),
      sure: outline(limitKm - precisionKm, apartKm),
    },
  };
}

/** Around two overlapping circles, as an SVG path. */
function outline(radius: number, apart: number) {
  const x = apart / 2;
  const y = Math.sqrt(radius ** 2 - x ** 2);
  const arcTo = (to: number) => `A${radius} ${radius} 0 1 0 ${x} ${to}`;
  return `M${x} ${-y}${arcTo(y)}${arcTo(-y)}Z`;
}
