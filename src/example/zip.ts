import { crc32, deflateRawSync } from 'node:zlib'

const utf8Names = 0x0800
const deflated = 8
/** 1 January 1980, the earliest day that the format knows: the same content gives the same bytes. */
const day = 0x0021

interface Packed {
  path: Buffer
  packed: Buffer
  crc: number
  size: number
  offset: number
}

function common({ path, packed, crc, size }: Packed): Buffer {
  const bytes = Buffer.alloc(26)
  for (const [at, value] of [
    [0, 20],
    [2, utf8Names],
    [4, deflated],
    [6, 0],
    [8, day],
  ] as const) {
    bytes.writeUInt16LE(value, at)
  }
  for (const [at, value] of [
    [10, crc],
    [14, packed.length],
    [18, size],
  ] as const) {
    bytes.writeUInt32LE(value, at)
  }
  bytes.writeUInt16LE(path.length, 22)
  return bytes
}

const signature = (number: number) => Buffer.from([0x50, 0x4b, number, number + 1])

function directoryRecord(member: Packed): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(member.offset, 10)
  return Buffer.concat([signature(1), Buffer.from([20, 0]), common(member), rest, member.path])
}

/** A zip archive of texts. Format: PKWARE APPNOTE 6.3, the parts that every reader knows. */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const members: Packed[] = []
  const pieces: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text)
    const packed = deflateRawSync(content)
    const member = { path: Buffer.from(name), packed, crc: crc32(content), size: content.length, offset }
    const piece = Buffer.concat([signature(3), common(member), member.path, packed])
    members.push(member)
    pieces.push(piece)
    offset += piece.length
  }
  const directory = Buffer.concat(members.map(directoryRecord))
  const end = Buffer.alloc(18)
  end.writeUInt16LE(members.length, 4)
  end.writeUInt16LE(members.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...pieces, directory, signature(5), end])
}
