/** What may stand on the notice board, and whom it concerns (product brief, item 37). */
import { boardProblems, regionsOf, type BoardProblem, type BoardText } from '../../src/domain/board'
import { covers } from '../../src/domain/staff-scope'

const plain: BoardText = { title: '年底认证不用赶', body: '每个人的日子不一样，首页写着。\n有疑问打 12333。', source: '日照市社保中心公告', validUntil: '2025-12-31' }

test.each<[string, Partial<BoardText>, BoardProblem[]]>([
  ['plain text', {}, []],
  ['its last day', { validUntil: '2025-11-12' }, []],
  ['the day after', { validUntil: '2025-11-11' }, ['over']],
  ['an address', { body: '请到 https://example.cn 填写' }, ['link']],
  ['an address without its beginning', { body: '请登录 shebao-renzheng.top 填写' }, ['link']],
  ['an address in the title', { title: 'www.12333.example' }, ['link']],
  ['an address in the source', { source: 'rsj.rizhao.gov.cn' }, ['link']],
  ...['cn', 'com', 'net', 'org', 'cc', 'top', 'vip', 'xyz', 'gov', 'info', 'shop', 'site', 'app'].map((end): [string, Partial<BoardText>, BoardProblem[]] =>
    [`an address that ends in ${end}`, { body: `请登录 Sb-2.${end.toUpperCase()} 填写` }, ['link']]),
  ['an address behind www', { body: '请登录 WWW.一' }, ['link']],
  ['www without a point', { body: 'www 是什么' }, []],
  ['an address behind http', { body: '请打开 HTTP:一' }, ['link']],
  ['an address without its protocol', { body: '请打开 //一' }, ['link']],
  ['a word that only begins like an ending', { body: '版本 v2.community 与 a.apple' }, []],
  ['a beginning that only looks like markup', { body: '（见附件](一)' }, ['markup']],
  ['an arrow', { body: '日照 > 莒县' }, ['markup']],
  ['brackets', { body: '[日照]（莒县）' }, []],
  ['an end of a title and a beginning of a text are no address', { title: '附件 A.', body: 'cn 一栏不填' }, []],
  ['a number with a point', { body: '一般 1.5 小时' }, []],
  ['markup', { body: '<b>重要</b>' }, ['markup']],
  ['a link in markup', { body: '[这里](填写)' }, ['markup']],
  ['all of it', { body: '<a href="//x.cn">', validUntil: '2020-01-01' }, ['link', 'markup', 'over']],
])('%s', (_what, changes, problems) => { expect(boardProblems({ ...plain, ...changes }, '2025-11-12')).toEqual(problems) })

test.each<[string, string[]]>([
  ['371100', ['370000', '371100']], ['371102', ['370000', '371100', '371102']], ['371102001', ['370000', '371100', '371102', '371102001']], ['370000', ['370000']],
])('%s is concerned by %j', (place, regions) => {
  expect(regionsOf(place)).toEqual(regions)
  for (const region of regions) expect(covers(region, place)).toBe(true)
})
