import { loadTexts } from 'virtual:texts';

export async function ownSwitch() {
  const [{ default: OwnSwitch }] = await Promise.all([
    import('./OwnSwitch.svelte'),
    loadTexts('own'),
  ]);
  return OwnSwitch;
}
