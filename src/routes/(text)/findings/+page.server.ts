import { BASE_CHOICE, recordsUnder } from '$lib/core/findings/evidence';
import { practiceMatrix } from '$lib/core/findings/practices';
import { cardsOf } from '$lib/findings-page/cards';
import { headlineText } from '$lib/findings-page/headline-text';
import type { Names } from '$lib/findings-page/names';
import { practicesText } from '$lib/findings-page/practices';
import { watchPictures } from '$lib/findings-page/watch-pictures';
import { landOf, type Basemap } from '$lib/method/land';
import { watchCards, watchLead } from '$lib/findings-page/watch-cards';
import { citationText } from '$lib/core/citation';
import { readData, recordById, regions, index } from '$lib/server/dataset';
import { evidence } from '$lib/server/evidence';
import { reachDataset } from '$lib/server/reach-dataset';
import { tested } from '../../tested.server';

let computed: ReturnType<typeof compute> | undefined;

function compute() {
  const all = tested();
  const { claims, watched, zones } = all;
  const land = landOf(readData<Basemap>('basemap-110m.geojson'));
  return {
    ...all,
    pictures: watchPictures(claims.indicators, watched, zones, recordById, land),
    practices: practiceMatrix(recordsUnder(evidence, BASE_CHOICE), {
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
  const study = claims.sources[claims.study]!;
  return {
    study: { text: citationText({ ...study, URL: undefined }), url: study.URL ?? null },
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
