import { homeStill } from '$lib/map/still/still.server';

export const load = () => ({ still: homeStill() });
