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

/** Words for the closed lists of the model, in the reader's language. */

const KIND: Record<Kind, () => string> = {
  exercise: m.kind_exercise,
  'command-post': m.kind_command_post,
  competition: m.kind_competition,
  patrol: m.kind_patrol,
  passage: m.kind_passage,
};
const DOMAIN: Record<Domain, () => string> = {
  land: m.domain_land,
  sea: m.domain_sea,
  air: m.domain_air,
  cyber: m.domain_cyber,
};
const FRAMEWORK: Record<Framework, () => string> = {
  bilateral: m.framework_bilateral,
  trilateral: m.framework_trilateral,
  SCO: m.framework_sco,
  multilateral: m.framework_multilateral,
};
const SCOPE: Record<Scope, () => string> = {
  core: m.scope_core,
  'internal-security': m.scope_internal_security,
  'broad-multilateral': m.scope_broad_multilateral,
  competition: m.scope_competition,
  'coast-guard': m.scope_coast_guard,
  passage: m.scope_passage,
};
const ROLE: Record<SiteRole, () => string> = {
  main: m.role_main,
  landing: m.role_landing,
  port: m.role_port,
  command: m.role_command,
  staging: m.role_staging,
  transit: m.role_transit,
  unpublished: m.role_unpublished,
};
const PRECISION: Record<Precision, () => string> = {
  site: m.precision_site,
  area: m.precision_area,
  sea: m.precision_sea,
};
const DATE_PRECISION: Record<DatePrecision, () => string> = {
  day: m.date_precision_day,
  month: m.date_precision_month,
  year: m.date_precision_year,
};

export const kindLabel = (kind: Kind) => KIND[kind]();
export const domainLabel = (domain: Domain) => DOMAIN[domain]();
export const frameworkLabel = (framework: Framework) => FRAMEWORK[framework]();
export const scopeLabel = (scope: Scope) => SCOPE[scope]();
export const roleLabel = (role: SiteRole) => ROLE[role]();
export const precisionLabel = (precision: Precision) => PRECISION[precision]();
export const datePrecisionLabel = (precision: DatePrecision) => DATE_PRECISION[precision]();

const REASON: Record<Reason, () => string> = {
  'no-record': m.reason_no_record,
  'no-place': m.reason_no_place,
  'no-earlier-record': m.reason_no_earlier_record,
  'fewer-than-2-positions': m.reason_one_position,
  'no-mean-centre': m.reason_no_mean_centre,
  'no-home-land': m.reason_no_home_land,
  'fewer-than-3-non-collinear': m.reason_few_points,
  'spans-more-than-a-hemisphere': m.reason_hemisphere,
};
export const reasonLabel = (reason: Reason) => REASON[reason]();
