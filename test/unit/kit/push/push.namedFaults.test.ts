import {
	created,
	firstAnswering,
	keys,
	noAnswer,
	pushTo,
	status,
	things,
} from '../../support/pushTo';

it('isolates a row at once that the response names by its key, with its code', async () => {
	const { outcomes, requests } = await pushTo(
		(inRequest) =>
			inRequest.includes('k37')
				? status(409, {
						about: 'rows',
						faults: [{ key: 'k37', text: 'k37 is there', code: 'alreadyExists' }],
						text: 'Some are there',
					})
				: created(inRequest),
		things(keys(100)),
	);
	expect(requests).toBe(2);
	expect(outcomes[37]).toEqual({
		status: 'failed',
		code: 'alreadyExists',
		reason: 'k37 is there',
		attempts: 1,
		facts: {},
	});
	expect(outcomes.filter(({ status: is }) => is === 'created')).toHaveLength(99);
});

it('reports a row as not found if its record does not exist', async () => {
	const { outcomes } = await pushTo(
		() =>
			status(404, {
				about: 'rows',
				faults: [{ position: 0, text: 'No such thing', code: 'notFound' }],
				text: 'No such thing',
			}),
		things(['a']),
	);
	expect(outcomes).toEqual([
		{
			status: 'notFound',
			code: 'notFound',
			reason: 'No such thing',
			attempts: 1,
			facts: {},
		},
	]);
});

it('reports a named row as unknown if an attempt whose response was lost may have written it', async () => {
	const { outcomes } = await pushTo(
		firstAnswering(
			noAnswer('lost'),
			status(409, {
				about: 'rows',
				faults: [{ key: 'a', text: 'a is there', code: 'alreadyExists' }],
				text: 'a is there',
			}),
		),
		things(['a', 'b']),
	);
	expect(outcomes).toMatchObject([
		{ status: 'unknown', code: 'mayBeOurs', attempts: 2 },
		{ status: 'created', attempts: 3 },
	]);
});
