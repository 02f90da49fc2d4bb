import { Center, Loader } from '@mantine/core'

/** Something is on its way; appears only when it takes noticeably long. */
export function Waiting() {
  return (
    <Center mih="40vh" role="status" aria-label="Loading">
      <Loader type="dots" />
    </Center>
  )
}
