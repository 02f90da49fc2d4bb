/** An answer that is JSON text already, for pages that the database writes. It must be what the contract says. */
export class RawJson {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
