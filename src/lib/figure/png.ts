/** Draws an SVG as wide as asked. Rejects where the browser cannot. */
export async function canvasOf(svg: SVGSVGElement, width: number): Promise<HTMLCanvasElement> {
  const image = new Image();
  const source = new XMLSerializer().serializeToString(svg);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.round((width * image.naturalHeight) / image.naturalWidth);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The same as a PNG that says what it shows, and in print how large it is. */
export async function pngOf(
  svg: SVGSVGElement,
  width: number,
  { dpi, words }: { dpi: number; words: Readonly<Record<string, string>> },
): Promise<Blob> {
  const canvas = await canvasOf(svg, width);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('no PNG');
  return new Blob([withWords(new Uint8Array(await blob.arrayBuffer()), dpi, words)], {
    type: 'image/png',
  });
}

/** Signature and header of every PNG; what comes after may be anything. */
const HEADER = 33;
const INCH = 0.0254;

/** Adds dots per inch and texts to a PNG (ISO/IEC 15948, sections 11.3.4.3 and 11.3.3.4). */
export function withWords(
  png: Uint8Array,
  dpi: number,
  words: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const size = new Uint8Array(9);
  const perMetre = Math.round(dpi / INCH);
  new DataView(size.buffer).setUint32(0, perMetre);
  new DataView(size.buffer).setUint32(4, perMetre);
  size[8] = 1;
  const chunks = [
    chunk('pHYs', size),
    ...Object.entries(words).map(([key, text]) =>
      chunk('iTXt', new TextEncoder().encode(`${key}\0\0\0\0\0${text}`)),
    ),
  ];
  const parts = [png.subarray(0, HEADER), ...chunks, png.subarray(HEADER)];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(new TextEncoder().encode(name), 4);
  out.set(data, 8);
  view.setUint32(data.length + 8, crc32(out.subarray(4, data.length + 8)));
  return out;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
