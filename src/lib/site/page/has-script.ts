import { browser } from '$app/environment';
import { page } from '$app/state';

/** False on a page that is sent without scripts, where buttons would do nothing. */
export const hasScript = () => browser || page.data.script !== false;
