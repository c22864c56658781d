import { render } from 'svelte/server';
import { locales, overwriteGetLocale, type Locale } from '$lib/paraglide/runtime';
import { m } from '$lib/paraglide/messages';
import { compareDrawings } from '$lib/pages/compare/compared.server';
import { hasMap, storyMaps } from '$lib/pages/story/figures.server';
import { storySteps } from '$lib/pages/story/story.server';
import { landSvg, pictureMarkup } from '$lib/picture/maps/first-picture.server';
import MapSvg from '$lib/picture/MapSvg.svelte';
import { previewNames, previewSvg, worldSvg } from '$lib/picture/maps/preview.server';
import ThreePeriods from '$lib/picture/maps/ThreePeriods.svelte';
import { yearMaps } from '$lib/picture/maps/year-maps';
import YearMaps from '$lib/picture/maps/YearMaps.svelte';
import { land, standardPeriods, standardScene } from '$lib/picture/maps/paint.server';
import { allYears, exerciseVerdict } from '$lib/site/dataset/answer.server';
import { index } from '$lib/site/dataset/dataset.server';
import { element } from '$lib/site/markup';
import type { Size } from '$lib/site/boxes';
import { coloured } from '$lib/site/palette';
import { countInputs } from '$lib/site/text/format';
import { yearsOf } from '#core/record/time';

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
  yield ['land', landSvg()];
  yield ['world', worldSvg()];
  yield ['compare', svg({}, Object.values(compareDrawings()).join(''))];
  for (const name of previewNames()) yield [`preview/${name}`, previewSvg(name)];
  for (const language of locales) {
    overwriteGetLocale(() => language);
    for (const id of ['', ...index.records.map((record) => record.id)])
      yield [`${language}/first/${id || 'home'}`, svg(FIRST, WIDE + pictureMarkup(id, '..'))];
    for (const step of storySteps().filter(hasMap))
      for (const [width, picture] of Object.entries(storyMaps(step))) {
        const { body } = render(MapSvg, { props: { picture } });
        yield [`${language}/story/${step}-${width}`, svg(sizeOf(picture), body)];
      }
    const { size, ...periods } = standardPeriods(exerciseVerdict!, language);
    yield [`${language}/periods`, svg(size, render(ThreePeriods, { props: periods }).body)];
    yield [`${language}/years`, years(language)];
  }
}

const svg = (size: object, content: string) =>
  element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size }, content);
const sizeOf = ({ width, height }: Size) => ({ width, height });

/** As the page shows it in a wide window. */
const FIRST = { viewBox: '-150 -120 1300 760' };
const WIDE =
  '<style>svg svg{overflow:visible;width:900px;height:490px}.narrow{display:none}</style>';

function years(language: Locale) {
  const drawn = yearMaps({ ...standardScene(language), years: yearsOf(allYears), land });
  const maps = drawn.maps.map((map) => {
    return { ...map, caption: m.count_records(countInputs(map.records)) };
  });
  const props = { ...drawn, maps, columns: 6, size: { width: 200, height: 180 } };
  return svg({ width: 1200, height: 760 }, render(YearMaps, { props }).body);
}
