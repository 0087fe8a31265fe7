import { readFile, writeFile } from 'node:fs/promises';
import { updateSettingsTable } from './kit/part/define-settings.ts';
import { domainRegistry } from './registry.ts';

/** Writes the settings table of every domain's README from the schema its service reads. */
for (const registration of domainRegistry) {
  const { settings } = await registration.load();
  if (settings === undefined) continue;
  const readme = new URL(`./${registration.name}/README.md`, import.meta.url);
  await writeFile(readme, updateSettingsTable(await readFile(readme, 'utf8'), settings));
}
