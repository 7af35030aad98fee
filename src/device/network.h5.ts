/** Calls `then` whenever the browser has a network again. Returns how to stop listening. */
export function onNetworkBack(then: () => void): () => void {
  window.addEventListener('online', then)
  return () => window.removeEventListener('online', then)
}
