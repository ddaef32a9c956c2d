import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Answer, Order, Task } from './measure';
import type { Measured, Run, Setting } from './results';

/** A running stand-in for the API. */
export interface StandIn {
	readonly origin: string;
	stop(): void;
}

/** Starts the stand-in in a separate process. */
export async function startStandIn(): Promise<StandIn> {
	const child = start('standIn.ts', process.execPath);
	const [address] = (await once(child, 'message')) as [AddressInfo];
	return { origin: `http://127.0.0.1:${address.port}`, stop: () => child.kill() };
}

/**
 * Measures settings alternately, round by round, in a separate process.
 *
 * @param nodePath the Node.js to use
 * @param show reports progress
 * @throws Error if the process fails
 */
export async function measureIn(
	nodePath: string,
	order: Omit<Order, 'rows'>,
	settings: readonly Setting[],
	show: (text: string) => void,
): Promise<Measured[]> {
	const child = start('measure.ts', nodePath, ['--expose-gc']);
	const ask = async (what: Task['what'], setting: Setting): Promise<Run | number | undefined> =>
		await tell(child, { what, setting });
	try {
		const rows = Math.max(...settings.map((setting) => setting.rows));
		const node = Number(await tell(child, { ...order, rows }));
		show('warming up');
		for (const setting of settings) await ask('warmUp', setting);

		const runs = new Map<Setting, Run[]>(settings.map((setting) => [setting, []]));
		const rounds = Math.max(...settings.map((setting) => setting.rounds));
		for (let round = 1; round <= rounds; round++) {
			show(`round ${round} of ${rounds}`);
			for (const setting of settings) {
				if (round > setting.rounds) continue;
				const run = await ask('run', setting);
				if (typeof run === 'object') runs.get(setting)?.push(run);
			}
		}

		show('weighing');
		const measured: Measured[] = [];
		for (const [setting, ofSetting] of runs) {
			const isTypical = setting.latencyMs === 0 && setting.concurrency === 4;
			const retained = isTypical ? await ask('weigh', setting) : undefined;
			measured.push({
				...setting,
				node,
				engine: order.engine,
				runs: ofSetting,
				...(typeof retained === 'number' ? { retained } : {}),
			});
		}
		return measured;
	} finally {
		child.kill();
	}
}

/** Sends a message and returns the response. */
async function tell(child: ChildProcess, message: Order | Task): Promise<Run | number | undefined> {
	const ended = once(child, 'exit').then((): Answer => ({
		ok: false,
		reason: 'A measuring process ended early',
	}));
	const answered = once(child, 'message').then(([answer]) => answer as Answer);
	child.send(message);
	const answer = await Promise.race([answered, ended]);
	if (!answer.ok) throw new Error(answer.reason);
	return answer.value;
}

function start(file: string, execPath: string, options: readonly string[] = []): ChildProcess {
	return fork(path.join(__dirname, file), {
		execPath,
		execArgv: ['--import', 'tsx', ...options],
		cwd: path.resolve(__dirname, '../..'),
	});
}
