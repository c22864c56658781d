import { encodeView } from '$lib/view/view-link';
import type { Bounds, View } from '$lib/view/view';

/** Keys of the link that are options of the command line too, by the same names and values. */
const LISTED = ['rule', 'kind', 'domain', 'framework', 'practice', 'with', 'region', 'radius'];
const SWITCHES = ['precise', 'staging'];

/**
 * The command that gives what is shown again, with every choice that is not the default written out:
 * `explain` the numbers of a view, as JSON whose `span` holds the measures by the names of the method page;
 * `directions` the answer in words, with the edge of each direction.
 */
export function commandFor(
  view: View,
  bounds: Bounds,
  own: { name: string; alone: boolean } | null = null,
  command: 'explain' | 'directions' = 'explain',
): string {
  const { from, to } = view;
  const query = [...encodeView(view, bounds)];
  const years = command === 'directions' || from === to ? to : `${from}..${to}`;
  return [
    `npm run -s reach -- ${command} --year ${years}`,
    ...query.filter(([key]) => LISTED.includes(key)).map(([key, value]) => `--${key} ${value}`),
    ...query.filter(([key]) => SWITCHES.includes(key)).map(([key]) => `--${key}`),
    ...(own ? [`--input ${quoted(own.name)}`, ...(own.alone ? [] : ['--beside'])] : []),
    `--format ${command === 'explain' ? 'json' : 'table'}`,
  ].join(' ');
}

/** For a shell: a name with spaces or quotes is one word. */
const quoted = (name: string) =>
  /^[\w./-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
