import type { Land } from '../land';
import type { Problem } from '../problem';
import type { Dataset } from '../read';

/** A rule about the dataset as a whole, or about what a schema cannot say. */
export type Check = (dataset: Dataset, land: Land) => Problem[];
