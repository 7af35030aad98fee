/** `node config/build.mjs h5|weapp|alipay`: one Taro build that fails on any warning, which Taro itself lets pass with exit code 0. */
import { spawn } from 'node:child_process'

const target = process.argv[2]
if (!['h5', 'weapp', 'alipay'].includes(target)) {
  console.error('usage: node config/build.mjs h5|weapp|alipay')
  process.exit(2)
}
const child = spawn(process.execPath, ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', target], {
  env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'],
})
let out = ''
const keep = (chunk) => { out += chunk; process.stdout.write(chunk) }
child.stdout.on('data', keep)
child.stderr.on('data', keep)
child.on('close', (code) => {
  const warnings = out.split('\n').filter((line) => /\bwarning\b|⚠|deprecat/i.test(line))
  if (warnings.length) console.error(`\n${warnings.length} warning(s) in the ${target} build.`)
  process.exit(code || (warnings.length ? 1 : 0))
})
