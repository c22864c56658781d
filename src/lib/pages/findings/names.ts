import type { Choice } from '$lib/core/claims/sample';
import type { OtherChoice } from '$lib/core/claims/findings';
import type { ContextItem } from '$lib/core/context/context';
import type { AtlasRecord } from '$lib/core/record/record';
import type { Rule } from '$lib/core/record/rules';
import type { StallGroup } from '$lib/core/stall/stall-analysis';
import { formatDate, formatName } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';

type Name = AtlasRecord['name'];

/** What ids stand for, for texts that name things. */
export interface Names {
  records: ReadonlyMap<string, Pick<AtlasRecord, 'id' | 'name' | 'start' | 'datePrecision'>>;
  /** Zones to watch. */
  zones: ReadonlyMap<string, Name>;
  items: ReadonlyMap<string, ContextItem>;
  rules: readonly Rule[];
}

/** `date`: in words, as far as it is known. */
export function recordLink(id: string, { records }: Pick<Names, 'records'>) {
  const record = records.get(id);
  if (!record) throw new RangeError(`record ${id} is named in a finding but not in the data`);
  const { start, datePrecision } = record;
  return { id, name: formatName(record.name), date: formatDate(start, datePrecision) };
}

/** One choice in words: `patrols only`, `precise places only`. */
export function choiceWords(
  changed: keyof Choice,
  value: OtherChoice['value'],
  { rules }: Pick<Names, 'rules'>,
): string {
  switch (changed) {
    case 'rule': {
      const rule = rules.find(({ id }) => id === value);
      return rule ? formatName(rule.name) : String(value);
    }
    case 'kind':
      return m.findings_choice_kind({ kind: value as StallGroup });
    case 'precise':
      return value ? m.findings_choice_precise() : m.findings_choice_everywhere();
    default:
      return changed satisfies never;
  }
}
