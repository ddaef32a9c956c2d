import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSandboxTraffic, watchTraffic } from '#tools/demo/traffic';

it('counts the requests of this process by method, for one host', async () => {
	const server = createServer((_, response) => response.end('{}'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const read = watchTraffic(`127.0.0.1:${port}`);
	const readOther = watchTraffic('eapi.recotap.com');
	for (const method of ['POST', 'POST', 'PATCH', 'GET']) {
		await new Promise<void>((resolve, reject) => {
			const options = { port, host: '127.0.0.1', method, agent: false };
			request(options, (response) => response.resume().on('close', resolve))
				.on('error', reject)
				.end();
		});
	}
	server.close();
	expect(read('POST')).toEqual({ sent: 2, answered: 2, rows: undefined });
	expect(read('PATCH')).toMatchObject({ sent: 1, answered: 1 });
	expect(readOther('POST')).toMatchObject({ sent: 0 });
});

it('counts the rows of requests to the sandbox once they are answered', () => {
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
