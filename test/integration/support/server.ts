import { createServer, type RequestListener } from 'node:http';
import type { Server, Socket } from 'node:net';

const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];

/** Serves on loopback until the end of the test. Returns the origin. */
export async function serveOnce(listener: RequestListener): Promise<string> {
	return `http://127.0.0.1:${await listen(createServer(listener))}`;
}

/** Makes a server listen on loopback until the end of the test. Returns the port. */
export async function listen(server: Server): Promise<number> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});
	open.push({ server, sockets });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	return address.port;
}

afterEach(async () => {
	for (const { server, sockets } of open.splice(0)) {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	}
});
