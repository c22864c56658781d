import { GIFEncoder, applyPalette, quantize } from 'gifenc';
import { FORMATS, type Figure, type FigureTheme } from './figure';
import { figureSvg } from './figure-svg';
import { canvasOf } from './png';

/** Pictures one after the other. */
export interface Film {
  frames: AsyncIterable<Figure>;
  count: number;
  secondsPerFrame: number;
}

/** A GIF that plays again and again; null when it was not wanted any more. `onframe` hears 0 to 1. */
export async function filmOf(
  { frames, count, secondsPerFrame }: Film,
  theme: FigureTheme,
  { onframe, signal }: { onframe: (share: number) => void; signal: AbortSignal },
): Promise<Blob | null> {
  const gif = GIFEncoder();
  let done = 0;
  for await (const figure of frames) {
    if (signal.aborted) return null;
    const canvas = await canvasOf(await figureSvg(figure, 'slide', theme), FORMATS.slide.px);
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    const palette = quantize(data, 256);
    const delay = 1000 * secondsPerFrame;
    gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay });
    onframe((done += 1) / count);
  }
  gif.finish();
  return new Blob([gif.bytes()], { type: 'image/gif' });
}
