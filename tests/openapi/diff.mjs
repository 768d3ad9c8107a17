// Judges NAME.old.json against NAME.new.json, for each NAME in a folder, into NAME.diff.json: `redocly diff` many times over
// in one process, as most of the time that a run takes goes into reading Redocly itself.
//
//   node diff.mjs TOOLS FOLDER
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [node, , tools, folder] = process.argv;
const command = pathToFileURL(join(tools, 'node_modules/@redocly/cli/lib/index.js'));
const olds = readdirSync(folder).filter((file) => file.endsWith('.old.json')).sort();
const file = (old, side) => join(folder, old.replace(/old\.json$/, `${side}.json`));

// Each run ends the process; here the last one does, by being the last.
process.exit = () => {};
process.on('exit', () => {
  const missing = olds.filter((old) => !existsSync(file(old, 'diff')));
  if (missing.length > 0) console.error(`not judged: ${missing.join(', ')}`);
  process.exitCode = missing.length > 0 ? 1 : 0;
});

for (const [run, old] of olds.entries()) {
  const asked = ['--format', 'json', '--fail-on', 'none', '--output', file(old, 'diff')];
  process.argv = [node, 'redocly', 'diff', file(old, 'old'), file(old, 'new'), ...asked];
  // The command runs when it is imported; under another address it is imported again, and what it stands on is not.
  command.search = `?${run}`;
  await import(command);
}
