// Bundles the browser code: hashed files with .br and .gz beside them in static/build/,
// the asset map and the raw service worker in build/ (which nothing serves directly).
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { rollup } from 'rollup';

const PUBLIC = 'static/build';
const PRIVATE = 'build';
// A build that fails leaves the last one where it was.
const FRESH = join(PRIVATE, 'fresh');
const PAGES = 'client/pages';
const SESSION = 'session.ts';
// Measurements are no part of the app: in a file alone, and not kept for use without network.
const BENCH = 'bench.ts';
// Written by tooling/catalogues.py from the collected sentences.
const MESSAGES = 'build/messages';
const ENTRIES = /^(client\/(pages\/[^/]+|theme)\.tsx?|build\/messages\/|static\/css\/app\.css)/;
const COMPRESSED = /\.(js|css|json|svg)$/;

const TARGET = { target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'] };
const common = {
  ...TARGET,
  bundle: true,
  minify: true,
  sourcemap: false,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
};

const messages = readdirSync(MESSAGES).map((name) => join(MESSAGES, name));
const pages = readdirSync(PAGES).filter((name) => /\.tsx?$/.test(name));

rmSync(FRESH, { recursive: true, force: true });
mkdirSync(FRESH, { recursive: true });

const bundle = (names, options) =>
  build({
    ...common,
    entryPoints: names.map((name) => join(PAGES, name)),
    outdir: FRESH,
    format: 'esm',
    splitting: true,
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    metafile: true,
    ...options,
  });

/** Bundles an entry into one file from which everything that it imports later takes what both use.
 *  (esbuild cuts what both use into files of their own, and each request delays the first paint.) */
const bundleWhole = async (name) => {
  const parts = join(PRIVATE, 'parts');
  rmSync(parts, { recursive: true, force: true });
  const cut = await bundle([name], { outdir: parts, minify: false });
  const [entry] = Object.entries(cut.metafile.outputs).find(([, { entryPoint }]) =>
    entryPoint?.endsWith(`/${name}`),
  );
  const minified = (code) => transform(code, { ...TARGET, minify: true, format: 'esm' });
  const joined = await rollup({
    input: { [name.replace(/\.tsx?$/, '')]: entry },
    plugins: [{ name: 'minify', renderChunk: async (code) => (await minified(code)).code }],
  });
  const { output } = await joined.write({
    dir: FRESH,
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: 'chunk-[hash].js',
    hashCharacters: 'base36',
  });
  return output.find(({ isEntry }) => isEntry);
};

// The pages with a player are bundled alone: what they share with the others would else be cut
// into many small files, and each of those costs the first visit a journey.
const session = await bundleWhole(SESSION);
const code = await bundle(pages.filter((name) => name !== SESSION && name !== BENCH));
const bench = await bundle([BENCH], { splitting: false });

// The theme script blocks the first paint on purpose (no white flash), so it is no module.
// The messages of a language must be there before any module runs, so they are none either.
const classic = await build({
  ...common,
  charset: 'utf8',
  entryPoints: ['client/theme.ts', ...messages],
  outdir: FRESH,
  format: 'iife',
  entryNames: '[name]-[hash]',
  metafile: true,
});

const styles = await build({
  ...common,
  entryPoints: ['static/css/app.css'],
  outdir: FRESH,
  entryNames: '[name]-[hash]',
  metafile: true,
});

await build({
  ...common,
  entryPoints: ['client/worker/worker.ts'],
  outfile: join(PRIVATE, 'worker.js'),
  format: 'iife',
});

const url = (path) => `/static/build/${basename(path)}`;

/** Everything an output loads at once, so that pages can ask for it before they have parsed it. */
const staticImports = (metafile, path, seen = new Set()) => {
  for (const entry of metafile.outputs[path].imports) {
    if (entry.kind !== 'import-statement' || seen.has(entry.path)) continue;
    seen.add(entry.path);
    staticImports(metafile, entry.path, seen);
  }
  return seen;
};

const assets = {
  [SESSION.replace(/\.tsx?$/, '.js')]: {
    url: url(session.fileName),
    imports: session.imports.map(url),
  },
};
for (const { metafile } of [code, bench, classic, styles]) {
  for (const [path, output] of Object.entries(metafile.outputs)) {
    // What a page imports later is an entry to the bundler, but not one that templates name.
    if (!output.entryPoint || !ENTRIES.test(output.entryPoint)) continue;
    const name = basename(output.entryPoint).replace(/\.tsx?$/, '.js');
    assets[name] = { url: url(path), imports: [...staticImports(metafile, path)].map(url) };
  }
}
const files = readdirSync(FRESH)
  .filter((name) => !name.startsWith('bench-'))
  .sort()
  .map((name) => `/static/build/${name}`);

for (const name of readdirSync(FRESH)) {
  if (!COMPRESSED.test(name)) continue;
  const body = readFileSync(join(FRESH, name));
  writeFileSync(join(FRESH, `${name}.gz`), gzipSync(body, { level: 9 }));
  writeFileSync(
    join(FRESH, `${name}.br`),
    brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
}

rmSync(PUBLIC, { recursive: true, force: true });
renameSync(FRESH, PUBLIC);
writeFileSync(
  join(PRIVATE, 'assets.json'),
  `${JSON.stringify({ entries: assets, files }, null, 1)}\n`,
);
