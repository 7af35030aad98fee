import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const root = path.resolve(__dirname, '..')
const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src', 'cloudfunctions', 'local', 'evaluate'], { cwd: root, encoding: 'utf8' })
const files = listed.split('\n').filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && existsSync(path.join(root, file)))

interface Import { from: string; to: string; typeOnly: boolean }

/** A project-relative path without extension for our own modules, the package name for the others. */
function target(from: string, spec: string): string {
  if (spec.startsWith('@/')) return `src/${spec.slice(2)}`
  if (!spec.startsWith('.')) return spec
  return path.posix.join(path.posix.dirname(from), spec).replace(/\.(tsx?|js)$/, '')
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, false)
  const found: Import[] = []
  const add = (spec: ts.Expression | undefined, typeOnly: boolean) => {
    if (spec && ts.isStringLiteral(spec)) found.push({ from: file, to: target(file, spec.text), typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const named = node.importClause?.namedBindings
      const allTypes = Boolean(named && ts.isNamedImports(named) && !node.importClause?.name && named.elements.every((one) => one.isTypeOnly))
      add(node.moduleSpecifier, Boolean(node.importClause?.isTypeOnly) || allTypes)
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText(source) === 'require')) add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const imports = files.flatMap(importsOf)
const ours = (to: string) => /^(src|cloudfunctions|local|evaluate|tests|config)\//.test(to)
const inside = (folder: string) => (at: string) => at.startsWith(`${folder}/`)
const pageFolders = ['src/pages', 'src/mine', 'src/help', 'src/staff', 'src/kiosk']
const functionFolders = ['cloudfunctions/citizen', 'cloudfunctions/face', 'cloudfunctions/nightly', 'cloudfunctions/staff', 'cloudfunctions/kiosk', 'cloudfunctions/dispatch']

/** [who, may it import that?] */
const rules: [string, (to: string, one: Import) => boolean][] = [
  ['src/domain', (to, { from }) => inside('src/domain')(to)
    || (to === 'dayjs' && from === 'src/domain/calendar.ts')
    || (to === 'zod/mini' && from === 'src/domain/contract/z.ts')],
  ['src/copy', (to, { typeOnly }) => inside('src/copy')(to) || (inside('src/domain')(to) && typeOnly)],
  ['src/api', (to) => ['src/api', 'src/domain', 'src/device'].some((folder) => inside(folder)(to)) || /^@tarojs\//.test(to)],
  ['src/device', (to) => ['src/device', 'src/domain', 'src/copy'].some((folder) => inside(folder)(to)) || /^(@tarojs|react|@tensorflow)/.test(to)],
  ['src/components', (to) => !inside('src/api')(to) && (!ours(to) || ['src/components', 'src/domain', 'src/copy', 'src/device', 'src/styles'].some((folder) => inside(folder)(to)))],
  ...pageFolders.map((folder): [string, (to: string) => boolean] => [folder, (to) => !ours(to) || inside(folder)(to)
    || (inside('src')(to) && !pageFolders.some((other) => inside(other)(to)))]),
  ...functionFolders.map((folder): [string, (to: string) => boolean] => [folder, (to) => !ours(to)
    || [folder, 'src/domain', 'cloudfunctions/lib'].some((allowed) => inside(allowed)(to))
    // a message has no page that could put it into words
    || (folder === 'cloudfunctions/dispatch' && inside('src/copy')(to))
    // a machine is another door to the same certification
    || (folder === 'cloudfunctions/kiosk' && inside('cloudfunctions/citizen')(to))]),
  ['evaluate', (to) => !ours(to) || ['evaluate', 'cloudfunctions/face', 'src/domain'].some((allowed) => inside(allowed)(to))],
  ['cloudfunctions/lib', (to, { from }) => (!ours(to) || inside('src/domain')(to) || inside('cloudfunctions/lib')(to))
    && (to !== '@cloudbase/node-sdk' || /lib\/(deps|caller|collections)\.ts$/.test(from))],
]

test.each(rules)('%s imports only what its place in the house allows', (who, mayImport) => {
  const wrong = imports.filter((one) => inside(who)(one.from) && !mayImport(one.to, one))
  expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

test.each(['local', 'evaluate'])('nobody but %s imports %s', (folder) => {
  expect(imports.filter(({ from, to }) => inside(folder)(to) && !inside(folder)(from))).toEqual([])
})

test('the rule of the house sees files to judge', () => {
  expect(files.length).toBeGreaterThan(40)
  expect(imports.length).toBeGreaterThan(100)
})

test('there are no import cycles', () => {
  const edges = new Map<string, string[]>()
  const known = new Map(files.map((file) => [file.replace(/\.tsx?$/, '').replace(/\.(h5|weapp|alipay)$/, ''), file]))
  for (const { from, to, typeOnly } of imports) {
    const file = known.get(to) ?? known.get(`${to}/index`)
    if (file && !typeOnly) edges.set(from, [...(edges.get(from) ?? []), file])
  }
  const done = new Set<string>()
  const cycles: string[] = []
  const walk = (file: string, trail: string[]): void => {
    if (trail.includes(file)) { cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> ')); return }
    if (done.has(file)) return
    for (const next of edges.get(file) ?? []) walk(next, [...trail, file])
    done.add(file)
  }
  for (const file of files) walk(file, [])
  expect(cycles).toEqual([])
})

test('there are no barrels: no file only re-exports', () => {
  const barrels = files.filter((file) => {
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n').filter((line) => line.trim() && !/^\s*(\/\/|\/\*|\*)/.test(line))
    return lines.length > 0 && lines.every((line) => /^export .* from /.test(line))
  })
  expect(barrels).toEqual([])
})

test('no file is longer than 250 lines', () => {
  const long = files.map((file) => [file, readFileSync(path.join(root, file), 'utf8').split('\n').length] as const).filter(([, lines]) => lines > 250)
  expect(long).toEqual([])
})

test('nothing that is committed names a machine path or the address of a package registry', () => {
  const all = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\n')
    .filter((file) => /\.(tsx?|m?js|cjs|json|md|ya?ml|html|scss)$/.test(file) && existsSync(path.join(root, file)) && statSync(path.join(root, file)).size < 5_000_000)
  const forbidden = new RegExp(['/' + 'work/', '/' + 'root/', 'registry' + '\\.npm', 'npm' + 'mirror'].join('|'))
  expect(all.filter((file) => forbidden.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([])
})

test('no package that we depend on needs an install script', () => {
  const npmrc = readFileSync(path.join(root, '.npmrc'), 'utf8')
  expect(npmrc).toMatch(/^ignore-scripts=true$/m)
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))
  expect(loose).toEqual([])
})
