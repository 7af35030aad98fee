/** Sweeps of several shards run side by side; 64 is enough for 10 million people at a few thousand a second. */
export const SHARDS = 64

/** 0 to 63: FNV-1a of the id, so that ids that begin alike still spread. */
export function shardOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 16)) & (SHARDS - 1)
}
