import type { ClientInit } from '@sveltejs/kit';
import { loadTexts } from 'virtual:texts';

/** The texts of the reader's language, before the page comes alive. */
export const init: ClientInit = () => loadTexts('common');
