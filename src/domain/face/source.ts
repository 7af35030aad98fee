/** What a clip says about where it comes from: its container and the times and checksums of its own frames, before any resampling. */

export interface SourceFacts {
  container: 'mov' | 'matroska'
  codec: string
  /** ffmpeg's name, for example yuv420p. */
  pixelFormat: string
  /** As coded, before `rotation`. */
  width: number
  height: number
  /** Declared by the container; null: it declares none, as a browser that records. */
  seconds: number | null
  /** Frames a second, declared or estimated from the first frames. */
  fps: number | null
  /** Degrees clockwise that the container asks for: 0, 90, 180, 270. */
  rotation: number
  /** Lower-case names (major_brand, encoder, creation_time ...). Written by whoever made the file: a hint, never a proof. */
  tags: Record<string, string>
  /** Of each decoded frame, in seconds from the start of the file. */
  times: number[]
  /** Of each decoded frame, 8 hex digits: of 64 x 64 pixels spread over it, so equal frames are equal and others practically never. */
  checksums: string[]
}

/** Frames of a clip that are decoded at most: 20 s at 130 a second. Origin: no phone films a face faster than 120. */
export const MAX_SOURCE_FRAMES = 2600
