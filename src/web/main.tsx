import './theme/fonts.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './theme/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Application } from './application.tsx'

// After an upgrade the parts of the former build are gone; loading the page anew brings the present ones.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('afterword.reloaded') ?? 0)
  if (Date.now() - last < 60_000) return
  sessionStorage.setItem('afterword.reloaded', String(Date.now()))
  event.preventDefault()
  location.reload()
})

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Application />
    </StrictMode>,
  )
}
