/** What phones and browsers really record, and nobody should be sent away for: [what it is, the file, frames and size that come out]. */
import { find } from './boxes'
import { picture, VP8, VP9, X264, X265, type Encoder } from './encoder'

export type Recorded = [name: string, file: () => string, expected: { frames: number; width: number; height: number }]

export function phoneFiles({ make, run, read, write }: Encoder): Recorded[] {
  const lying = () => make('lying.mp4', picture('640x480'), ...X264)
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=1:sample_rate=44100']
  const upright = { frames: 15, width: 480, height: 640 }
  const flat = { frames: 15, width: 640, height: 480 }
  const TURNS: Record<number, number[]> = { 90: [0, 1, 0xffffffff, 0], 180: [0xffffffff, 0, 0, 0xffffffff], 270: [0, 0xffffffff, 1, 0] }
  /** The matrix of the track, as a phone writes it. */
  const turned = (degrees: number) => () => {
    const file = Buffer.from(read(lying()))
    const at = find(file, 'moov.trak.tkhd').start + 48
    const [a = 0, b = 0, c = 0, d = 0] = TURNS[degrees] ?? []
    ;[[a, 0], [b, 4], [c, 12], [d, 16]].forEach(([value = 0, offset = 0]) => file.writeUInt32BE((value * 65536) % 2 ** 32, at + offset))
    return write(`turned-${degrees}.mp4`, file)
  }
  return [
    ['an iPhone: HEVC of 10 bits, brand qt, sound first', () => run('iphone.mov', '-f', 'lavfi', '-i', 'sine=duration=1', '-f', 'lavfi', '-i', picture('480x640', 1, 30),
      '-map', '0', '-map', '1', ...X265, '-pix_fmt', 'yuv420p10le', '-c:a', 'aac', '-f', 'mov'), upright],
    ['turned by 90 degrees', turned(90), upright],
    ['turned by 180 degrees', turned(180), flat],
    ['turned by 270 degrees', turned(270), upright],
    ['frames at uneven times', () => make('uneven.mp4', picture('480x640', 1, 30), ...X264, '-vf', 'select=not(mod(n\\,5))+not(mod(n\\,7))+eq(n\\,29)', '-vsync', 'vfr'), upright],
    ['60 frames a second', () => make('sixty.mp4', picture('480x640', 1, 60), ...X264), upright],
    ['an edit list at the start', () => run('edit.mp4', '-f', 'lavfi', '-i', picture('480x640'), ...X264, '-bf', '2', '-movflags', '+faststart'), upright],
    ['in fragments, as a browser streams it', () => make('fragments.mp4', picture('480x640'), ...X264, '-g', '5', '-movflags', 'frag_keyframe+empty_moov+default_base_moof'), upright],
    ['odd sizes', () => make('odd-vp8.webm', picture('479x637'), ...VP8), { frames: 15, width: 479, height: 637 }],
    ['sound that begins before the picture', () => run('late.mp4', ...sound, '-itsoffset', '0.4', '-f', 'lavfi', '-i', picture('480x640', 0.6), ...X264, '-c:a', 'aac'), upright],
    ['a webm with sound and no length', () => run('sound.webm', ...sound, '-f', 'lavfi', '-i', picture('480x640'), ...VP8, '-c:a', 'libopus', '-live', '1'), upright],
    ['H.264 in a matroska, as Chrome writes it', () => make('chrome.mkv', picture('480x640'), ...X264), upright],
    ['VP9 without length', () => make('live9.webm', picture('480x640'), ...VP9, '-pix_fmt', 'yuv420p', '-live', '1'), upright],
    ['4K', () => make('fourk.mp4', picture('3840x2160'), ...X264), { frames: 15, width: 640, height: 360 }],
  ]
}
