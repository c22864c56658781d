import { answer } from '$lib/core/questions/answer';
import { datasetOf } from '$lib/core/reach/dataset';
import type { SpanMeasures } from '$lib/core/reach/measures';
import { PARTNERS } from '$lib/core/record/model';
import { element } from '$lib/site/markup';
import { formatCountry, formatKm, formatName } from '$lib/site/format';
import { frame } from '../camera';
import { land } from './land.server';
import { NO_REFERENCE } from '../reference';
import { marksMarkup, type Picture } from './marks';
import { cameraFrame, drawLand, drawPicture } from './picture';
import { buildScene, positionsOf, type SceneInput } from '../scene';
import { m } from '$lib/paraglide/messages';
import { choicesOf, filterRecords, ghostRecords, vividRecords } from '$lib/view/shown';
import { defaultView, type View } from '$lib/view/view';
import { bounds, events, first, index, rules } from '$lib/site/dataset.server';

/**
 * The map before any script runs: the home view as a picture without the land, which all pages share
 * (routes/globe.svg). A square, so that it fills what is free as camera.ts fills it; of the size that the
 * desktop has free, so that names and signs are there as large as MapLibre's.
 */
const SIZE = { width: 480, height: 480 };
const COARSE_PX = 1.3;

const view = defaultView(bounds);
const filtered = filterRecords(index.records, view, rules);
const camera = frame(positionsOf(filtered), SIZE, view.projection);
const square = cameraFrame(camera, SIZE, view.projection);

/** The first view. */
export const homeStill = () => viewStill(view, first.span, null);

/** A view: the records of its years, earlier years, ground, farthest lines; framed as the first. */
export function viewStill(
  shown: View,
  reach: Pick<SpanMeasures, 'farthestKm'> | null,
  ground: SceneInput['ground'],
): Picture {
  const records = filterRecords(index.records, shown, rules);
  return picture({
    records: vividRecords(records, shown),
    ghosts: ghostRecords(records, shown),
    ground,
    farthest: PARTNERS.flatMap((partner) => {
      const line = reach?.farthestKm[partner];
      if (!line || line.km === 0) return [];
      const label = m.farthest_label({ km: formatKm(line.km), country: formatCountry(partner) });
      return [{ partner, ...line, label }];
    }),
  });
}

/** One record alone. */
export function recordStill(id: string): Picture {
  return picture({ records: index.records.filter((record) => record.id === id) });
}

const dataset = datasetOf(events, { rules, home: null, regions: null });

/** Ground of the years of a view. */
export function groundOf(shown: View): SceneInput['ground'] {
  const { from, to } = shown;
  const question = {
    kind: 'ground',
    choices: { where: choicesOf(shown) },
    span: { from, to },
  } as const;
  return answer(dataset, question).ground;
}

function picture(input: Omit<SceneInput, 'nameOf'>): Picture {
  const scene = buildScene({ ...input, nameOf: ({ name }) => formatName(name) });
  return drawPicture({ ...scene, ...NO_REFERENCE }, view.layers, square, { coarsePx: COARSE_PX });
}

/** Land and borders of the same view, to be used by the id `land`; its colours are the page's. */
export function globeSvg(): string {
  const { width, height } = SIZE;
  const paths = element('g', { id: 'land' }, marksMarkup(drawLand(land, square, COARSE_PX)));
  const box = { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}` };
  return `${element('svg', box, paths)}\n`;
}
