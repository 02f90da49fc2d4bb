import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { Problem } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Actor } from './actor.ts'
import { answerProblem } from './problem-response.ts'
import { checkAccess } from './routes.ts'

export interface ServerOptions {
  log: Log
  version: string
  /** Behind a reverse proxy whose forwarding headers may be believed. */
  trustProxy: boolean | number | string[]
  /** Served over https, so that cookies and addresses are kept to it. */
  secure: boolean
  /** Check every response against its contract; the types have checked it already. */
  checkResponses: boolean
  identify(request: FastifyRequest): Promise<Actor | null>
}

const jsonLimit = 8 * 1024 * 1024

/** The HTTP server without routes: security headers, problem responses, contracts, request ids. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy as boolean | string | string[],
    bodyLimit: jsonLimit,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(
    options.checkResponses ? serializerCompiler : () => (data) => JSON.stringify(data),
  )
  app.setErrorHandler(answerProblem)
  await protect(app, options)
  await describeApi(app, options)
  app.decorate('checkResponses', options.checkResponses)
  app.decorateRequest('actor', null)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    refuseOtherSites(request)
    const { contract } = request.routeOptions.config
    if (!contract) return
    reply.header('cache-control', 'private, no-store')
    request.actor = await options.identify(request)
    checkAccess(contract, request.method, request.actor)
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        path: request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  // Evidence and backups are streamed by their routes; nothing is buffered here.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  return app
}

/** Strict by default: nothing inline, nothing from elsewhere. Mantine sets inline styles, hence style-src. */
async function protect(app: FastifyInstance, options: ServerOptions) {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        ...(options.secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: options.secure ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
}

async function describeApi(app: FastifyInstance, options: ServerOptions) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Afterword',
        version: options.version,
        description: 'Post-incident reviews. Problems come as RFC 9457 problem details with a stable `code`.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An API token' },
          session: { type: 'apiKey', in: 'cookie', name: 'afterword.session_token' },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

/**
 * A browser tells where a request comes from. A change that another site asked for is refused; programs without
 * a cookie send neither header.
 */
function refuseOtherSites(request: FastifyRequest) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') throw new Problem('cross-site')
  const { origin } = request.headers
  if (origin && new URL(origin).host !== request.host) throw new Problem('cross-site')
  if (request.headers.cookie && request.headers['x-afterword'] === undefined) {
    throw new Problem('cross-site', 'Requests that rely on a cookie must carry the header “x-afterword”.')
  }
}
