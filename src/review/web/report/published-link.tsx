import { Button, CopyButton, Group, TextInput } from '@mantine/core'

/** The address of a report that is published as a link, to be copied. */
export function PublishedLink({ url }: { url: string }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <TextInput
        style={{ flex: 1 }}
        aria-label="The link"
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}
