import { runReach } from '../../src/cli/main';
import type { AtlasData } from '#core/record/schema';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { readJson } from '../json';

const atlas = readJson<AtlasData>('static/data/events.json');
/** Of each kind and rule, with a track: measured in a tenth of the time that all records take. */
const FEW = [
  'mediterranean-tactical-2014',
  'aerospace-security-2016',
  'komodo-2016',
  'joint-sea-2016',
  'peace-mission-2016',
  'joint-sea-2017-1',
  'peace-mission-2021',
  'joint-sea-2021',
  'bomber-patrol-2021',
  'maritime-security-belt-2022',
  'bomber-patrol-2022-1',
  'mosi-2023',
  'will-for-peace-2026',
];
export const few = { ...atlas, records: atlas.records.filter(({ id }) => FEW.includes(id)) };
export const datasetOfFew = { ...reachDataset, records: few.records };

interface Shown {
  tty?: boolean;
  msPerLook?: number;
}

/** One run of the command with what it wrote. */
export function reach(
  args: string,
  { tty = false, msPerLook = 0 }: Shown = {},
  /** A process of its own reads it; here that of the pages is measured once. */
  read = () => reachDataset,
) {
  let [out, err, now] = ['', '', 0];
  const terminal = {
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
    outIsTerminal: tty,
    errIsTerminal: tty,
    now: () => (now += msPerLook),
  };
  const code = runReach(args.split(' ').filter(Boolean), terminal, read);
  return { code, out, err };
}
/** The same of the few records. */
export const reachFew = (args: string, shown?: Shown) => reach(args, shown, () => datasetOfFew);
export const jsonFew = <Data>(args: string) => JSON.parse(reachFew(args).out) as Data;
