import { GIFEncoder, applyPalette, quantize } from 'gifenc';

/** Pictures one after the other as a GIF that plays again and again. */
export class Gif {
  readonly #encoder = GIFEncoder();

  add(canvas: HTMLCanvasElement, seconds: number): void {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    const palette = quantize(data, 256);
    const index = applyPalette(data, palette);
    this.#encoder.writeFrame(index, width, height, { palette, delay: 1000 * seconds });
  }

  finish(): Blob {
    this.#encoder.finish();
    return new Blob([this.#encoder.bytes()], { type: 'image/gif' });
  }
}
