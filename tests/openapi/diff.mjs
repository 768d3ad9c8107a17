// Compares NAME.old.json with NAME.new.json for each NAME in a folder, and writes NAME.diff.json.
// One process runs `redocly diff` many times, because a run spends most of its time on loading Redocly.
//
//   node diff.mjs TOOLS FOLDER
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [node, , tools, folder] = process.argv;
const command = pathToFileURL(join(tools, 'node_modules/@redocly/cli/lib/index.js'));
const olds = readdirSync(folder).filter((file) => file.endsWith('.old.json')).sort();
const file = (old, side) => join(folder, old.replace(/old\.json$/, `${side}.json`));

// Each run would end the process; here only the end of the script does.
process.exit = () => {};
process.on('exit', () => {
  const missing = olds.filter((old) => !existsSync(file(old, 'diff')));
  if (missing.length > 0) console.error(`not judged: ${missing.join(', ')}`);
  process.exitCode = missing.length > 0 ? 1 : 0;
});

for (const [run, old] of olds.entries()) {
  const asked = ['--format', 'json', '--fail-on', 'none', '--output', file(old, 'diff')];
  process.argv = [node, 'redocly', 'diff', file(old, 'old'), file(old, 'new'), ...asked];
  // The command runs on import. Another address imports it again, without its dependencies.
  command.search = `?${run}`;
  await import(command);
}
