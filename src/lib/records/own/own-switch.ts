import { loadTexts } from 'virtual:texts';

/** Few readers bring records: their switch and its words come only for them. */
export async function ownSwitch() {
  const [{ default: OwnSwitch }] = await Promise.all([
    import('./OwnSwitch.svelte'),
    loadTexts('own'),
  ]);
  return OwnSwitch;
}
