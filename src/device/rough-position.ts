import Taro from '@tarojs/taro'
import { toHundredths, type Position } from '@/domain/outlet'

/** About where the person is, in hundredths of a degree; null when they say no. WeChat itself blurs what it gives. */
export async function roughPosition(): Promise<Position | null> {
  const asked = process.env.TARO_ENV === 'weapp' ? Taro.getFuzzyLocation({ type: 'gcj02' }) : Taro.getLocation({ type: 'gcj02' })
  const found = await asked.catch(() => null)
  return found && toHundredths({ lat: Number(found.latitude), lng: Number(found.longitude) })
}
