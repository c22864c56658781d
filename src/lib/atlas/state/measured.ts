import type { DataSource } from '$lib/engine/protocol';

/** The records that are measured. */
export interface Measured {
  /** Names them; empty for those of the built files. */
  edition: () => string;
  source: () => DataSource;
}
