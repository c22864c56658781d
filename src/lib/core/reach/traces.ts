import type { ReachRecord } from '../record/model';
import { Trace, type PlaceSettings, type RegionAt } from './trace';

/**
 * Traces of records, each made once: the same records are asked about again and again, under other
 * rules and filters. Held by whoever holds the records, which have an id each. By ids, since those
 * were looked up before and that is remembered in them; nor are the maps weak ones: with 100,000
 * records those cost the garbage collector more than all it does else.
 */
export class Traces {
  /** By settings. */
  private readonly kept = new Map<string, Map<string, Trace>>();

  /** @param regionAt needed only for tracks under a region filter */
  constructor(private readonly regionAt: RegionAt = () => null) {}

  of(record: ReachRecord, settings: PlaceSettings): Trace {
    const key = `${settings.precise}|${settings.staging}|${settings.region ?? ''}`;
    let traces = this.kept.get(key);
    if (!traces) this.kept.set(key, (traces = new Map()));
    let trace = traces.get(record.id);
    if (!trace) traces.set(record.id, (trace = new Trace(record, settings, this.regionAt)));
    return trace;
  }
}
