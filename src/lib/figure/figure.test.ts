import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { embedCode } from './EmbedBuilder.svelte';
import { rangesOf } from './figure-svg';
import { withWords } from './png';

describe('rangesOf', () => {
  it('reads ranges and single signs, as style sheets write them', () => {
    expect(rangesOf('U+0-FF, U+131, u+2000-206f')).toEqual([
      [0, 0xff],
      [0x131, 0x131],
      [0x2000, 0x206f],
    ]);
  });

  it('takes a face without ranges for one with every sign', () => {
    expect(rangesOf('')).toEqual([[0, Infinity]]);
  });
});

describe('withWords', () => {
  /** Signature and IHDR of one grey pixel, IDAT, IEND. */
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  );
  const chunks = (bytes: Uint8Array) => {
    const file = Buffer.from(bytes);
    const parsed: { name: string; data: Buffer; crc: number; sum: number }[] = [];
    for (let offset = 8; offset < file.length;) {
      const length = file.readUInt32BE(offset);
      const body = file.subarray(offset + 4, offset + 8 + length);
      parsed.push({
        name: body.toString('latin1', 0, 4),
        data: body.subarray(4),
        crc: file.readUInt32BE(offset + 8 + length),
        sum: crc32(body),
      });
      offset += 12 + length;
    }
    return parsed;
  };
  let written: ReturnType<typeof chunks>;
  beforeAll(async () => {
    const made = withWords(new Blob([png]), 'Учения 演习');
    written = chunks(new Uint8Array(await made.arrayBuffer()));
  });

  it('adds chunks after the header, each with its sum as zlib has it, and keeps the others', () => {
    expect(written.map(({ name }) => name)).toEqual(['IHDR', 'pHYs', 'iTXt', 'IDAT', 'IEND']);
    for (const { crc, sum } of written) expect(crc).toBe(sum);
  });

  it('says 300 dots per inch as 11811 per metre, and a text in any script', () => {
    expect(written[1]?.data.readUInt32BE(0)).toBe(11811);
    expect(written[2]?.data.toString()).toBe('Description\0\0\0\0\0Учения 演习');
  });
});

describe('embedCode', () => {
  it('lets no sign of a title or an address out of its attribute', () => {
    const code = embedCode({
      address: 'https://host/embed/?year=2019&rule=all',
      title: '"><script>',
      width: 800,
      height: 560,
    });
    expect(code).toContain('src="https://host/embed/?year=2019&#38;rule=all"');
    expect(code).not.toContain('<script');
    expect(code).toMatch(/^<iframe [^<>]*> <\/iframe>$/);
  });
});
