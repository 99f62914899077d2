// Builds the example sites, each for the root of a server and for its folder /docs/: `node tools/examples.mjs build [HOST…]`, after
// `make package`. `node tools/examples.mjs serve HOST PORT` runs a host's own server, which shows what is saved in source/.
//
// target/examples/HOST/ then has source/ (the example, with the package in it), root/ and folder/docs/ (the sites), and `version`. What has
// not changed is not built again.

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the sites are published. The server of the tests puts its own address in its place. */
const PUBLISHED = 'http://docs.example';

/**
 * The documentation generators. Those in Python are installed from the example's `requirements.txt`, and find the package as a folder at
 * `place` in the example. Those for Node.js are installed from its `package-lock.json`, with the package. `build` and `serve` are
 * commands, which also get the site's address as `SITE_URL`.
 */
const HOSTS = {
  hugo: {
    place: 'themes/guide-grid',
    build: (address, out) => ['hugo', '--baseURL', address, '--destination', out, '--quiet'],
    serve: (port) => ['hugo', 'server', '--port', port, '--baseURL', `http://127.0.0.1:${port}/`],
  },
  mkdocs: {
    place: 'guide-grid',
    build: (_, out) => ['mkdocs', 'build', '--strict', '--quiet', '--site-dir', out],
    serve: (port) => ['mkdocs', 'serve', '--dev-addr', `127.0.0.1:${port}`],
  },
  sphinx: {
    place: 'guide-grid',
    build: (_, out) => ['sphinx-build', '--quiet', '--fail-on-warning', '-b', 'dirhtml', '-d', '../doctrees', '--fresh-env', '.', out],
  },
  docusaurus: {
    build: (_, out) => ['docusaurus', 'build', '--out-dir', out],
    serve: (port) => ['docusaurus', 'start', '--no-open', '--host', '127.0.0.1', '--port', port],
  },
  vitepress: {
    build: (_, out) => ['vitepress', 'build', '--outDir', out],
    serve: (port) => ['vitepress', 'dev', '--host', '127.0.0.1', '--port', port],
  },
  starlight: {
    build: (_, out) => ['astro', 'build', '--silent', '--outDir', out],
    serve: (port) => ['astro', 'dev', '--host', '127.0.0.1', '--port', port],
  },
};

/** Hosts neither report that they are used nor look for newer versions. */
const SILENT = { ASTRO_TELEMETRY_DISABLED: '1', NO_UPDATE_NOTIFIER: '1' };

const project = fileURLToPath(new URL('..', import.meta.url));
const target = resolve(process.env.CARGO_TARGET_DIR ?? join(project, 'target'));
const packages = join(target, 'package');
const quiet = { npm: ['--no-audit', '--no-fund', '--loglevel=error'], pip: ['--quiet', '--disable-pip-version-check'] };

class Example {
  constructor(name) {
    this.name = name;
    this.host = HOSTS[name];
    this.origin = join(project, 'examples', name);
    this.folder = join(target, 'examples', name);
    this.source = join(this.folder, 'source');
    this.isPython = existsSync(join(this.origin, 'requirements.txt'));
  }

  /** Runs a program of the host, or of the system, in the example. */
  run([program, ...args], address = '') {
    execFileSync(program, args, { cwd: this.source, env: this.environment(address), stdio: ['ignore', 'inherit', 'inherit'] });
  }

  environment(address) {
    const programs = this.isPython ? join(this.folder, 'python/bin') : join(this.source, 'node_modules/.bin');
    return { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH}`, SITE_URL: address, ...SILENT };
  }

  /** Does something unless it was done with the same files before. */
  once(step, files, act) {
    const stamp = join(this.folder, `${step}.stamp`);
    const hash = hashOf(files);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
    rmSync(stamp, { force: true });
    act();
    writeFileSync(stamp, hash);
  }

  build() {
    mkdirSync(this.source, { recursive: true });
    const pinned = join(this.origin, this.isPython ? 'requirements.txt' : 'package-lock.json');
    this.once('install', [pinned], () => this.install());
    this.once('build', [this.origin, join(packages, 'guide-grid'), fileURLToPath(import.meta.url)], () => {
      this.copy();
      for (const [base, out] of [['/', 'root'], ['/docs/', 'folder/docs']]) {
        console.log(`[examples] ${this.name} at ${base}`);
        rmSync(join(this.folder, out), { recursive: true, force: true });
        this.run(this.host.build(`${PUBLISHED}${base}`, join(this.folder, out)), `${PUBLISHED}${base}`);
      }
      writeFileSync(join(this.folder, 'version'), this.version());
    });
  }

  install() {
    console.log(`[examples] installing ${this.name}`);
    rmSync(this.source, { recursive: true, force: true });
    cpSync(this.origin, this.source, { recursive: true });
    if (!this.isPython) return this.run(['npm', 'ci', ...quiet.npm]);
    const python = join(this.folder, 'python');
    rmSync(python, { recursive: true, force: true });
    this.run(['python3', '-m', 'venv', python]);
    this.run(['pip', 'install', ...quiet.pip, '--requirement', 'requirements.txt']);
  }

  /** Brings source/ up to date. */
  copy() {
    for (const it of readdirSync(this.source).filter((it) => it !== 'node_modules')) rmSync(join(this.source, it), { recursive: true });
    cpSync(this.origin, this.source, { recursive: true, filter: (name) => !/node_modules|__pycache__/.test(name) });
    if (this.isPython) return cpSync(join(packages, 'guide-grid'), join(this.source, this.host.place), { recursive: true });
    rmSync(join(this.source, 'node_modules/guide-grid'), { recursive: true, force: true });
    const packed = readdirSync(packages).find((it) => it.endsWith('.tgz'));
    return this.run(['npm', 'install', '--no-save', '--no-package-lock', ...quiet.npm, join(packages, packed)]);
  }

  /** What was installed, as it is pinned. */
  version() {
    if (this.isPython) return readFileSync(join(this.origin, 'requirements.txt'), 'utf8').trim().replaceAll('==', ' ').replaceAll('\n', ', ');
    const { dependencies } = JSON.parse(readFileSync(join(this.origin, 'package.json'), 'utf8'));
    return Object.entries(dependencies).map((it) => it.join(' ')).join(', ');
  }

  serve(port) {
    const [program, ...args] = this.host.serve(port);
    const server = spawn(program, args, { cwd: this.source, env: this.environment(`http://127.0.0.1:${port}/`), stdio: 'inherit' });
    server.on('error', (error) => stop(error.message));
    server.on('exit', (code) => { process.exitCode = code ?? 1; });
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (!statSync(path).isDirectory()) return hash.update(path).update(readFileSync(path));
    for (const name of readdirSync(path).sort()) if (!/node_modules|__pycache__/.test(name)) add(join(path, name));
  };
  paths.forEach(add);
  return hash.digest('hex');
}

function stop(message) {
  console.error(`[examples] ${message}`);
  process.exit(1);
}

const [action, ...args] = process.argv.slice(2);
const named = action === 'serve' ? args.slice(0, 1) : args;
const unknown = named.find((it) => !Object.hasOwn(HOSTS, it));
if (unknown) stop(`there is no example "${unknown}"; there are ${Object.keys(HOSTS).join(', ')}`);
if (!existsSync(join(packages, 'guide-grid'))) stop(`${packages} has no package; run "make package"`);
if (action === 'build') {
  for (const name of named.length ? named : Object.keys(HOSTS)) new Example(name).build();
} else if (action === 'serve' && args.length === 2) {
  new Example(args[0]).serve(args[1]);
} else {
  stop('expected "build [HOST…]" or "serve HOST PORT"');
}
