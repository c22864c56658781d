import { gpx, kml } from '@tmcw/togeojson';
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { isObject } from './complete';
import type { OnProblem } from './flat';

/** The features of a KML or GPX file, with their times as plain properties. Throws for broken XML. */
export function xmlFeatures(text: string, format: 'KML' | 'GPX', onProblem: OnProblem): unknown[] {
  const document = new DOMParser({
    onError(level, message) {
      if (level !== 'warning') throw new Error(message);
    },
  }).parseFromString(text.trimStart(), 'text/xml');
  checkNumbers(document, onProblem);
  const { features } = format === 'KML' ? kml(document) : gpx(document);
  return features.map(({ geometry, properties }) => ({
    type: 'Feature',
    geometry,
    properties: plain(properties ?? {}),
  }));
}

/** What is no number would be left out without a word. */
function checkNumbers(document: Document, onProblem: OnProblem): void {
  const tell = ({ lineNumber }: Element, field: string, value: unknown) =>
    onProblem({ at: { unit: 'line', n: lineNumber ?? 1 }, field, value, expected: 'coordinates' });
  for (const element of document.getElementsByTagName('coordinates')) {
    const wrong = (element.textContent ?? '')
      .trim()
      .split(/\s+/)
      .find((tuple) => !/^[^,]+,[^,]+(,[^,]*)?$/.test(tuple) || !isNumbers(tuple.split(',', 2)));
    if (wrong !== undefined) tell(element, 'coordinates', wrong);
  }
  for (const name of ['wpt', 'rtept', 'trkpt']) {
    for (const element of document.getElementsByTagName(name)) {
      const pair = [element.getAttribute('lon') ?? '', element.getAttribute('lat') ?? ''];
      if (!isNumbers(pair)) tell(element, name, pair.join());
    }
  }
}

const isNumbers = (texts: readonly string[]) =>
  texts.every((text) => text.trim() !== '' && Number.isFinite(Number(text)));

/** Whatever a file calls the first time of a feature is its `begin`. */
function plain({
  timespan,
  timestamp,
  time,
  coordinateProperties,
  description,
  ...rest
}: Record<string, unknown>): Record<string, unknown> {
  const times = isObject(coordinateProperties) ? [coordinateProperties.times].flat(2) : [];
  const span = isObject(timespan) ? timespan : {};
  const begin = times[0] ?? span.begin ?? timestamp ?? time;
  const end = times.at(-1) ?? span.end;
  return {
    ...rest,
    ...(begin !== undefined && { begin }),
    ...(end !== undefined && { end }),
    ...(description !== undefined && {
      description: isObject(description) ? description.value : description,
    }),
  };
}
