import { getEventListeners } from 'node:events';
import { orAborted } from '@n8n-nodes-recotap/kit/n8n/http/orAborted';

const never = new Promise<string>(() => undefined);
const listenersOf = ({ signal }: AbortController): number =>
	getEventListeners(signal, 'abort').length;

it('returns the result of the work and keeps nothing in memory', async () => {
	const controller = new AbortController();
	const work = Promise.resolve('done');
	expect(await orAborted(work, controller.signal, () => 'aborted')).toBe('done');
	await work.finally(() => undefined);
	expect(listenersOf(controller)).toBe(0);
});

it('rejects when the work rejects and keeps nothing in memory', async () => {
	const controller = new AbortController();
	const work = Promise.reject<string>(new Error('broken'));
	await expect(orAborted(work, controller.signal, () => 'aborted')).rejects.toThrow('broken');
	expect(listenersOf(controller)).toBe(0);
});

it('stops waiting for the work when the signal fires', async () => {
	const controller = new AbortController();
	const result = orAborted(never, controller.signal, () => 'aborted');
	controller.abort();
	expect(await result).toBe('aborted');
});

it('does not wait for the work if the signal has already fired', async () => {
	expect(await orAborted(never, AbortSignal.abort(), () => 'aborted')).toBe('aborted');
});

it('waits for the work if there is no signal', async () => {
	expect(await orAborted(Promise.resolve('done'), undefined, () => 'aborted')).toBe('done');
});
