import Taro from '@tarojs/taro'
import type { Place } from './place'

/** The platform's own map. */
export function showOnMap({ name, address, lat, lng }: Place): void {
  Taro.openLocation({ name, address, latitude: lat, longitude: lng }).catch(() => undefined) // the person went back
}
