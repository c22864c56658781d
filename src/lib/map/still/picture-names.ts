import type { Layer } from '$lib/view/view';
import { placeLabels, type Box } from '../names/label-placement';
import type { Room } from '../names/names';
import type { Mark } from './picture';
import type { Pen } from './picture-pen';
import type { Drawn } from '../style';
import { wantedNames } from '../names/wanted-names';

/** Names of records, straits, zones and regions, placed so that none lies on another. */
export function nameMarks(
  drawn: Drawn,
  layers: readonly Layer[],
  pen: Pen,
  { taken, avoided }: Room,
  bounds: Box,
  selected: string | null,
): Mark[] {
  const wanted = wantedNames(drawn, layers, (position) => pen.at(position), selected);
  return placeLabels(wanted, taken, bounds, avoided).flatMap(({ label, placed }): Mark[] => {
    if (!placed) return [];
    const { what, recordId } = label;
    const { x, y, lines, anchor } = placed;
    return [{ shape: 'text', what, x, y, lines, anchor, ...(recordId && { recordId }) }];
  });
}
