import { buildPackage, whyBuild } from './buildPackage';

/** TEMPORARY */
export function installNode(root: string, onBuild: (why: string) => void): string {
	const why = whyBuild(root);
	if (why !== undefined) {
		onBuild(why);
		buildPackage(root);
	}
	return root;
}
