/** Why Afterword can't start; the message is all that a person needs to read, so no stack is shown. */
export class StartError extends Error {
  override name = 'StartError'
}
