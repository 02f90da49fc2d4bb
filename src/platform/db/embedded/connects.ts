import pg, { type ClientConfig } from 'pg'

/** Whether a database answers now. */
export async function connects(connection: ClientConfig): Promise<boolean> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
