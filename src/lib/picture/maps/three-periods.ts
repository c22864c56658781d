import type { SceneInput } from '../layers/scene';
import { originFrame } from '../frame';
import type { PeriodFrame } from '../period-frame';
import { drawLand, type Land } from './picture';

export const periodLand = (frame: PeriodFrame, land: Land, homes: SceneInput['homes']) =>
  drawLand(land, originFrame(frame), 0.6, homes);
