/**
 * Draws docs/images/bench.svg and docs/results/speed.md from reports/bench.json.
 *
 * npm run bench:docs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Results } from './results';
import { drawPicture } from './svg';
import { drawTables } from './tables';

const root = path.resolve(__dirname, '../..');
const DOCUMENT = path.join(root, 'docs/results/speed.md');
const INTRODUCTION = `# Speed

Drawn by \`npm run bench:docs\` from one \`npm run bench -- --node24\`; [performance.md](../performance.md) says what is measured and how. The last table
has the promises.`;

const results = JSON.parse(readFileSync(path.join(root, 'reports/bench.json'), 'utf8')) as Results;
writeFileSync(path.join(root, 'docs/images/bench.svg'), drawPicture(results));
writeFileSync(DOCUMENT, `${INTRODUCTION}\n\n${drawTables(results)}\n`);
