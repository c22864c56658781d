import { GIFEncoder, applyPalette, quantize } from 'gifenc';
import type { Theme } from '$lib/site/palette';
import type { Figure } from './figure';
import { figureSvg } from './figure-svg';
import { canvasOf } from './png';

export interface Film {
  frames: AsyncIterable<Figure>;
  count: number;
  secondsPerFrame: number;
}

interface Making {
  theme: Theme;
  /** Hears 0 to 1. */
  onframe: (share: number) => void;
  signal: AbortSignal;
}

const WIDTH_PX = 1280;

/** The frames drawn; fewer than there are where the film was not wanted any more. */
async function* drawn({ frames, count }: Film, { theme, onframe, signal }: Making) {
  let done = 0;
  for await (const figure of frames) {
    if (signal.aborted) return;
    yield await canvasOf(await figureSvg(figure, 'slide', theme), WIDTH_PX);
    onframe((done += 1) / count);
  }
}

/** A GIF that plays again and again; null when it was not wanted any more. */
export async function gifOf(film: Film, making: Making): Promise<Blob | null> {
  const gif = GIFEncoder();
  for await (const canvas of drawn(film, making)) {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    const palette = quantize(data, 256);
    const delay = 1000 * film.secondsPerFrame;
    gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay });
  }
  gif.finish();
  return making.signal.aborted ? null : new Blob([gif.bytes()], { type: 'image/gif' });
}

const VIDEOS = ['video/mp4;codecs=avc1.42E01F', 'video/webm;codecs=vp9', 'video/webm'];

export const videoType = () =>
  typeof MediaRecorder === 'undefined'
    ? undefined
    : VIDEOS.find((type) => MediaRecorder.isTypeSupported(type));

export const extensionOf = (type: string) => (type.startsWith('video/mp4') ? 'mp4' : 'webm');

/** A film by the browser's own recorder, which takes as long as the film lasts; null as above. */
export async function videoOf(film: Film, making: Making, mimeType: string): Promise<Blob | null> {
  // All frames first: what is recorded is what is seen, and drawing takes its time.
  const canvases: HTMLCanvasElement[] = [];
  const onframe = (share: number) => making.onframe(share / 2);
  for await (const canvas of drawn(film, { ...making, onframe })) canvases.push(canvas);
  const [first] = canvases;
  if (!first || making.signal.aborted) return null;
  const screen = Object.assign(document.createElement('canvas'), {
    ...{ width: first.width, height: first.height },
  });
  const pen = screen.getContext('2d')!;
  pen.drawImage(first, 0, 0);
  const recorder = new MediaRecorder(screen.captureStream(25), {
    ...{ mimeType, videoBitsPerSecond: 4e6 },
  });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  for (const [i, canvas] of canvases.entries()) {
    const until = performance.now() + 1000 * film.secondsPerFrame;
    while (performance.now() < until && !making.signal.aborted) {
      // A picture that stays the same has to be drawn again to be recorded.
      pen.drawImage(canvas, 0, 0);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    making.onframe(0.5 + (i + 1) / canvases.length / 2);
  }
  recorder.stop();
  await stopped;
  return making.signal.aborted ? null : new Blob(parts, { type: mimeType });
}
