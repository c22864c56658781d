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

interface FilmOptions {
  theme: Theme;
  /** Called with the progress, 0 to 1. */
  onframe: (progress: number) => void;
  signal: AbortSignal;
}

const WIDTH_PX = 1280;

/** The frames as canvases; ends early when the signal is aborted. */
async function* drawFrames({ frames, count }: Film, { theme, onframe, signal }: FilmOptions) {
  let done = 0;
  for await (const figure of frames) {
    if (signal.aborted) return;
    yield await canvasOf(await figureSvg(figure, 'slide', theme), WIDTH_PX);
    onframe((done += 1) / count);
  }
}

/** A GIF in a loop; null when aborted. */
export async function gifOf(film: Film, options: FilmOptions): Promise<Blob | null> {
  const gif = GIFEncoder();
  for await (const canvas of drawFrames(film, options)) {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    const palette = quantize(data, 256);
    const delay = 1000 * film.secondsPerFrame;
    gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay });
  }
  gif.finish();
  return options.signal.aborted ? null : new Blob([gif.bytes()], { type: 'image/gif' });
}

const VIDEOS = ['video/mp4;codecs=avc1.42E01F', 'video/webm;codecs=vp9', 'video/webm'];

export const videoType = () =>
  typeof MediaRecorder === 'undefined'
    ? undefined
    : VIDEOS.find((type) => MediaRecorder.isTypeSupported(type));

export const extensionOf = (type: string) => (type.startsWith('video/mp4') ? 'mp4' : 'webm');

/** A video by the browser's own recorder, in real time; null when aborted. */
export async function videoOf(
  film: Film,
  options: FilmOptions,
  mimeType: string,
): Promise<Blob | null> {
  // All frames are drawn before any is recorded, because the recorder does not wait.
  const canvases: HTMLCanvasElement[] = [];
  const onframe = (progress: number) => options.onframe(progress / 2);
  for await (const canvas of drawFrames(film, { ...options, onframe })) canvases.push(canvas);
  const [first] = canvases;
  if (!first || options.signal.aborted) return null;
  const { width, height } = first;
  const screen = Object.assign(document.createElement('canvas'), { width, height });
  const pen = screen.getContext('2d')!;
  pen.drawImage(first, 0, 0);
  const stream = screen.captureStream(25);
  const recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond: 4e6 });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  for (const [i, canvas] of canvases.entries()) {
    const until = performance.now() + 1000 * film.secondsPerFrame;
    while (performance.now() < until && !options.signal.aborted) {
      // An unchanged canvas yields no frames, so it is drawn again and again.
      pen.drawImage(canvas, 0, 0);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    options.onframe(0.5 + (i + 1) / canvases.length / 2);
  }
  recorder.stop();
  await stopped;
  return options.signal.aborted ? null : new Blob(parts, { type: mimeType });
}
