import type { AnswerFile } from '#core/answer/answer-file';
import { directionsIn } from '#core/answer/answer';
import { confidenceTold } from '#core/answer/confidence';
import { placeLists } from '#core/answer/place-lists';
import { when } from '#core/answer/voice';
import { DEFAULT_CHOICES } from '#core/reach/dataset';
import {
  directionOfRegion,
  HOME,
  type DirectionRow,
  type StatusCounts,
} from '#core/reach/directions';
import type { Visit } from '#core/reach/new-places';
import { BASE, type Language } from '#core/record/languages';
import { isOfKind, type SeriesKind } from '#core/record/model';
import { pick } from '#core/record/pick';
import type { PeriodCount } from '#core/stall/counts';
import { testedCurveOf } from '#core/stall/tested-curve';
import { m } from '$lib/paraglide/messages';
import { candidateCounts } from '$lib/view/shown';
import { plain, plainVoiceOf } from '../text/voice';
import {
  allYears,
  countedRecords,
  latestAnswer,
  latestVerdicts,
  placeOf,
  standardVisits,
} from './answer.server';
import { atlasData, events, recordById, rules } from './dataset.server';
import { newShare, reachDataset, standardGround } from './reach-dataset.server';
import { languages, set } from './set';
import { SITE_ADDRESS } from './site-address.server';

/** `data/answer.json`. */
export function answerFileOf(): AnswerFile {
  const { id, name } = rules[0]!;
  const { title, authors, doi } = set.citation;
  const version = events.dataVersion;
  return {
    $schema: 'answer.schema.json',
    dataset: {
      id: set.id,
      title,
      version,
      licence: set.licence,
      citation: `${authors}. ${title}. Version ${version}. ${set.licence}.`,
      ...(SITE_ADDRESS !== null && { url: `${SITE_ADDRESS}/` }),
      ...(doi && { doi }),
      records: events.counts.records,
    },
    coverage: set.coverage,
    lastLooked: set.lastLooked ?? null,
    rule: { id, name, records: countedRecords.length },
    limitKm: set.newPlace.km,
    answer: inEach((language) => ({ ...wordsIn(language), stall: stallMeans(language) })),
    candidates: candidateCounts(atlasData.candidates, allYears),
    kinds: latestVerdicts.map(({ kind, change, certainty, before, since, chance, series }) => {
      const visits = standardVisits.filter((visit) => visit.kind === kind);
      return {
        kind,
        answer: inEach((language) => wordsIn(language, kind)),
        change,
        confidence: certainty,
        records: countedRecords.filter(isOfKind(kind)).length,
        placed: visits.length,
        before: countsIn(before),
        since: since && countsIn(since),
        byChance: chance && { p10: chance.fell[0], median: chance.fell[1], p90: chance.fell[2] },
        curve: testedCurveOf(visits),
        series,
        ...placesOf(visits),
      };
    }),
    newShare,
    ...standardGround,
  };
}

/** In each language of the set. */
const inEach = <Told>(tell: (language: Language) => Told) =>
  Object.fromEntries(languages.map((language) => [language, tell(language)])) as Record<
    typeof BASE,
    Told
  >;

function wordsIn(language: Language, kind?: SeriesKind) {
  const { lines, text, howSure } = latestAnswer(plainVoiceOf(language), kind);
  const { curve } = howSure;
  return { sentence: lines.carried, text, confidence: confidenceTold(howSure), curve };
}

/** Null without two periods. */
export function stallMeans(locale: Language) {
  if (!set.periods) return null;
  const { before, since } = set.periods;
  const voice = plainVoiceOf(locale);
  const spans = {
    before: when(voice, before, false),
    since: when(voice, { from: since.from, to: allYears.to }, true),
  };
  return plain(m.stall_means(spans, { locale }));
}

const linkTo = (id: string) => `${SITE_ADDRESS ?? '..'}/record/${id}/`;

const { directions } = reachDataset;
const directionByRegion = directions && directionOfRegion(directions);

/** Where the records of a kind went, as the pages list it. */
function placesOf(visits: readonly Visit[]) {
  const lists = placeLists(visits, allYears);
  const told = (visit: Visit) => ({
    record: visit.id,
    name: recordById.get(visit.id)!.name,
    date: visit.start,
    place: inEach((language) => placeOf(visit, language)),
    direction: directionByRegion && (directionByRegion.get(visit.region ?? '') ?? HOME),
    ...pick(visit, ['km', 'leastKm', 'mostKm', 'nearest']),
    link: linkTo(visit.id),
  });
  return {
    where: directionsIn(reachDataset, visits, DEFAULT_CHOICES).flatMap(({ rows }) =>
      rows.filter((row) => row.last).map(whereIn),
    ),
    newPlaces: lists.new.map(told),
    perhapsNew: lists.perhaps.map(told),
    returns: lists.back.map(({ opener, visits: back }) => ({
      opened: opener.id,
      place: inEach((language) => placeOf(opener, language)),
      records: back.map(({ id }) => id),
      link: linkTo(opener.id),
    })),
    returnsElsewhere: lists.elsewhere.map(({ id }) => id),
  };
}

function whereIn({ id, before, since, lastNew, visits }: DirectionRow) {
  const named = directions!.directions.find((direction) => direction.id === id);
  const home = () => inEach((locale) => plain(m.where_home({}, { locale })));
  return {
    direction: id,
    name: named?.name ?? home(),
    before: before && rangeIn(before),
    since: since && rangeIn(since),
    lastNew: lastNew && { record: lastNew.recordId, date: lastNew.date },
    places: visits.filter(({ status }) => status === 'new').map(({ recordId }) => recordId),
    records: visits.map(({ recordId }) => recordId),
  };
}

const rangeIn = ({ new: k, perhaps, return: returns }: StatusCounts) => ({
  k,
  atMost: k + perhaps,
  n: k + perhaps + returns,
});

const countsIn = ({ from, to, k, atMost, n, medianKm, medianUnderKm }: PeriodCount) => ({
  from,
  to,
  records: n,
  atNewPlace: k,
  atNewPlaceAtMost: atMost,
  medianKm,
  medianUnderKm,
});
