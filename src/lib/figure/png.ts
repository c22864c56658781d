import { SHEET } from './figure';

/** Rejects if the browser cannot decode the SVG. */
export async function canvasOf(svg: string, width: number) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const height = Math.round((width * image.naturalHeight) / image.naturalWidth);
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')!.drawImage(image, 0, 0, width, height);
  return canvas;
}

/** Twice as large as the SVG, and sharp in print. */
export async function pngOf(svg: string, words: string) {
  const canvas = await canvasOf(svg, 2 * SHEET.px);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('no PNG');
  return withWords(blob, words);
}

/** Bytes of the signature and the IHDR chunk, which is always first. */
const HEADER = 33;
const DPI = 300;
const INCHES_PER_METRE = 1 / 0.0254;

/** Adds dots per inch and a description (ISO/IEC 15948, 11.3.4.3 and 11.3.3.4). */
export function withWords(png: Blob, words: string): Blob {
  const size = new DataView(new ArrayBuffer(9));
  const dotsPerMetre = Math.round(DPI * INCHES_PER_METRE);
  size.setUint32(0, dotsPerMetre);
  size.setUint32(4, dotsPerMetre);
  size.setUint8(8, 1);
  const parts = [
    chunk('pHYs', new Uint8Array(size.buffer)),
    chunk('iTXt', new TextEncoder().encode(`Description\0\0\0\0\0${words}`)),
  ];
  return new Blob([png.slice(0, HEADER), ...parts, png.slice(HEADER)], { type: 'image/png' });
}

function chunk(name: string, data: Uint8Array) {
  const out = new Uint8Array(data.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(new TextEncoder().encode(name), 4);
  out.set(data, 8);
  let crc = ~0;
  for (const byte of out.subarray(4, -4)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  view.setUint32(data.length + 8, ~crc >>> 0);
  return out;
}
