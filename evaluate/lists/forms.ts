/** The forms of the four lists. Paths are relative to the folder of the list, or absolute. */
import { filled, groupOf, Malformed, oneOf, readList } from './list'

export interface Pair { a: string; b: string; same: boolean; group: string }
/** `kind`: as written in the file. Seconds from the first frame. */
export interface Labelled { kind: string; from: number; to: number }
export interface LabelledClip { path: string; order: string[]; events: Labelled[]; isTalking: boolean; group: string }
export interface Attack { path: string; isLive: boolean; kind: string; isVideo: boolean; group: string }
export interface HostileFile { path: string; slot: 'video' | 'photo'; expected: 'accept' | 'reject' | 'either'; group: string }

const YES = ['1', 'true', 'yes', 'y'] as const
const NO = ['0', 'false', 'no', 'n'] as const

export const readPairs = (folder: string) => readList(folder, 'pairs.csv', [['path_a'], ['path_b'], ['same']], (cells): Pair => {
  const a = filled(cells('path_a'), 'path_a')
  const same = oneOf(cells('same'), 'same', [[true, [...YES, 'same', 'genuine']], [false, [...NO, 'different', 'impostor']]])
  return { a, b: filled(cells('path_b'), 'path_b'), same, group: groupOf(cells, a) }
})

export const readClips = (folder: string) => readList(folder, 'clips.csv', [['path'], ['events']], (cells): LabelledClip => {
  const path = filled(cells('path'), 'path')
  const order = cells('actions_in_order').split('>').map((name) => name.trim()).filter((name) => name !== '' && name !== 'none')
  const isTalking = oneOf(cells('talking') || '0', 'talking', [[true, YES], [false, NO]])
  return { path, order, events: eventsOf(cells('events')), isTalking, group: groupOf(cells, path) }
})

function eventsOf(text: string): Labelled[] {
  return text.split(';').map((one) => one.trim()).filter((one) => one !== '' && one !== 'none').map((one) => {
    const [, kind, from, to] = /^(.+?)\s*@\s*(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)$/.exec(one) ?? []
    if (!kind || Number(to) < Number(from)) throw new Malformed(`event "${one}" is not kind@start-end`)
    return { kind, from: Number(from), to: Number(to) }
  })
}

const VIDEO_NAME = /\.(mp4|m4v|mov|webm|mkv|avi|3gp)$/i

export const readAttacks = (folder: string) => readList(folder, 'spoof.csv', [['path'], ['label']], (cells): Attack => {
  const path = filled(cells('path'), 'path')
  const isLive = oneOf(cells('label'), 'label', [[true, ['live', 'real', 'bonafide']], [false, ['spoof', 'attack', 'fake']]])
  const media = cells('media') || (VIDEO_NAME.test(path) ? 'video' : 'image')
  const isVideo = oneOf(media, 'media', [[true, ['video', 'clip']], [false, ['image', 'photo', 'picture']]])
  return { path, isLive, kind: cells('kind') || (isLive ? 'live' : 'unknown'), isVideo, group: groupOf(cells, path) }
})

export const readHostile = (folder: string) => readList(folder, 'hostile.csv', [['path'], ['slot'], ['expected']], (cells): HostileFile => {
  const path = filled(cells('path'), 'path')
  const photo = ['reference photo', 'photo', 'reference', 'reference_photo', 'reference-photo', 'image'] as const
  return {
    path,
    slot: oneOf(cells('slot'), 'slot', [['video', ['video', 'clip']], ['photo', photo]]),
    expected: oneOf(cells('expected'), 'expected', [
      ['accept', ['accept', 'accepted']], ['reject', ['reject', 'rejected']], ['either', ['either', 'any']],
    ]),
    group: groupOf(cells, path),
  }
})

