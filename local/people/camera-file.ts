/** Chromium's fake camera plays a file in a loop; this turns a clip into such a file. */
import { runFfmpeg } from './ffmpeg'

/**
 * Writes MJPEG for `--use-file-for-fake-video-capture`. Chromium plays it at 30 fps whatever it was made at, so frames are doubled;
 * it shows a solid green picture for anything but 4:2:0. The portrait clip is set into a landscape frame, as a laptop's camera sees it,
 * unless `shape` says otherwise.
 * @param outPath must end in `.mjpeg`
 */
export async function toCameraFile(clipPath: string, outPath: string, shape: 'portrait' | 'landscape' = 'portrait'): Promise<void> {
  const frame = shape === 'portrait' ? [] : ['-vf', 'crop=480:360:0:100,scale=640:480']
  await runFfmpeg(['-i', clipPath, ...frame, '-r', '30', '-pix_fmt', 'yuvj420p', '-c:v', 'mjpeg', '-q:v', '4', '-an', outPath])
}
