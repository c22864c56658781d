import { caseOf } from '$lib/core/claims/evidence';
import { practiceMatrix } from '$lib/core/claims/practices';
import { cardsOf, cited } from '$lib/pages/findings/cards';
import { headlineText } from '$lib/pages/findings/headline-text';
import type { Names } from '$lib/pages/findings/names';
import { practicesText } from '$lib/pages/findings/practices';
import { watchPictures } from '$lib/pages/findings/watch-pictures';
import { landOf, type Basemap } from '$lib/pages/method/land';
import { watchCards, watchLead } from '$lib/pages/findings/watch-cards';
import { readData, recordById, regions, index } from '$lib/site/dataset.server';
import { evidence } from '$lib/site/evidence.server';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { tested } from '$lib/pages/findings/tested.server';

let computed: ReturnType<typeof compute> | undefined;

function compute() {
  const all = tested();
  const { claims, watched, zones } = all;
  const land = landOf(readData<Basemap>('basemap-110m.geojson'));
  return {
    ...all,
    pictures: watchPictures(claims.indicators, watched, zones, recordById, land),
    practices: practiceMatrix(caseOf(evidence).counted, {
      from: index.firstYear,
      to: index.lastYear,
    }),
  };
}

/** Results become text here, in the language of the page being rendered. */
export function load() {
  computed ??= compute();
  const { claims, zones, found, stall, watched, pictures, practices } = computed;
  const { dataVersion } = reachDataset;
  const names: Names = {
    records: recordById,
    regions: new Map(regions.map(({ id, name }) => [id, name])),
    items: new Map(evidence.context.items.map((item) => [item.id, item])),
    rules: evidence.rules,
  };
  return {
    study: cited(claims.sources[claims.study]!),
    headline: headlineText(stall, names, dataVersion),
    cards: cardsOf(claims, found, names, { evidence, dataVersion, curves: stall.curves }),
    watch: {
      lead: watchLead(),
      cards: watchCards(
        claims.indicators,
        watched,
        {
          records: recordById,
          zones: new Map(zones.features.map(({ properties: { id, name } }) => [id, name])),
        },
        pictures,
      ),
    },
    practices: practicesText(
      practices,
      found.find(({ claimId }) => claimId === 'C26')!,
      names,
    ),
    dataVersion,
  };
}
