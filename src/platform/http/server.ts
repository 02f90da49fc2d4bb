import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Log } from '../log.ts'
import type { Actor } from './actor.ts'
import { closeInOrder } from './closing.ts'
import { describeApi } from './describe.ts'
import { answerBadAddress, answerBadHttp, answerProblem } from './problem-response.ts'
import { checkAccess } from './routes.ts'
import { refuseOtherSites } from './same-site.ts'

export interface ServerOptions {
  log: Log
  version: string
  /** Behind a reverse proxy whose forwarding headers may be believed. */
  trustProxy: boolean | number | string[]
  /** The address that people use, where it is not the one answered on. */
  publicUrl: string | undefined
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
    // While closing, a request that still arrives is answered like any other.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBadHttp,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(
    options.checkResponses ? serializerCompiler : () => (data) => JSON.stringify(data),
  )
  app.setErrorHandler(answerProblem)
  await protect(app, options.publicUrl?.startsWith('https:') ?? false)
  await describeApi(app, options.version)
  closeInOrder(app)
  app.decorate('checkResponses', options.checkResponses)
  app.decorateRequest('actor', null)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    refuseOtherSites(request, options.publicUrl)
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
        path: loggedPath(request.url),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
  return app
}

/** A path as the log may keep it: links that open something carry their secret in the path. */
function loggedPath(url: string): string {
  return url.split('?', 1)[0]?.replace(/[^/]{40,}/g, '[hidden]') ?? ''
}

/**
 * Strict by default: nothing inline, nothing from elsewhere. Mantine sets inline styles, hence style-src.
 * `secure`: served over https, so that browsers are kept to it.
 */
async function protect(app: FastifyInstance, secure: boolean) {
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
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: secure ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
}
