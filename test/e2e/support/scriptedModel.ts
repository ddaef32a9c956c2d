import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The part of a request to a chat model that the tests use. */
export interface ModelRequest {
	readonly stream?: boolean;
	readonly messages: readonly { readonly role: string; readonly content: unknown }[];
	readonly tools?: readonly {
		readonly function: { readonly name: string; readonly parameters: object };
	}[];
}

/** A stand-in for a chat model. */
export interface ScriptedModel {
	/** Base URL, in the format of an OpenAI credential. */
	readonly url: string;
	readonly requests: readonly ModelRequest[];
	readonly close: () => Promise<void>;
}

/**
 * Serves the Chat Completions API of OpenAI on loopback: calls the first tool with the given arguments and then ends
 * with the tool's result.
 */
export async function startScriptedModel(toolArguments: object): Promise<ScriptedModel> {
	const requests: ModelRequest[] = [];
	const server: Server = createServer((request, response) => {
		void readJson(request).then((body) => {
			requests.push(body);
			send(response, body, reply(body, toolArguments));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		requests,
		close: async () =>
			await new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** The message of the model. */
function reply({ messages, tools }: ModelRequest, toolArguments: object): object {
	const answer = messages.find(({ role }) => role === 'tool');
	if (answer !== undefined)
		return { role: 'assistant', content: `Done: ${String(answer.content)}` };
	const name = tools?.[0]?.function.name;
	const call = { name, arguments: JSON.stringify(toolArguments) };
	const toolCalls = [{ index: 0, id: 'call-1', type: 'function', function: call }];
	return { role: 'assistant', content: null, tool_calls: toolCalls };
}

function send(response: ServerResponse, { stream }: ModelRequest, message: object): void {
	const reason = 'tool_calls' in message ? 'tool_calls' : 'stop';
	const about = { id: 'chat-1', created: 0, model: 'scripted' };
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	if (stream === true) {
		const choices = [{ index: 0, delta: message, finish_reason: reason }];
		const chunk = JSON.stringify({ ...about, object: 'chat.completion.chunk', choices, usage });
		response.setHeader('Content-Type', 'text/event-stream');
		response.end(`data: ${chunk}\n\ndata: [DONE]\n\n`);
		return;
	}
	const choices = [{ index: 0, message, finish_reason: reason }];
	response.setHeader('Content-Type', 'application/json');
	response.end(JSON.stringify({ ...about, object: 'chat.completion', choices, usage }));
}

async function readJson(request: IncomingMessage): Promise<ModelRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return JSON.parse(Buffer.concat(chunks).toString()) as ModelRequest;
}
