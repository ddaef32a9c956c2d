import { createServer as createTcpServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:https';
import { type EngineRun, jsonOf } from '#tools/n8n/engine';
import { UNTRUSTED } from './support/certificate';
import { startBench } from './support/recotap';
import { listen } from './support/server';

const ROWS = [
	{ domain: 'a.com', name: 'A' },
	{ domain: 'b.com', name: 'B' },
];

/** Pushes two rows, one per request, to a TLS server. */
async function pushTo(server: Server): Promise<{ run: EngineRun; connections: number }> {
	let connections = 0;
	server.on('connection', () => connections++);
	const port = await listen(server);
	const bench = await startBench({}, { baseUrl: `https://127.0.0.1:${port}` });
	const run = await bench.run(ROWS, {
		onError: 'continueRegularOutput',
		parameters: {
			options: { batchSize: 1, concurrency: 1, maxRetries: 2, maxWait: 60 },
		},
	});
	return { run, connections };
}

beforeEach(() => {
	// With random numbers of 0 there is no jitter, and so no wait.
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

it('reports rows as not sent, without a retry, if the certificate is not trusted', async () => {
	let requests = 0;
	const { run, connections } = await pushTo(createTlsServer(UNTRUSTED, () => requests++));
	const reason =
		"No secure connection to 'Base URL' is possible (UNABLE_TO_GET_ISSUER_CERT_LOCALLY): its certificate is not from an authority that this n8n instance trusts. If a proxy inspects the traffic, add its certificate authority to n8n with NODE_EXTRA_CA_CERTS";
	const expected = { status: 'notSent', code: 'misconfigured', reason };
	expect(jsonOf(run, 'Recotap')).toMatchObject([expected, expected]);
	expect({ requests, connections }).toEqual({ requests: 0, connections: 1 });
});

it('reports rows as not sent if the server does not support TLS', async () => {
	const { run, connections } = await pushTo(
		createTcpServer((socket) => {
			socket.on('error', () => undefined);
			socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
		}),
	);
	expect(jsonOf(run, 'Recotap').map(({ status }) => status)).toEqual(['notSent', 'notSent']);
	expect(connections).toBe(1);
});

it('retries connections that end during the handshake and reports their rows as not sent', async () => {
	const { run, connections } = await pushTo(
		createTcpServer((socket) => {
			socket.on('error', () => undefined);
			socket.once('data', () => socket.end());
		}),
	);
	const reason = 'Recotap closed the connection before it was secure';
	expect(jsonOf(run, 'Recotap')).toMatchObject([
		{ status: 'notSent', reason },
		{ status: 'notSent' },
	]);
	expect(connections).toBeGreaterThan(1);
});
