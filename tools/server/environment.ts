import path from 'node:path';
import type { Runtime } from './runtime';

/** The inherited variables that a process needs; settings for another n8n are left out. */
const INHERITED = [
	...['LANG', 'SHELL', 'TMPDIR', 'USER'],
	// Windows
	...['APPDATA', 'COMSPEC', 'PATHEXT', 'SystemRoot', 'TEMP', 'TMP'],
];

/** Modules of n8n that a test or demonstration does not need; `mcp-registry` would connect to the internet. */
const DISABLED_MODULES = [
	...['mcp-registry', 'mcp', 'instance-ai', 'agents', 'chat-hub', 'insights', 'breaking-changes'],
	...['source-control', 'dynamic-credentials', 'sso-oidc', 'sso-saml', 'log-streaming', 'ldap'],
	...['quick-connect', 'otel', 'token-exchange', 'instance-version-history', 'n8n-packages'],
	...['workflow-reviews', 'oauth-server', 'oauth-jwe', 'external-secrets', 'provisioning'],
	'data-table',
];

/** No telemetry, no banners, no requests for updates, templates, licences or packages. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
	N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_REINSTALL_MISSING_PACKAGES: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_LICENSE_SERVER_URL: 'http://127.0.0.1:9',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	SCARF_ANALYTICS: 'false',
	// The editor's page would query npm for each community package.
	N8N_CONTENT_SECURITY_POLICY: JSON.stringify({
		'connect-src': ["'self'", 'ws:', 'data:', 'blob:'],
	}),
	N8N_DISABLED_MODULES: DISABLED_MODULES.join(','),
} as const;

/** Ports of one n8n process. */
export interface Ports {
	/** Port of the editor, or of a worker's health check. */
	readonly http: number;
	/** Port between n8n and the runner of the Code node; each process needs its own. */
	readonly broker: number;
}

/** The environment of an n8n process: it listens on loopback only and connects to nothing. */
export function n8nEnvironment(
	{ node }: Runtime,
	userFolder: string,
	{ http, broker }: Ports,
): Record<string, string> {
	const inherited = INHERITED.flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return {
		...Object.fromEntries(inherited),
		...QUIET,
		// n8n starts helpers with plain `node`, which must be the same version.
		PATH: [path.dirname(node), process.env['PATH']].join(path.delimiter),
		NODE_ENV: 'production',
		NO_COLOR: '1',
		TZ: 'UTC',
		GENERIC_TIMEZONE: 'UTC',
		N8N_LOG_LEVEL: 'info',
		N8N_USER_FOLDER: userFolder,
		// Parent of n8n's other folders: its cache, and `.n8n-files`, where workflows may read and write.
		HOME: userFolder,
		USERPROFILE: userFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(http),
		N8N_PROTOCOL: 'http',
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(broker),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(http),
	};
}
