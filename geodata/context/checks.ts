import { checksOf } from '../checks/check';
import type { Land } from '../../src/lib/core/earth/land';
import type { Context, Dataset } from '../read';
import * as claims from './checks/claims';
import * as ids from './checks/ids';
import * as items from './checks/items';
import * as places from './checks/places';
import * as scale from './checks/scale';
import * as sources from './checks/sources';

/** A rule about the wider relationship, beside the records it accompanies. */
export type ContextCheck = (context: Context, dataset: Dataset, land: Land) => string[];

/** Every rule, in the order in which its problems are printed. */
export const CONTEXT_CHECKS: readonly ContextCheck[] = checksOf(
  ids,
  sources,
  items,
  scale,
  claims,
  places,
);
