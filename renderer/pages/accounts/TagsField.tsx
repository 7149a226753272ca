import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { MOST_TAGS, type Tag } from '../../../app/onboarding/customerTags.ts'
import { pathText } from '../../../app/onboarding/fault.ts'
import type { FieldFaults } from './draftFaults.ts'

interface TagsFieldProps {
  readonly tags: readonly Tag[]
  readonly faults: FieldFaults
  readonly locked: boolean
  readonly onChange: (tags: Tag[]) => void
}

/** The customer's own tags, a row each. */
export function TagsField({ tags, faults, locked, onChange }: TagsFieldProps) {
  const change = (at: number, part: Partial<Tag>) =>
    onChange(tags.map((tag, index) => (index === at ? { ...tag, ...part } : tag)))
  const inputProps = { readOnly: locked, spellcheck: false, autoComplete: false } as const

  return (
    <FormField
      label={
        <>
          Tags <i>- optional</i>
        </>
      }
      description="If your organization demands tags: they are put on each stack and each flow log when it is created. What exists already keeps the tags that it has."
      errorText={faults.get('tags')}
      stretch
    >
      <AttributeEditor
        items={tags}
        empty="No tags but the one with which this app marks what it made."
        addButtonText="Add a tag"
        removeButtonText="Remove"
        removeButtonAriaLabel={({ key }) => `Remove the tag ${key}`.trim()}
        hideAddButton={locked}
        disableAddButton={tags.length >= MOST_TAGS}
        isItemRemovable={() => !locked}
        definition={[
          {
            label: 'Key',
            errorText: ({ key, value }: Tag) =>
              key === '' && value === '' ? undefined : faults.get(pathText(['tags', key])),
            control: ({ key }: Tag, index: number) => (
              <Input
                {...inputProps}
                value={key}
                placeholder="CostCenter"
                ariaLabel={`Key of tag ${index + 1}`}
                onChange={({ detail }) => change(index, { key: detail.value })}
              />
            ),
          },
          {
            label: 'Value',
            control: ({ value }: Tag, index: number) => (
              <Input
                {...inputProps}
                value={value}
                ariaLabel={`Value of tag ${index + 1}`}
                onChange={({ detail }) => change(index, { value: detail.value })}
              />
            ),
          },
        ]}
        onAddButtonClick={() => onChange([...tags, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) => onChange(tags.filter((_, index) => index !== detail.itemIndex))}
      />
    </FormField>
  )
}
