/** `npm run new-set -- NAME`: a set of five invented records under geodata/NAME/, to be filled; it builds at once. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { folder } from './disk';

const [name = ''] = process.argv.slice(2);
const made = folder(`geodata/${name}`);
if (!/^[a-z][a-z0-9-]*$/.test(name)) stop(`"${name}" is no name: small letters, digits, hyphens.`);
if (existsSync(made)) stop(`geodata/${name}/ is there already; nothing was written.`);
cpSync(folder('geodata/skeleton'), made, { recursive: true });
const set = readFileSync(`${made}set.json`, 'utf8');
writeFileSync(
  `${made}set.json`,
  set.replaceAll('Skeleton', name).replace('"id": "skeleton"', `"id": "${name}"`),
);
console.log(`geodata/${name}/ is there, with five invented records. Next:
1. npm start -- ${name}
2. docs/new-set.md, and geodata/${name}/CODEBOOK.md for what each file is.`);

function stop(text: string): never {
  console.error(text);
  process.exit(1);
}
