import { isThere } from '$lib/site/dataset/set';

/** By topic and what each has: below the root of the site; `<id>` stands for a record's. */
const ADDRESSES: Record<string, Record<string, string>> = {
  answer: { answer: 'data/answer.json' },
  records: {
    json: 'data/joint-reach.json',
    table: 'data/joint-reach.csv',
    places: 'data/joint-reach-sites.geojson',
    tracks: 'data/joint-reach-tracks.geojson',
    record: 'record/<id>/',
    candidates: 'data/candidates.json',
  },
  reach: { years: 'data/joint-reach-years.csv', ground: 'data/ground.geojson' },
  changes: { feed: 'feed.xml', versions: 'data/versions.json', changes: 'data/changes.json' },
  all: { package: 'data/datapackage.json', zip: 'data/joint-reach.zip', llms: 'llms.txt' },
  embed: { embed: 'embed/' },
};
const WITH_SCHEMA = ['answer', 'json'];

/** Permanent addresses: each always has the newest data. */
export const addresses = Object.entries(ADDRESSES).map(([group, paths]) => ({
  group,
  own: Object.entries(paths)
    .filter(([what]) => isThere(what))
    .map(([what, path]) => {
      const schema = WITH_SCHEMA.includes(what) ? path.replace('.json', '.schema.json') : null;
      return { what, path, schema };
    }),
}));
