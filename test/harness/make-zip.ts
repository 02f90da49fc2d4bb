import { crc32, deflateRawSync } from 'node:zlib'

/** A member to put into a zip. Everything but the path can lie, for tests of hostile archives. */
export interface MadeMember {
  path: string
  bytes?: Buffer | string
  stored?: boolean
  /** Instead of what packing `bytes` would give. */
  packed?: Buffer
  /** Claims, where they differ from the truth. */
  size?: number
  packedSize?: number
  crc?: number
  flags?: number
  method?: number
  /** Unix mode bits, as `0o120777` for a symbolic link. */
  mode?: number
  /** Share the data of an earlier member instead of adding any. */
  sameDataAs?: number
}

const most32 = 0xffffffff
const most16 = 0xffff

/** A zip of these members, in zip64 form where numbers need it or `zip64` asks for it. */
export function makeZip(members: MadeMember[], { zip64 = false } = {}): Buffer {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  const offsets: number[] = []
  let at = 0
  for (const member of members) {
    const made = pack(member)
    const offset = member.sameDataAs === undefined ? at : (offsets[member.sameDataAs] ?? 0)
    offsets.push(offset)
    if (member.sameDataAs === undefined) {
      const local = localHeader(made)
      parts.push(local, made.packed)
      at += local.length + made.packed.length
    }
    central.push(centralHeader(made, offset))
  }
  const directory = Buffer.concat(central)
  const wide = zip64 || members.length > most16
  const ends = wide ? [wideEnd(members.length, directory.length, at)] : []
  return Buffer.concat([...parts, directory, ...ends, end(members.length, directory.length, at, wide)])
}

interface Packed {
  name: Buffer
  packed: Buffer
  size: number
  packedSize: number
  crc: number
  flags: number
  method: number
  mode: number
}

function pack(member: MadeMember): Packed {
  const bytes = Buffer.from(member.bytes ?? '')
  const packed = member.packed ?? (member.stored ? bytes : deflateRawSync(bytes))
  return {
    name: Buffer.from(member.path),
    packed,
    size: member.size ?? bytes.length,
    packedSize: member.packedSize ?? packed.length,
    crc: member.crc ?? crc32(bytes),
    flags: 0x800 | (member.flags ?? 0),
    method: member.method ?? (member.stored ? 0 : 8),
    mode: member.mode ?? 0o100644,
  }
}

function localHeader(made: Packed): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(made.flags, 6)
  header.writeUInt16LE(made.method, 8)
  header.writeUInt32LE(made.crc, 14)
  header.writeUInt32LE(Math.min(made.packedSize, most32), 18)
  header.writeUInt32LE(Math.min(made.size, most32), 22)
  header.writeUInt16LE(made.name.length, 26)
  return Buffer.concat([header, made.name])
}

function centralHeader(made: Packed, offset: number): Buffer {
  const header = Buffer.alloc(46)
  const extra = made.size >= most32 ? wideSize(made.size) : Buffer.alloc(0)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE((3 << 8) | 20, 4)
  header.writeUInt16LE(20, 6)
  header.writeUInt16LE(made.flags, 8)
  header.writeUInt16LE(made.method, 10)
  header.writeUInt32LE(made.crc, 16)
  header.writeUInt32LE(made.packedSize, 20)
  header.writeUInt32LE(Math.min(made.size, most32), 24)
  header.writeUInt16LE(made.name.length, 28)
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt32LE((made.mode << 16) >>> 0, 38)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, made.name, extra])
}

function wideSize(size: number): Buffer {
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(BigInt(size), 4)
  return extra
}

function end(count: number, size: number, at: number, wide: boolean): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(wide ? most16 : count, 8)
  record.writeUInt16LE(wide ? most16 : count, 10)
  record.writeUInt32LE(wide ? most32 : size, 12)
  record.writeUInt32LE(wide ? most32 : at, 16)
  return record
}

function wideEnd(count: number, size: number, at: number): Buffer {
  const record = Buffer.alloc(56 + 20)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(count), 24)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(size), 40)
  record.writeBigUInt64LE(BigInt(at), 48)
  record.writeUInt32LE(0x07064b50, 56)
  record.writeBigUInt64LE(BigInt(at + size), 64)
  record.writeUInt32LE(1, 72)
  return record
}
