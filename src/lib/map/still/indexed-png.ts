import { crc32, deflateSync } from 'node:zlib';

const COLOURS = 40;

/**
 * Opaque RGBA pixels as a PNG of the 40 colours that are most of it, a sixth of what true colours take; the
 * others, at the edges of shapes, take the nearest.
 */
export function indexedPng(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const view = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const colours = new Uint32Array(width * height);
  const counts = new Map<number, number>();
  // Neighbours are mostly alike: a run is counted, and looked up, once.
  for (let i = 0, from = 0; i < colours.length; i += 1) {
    const colour = (colours[i] = view.getUint32(i * 4) >>> 8);
    if (i + 1 < colours.length && view.getUint32(i * 4 + 4) >>> 8 === colour) continue;
    counts.set(colour, (counts.get(colour) ?? 0) + i + 1 - from);
    from = i + 1;
  }
  const byCount = [...counts].sort(([a, n], [b, k]) => k - n || a - b).map(([colour]) => colour);
  const palette = byCount.slice(0, COLOURS);
  const indices = new Map(byCount.map((colour) => [colour, nearest(colour, palette)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0, i = 0, index = 0; y < height; y += 1) {
    // Each row begins with the number of its filter: none.
    for (let at = y * (width + 1) + 1; at < (y + 1) * (width + 1); at += 1, i += 1) {
      if (i === 0 || colours[i] !== colours[i - 1]) index = indices.get(colours[i]!)!;
      rows[at] = index;
    }
  }
  return png(width, height, palette, rows);
}

function nearest(colour: number, palette: readonly number[]): number {
  let [best, least] = [0, Infinity];
  palette.forEach((other, i) => {
    const r = (colour >> 16) - (other >> 16);
    const g = ((colour >> 8) & 0xff) - ((other >> 8) & 0xff);
    const b = (colour & 0xff) - (other & 0xff);
    const apart = r * r + g * g + b * b;
    if (apart < least) [best, least] = [i, apart];
  });
  return best;
}

function png(width: number, height: number, colours: readonly number[], rows: Buffer): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const palette = colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const named = Buffer.concat([Buffer.from(type), data]);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
