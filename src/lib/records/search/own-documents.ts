import { getLocale } from '$lib/paraglide/runtime';
import { withRecord } from '../own/own-id';
import type { OwnData } from '../own/subject';
import { recordDocument } from './documents';

export const ownDocuments = ({ records }: OwnData) =>
  records.map((record) => recordDocument(record, `/${withRecord('', record.id)}`, [getLocale()]));
