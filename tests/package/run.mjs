// Installs the packed npm package in a project as its users have them, and checks it there: `node tests/package/run.mjs`, after
// `make dist cli`. project/ is that project; its check.mjs has the tests.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const packages = join(target, 'package');
const project = join(target, 'package-test');
const run = (program, args, cwd) => execFileSync(program, args, { cwd, stdio: 'inherit' });
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

run('node', ['tools/package.mjs', 'dist', join(target, 'cli'), packages], root);

// What was installed for an earlier run stays, except for the package itself.
rmSync(join(project, 'node_modules/guide-grid'), { recursive: true, force: true });
rmSync(join(project, 'node_modules/.vite'), { recursive: true, force: true });
rmSync(join(project, 'built'), { recursive: true, force: true });
cpSync(fileURLToPath(new URL('project', import.meta.url)), project, { recursive: true });
if (spawnSync('npm', ['ls'], { cwd: project }).status !== 0) run('npm', ['ci', ...quiet], project);
const packed = readdirSync(packages).find((it) => it.endsWith('.tgz'));
run('npm', ['install', '--no-save', '--no-package-lock', ...quiet, join(packages, packed)], project);

process.exitCode = spawnSync('node', ['check.mjs', packages], { cwd: project, stdio: 'inherit' }).status ?? 1;
