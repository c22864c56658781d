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
/** Longest time that a busy computer may take to start its recorder, ms. */
const START_MS = 10_000;
const VIDEOS = ['video/mp4;codecs=avc1.42E01F', 'video/webm;codecs=vp9', 'video/webm'];

export const videoType = () =>
  typeof MediaRecorder === 'undefined'
    ? undefined
    : VIDEOS.find((type) => MediaRecorder.isTypeSupported(type));

export const extensionOf = (type: string) => (type.startsWith('video/mp4') ? 'mp4' : 'webm');

/**
 * A film by the browser's own recorder, in real time; null when aborted.
 *
 * @throws when the recorder does not start, or gives nothing
 */
export async function filmOf(
  film: Film,
  { theme, onframe, signal }: FilmOptions,
  mimeType: string,
): Promise<Blob | null> {
  // All frames are drawn before any is recorded, because the recorder does not wait.
  const canvases: HTMLCanvasElement[] = [];
  for await (const figure of film.frames) {
    if (signal.aborted) return null;
    canvases.push(await canvasOf(await figureSvg(figure, 'slide', theme), WIDTH_PX));
    onframe(canvases.length / film.count / 2);
  }
  const { width, height } = canvases[0]!;
  const screen = Object.assign(document.createElement('canvas'), { width, height });
  const pen = screen.getContext('2d')!;
  /** An unchanged canvas yields no frames, so it is drawn again and again. */
  async function show(canvas: HTMLCanvasElement, ms: number, isOver = () => false) {
    const until = performance.now() + ms;
    while (performance.now() < until && !isOver() && !signal.aborted) {
      pen.drawImage(canvas, 0, 0);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
  const recorder = new MediaRecorder(screen.captureStream(25), {
    mimeType,
    videoBitsPerSecond: 4e6,
  });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  let hasStarted = false;
  recorder.onstart = () => (hasStarted = true);
  recorder.start();
  // What is shown before the recorder has started is in no film.
  await show(canvases[0]!, START_MS, () => hasStarted);
  for (const [i, canvas] of canvases.entries()) {
    await show(canvas, hasStarted ? 1000 * film.secondsPerFrame : 0);
    onframe(0.5 + (i + 1) / canvases.length / 2);
  }
  recorder.stop();
  await stopped;
  if (signal.aborted) return null;
  const blob = new Blob(parts, { type: mimeType });
  if (!hasStarted || !blob.size) throw new Error('no film');
  return blob;
}
