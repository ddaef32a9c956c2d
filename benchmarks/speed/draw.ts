/**
 * Draws docs/images/bench.svg and the tables of docs/performance.md from reports/bench.json.
 *
 * npm run bench:docs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Results } from './results';
import { drawPicture } from './svg';
import { drawTables } from './tables';

const root = path.resolve(__dirname, '../..');
const DOCUMENT = path.join(root, 'docs/performance.md');
/** The tables stand between these lines. */
const [BEGIN, END] = ['<!-- tables: npm run bench:docs -->', '<!-- end of tables -->'];

const results = JSON.parse(readFileSync(path.join(root, 'reports/bench.json'), 'utf8')) as Results;
writeFileSync(path.join(root, 'docs/images/bench.svg'), drawPicture(results));
const text = readFileSync(DOCUMENT, 'utf8');
const [before, after] = [text.split(BEGIN)[0], text.split(END)[1]];
if (before === undefined || after === undefined)
	throw new Error(`${DOCUMENT} has no place for tables`);
writeFileSync(DOCUMENT, `${before}${BEGIN}\n\n${drawTables(results)}\n\n${END}${after}`);
