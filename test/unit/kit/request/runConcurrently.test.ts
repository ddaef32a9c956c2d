import { setImmediate as settle } from 'node:timers/promises';
import { runConcurrently } from '@n8n-nodes-recotap/kit/request/runConcurrently';

/** Tasks that end on command. */
class Workshop {
	readonly started: string[] = [];
	private readonly ends = new Map<string, PromiseWithResolvers>();

	readonly work = async (task: string): Promise<void> => {
		this.started.push(task);
		const end = withResolvers();
		this.ends.set(task, end);
		await end.promise;
	};

	async finish(task: string): Promise<void> {
		this.ends.get(task)?.resolve();
		await settle();
	}

	async fail(task: string): Promise<void> {
		this.ends.get(task)?.reject(new Error(`${task} failed`));
		await settle();
	}
}

interface PromiseWithResolvers {
	readonly promise: Promise<void>;
	readonly resolve: () => void;
	readonly reject: (error: Error) => void;
}

function withResolvers(): PromiseWithResolvers {
	let resolve = (): void => undefined;
	let reject = (_error: Error): void => undefined;
	const promise = new Promise<void>((onResolve, onReject) => {
		resolve = onResolve;
		reject = onReject;
	});
	return { promise, resolve, reject };
}

it('starts tasks in order, the next one when any of them ends', async () => {
	const shop = new Workshop();
	const all = runConcurrently(['a', 'b', 'c', 'd', 'e'], 2, shop.work);
	await settle();
	expect(shop.started).toEqual(['a', 'b']);
	await shop.finish('b');
	expect(shop.started).toEqual(['a', 'b', 'c']);
	await shop.finish('c');
	expect(shop.started).toEqual(['a', 'b', 'c', 'd']);
	await shop.finish('a');
	expect(shop.started).toEqual(['a', 'b', 'c', 'd', 'e']);
	await shop.finish('d');
	await shop.finish('e');
	await all;
});

it('runs one task at a time with a limit of one', async () => {
	const shop = new Workshop();
	const all = runConcurrently(['a', 'b'], 1, shop.work);
	await settle();
	expect(shop.started).toEqual(['a']);
	await shop.finish('a');
	expect(shop.started).toEqual(['a', 'b']);
	await shop.finish('b');
	await all;
});

it('runs each task once if there are fewer than the limit', async () => {
	const done: string[] = [];
	await runConcurrently(['a', 'b'], 10, async (task) => {
		done.push(task);
		await settle();
	});
	expect(done).toEqual(['a', 'b']);
});

it('resolves after the last task', async () => {
	const shop = new Workshop();
	const onDone = jest.fn();
	const all = runConcurrently(['a', 'b'], 2, shop.work).then(onDone);
	await settle();
	await shop.finish('b');
	expect(onDone).not.toHaveBeenCalled();
	await shop.finish('a');
	await all;
	expect(onDone).toHaveBeenCalledTimes(1);
});

it('resolves at once without tasks', async () => {
	const work = jest.fn(async () => await Promise.resolve());
	await runConcurrently([], 4, work);
	expect(work).not.toHaveBeenCalled();
});

it('rejects with the first rejection', async () => {
	const shop = new Workshop();
	const rejected = expect(runConcurrently(['a', 'b'], 2, shop.work)).rejects.toThrow('b failed');
	await settle();
	await shop.fail('b');
	await shop.fail('a');
	await rejected;
});
