import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useState } from 'react'
import type { FileChoice } from '../../app/contract/hostFiles.ts'
import { refusalText } from '../../app/input/parsed.ts'
import { parseTypedPath } from '../../app/input/typedPath.ts'
import { useClient } from '../client/ClientContext.tsx'
import { useHostAbilities } from '../client/useHostAbilities.ts'

interface PathFormProps {
  /** Of the form, for who hears it. */
  readonly name: string
  readonly label: string
  readonly description: string
  readonly placeholder: string
  /** The file in words, for a refusal: "the answer". */
  readonly what: string
  readonly purpose: FileChoice['purpose']
  /** What the button does: "Read". */
  readonly action: string
  readonly busy: boolean
  readonly initial?: string | undefined
  readonly onPath: (path: string) => void
}

/** The path of a file, chosen in a dialog where the host has one, else typed. */
export function PathForm(props: PathFormProps) {
  const { name, label, description, placeholder, what, purpose, action, busy, initial = '', onPath } = props
  const client = useClient()
  const canChoose = useHostAbilities().canChooseFiles
  const [typed, setTyped] = useState(initial)
  const [asked, setAsked] = useState(false)
  const parsed = parseTypedPath(typed, what)

  function submit(event: FormEvent): void {
    event.preventDefault()
    setAsked(true)
    if (parsed.ok) onPath(parsed.value)
  }

  async function choose(): Promise<void> {
    const { path } = await client.host.chooseFile({ purpose })
    if (path === undefined) return
    setTyped(path)
    onPath(path)
  }

  return (
    <form aria-label={name} onSubmit={submit}>
      <FormField
        label={label}
        description={description}
        errorText={asked ? refusalText(parsed) : undefined}
        secondaryControl={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="submit" loading={busy}>
              {action}
            </Button>
            {canChoose && (
              <Button formAction="none" onClick={() => void choose()}>
                Choose a file
              </Button>
            )}
          </SpaceBetween>
        }
        stretch
      >
        <Input
          value={typed}
          placeholder={placeholder}
          spellcheck={false}
          autoComplete={false}
          onChange={({ detail }) => setTyped(detail.value)}
        />
      </FormField>
    </form>
  )
}
