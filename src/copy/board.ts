/** The notice board as people read it; what it says, the agency writes. */
export const board = {
  title: '社保通告',
  empty: '现在没有通告。',
  basis: '{region}第 {version} 版，{publishedOn}发布，{validUntil}前有效。',
  source: '来源：{source}',
  link: '看社保通告',
} as const
