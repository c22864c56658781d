import {
  BufferTarget,
  CanvasSource,
  Mp4OutputFormat,
  Output,
  Quality,
  WebMOutputFormat,
  getFirstEncodableVideoCodec,
} from 'mediabunny';
import { m } from '$lib/paraglide/messages';
import type { Theme } from '$lib/site/palette';
import type { Figure } from './figure';
import { figureSvg } from './figure-svg';
import { canvasOf } from './png';

export type Film = readonly { figure: Figure; seconds: number }[];

interface FilmOptions {
  theme: Theme;
  /** Progress, 0 to 1. */
  onframe: (progress: number) => void;
  signal: AbortSignal;
}

const SIZE = { width: 1280, height: 720 };
/** Constant, as slide programs expect; still pictures take few bytes. */
const FRAMES_PER_SECOND = 10;

/**
 * MP4, or WebM where the browser has no encoder for H.264; null when aborted.
 * @throws without an encoder, or if it encodes too few frames
 */
export async function filmOf(film: Film, { theme, onframe, signal }: FilmOptions) {
  const codec = await getFirstEncodableVideoCodec(['avc', 'vp9', 'vp8'], SIZE);
  if (!codec) throw new Error(m.figure_no_film());
  const format =
    codec === 'avc' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat();
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const canvas = Object.assign(document.createElement('canvas'), SIZE);
  const pen = canvas.getContext('2d')!;
  let encoded = 0;
  const onEncodedPacket = () => (encoded += 1);
  const quality = new Quality('high');
  const source = new CanvasSource(canvas, { codec, quality, onEncodedPacket });
  output.addVideoTrack(source, { frameRate: FRAMES_PER_SECOND });
  await output.start();

  let frames = 0;
  for (const [i, { figure, seconds }] of film.entries()) {
    if (signal.aborted) {
      await output.cancel();
      return null;
    }
    const picture = await canvasOf(await figureSvg(figure, theme), SIZE.width);
    pen.drawImage(picture, 0, 0);
    const end = frames + Math.round(seconds * FRAMES_PER_SECOND);
    for (; frames < end; frames++)
      await source.add(frames / FRAMES_PER_SECOND, 1 / FRAMES_PER_SECOND);
    onframe((i + 1) / film.length);
  }
  await output.finalize();
  const { buffer } = target;
  if (!buffer || encoded < frames) throw new Error(m.figure_film_lacks({ encoded, frames }));
  return { file: new Blob([buffer], { type: format.mimeType }), ending: format.fileExtension };
}
