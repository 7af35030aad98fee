/** Keeps the screen on while filming, where the browser can. Returns how to give it back. Brightness is not a browser's to change. */
export function keepScreenOn(): () => void {
  // refused on low battery or a hidden page: the phone then dims as always
  const lock = navigator.wakeLock?.request('screen').catch(() => null)
  return () => { void lock?.then((held) => held?.release()) }
}
