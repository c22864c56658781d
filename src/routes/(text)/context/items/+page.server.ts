import { contextItems } from '$lib/pages/context/context.server';
import { bounds } from '$lib/site/dataset.server';

export const load = () => ({ script: false, items: contextItems(), firstYear: bounds.firstYear });
