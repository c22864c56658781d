import type { Reason } from '$lib/core/reach/measures';
import type {
  DatePrecision,
  Domain,
  Framework,
  Kind,
  Precision,
  Scope,
  SiteRole,
} from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';

/** Words for the closed lists of the model, in the reader's language; labels.test.ts asks for each. */

const KIND: Record<Kind, () => string> = {
  exercise: m.kind_exercise,
  'command-post': m.kind_command_post,
  competition: m.kind_competition,
  patrol: m.kind_patrol,
  passage: m.kind_passage,
};
const SCOPE: Record<Scope, () => string> = {
  core: m.scope_core,
  'internal-security': m.scope_internal_security,
  'broad-multilateral': m.scope_broad_multilateral,
  competition: m.scope_competition,
  'coast-guard': m.scope_coast_guard,
  passage: m.scope_passage,
};

export const kindLabel = (kind: Kind) => KIND[kind]();
export const domainLabel = (domain: Domain) => m.domain({ domain });
export const frameworkLabel = (framework: Framework) => m.framework({ framework });
export const scopeLabel = (scope: Scope) => SCOPE[scope]();
export const roleLabel = (role: SiteRole) => m.role({ role });
export const precisionLabel = (precision: Precision) => m.precision({ precision });
export const datePrecisionLabel = (precision: DatePrecision) => m.date_precision({ precision });

export const reasonLabel = (reason: Reason) => m.reason({ reason });
