import type { Dataset, WithContext } from 'schema-dts';
import { BASE } from '#core/record/languages';
import { words } from '#core/record/model';
import { embedCode } from '$lib/figure/EmbedBuilder.svelte';
import { EXPORTED } from '$lib/records/export/columns';
import { LICENCE } from '$lib/records/export/selection';
import { stallMeans } from '$lib/site/dataset/answer-file.server';
import { countedRecords, latestAnswer } from '$lib/site/dataset/answer.server';
import { events, rules } from '$lib/site/dataset/dataset.server';
import { freshness, languages, say, set } from '$lib/site/dataset/set';
import { SITE_ADDRESS } from '$lib/site/dataset/site-address.server';
import { pages } from '$lib/site/pages.server';
import { mediaType } from '$lib/site/network/media-types';
import { plain, plainVoiceOf } from '$lib/site/text/voice';
import { ASK_TOOL } from '$lib/view/view';
import { m } from '$lib/paraglide/messages';
import { addresses } from './addresses';

/* What programs read instead of pages. In English, like what explains a record. */

const english = { locale: BASE } as const;

export const PROGRAM_FILES: Readonly<Record<string, () => string>> = {
  'llms.txt': llmsText,
  // Only a site with an address can tell others where its frame is.
  ...(SITE_ADDRESS !== null && { 'oembed.json': () => oembed(SITE_ADDRESS!) }),
};

function llmsText() {
  const { lines, text, howSure } = latestAnswer(plainVoiceOf(BASE));
  const { dataVersion, counts } = events;
  const root = SITE_ADDRESS === null ? '' : `${SITE_ADDRESS}/`;
  const link = (path: string, name: string) => `- [${name}](${root}${path})`;
  const pageLinks = pages.map(({ path, title }) =>
    link(path === '/' ? './' : `${path.slice(1)}/`, title({}, english)),
  );
  const groups = addresses.flatMap(({ group, own }) => [
    `## ${m.address_group({ group }, english)}`,
    own.map(({ what, path }) => `${link(path, path)}: ${m.address({ what }, english)}`).join('\n'),
  ]);
  const columns = EXPORTED.record.filter(({ name }) => WHERE_COLUMNS.includes(name));
  const paragraphs = [
    `# Joint Reach: ${say(set.title, BASE)}`,
    `> ${text}`,
    ...(howSure.summary === null ? [] : [howSure.summary]),
    [freshness(null), m.data_version({ version: dataVersion }, english), set.licence].join(' · '),
    '## Where did it stall?',
    [
      lines.definition,
      ...(set.periods ? [stallMeans(BASE)!] : []),
      m.llms_counted(
        { rule: say(rules[0]!.name, BASE), n: countedRecords.length, all: counts.records },
        english,
      ),
    ].join(' '),
    m.llms_answer({ path: `${root}data/answer.json` }, english),
    m.llms_table({ path: `${root}data/joint-reach.csv` }, english),
    columns.map(({ name, about }) => `- \`${name}\`: ${about}`).join('\n'),
    m.llms_ask({ address: `${root}?ask=119.5,24.5`, tool: ASK_TOOL }, english),
    '## Pages',
    pageLinks.join('\n'),
    ...groups,
  ];
  return `${paragraphs.map(plain).join('\n\n')}\n`;
}

/** Of joint-reach.csv: what tells where new places stopped. */
const WHERE_COLUMNS = words(
  'record_id kind start regions counted new_place new_at_most nearest_earlier nearest_km',
) as readonly string[];

function oembed(site: string) {
  const size = { width: 800, height: 620 };
  const title = set.citation.title;
  return JSON.stringify({
    version: '1.0',
    type: 'rich',
    title,
    provider_name: 'Joint Reach',
    provider_url: `${site}/`,
    html: embedCode({ address: `${site}/embed/`, title, ...size }),
    ...size,
  });
}

/** For dataset search engines; `root` leads from the page to the root of the site. */
export function datasetMarkup(root: string) {
  const { coverage, dataVersion } = events;
  const files = addresses.flatMap(({ own }) => own).filter(({ path }) => /^data\//.test(path));
  const described: WithContext<Dataset> = {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: set.citation.title,
    description: latestAnswer(plainVoiceOf(BASE)).text,
    version: dataVersion,
    dateModified: dataVersion.slice(0, 10),
    license: LICENCE,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: set.citation.authors },
    inLanguage: [...languages],
    temporalCoverage: `${coverage.from}/${coverage.lastDay}`,
    ...(SITE_ADDRESS !== null && { url: `${SITE_ADDRESS}/data/` }),
    distribution: files.map(({ what, path }) => ({
      '@type': 'DataDownload',
      name: m.address({ what }, english),
      contentUrl: `${SITE_ADDRESS ?? root}/${path}`,
      encodingFormat: mediaType(path),
    })),
  };
  // A text of the data must not end the element that holds it.
  return JSON.stringify(described).replaceAll('<', '\\u003c');
}
