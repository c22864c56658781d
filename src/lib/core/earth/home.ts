import type { Partner, Position } from '../record/model';
import { Land } from './land';

/** Each partner's land: inside means inside an odd number of rings. A ring round a pole is not supported. */
export type HomeRings = Record<Partner, Position[][]>;

export type Home = Record<Partner, Land>;

const built = new WeakMap<HomeRings, Home>();

/** Asking again with the same object is free. */
export function homeOf(rings: HomeRings): Home {
  let home = built.get(rings);
  if (!home) {
    home = { RU: new Land(rings.RU), CN: new Land(rings.CN) };
    built.set(rings, home);
  }
  return home;
}
