import { BASE } from '#core/record/languages';
import type { Position } from '#core/record/model';
import { m } from '$lib/paraglide/messages';
import { formatPosition } from '$lib/site/text/format';
import type { Hit, Results } from './search';

/** Latitude, then longitude, with signs or letters. */
function parsePosition(text: string): Position | null {
  const number = '(-?\\d{1,3}(?:\\.\\d+)?)\\s*°?\\s*';
  const pattern = RegExp(`^\\s*${number}([NS]?)\\s*[\\s,;，]\\s*${number}([EW]?)\\s*$`, 'i');
  const [, lat, ns = '', lng, ew = ''] = pattern.exec(text) ?? [];
  if (lat === undefined || lng === undefined) return null;
  const signed = (degrees: string, side: string) =>
    /[sw]/i.test(side) ? -Number(degrees) : Number(degrees);
  const position: Position = [signed(lng, ew), signed(lat, ns)];
  return Math.abs(position[0]) <= 180 && Math.abs(position[1]) <= 90 ? position : null;
}

const MOST = 3;

export function withAsks(query: string, groups: Results['groups']): Results['groups'] {
  const typed = parsePosition(query);
  if (typed) return [groupOf([hitOf(String(typed), formatPosition(typed))])];
  const hits = groups
    .flatMap((group) => group.hits)
    .flatMap(({ document, line, title }): [asked: string, name: string][] => {
      const { group, key, lines, positions } = document;
      if (group === 'regions') return [[key.slice(key.indexOf('/') + 1), textOf(title)]];
      if (line?.field !== 'place') return [];
      const place = textOf(line.parts);
      const position = positions?.[lines.place?.indexOf(place) ?? -1];
      return position ? [[String(position), place]] : [];
    })
    .filter(([asked], i, asks) => asks.findIndex(([other]) => other === asked) === i)
    .slice(0, MOST)
    .map(([asked, place]) => hitOf(asked, place));
  return hits.length > 0 ? [...groups, groupOf(hits)] : groups;
}

const groupOf = (hits: Hit[]) => ({ group: 'asks' as const, hits, total: hits.length });

const textOf = (parts: Hit['title']) => parts.map(({ text }) => text).join('');

function hitOf(asked: string, place: string): Hit {
  const text = m.search_ask({ place });
  const document = {
    key: `asks/${asked}`,
    group: 'asks',
    href: `/?ask=${asked}`,
    title: { [BASE]: text },
    lines: {},
  } as const;
  return { document, title: [{ text, isMatch: false }], line: null };
}
