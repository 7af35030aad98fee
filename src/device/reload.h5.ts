/** Fetches the site anew. Returns whether that is possible here. */
export function reloadPage(): boolean {
  location.reload()
  return true
}
