import { m } from '$lib/paraglide/messages';
import { edgeText } from './edges/edges';
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
  const words = direction && edges.words[direction];
  const edge = words && edgeText(words);
  return text && edge ? `${edge} · ${text}` : text;
}
