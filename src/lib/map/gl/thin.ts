/**
 * SVG path data of straight pieces without the points that lie within `px` of the one before: for
 * pictures whose weight matters more than their last pixel. Rings too small to have an area go.
 */
export function thinPath(d: string, px: number): string {
  return d
    .split('M')
    .slice(1)
    .map((piece) => thinPiece(piece, px))
    .join('');
}

function thinPiece(piece: string, px: number): string {
  const closed = piece.endsWith('Z');
  const points = (closed ? piece.slice(0, -1) : piece)
    .split('L')
    .map((pair) => pair.split(',').map(Number) as [x: number, y: number]);
  const kept = points.slice(0, 1);
  points.slice(1).forEach((point, i) => {
    const [x, y] = kept.at(-1)!;
    const last = !closed && i === points.length - 2;
    if (last || Math.hypot(point[0] - x, point[1] - y) >= px) kept.push(point);
  });
  if (closed && kept.length < 3) return '';
  return `M${kept.join('L')}${closed ? 'Z' : ''}`;
}
