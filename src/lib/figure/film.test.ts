import { beforeEach, expect, it, vi } from 'vitest';
import type { Figure } from './figure';
import { filmOf } from './film';

/** An encoder that may lack, or lose frames. */
const encoder = vi.hoisted(() => ({
  codec: 'avc' as 'avc' | 'vp9' | null,
  loses: 0,
  times: [] as number[],
}));

vi.mock('mediabunny', () => {
  class Source {
    constructor(
      _: unknown,
      readonly options: { onEncodedPacket: () => void },
    ) {}
    add(time: number) {
      encoder.times.push(time);
      if (encoder.times.length > encoder.loses) this.options.onEncodedPacket();
    }
  }
  class Output {
    addVideoTrack() {}
    start() {}
    cancel() {}
    finalize() {}
  }
  return {
    getFirstEncodableVideoCodec: () => Promise.resolve(encoder.codec),
    BufferTarget: class {
      buffer = new ArrayBuffer(8);
    },
    Mp4OutputFormat: class {
      fileExtension = '.mp4';
      mimeType = 'video/mp4';
    },
    WebMOutputFormat: class {
      fileExtension = '.webm';
      mimeType = 'video/webm';
    },
    Quality: class {},
    CanvasSource: Source,
    Output,
  };
});
vi.mock('./figure-svg', () => ({ figureSvg: () => Promise.resolve('') }));
vi.mock('./png', () => ({ canvasOf: () => Promise.resolve({}) }));
vi.stubGlobal('document', { createElement: () => ({ getContext: () => ({ drawImage() {} }) }) });

beforeEach(() => Object.assign(encoder, { codec: 'avc', loses: 0, times: [] }));

function film(signal = new AbortController().signal) {
  const pictures = [0.7, 3].map((seconds) => ({ figure: {} as Figure, seconds }));
  return filmOf(pictures, { theme: 'light', onframe: () => {}, signal });
}

it('each picture stands for its time, in frames of one length', async () => {
  const made = await film();
  expect(made).toMatchObject({ ending: '.mp4', file: { size: 8, type: 'video/mp4' } });
  expect(encoder.times).toHaveLength(37);
  expect(encoder.times.at(-1)).toBe(3.6);
});

it('without an encoder for MP4 it is WebM', async () => {
  encoder.codec = 'vp9';
  expect(await film()).toMatchObject({ ending: '.webm' });
});

it('a lack of encoders, and of frames, is told', async () => {
  encoder.codec = null;
  await expect(film()).rejects.toThrow('No film here');
  Object.assign(encoder, { codec: 'avc', loses: 1 });
  await expect(film()).rejects.toThrow('36 of 37 frames');
});

it('nothing is made of what is given up', async () => {
  expect(await film(AbortSignal.abort())).toBeNull();
});
