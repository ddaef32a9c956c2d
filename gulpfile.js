const { rm } = require('node:fs/promises');
const { dest, src } = require('gulp');

/** What n8n reads beside the compiled code: icons, codex files and output schemas. */
const assets = ['nodes/**/*.{svg,png}', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];

exports.clean = async () => await rm('dist', { recursive: true, force: true });

exports['build:icons'] = () => src(assets, { base: '.', encoding: false }).pipe(dest('dist'));
