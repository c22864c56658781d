import { inFile } from '../../checks/check';
import type { ContextCheck } from '../checks';

export const uniqueIds: ContextCheck = ({ context, scale, claims, zones, straits }) => {
  const lists: [file: string, field: string, entries: readonly { id: string }[]][] = [
    ['context.json', 'items', context.items],
    ['scale.json', 'areas', scale.areas],
    ['scale.json', 'frameworks', scale.frameworks],
    ['claims.json', 'claims', claims.claims],
    ['claims.json', 'indicators', claims.indicators],
    ['watch-zones.geojson', 'features', zones.features],
    ['straits.geojson', 'features', straits.features],
  ];
  return lists.flatMap(([file, field, entries]) => {
    const ids = entries.map(({ id }) => id);
    return inFile(file, (say) =>
      ids.forEach((id, i) => {
        const first = ids.indexOf(id);
        if (first !== i) say(`${field}[${i}].id`, id, `an id not used at ${field}[${first}]`);
      }),
    );
  });
};
