import { isThere } from '$lib/site/dataset/set';

export interface Address {
  what: string;
  /** Below the root of the site; `<id>` stands for a record's. */
  path: string;
  schema?: string;
  part?: string;
}

const ADDRESSES = {
  answer: [{ what: 'answer', path: 'data/answer.json', schema: 'data/answer.schema.json' }],
  records: [
    { what: 'json', path: 'data/joint-reach.json', schema: 'data/joint-reach.schema.json' },
    { what: 'table', path: 'data/joint-reach.csv' },
    { what: 'places', path: 'data/joint-reach-sites.geojson' },
    { what: 'tracks', path: 'data/joint-reach-tracks.geojson', part: 'tracks' },
    { what: 'record', path: 'record/<id>/' },
    { what: 'candidates', path: 'data/candidates.json', part: 'candidates' },
  ],
  reach: [
    { what: 'years', path: 'data/joint-reach-years.csv' },
    { what: 'ground', path: 'data/ground.geojson' },
  ],
  changes: [
    { what: 'feed', path: 'feed.xml' },
    { what: 'versions', path: 'data/versions.json' },
    { what: 'changes', path: 'data/changes.json', part: 'changes' },
  ],
  all: [
    { what: 'package', path: 'data/datapackage.json' },
    { what: 'zip', path: 'data/joint-reach.zip' },
    { what: 'llms', path: 'llms.txt' },
  ],
  embed: [{ what: 'embed', path: 'embed/' }],
} satisfies Record<string, Address[]>;

/** Permanent addresses by topic: each always has the newest data. */
export const addresses = Object.entries(ADDRESSES).map(([group, own]) => ({
  group,
  own: own.filter(({ part }: Address) => !part || isThere(part)) as Address[],
}));
