import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = process.env.AFTERWORD_URL ?? 'http://127.0.0.1:4114'

const smallest = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

/** Lays a compressed copy beside each file, so that the server never spends time on it. */
function compressed(): Plugin {
  let folder = ''
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle: ({ dir }) => {
      folder = dir ?? ''
    },
    closeBundle: async () => {
      const assets = join(folder, 'assets')
      const names = (await readdir(assets)).filter((name) => /\.(js|css|svg)$/.test(name))
      await Promise.all(names.map((name) => compress(join(assets, name))))
    },
  }
}

async function compress(path: string) {
  const bytes = await readFile(path)
  const [small, compatible] = await Promise.all([
    promisify(brotliCompress)(bytes, smallest),
    promisify(gzip)(bytes, { level: 9 }),
  ])
  await writeFile(`${path}.br`, small)
  await writeFile(`${path}.gz`, compatible)
}

export default defineConfig({
  publicDir: 'src/web/static',
  plugins: [react(), compressed()],
  build: {
    outDir: 'dist/web',
    // The benchmark weighs what each page loads.
    manifest: true,
    target: 'es2022',
    // Inlined files would need data: in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    port: 4115,
    proxy: { '/api': { target: server, changeOrigin: false } },
  },
})
