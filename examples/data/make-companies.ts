/* Makes companies.csv beside this file, always the same bytes for the same version of simple-icons: see README.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stringify } from 'csv-stringify/sync';
import { pickCompanies } from './pick-companies';
import { writeLikePeople } from './write-like-people';

/** As much of simple-icons' data as a CRM would know. */
const brands = z.array(
	z.object({ title: z.string().min(1), slug: z.string().min(1), source: z.string().url() }),
);

/** The brands of simple-icons that have a site of their own, as a CRM exports its companies. */
export function makeCompanies(): string {
	const data: unknown = JSON.parse(
		readFileSync(require.resolve('simple-icons/icons.json'), 'utf8'),
	);
	const companies = pickCompanies(brands.parse(data));
	return stringify([['CRM ID', 'Company', 'Website'], ...writeLikePeople(companies)]);
}

if (require.main === module) writeFileSync(join(__dirname, 'companies.csv'), makeCompanies());
