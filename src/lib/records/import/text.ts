/** What text files are written in, by the names that TextDecoder knows. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'gb18030',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A byte that is no text in the encoding is read as this. */
export const BROKEN = '\uFFFD';

/** The text without its byte order mark, how it was read, and whether some bytes were none of its. */
export function decode(
  bytes: Uint8Array,
  asked?: Encoding,
): { text: string; encoding: Encoding; isBroken: boolean } {
  const encoding = asked ?? encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, isBroken: text.includes(BROKEN) && !isValid(bytes, encoding) };
}

/**
 * By its mark, else by trying. Russian tables are often Windows-1251, Chinese ones GB 18030; their
 * letters lie in other ranges of bytes, next to each other, while those of Latin-1 stand alone.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 1].map((odd) => sample.filter((byte, i) => byte === 0 && i % 2 === odd).length);
  if (zeros[1]! > sample.length / 8) return 'utf-16le';
  if (zeros[0]! > sample.length / 8) return 'utf-16be';
  // All of it: the first Russian word may be in the last line.
  if (isValid(bytes, 'utf-8')) return 'utf-8';
  const text = new TextDecoder().decode(bytes);
  const broken = text.split(BROKEN).length - 1;
  // Most of what is not ASCII is UTF-8 all the same: a few bytes were lost.
  if (broken * 4 < text.replace(/[\0-\x7f]/g, '').length) return 'utf-8';
  const [high, beside, small] = highBytes(bytes);
  if (beside < 0.6 * high) return 'windows-1252';
  if (small > 0.6 * high) return 'windows-1251';
  return isValid(bytes, 'gb18030') ? 'gb18030' : 'windows-1251';
}

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** How many bytes are beyond ASCII, how many of them stand together, how many are small Cyrillic letters. */
function highBytes(bytes: Uint8Array): [high: number, beside: number, small: number] {
  let [high, beside, small] = [0, 0, 0];
  bytes.forEach((byte, i) => {
    if (byte < 0x80) return;
    high++;
    if (bytes[i - 1]! >= 0x80 || bytes[i + 1]! >= 0x80) beside++;
    if (byte >= 0xe0) small++;
  });
  return [high, beside, small];
}
