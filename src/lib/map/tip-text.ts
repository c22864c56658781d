import { m } from '$lib/paraglide/messages';
import { edgeText } from './edges/edge-features';
import type { Pointed } from './gl/driver';
import type { Scene } from './scene';

/** What is said of a place pointed at: its record, how many more, and what is written beside an edge. */
export function tipText(
  { ids: [id, ...others], direction }: Pick<Pointed, 'ids' | 'direction'>,
  { edges }: Scene,
  nameOf: (id: string) => string,
): string {
  const name = id === undefined ? '' : nameOf(id);
  const text = name && others.length ? m.map_more_here({ name, count: others.length }) : name;
  const edge = direction && edgeText(edges, direction);
  return text && edge ? `${edge} · ${text}` : text;
}
