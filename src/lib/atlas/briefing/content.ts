import { citationText } from '$lib/core/record/citation';
import { valueOf, type Measure } from '$lib/core/reach/measures';
import { DOMAINS, FRAMEWORKS, KINDS, type ReachRecord } from '$lib/core/record/model';
import type { AtlasData, AtlasRecord, Source } from '$lib/core/record/record';
import { select, sourceIds } from '$lib/records/export/selection';
import {
  MISSING,
  formatCount,
  formatCountry,
  formatDate,
  formatDates,
  formatDecimal,
  formatKm,
  formatKm2,
  formatList,
  formatName,
  formatYears,
  otherNames,
} from '$lib/site/format';
import {
  domainLabel,
  frameworkLabel,
  kindLabel,
  precisionLabel,
  reasonLabel,
} from '$lib/site/labels';
import { yearSentence } from '../panel/sentence';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { ShownReach } from '../state/reach.svelte';
import { choicesOf } from '$lib/view/shown';
import type { View } from '$lib/view/view';
import { practiceName } from '$lib/site/terms';
import type { BriefedRecord, BriefedSource, Briefing, MeasureRow } from './briefing';
import { commandFor } from './command';

export interface BriefingInput {
  data: AtlasData;
  view: View;
  ruleName: string;
  /** Ids of the records shown, in their order. */
  shown: readonly string[];
  /** null when no record is shown. */
  reach: ShownReach | null;
  /** Whether the picture holds records of the reader's own. */
  hasOwn: boolean;
  picture: string;
  /** Address of the view. */
  link: string;
  /** ISO date. */
  today: string;
  nameOf: (id: string) => string;
  regionName: (id: string) => string;
}

/** The words and numbers of a briefing, in the reader's language. */
export function briefingOf(input: BriefingInput): Briefing {
  const { data, view, shown, reach, link, today } = input;
  const { records, sources } = select(data, new Set(shown));
  const ordered = shown.flatMap((id) => records.find((record) => record.id === id) ?? []);
  const cited = [...new Set(ordered.flatMap(sourceIds))];
  const { rule, region, precise, staging, radiusKm } = view;
  const choices = { rule, where: choicesOf(view), region, precise, staging, radiusKm };
  const version = data.dataVersion;
  const km2 = reach?.newGroundKm2.all;
  return {
    language: getLocale(),
    title: formatYears(view.from, view.to),
    choices: choicesText(input),
    sentence: yearSentence(view, shown.length, reach, data.coverage.to),
    map: {
      svg: input.picture,
      caption: [
        m.briefing_key(),
        m.boundary_note(),
        ...(input.hasOwn ? [m.briefing_own()] : []),
      ].join(' '),
    },
    measures: {
      title: m.briefing_measures(),
      head: [
        m.briefing_col_measure(),
        m.briefing_col_value(),
        m.briefing_col_band(),
        m.briefing_col_adjusted(),
        m.briefing_col_deciding(),
      ],
      rows: reach ? measureRows(reach, input.nameOf) : [],
      note: m.briefing_measures_note(),
    },
    records: {
      title: m.briefing_records(),
      items: ordered.map((record) => recordItem(record, cited, input.regionName)),
      none: m.reason_no_record(),
    },
    sources: {
      title: m.briefing_sources(),
      items: cited.map((id) => sourceItem(sources[id]!)),
    },
    recompute: {
      title: m.briefing_recompute(),
      text: m.briefing_recompute_text({ version, km2: km2 === null ? 'null' : String(km2 ?? 0) }),
      command: commandFor(choices, view),
    },
    about: {
      title: m.briefing_about(),
      lines: [
        m.briefing_made({ date: formatDate(today) }),
        m.coverage_note(),
        m.credits_note(),
        m.briefing_cite({ year: version.slice(0, 4), version }),
      ],
      link: { label: m.briefing_back(), href: link },
    },
  };
}

