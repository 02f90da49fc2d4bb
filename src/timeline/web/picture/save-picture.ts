import type { SwimlaneLayout } from '../../swimlane/geometry.ts'
import { swimlaneSvg } from '../../swimlane/svg.ts'
import { lightTheme } from '../../swimlane/theme.ts'

interface Saved {
  layout: SwimlaneLayout
  title: string
  /** Without an ending. */
  fileName: string
}

function hand(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The download reads the address a little later than the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** The picture as an SVG file that stands by itself, in light colours, for a document. */
export function saveSvg({ layout, title, fileName }: Saved) {
  const svg = swimlaneSvg(layout, lightTheme, { title })
  hand(new Blob([svg], { type: 'image/svg+xml' }), `${fileName}.svg`)
}

/** The same as a PNG file, two dots a pixel so that it stays sharp in print. */
export async function savePng({ layout, title, fileName }: Saved): Promise<void> {
  const svg = swimlaneSvg(layout, lightTheme, { title })
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(layout.width * 2)
    canvas.height = Math.round(layout.height * 2)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('This browser can’t draw pictures.')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob) throw new Error('The picture is too large for this browser.')
    hand(blob, `${fileName}.png`)
  } finally {
    URL.revokeObjectURL(address)
  }
}
