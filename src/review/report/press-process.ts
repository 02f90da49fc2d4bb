import type { PressReply, PressResults, PressTask } from './press.ts'

/** Each library is loaded when it is first needed. */
async function work(task: PressTask): Promise<PressResults[keyof PressResults]> {
  switch (task.kind) {
    case 'pdf':
      return (await import('./pdf/document.ts')).makePdf(task.content, task.edition)
    case 'html':
      return (await import('./html.ts')).reportHtml(task.content, task.edition)
    case 'print':
      return (await import('./markdown/print.ts')).printReport(task.content)
    case 'read':
      return (await import('./markdown/parse.ts')).parseReport(task.markdown)
  }
}

async function answer({ id, task }: { id: number; task: PressTask }): Promise<PressReply> {
  try {
    return { id, result: await work(task) }
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

process.on('message', (message: { id: number; task: PressTask }) => {
  void answer(message).then((reply) => process.send?.(reply))
})
// A server that is gone needs no reports.
process.on('disconnect', () => process.exit())
