import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.AFTERWORD_URL ?? 'http://127.0.0.1:4114'

export default defineConfig({
  publicDir: 'src/web/static',
  plugins: [react()],
  build: {
    outDir: 'dist/web',
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
