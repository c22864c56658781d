import { methodPage } from '$lib/pages/method/method.server';

export const load = methodPage;
