/** Files whose container is in order and whose pictures are strange, and paths that lead to no file. */
import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { find } from './boxes'
import { picture, VP8, VP9, X264, X265, type Encoder } from './encoder'
import type { Hostile, Outcome } from './mp4-files'

function renamed(file: Buffer, path: string, type: string): Buffer {
  file.write(type, find(file, path).start + 4)
  return file
}

export function streamFiles({ make, run, read, write }: Encoder): Hostile[] {
  const small = picture('160x120')
  const good = () => make('stream.mp4', small, ...X264)
  const raw = (name: string, size: string) => read(make(name, picture(size), ...X264, '-bsf:v', 'h264_mp4toannexb', '-f', 'h264'))
  const changing = () => run('changing.mp4', '-f', 'h264', '-i', write('changing.h264', Buffer.concat([raw('a.h264', '160x120'), raw('b.h264', '320x240'), raw('c.h264', '1280x64')])), '-c', 'copy')
  const asked = (name: string, format: string, ...options: string[]) => make(name, small, ...X264.slice(0, 4), '-pix_fmt', format, ...options)
  const files: [string, () => string, Outcome][] = [
    ['H.264 4:4:4', () => asked('444.mp4', 'yuv444p'), 'frames'],
    ['H.264 of 10 bits', () => asked('ten.mp4', 'yuv420p10le'), 'frames'],
    ['H.264 4:2:2 interlaced', () => asked('inter.mp4', 'yuv422p', '-x264-params', 'interlaced=1'), 'frames'],
    ['H.264 in grey', () => asked('grey.mp4', 'gray'), 'frames'],
    ['H.264 without loss', () => asked('lossless.mp4', 'yuv420p', '-qp', '0'), 'frames'],
    ['HEVC 4:2:2 of 12 bits', () => make('twelve.mp4', small, ...X265, '-pix_fmt', 'yuv422p12le'), 'frames'],
    ['HEVC of odd sizes', () => make('odd.mp4', picture('161x121'), ...X265, '-pix_fmt', 'yuv444p'), 'frames'],
    ['VP9 of odd sizes', () => make('odd.webm', picture('161x121'), ...VP9, '-pix_fmt', 'yuv420p'), 'frames'],
    ['VP9 4:4:4', () => make('444.webm', small, ...VP9, '-pix_fmt', 'yuv444p'), 'frames'],
    ['VP9 of 10 bits', () => make('ten.webm', small, ...VP9, '-pix_fmt', 'yuv420p10le'), 'frames'],
    ['VP8 with a see-through plane', () => make('alpha8.webm', `${small},format=yuva420p`, ...VP8, '-pix_fmt', 'yuva420p', '-auto-alt-ref', '0'), 'frames'],
    ['VP9 with a see-through plane', () => make('alpha9.webm', `${small},format=yuva420p`, ...VP9, '-pix_fmt', 'yuva420p', '-auto-alt-ref', '0'), 'frames'],
    ['a size that changes twice midway', changing, 'frames'],
    ['one frame', () => make('one.mp4', picture('160x120', 0.06), ...X264), 'either'],
    ['one frame that lasts an hour', () => run('hour.mp4', '-f', 'lavfi', '-i', picture('160x120', 0.06), ...X264, '-vf', 'setpts=N*3600/TB', '-frames:v', '1'), 'either'],
    ['a long pause between its frames', () => make('pause.mp4', small, ...X264, '-vf', 'setpts=if(lt(N\\,8)\\,N/15\\,N/15+17)/TB', '-vsync', '0'), 'either'],
    ['a thousand frames a second in a webm', () => make('fast.webm', picture('64x64', 4, 1000), ...VP8), 'refused'],
    ['HEVC as a bare stream behind the right magic', () => write('bare.mp4', Buffer.concat([read(good()).subarray(0, 32), read(make('bare.hevc', small, ...X265, '-f', 'hevc'))])), 'refused'],
    ['AV1', () => write('av1.mp4', renamed(read(good()), 'moov.trak.mdia.minf.stbl.stsd.avc1', 'av01')), 'refused'],
    ['two films in one', () => run('two.mp4', '-i', good(), '-i', make('second.mp4', picture('320x240'), ...X264), '-map', '0', '-map', '1', '-c', 'copy'), 'frames'],
    ['a hundred films in one', () => run('hundred.mp4', '-i', good(), ...Array.from({ length: 100 }, () => ['-map', '0:v']).flat(), '-c', 'copy'), 'either'],
    ['a link to a film', () => { const link = `${good()}.link`; symlinkSync(good(), link); return link }, 'refused'],
    ['a folder', () => good().replace(/[^/]+$/, ''), 'refused'],
    ['a pipe that nobody writes into', () => { const pipe = `${good()}.pipe`; execFileSync('mkfifo', [pipe]); return pipe }, 'refused'],
    ['a device', () => '/dev/zero', 'refused'],
  ]
  return files.map(([name, file, outcome]) => [`pictures: ${name}`, file, outcome])
}
