import { timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { Problem } from '../errors.ts'

export interface HealthOptions {
  pool: pg.Pool
  /** Guards `/metrics`; without it there are none. */
  metricsToken: string | undefined
}

/** How long the database may take to answer before it counts as away, in milliseconds. */
const patience = 3_000

/**
 * `/health/live`: the process answers. `/health/ready`: it can serve, its database included. `/metrics`: Prometheus
 * text, for whoever has the token.
 */
export function serveHealth(app: FastifyInstance, { pool, metricsToken }: HealthOptions) {
  const quiet = { schema: { hide: true } }
  app.get('/health/live', quiet, async () => ({ status: 'live' }))
  app.get('/health/ready', quiet, async () => {
    const late = sleep(patience, null, { ref: false }).then(() => Promise.reject(new Error('no answer')))
    await Promise.race([pool.query('select 1'), late]).catch(() => {
      throw new Problem('not-ready')
    })
    return { status: 'ready' }
  })
  if (!metricsToken) return
  const registry = measure(app, pool)
  app.get('/metrics', quiet, async (request, reply) => {
    if (!isToken(request.headers.authorization, metricsToken)) throw new Problem('not-signed-in')
    return reply
      .type(registry.contentType)
      .serializer((text: string) => text)
      .send(await registry.metrics())
  })
}

function measure(app: FastifyInstance, pool: pg.Pool): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'afterword_' })
  const requests = new Histogram({
    name: 'afterword_http_request_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  new Gauge({
    name: 'afterword_database_connections',
    help: 'Connections of this process by what they do',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  new Gauge({
    name: 'afterword_jobs',
    help: 'Jobs that wait, run or failed for good',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      // While the database is away the other figures are worth all the more.
      const { rows } = await pool
        .query(
          `select count(*) filter (where locked_at is null and attempts < max_attempts)::int as waiting,
           count(*) filter (where locked_at is not null)::int as running,
           count(*) filter (where locked_at is null and attempts >= max_attempts)::int as failed
         from graphile_worker.jobs`,
        )
        .catch(() => ({ rows: [] }))
      for (const [state, count] of Object.entries(rows[0] ?? {})) this.set({ state }, Number(count))
    },
  })
  return registry
}

function isToken(authorization: string | undefined, token: string): boolean {
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
