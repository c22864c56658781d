import { render } from 'svelte/server';
import { locales, overwriteGetLocale } from '$lib/paraglide/runtime';
import { compareDrawings } from '$lib/pages/compare/compared.server';
import { hasMap, storyCharts, storyDrawings } from '$lib/pages/story/figures.server';
import { storySteps } from '$lib/pages/story/story.server';
import { pictureMarkup } from '$lib/picture/maps/first-picture.server';
import MapSvg from '$lib/picture/MapSvg.svelte';
import { previewNames, previewSvg, worldSvg } from '$lib/picture/maps/preview.server';
import { renderMarks, standardPoster, standardStrips } from '$lib/picture/maps/paint.server';
import { index } from '$lib/site/dataset/dataset.server';
import { element } from '$lib/site/markup';
import type { Size } from '$lib/site/boxes';
import { coloured } from '$lib/site/palette';

type Drawing = [name: string, svg: string];

/** Each picture that is drawn without a browser, as a file of its own. */
export function* pictures(): Generator<Drawing> {
  for (const [name, svg] of drawings()) {
    const wrong = /.{40}(NaN|undefined).{20}/.exec(svg);
    if (wrong) throw new Error(`${name}: ${wrong[0]}`);
    yield [`${name}.svg`, coloured(svg, 'light')];
  }
}

function* drawings(): Generator<Drawing> {
  yield ['world', worldSvg()];
  yield ['compare', svg({}, Object.values(compareDrawings()).join(''))];
  for (const name of previewNames()) yield [`preview/${name}`, previewSvg(name)];
  for (const language of locales) {
    overwriteGetLocale(() => language);
    for (const id of ['', ...index.records.map((record) => record.id)])
      yield [`${language}/first/${id || 'home'}`, svg(FIRST, WIDE + pictureMarkup(id, '..'))];
    for (const step of storySteps().filter(hasMap))
      for (const [width, picture] of Object.entries(storyDrawings(step)!)) {
        const { body } = render(MapSvg, { props: { picture } });
        yield [`${language}/story/${step}-${width}`, svg(sizeOf(picture), body)];
      }
    for (const step of storySteps().filter(hasMap))
      for (const [width, { marks, ...drawn }] of Object.entries(storyCharts(step)))
        yield [`${language}/chart/${step}-${width}`, svg(drawn, renderMarks(marks))];
    for (const size of POSTERS) {
      const { marks, ...drawn } = standardPoster(size)!;
      yield [`${language}/poster-${size.width}`, svg(sizeOf(drawn), renderMarks(marks))];
    }
    for (const [width, { marks, ...drawn }] of Object.entries(standardStrips()!))
      yield [`${language}/strip-${width}`, svg(sizeOf(drawn), renderMarks(marks))];
  }
}

/** Of a slide, and of a phone. */
const POSTERS = [
  { width: 1136, height: 490 },
  { width: 358, height: 0 },
];

const svg = (size: object, content: string) =>
  element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size }, content);
const sizeOf = ({ width, height }: Size) => ({ width, height });

/** As the page shows it in a wide window. */
const FIRST = { viewBox: '-150 -120 1300 760' };
const WIDE =
  '<style>svg svg{overflow:visible;width:900px;height:490px}.narrow{display:none}</style>';