/** The counting rule and every choice that narrows it, so that no filter is hidden. */
function choicesText({ view, ruleName, regionName }: BriefingInput): string {
  const some = <T>(chosen: readonly T[], all: readonly T[], label: (one: T) => string) =>
    chosen.length < all.length ? [formatList(chosen.map(label))] : [];
  return [
    ruleName,
    ...some(view.kinds, KINDS, kindLabel),
    ...some(view.domains, DOMAINS, domainLabel),
    ...some(view.frameworks, FRAMEWORKS, frameworkLabel),
    ...(view.practices.length ? [formatList(view.practices.map(practiceName))] : []),
    ...(view.partners.length ? [`${m.third_country()} ${namesOf(view.partners)}`] : []),
    ...(view.region === null ? [] : [regionName(view.region)]),
    ...(view.precise ? [m.precise_only()] : []),
    ...(view.staging ? [m.with_staging()] : []),
    m.within_radius({ km: formatKm(view.radiusKm) }),
  ].join(' · ');
}

const namesOf = (countries: readonly string[]) => formatList(countries.map(formatCountry));

function measureRows(reach: ShownReach, nameOf: (id: string) => string): MeasureRow[] {
  const rows: [Measure, string, (value: number | null) => string][] = [
    ['newGroundKm2.all', m.measure_new_ground(), formatKm2],
    ['newGroundKm2.exercise', `${m.measure_new_ground()}: ${m.map_layer_sites()}`, formatKm2],
    ['newGroundKm2.patrol', `${m.measure_new_ground()}: ${m.map_layer_tracks()}`, formatKm2],
    ['footprintKm2.all', m.measure_footprint(), formatKm2],
    ['farthestKm.CN', m.measure_farthest_cn(), formatKm],
    ['farthestKm.RU', m.measure_farthest_ru(), formatKm],
    ['extentKm2', m.measure_extent(), formatKm2],
    ['frontierKm', m.measure_frontier(), formatKm],
    ['standardDistanceKm', m.measure_standard_distance(), formatKm],
    ['effectiveRegions', m.measure_effective_regions(), (value) => formatDecimal(value, 1)],
    ['sites', m.measure_sites(), formatCount],
  ];
  return rows.map(([measure, name, format]) => {
    const value = valueOf(reach, measure);
    const reason = reach.reasons[measure];
    const band = reach.band?.[measure];
    const adjusted = reach.adjusted?.[measure];
    const deciding = reach.decidingRecord[measure];
    return {
      name,
      value: value === null && reason ? `${MISSING} (${reasonLabel(reason)})` : format(value),
      band: band ? `${format(band[0])} – ${format(band[1])}` : MISSING,
      adjusted: adjusted === undefined ? MISSING : format(adjusted),
      deciding: deciding?.change ? nameOf(deciding.recordId) : MISSING,
    };
  });
}

function recordItem(
  record: AtlasRecord,
  cited: readonly string[],
  regionName: (id: string) => string,
): BriefedRecord {
  const places = record.sites.map(
    ({ name, region, precision }) =>
      `${name} (${regionName(region)}; ${precisionLabel(precision)})`,
  );
  return {
    id: record.id,
    name: formatName(record.name),
    otherNames: otherNames(record.name),
    dates: formatDates(record.start, record.end, record.datePrecision),
    lines: [whoAndWhat(record), ...places],
    sources: sourceIds(record)
      .map((id) => cited.indexOf(id) + 1)
      .sort((a, b) => a - b),
  };
}

const whoAndWhat = ({ kind, framework, participants }: ReachRecord) =>
  `${kindLabel(kind)} · ${frameworkLabel(framework)} · ${namesOf(participants)}`;

function sourceItem(source: Source): BriefedSource {
  const { URL: href, ...rest } = source;
  return {
    text: citationText(rest),
    lang: source.custom.titleTranslated ? 'en' : source.language,
    ...(href !== undefined && source.custom.link && { href }),
  };
}
