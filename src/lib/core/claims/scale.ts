import type { ScaleFile } from '../../../../geodata/context/schema';
import type { Source } from '../record/record';

/** `static/data/scale.json`: the study's seven areas, what it states of them and what we infer. */
export interface ScaleData extends ScaleFile {
  sources: Record<string, Source>;
}
export type ScaleArea = ScaleFile['areas'][number];
