/** Staff: the notice board. */
import type { BoardProblem } from '../domain/board'
import type { BoardState } from '../domain/contract/staff-board'

export const staffBoard = {
  title: '通告',
  menuHint: '写通告，另一人发布',
  rule: '一人写，另一人发布。发布后不能改字，要改就出下一版。',
  plain: '只写文字，不放网址，不让人填信息。',
  empty: '还没有通告。',
  write: '写一条',
  columns: { title: '标题', state: '状态', region: '地区', until: '有效到', act: '办理' },
  states: { draft: '草稿', published: '已发布', superseded: '有新版', withdrawn: '已撤下' } satisfies Record<BoardState, string>,
  version: '第 {n} 版',
  over: '过期了',
  mine: '我写的',
  edit: '改',
  next: '出下一版',
  publish: '发布',
  notHandedOver: '账号没交接，请另一位同事发布。',
  withdraw: '撤下',
  actOn: '{act}：{title}',
  form: { title: '写通告', heading: '标题', body: '正文', source: '出自哪份文件', validUntil: '最后有效的一天', save: '存成草稿', cancel: '不写了', missing: '四样都要填' },
  confirm: { title: '发布这一条？', body: '{region}的人都会看到。', submit: '发布', cancel: '先不发' },
  problems: { link: '不能放网址', markup: '不能放尖括号之类的记号', over: '有效期已经过了' } satisfies Record<BoardProblem, string>,
  said: { saved: '存好了，请另一位同事发布。', published: '发布了。', withdrawn: '撤下了。' },
} as const
