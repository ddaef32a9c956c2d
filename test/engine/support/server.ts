import { createServer, type RequestListener, type Server } from 'node:http';

const open: Server[] = [];

/** Serves on loopback until the test is over. Gives the origin. */
export async function serveOnce(listener: RequestListener): Promise<string> {
	const server = createServer(listener);
	open.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	return `http://127.0.0.1:${address.port}`;
}

afterEach(async () => {
	for (const server of open.splice(0)) {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
});
