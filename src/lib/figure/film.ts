import type { Figure } from './figure';
import { figureSvg } from './figure-svg';
import type { FigureTheme } from './figure';
import { FORMATS } from './figure';
import { Gif } from './gif';
import { canvasOf } from './png';

/** Pictures of one size, one after the other. */
export interface Film {
  frames: AsyncIterable<Figure>;
  count: number;
  secondsPerFrame: number;
}

/** The file, or null once it is not wanted any more. `onframe` is told how much is done, 0 to 1. */
export async function filmOf(
  { frames, count, secondsPerFrame }: Film,
  theme: FigureTheme,
  { onframe, signal }: { onframe: (share: number) => void; signal: AbortSignal },
): Promise<Blob | null> {
  const gif = new Gif();
  let done = 0;
  for await (const figure of frames) {
    if (signal.aborted) return null;
    const svg = await figureSvg(figure, 'slide', theme);
    gif.add(await canvasOf(svg, FORMATS.slide.px), secondsPerFrame);
    onframe((done += 1) / count);
  }
  return gif.finish();
}
