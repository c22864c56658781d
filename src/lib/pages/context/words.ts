import type {
  ContextKind,
  ContextLane,
  InferredPart,
  MeetingMode,
} from '$lib/core/context/context';
import type { DealDate, DealDirection } from '$lib/core/context/context';
import type { Confidence } from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';
import type { Level } from './context-link';

/** Words for the closed lists of the wider relationship, in the reader's language. */
type Words<Key extends string> = Record<Key, () => string>;

/** The lanes of the page: the dataset's finer ones, put together where they are short. */
export const PAGE_LANES = {
  leaders: ['summit'],
  consultation: ['consultation', 'defence-ministers'],
  agreements: ['roadmap', 'agreement', 'statement'],
  arms: ['arms'],
  personnel: ['personnel'],
  constraints: ['constraint'],
} as const satisfies Record<string, readonly ContextLane[]>;
export type PageLane = keyof typeof PAGE_LANES;
export const PAGE_LANE_IDS = Object.keys(PAGE_LANES) as PageLane[];

export function pageLaneOf(lane: ContextLane): PageLane {
  return PAGE_LANE_IDS.find((id) => (PAGE_LANES[id] as readonly ContextLane[]).includes(lane))!;
}

export const LANE: Words<PageLane> = {
  leaders: m.context_lane_leaders,
  consultation: m.context_lane_consultation,
  agreements: m.context_lane_agreements,
  arms: m.context_lane_arms,
  personnel: m.context_lane_personnel,
  constraints: m.context_lane_constraints,
};

export const KIND: Words<ContextKind> = {
  summit: m.context_kind_summit,
  call: m.context_kind_call,
  'security-consultation': m.context_kind_security_consultation,
  'general-staff-consultation': m.context_kind_general_staff_consultation,
  'north-east-asia-dialogue': m.context_kind_north_east_asia_dialogue,
  'defence-ministers': m.context_kind_defence_ministers,
  'military-commission': m.context_kind_military_commission,
  'technical-commission': m.context_kind_technical_commission,
  'road-map': m.context_kind_road_map,
  agreement: m.context_kind_agreement,
  statement: m.context_kind_statement,
  'arms-sale': m.context_kind_arms_sale,
  engines: m.context_kind_engines,
  helicopters: m.context_kind_helicopters,
  licence: m.context_kind_licence,
  'joint-project': m.context_kind_joint_project,
  'nuclear-fuel': m.context_kind_nuclear_fuel,
  components: m.context_kind_components,
  'order-book': m.context_kind_order_book,
  friction: m.context_kind_friction,
  training: m.context_kind_training,
  sanctions: m.context_kind_sanctions,
  'border-closure': m.context_kind_border_closure,
  war: m.context_kind_war,
  'trade-data': m.context_kind_trade_data,
  leadership: m.context_kind_leadership,
};

export const MODE: Words<MeetingMode> = {
  'in-person': m.context_mode_in_person,
  video: m.context_mode_video,
  phone: m.context_mode_phone,
};

export const INFERRED: Words<InferredPart> = {
  event: m.context_inferred_event,
  date: m.context_inferred_date,
  place: m.context_inferred_place,
};

export const DIRECTION: Words<DealDirection> = {
  'RU-CN': m.context_direction_ru_cn,
  'CN-RU': m.context_direction_cn_ru,
  joint: m.context_direction_joint,
};

export const DEAL_DATE: Words<DealDate> = {
  contract: m.context_deal_contract,
  announcement: m.context_deal_announcement,
  report: m.context_deal_report,
  statement: m.context_deal_statement,
  'first-delivery': m.context_deal_first_delivery,
  production: m.context_deal_production,
  period: m.context_deal_period,
};

export const CONFIDENCE: Words<Confidence> = {
  high: m.confidence_high,
  medium: m.confidence_medium,
  low: m.confidence_low,
};

export const LEVEL: Words<Level> = {
  none: m.context_level_none,
  low: m.context_level_low,
  'low-moderate': m.context_level_low_moderate,
  moderate: m.context_level_moderate,
  'moderate-high': m.context_level_moderate_high,
  high: m.context_level_high,
};
