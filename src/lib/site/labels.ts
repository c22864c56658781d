import type { Reason } from '$lib/core/reach/measures';
import type { Domain, Framework, Kind, Precision, Scope, SiteRole } from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';

export const kindLabel = (kind: Kind) => m.kind({ kind });
export const domainLabel = (domain: Domain) => m.domain({ domain });
export const frameworkLabel = (framework: Framework) => m.framework({ framework });
export const scopeLabel = (scope: Scope) => m.scope({ scope });
export const roleLabel = (role: SiteRole) => m.role({ role });
export const precisionLabel = (precision: Precision) => m.precision({ precision });
export const reasonLabel = (reason: Reason) => m.reason({ reason });
