/** Nothing came back: no network, or no answer in time. A state of the page, never an alert. */
export class NetworkLost extends Error {
  constructor(what: string) {
    super(`no answer from ${what}`)
    this.name = 'NetworkLost'
  }
}
