import { homeStill } from '../still.server';

export const load = () => ({ still: homeStill() });
