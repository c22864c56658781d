import type { ReachChoices } from '$lib/core/reach/dataset';
import type { YearSpan } from '$lib/core/record/time';

/**
 * The command that gives the numbers of a view again, with every choice that is not the default
 * written out. It prints JSON whose `span` holds the measures by the names of the method page.
 */
export function commandFor(
  { rule, where = {}, region, precise, staging, radiusKm }: Partial<ReachChoices>,
  { from, to }: YearSpan,
): string {
  const lists = [
    ['--kind', where.kinds],
    ['--domain', where.domains],
    ['--framework', where.frameworks],
    ['--practice', where.practices],
    ['--with', where.partners],
  ] as const;
  return [
    `npm run -s reach -- explain --year ${from === to ? from : `${from}..${to}`}`,
    ...(rule === undefined ? [] : [`--rule ${rule}`]),
    ...lists.flatMap(([option, values]) => (values ? [`${option} ${values.join(',')}`] : [])),
    ...(region ? [`--region ${region}`] : []),
    ...(precise ? ['--precise'] : []),
    ...(staging ? ['--staging'] : []),
    ...(radiusKm === undefined ? [] : [`--radius ${radiusKm}`]),
    '--format json',
  ].join(' ');
}
