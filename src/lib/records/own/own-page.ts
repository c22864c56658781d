import { BASE, type Names } from '#core/record/languages';
import { union } from 'd3-array';
import type { DirectionSet } from '#core/reach/directions';
import { NEAR, NEAR_KM, SECTORS } from '#core/reach/origin';
import { MOST_TESTED, MOST_VARIED } from '#core/stall/counts';
import { periodsAt } from '#core/stall/proposed-periods';
import { upper } from '#core/answer/voice';
import type { Rule } from '#core/record/rules';
import { yearOf } from '#core/record/time';
import { m } from '$lib/paraglide/messages';
import {
  formatCount,
  formatCountry,
  formatDate,
  formatKm,
  formatList,
} from '$lib/site/text/format';
import type { AtlasPage } from '$lib/view/atlas-index';
import { coverageOf } from '$lib/exchange/proposed';
import { numbersOf, type OwnData } from './subject';

/** Only in the page's language. */
const namesOf = (text: string): Names => ({ [BASE]: text });
const vocabularyOf = (ids: Iterable<string>) =>
  [...ids].sort().map((id) => {
    return { id, name: namesOf(id.replaceAll('-', ' ')), domain: 'any' as const };
  });

function directionsOf({ origin }: OwnData['subject']): DirectionSet {
  const from = m.own_origin_from({ name: origin.name });
  return {
    origin: { position: origin.position, name: namesOf(origin.name), from: namesOf(from) },
    directions: SECTORS.map((sector) => ({
      id: sector,
      regions: [sector],
      name: namesOf(upper(m.own_sector_where({ sector, from }))),
    })),
  };
}

/** All records, and if others took part also those with every partner. */
function rulesOf({ records, subject: { partners } }: OwnData): Rule[] {
  const everything = namesOf(m.own_rule());
  const rules: Rule[] = [{ id: 'all', name: everything, definition: everything, where: {} }];
  if (records.some(({ participants }) => partners.some((id) => !participants.includes(id)))) {
    const list = formatList(partners.map(formatCountry));
    const name = namesOf(m.own_rule_together({ partners: list }));
    rules.push({ id: 'together', name, definition: name, where: { participants: partners } });
  }
  return rules;
}

/** A set for the atlas, without home land or any of our data. */
export function ownPage(data: OwnData): AtlasPage {
  const { subject, file, date } = data;
  const records = [...data.records];
  const coverage = coverageOf(records);
  const directions = directionsOf(subject);
  const origin = directions.origin.from![BASE];
  const title = namesOf(subject.title);
  const { newPlaceKm, breakYear } = numbersOf(subject, records);
  const periods = periodsAt(records, breakYear);
  return {
    index: {
      dataVersion: m.own_version({ file, date: formatDate(date) }),
      coverage: { ...coverage, note: '' },
      firstYear: yearOf(coverage.from),
      lastYear: yearOf(coverage.to),
      records,
      directions,
    },
    rules: rulesOf(data),
    regions: [
      ...directions.directions.map(({ id, name }) => ({ id, name })),
      { id: NEAR, name: namesOf(m.own_near({ from: origin, km: formatKm(NEAR_KM) })) },
    ],
    first: null,
    bands: [],
    candidates: [],
    own: {
      file,
      coverage: m.own_credit({ file }),
      credits: m.own_credits_note(),
      untested: {
        chance: m.own_untested({ what: 'chance', max: formatCount(MOST_TESTED) }),
        variations: m.own_untested({ what: 'variations', max: formatCount(MOST_VARIED) }),
      },
    },
    set: {
      id: 'own',
      languages: [BASE],
      title,
      titleOf: title,
      short: title,
      together: 1,
      partners: subject.partners.map((id) => ({
        id,
        home: [],
        from: namesOf(formatCountry(id)),
        labels: [],
        tone: 'blue' as const,
      })),
      newPlace: { km: newPlaceKm, why: namesOf('') },
      ...(periods ? { periods } : null),
      has: [],
      searches: [],
      licence: '',
      citation: { authors: '', title: subject.title },
      coverage,
    },
    vocabulary: {
      series: [],
      scopes: [],
      frameworks: vocabularyOf(union(records.map(({ framework }) => framework))),
      practices: vocabularyOf(union(records.flatMap(({ practices }) => practices))),
    },
  };
}
