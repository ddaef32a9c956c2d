import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSandboxTraffic, watchTraffic } from '#tools/demo/traffic';

describe('requests that leave this process', () => {
	let server: Server;
	beforeAll(async () => {
		server = createServer((_, response) => response.end('{}'));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterAll(() => server.close());

	const port = () => (server.address() as AddressInfo).port;
	const send = async (method: string) =>
		await new Promise<void>((resolve, reject) => {
			request({ port: port(), host: '127.0.0.1', method, agent: false }, (response) => {
				response.resume().on('close', resolve);
			})
				.on('error', reject)
				.end();
		});

	it('are counted by method, for the one host, until it is enough', async () => {
		const { read, stop } = watchTraffic(`127.0.0.1:${port()}`);
		const other = watchTraffic('eapi.recotap.com');
		await Promise.all([send('POST'), send('POST'), send('PATCH'), send('GET')]);
		expect(read('POST')).toEqual({ sent: 2, answered: 2, rows: undefined });
		expect(read('PATCH')).toMatchObject({ sent: 1, answered: 1 });
		expect(other.read('POST')).toMatchObject({ sent: 0 });
		other.stop();
		stop();
		await send('POST');
		expect(read('POST').sent).toBe(2);
	});
});

describe('requests that the sandbox saw', () => {
	it('count their rows once they are answered', () => {
		const read = readSandboxTraffic({
			requests: [
				{ method: 'POST', rows: 2, status: 200 },
				{ method: 'POST', rows: 1, status: 0 },
				{ method: 'PATCH', rows: 1, status: 200 },
			],
		});
		expect(read('POST')).toEqual({ sent: 2, answered: 1, rows: 2 });
		expect(read('PATCH')).toEqual({ sent: 1, answered: 1, rows: 1 });
	});
});
