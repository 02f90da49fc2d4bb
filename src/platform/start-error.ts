/** Why Afterword can't start; the message is all that a person needs to read, so no stack is shown. */
export class StartError extends Error {
  override name = 'StartError'
}

const advice: Record<string, string> = {
  EACCES: 'This user may not write there. Give it the right to, or set AFTERWORD_DATA_DIR to another folder.',
  EPERM: 'This user may not write there. Give it the right to, or set AFTERWORD_DATA_DIR to another folder.',
  EROFS: 'It is on a read-only file system. Set AFTERWORD_DATA_DIR to a folder that may be written.',
  ENOENT:
    'It can’t be made there: a part of the path is missing or read-only. Set AFTERWORD_DATA_DIR to another folder.',
  ENOSPC: 'The disk is full. Make some room, then start again; nothing that was saved is lost.',
  EEXIST: 'There is a file of that name. Move it away, or set AFTERWORD_DATA_DIR to another folder.',
  ENOTDIR: 'A part of that path is a file. Set AFTERWORD_DATA_DIR to another folder.',
}

/** Turns a refusal of the file system into what a person can do about it; other errors come back as they are. */
export function explainFileError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  const known = code === undefined ? undefined : advice[code]
  return known
    ? new StartError(`The data directory can’t be used: ${path}\n${known}`, { cause: error })
    : error
}
