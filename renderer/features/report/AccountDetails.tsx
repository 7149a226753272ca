import { useState } from 'react'
import { type AccountBlock, type AccountSection, adjacent, type Fact } from '../../../app/report/document.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { Label, labelKey, TableBlock, Terms, Value } from './ReportBlocks.tsx'

interface AccountDetailsProps {
  readonly section: AccountSection
  readonly isPrinted: boolean
  readonly startsOpen: boolean
}

/** One account. A closed section is not rendered, because an account may have thousands of VPCs. */
export function AccountDetails({ section, isPrinted, startsOpen }: AccountDetailsProps) {
  const [isOpen, setIsOpen] = useState(startsOpen)
  const { account, place, state, blocks } = section
  const shown = isOpen || isPrinted
  return (
    <details
      className="report-account"
      open={shown}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary>
        <span className="report-title">
          <h4>
            <Value value={{ kind: 'account', account, withId: true }} />
          </h4>
          {place !== undefined && <span className="report-aside">{place}</span>}
          <StateIndicator state={state} />
        </span>
      </summary>
      {shown &&
        adjacent(blocks, isColumn).map((group) =>
          group.every(isColumn) ? (
            <div key={group.map(blockKey).join()} className="report-columns">
              {group.map((block) => (
                <div key={blockKey(block)}>
                  <Block block={block} />
                </div>
              ))}
            </div>
          ) : (
            group.map((block) => <Block key={blockKey(block)} block={block} />)
          ),
        )}
    </details>
  )
}

/** On the page, groups of facts are columns where there is room. */
function isColumn(block: AccountBlock): boolean {
  return block.kind === 'facts' && (block.layout === 'column' || block.layout === 'wide')
}

function blockKey(block: AccountBlock): string {
  return block.kind === 'facts' ? block.title : block.caption
}

function Block({ block }: { readonly block: AccountBlock }) {
  if (block.kind === 'table') return <TableBlock table={block} />
  const { title, layout, facts, empty } = block
  if (layout === 'steps') return <Steps facts={facts} />
  return (
    <>
      <h5>{title}</h5>
      {facts.length === 0 && empty !== undefined ? (
        <p>{empty}</p>
      ) : layout === 'list' ? (
        <Lines facts={facts} />
      ) : (
        <Terms className="report-facts" facts={facts} />
      )}
    </>
  )
}

function Steps({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <ul className="report-steps">
      {facts.map(({ label, value }) => (
        <li key={labelKey(label)}>
          <b>
            <Label label={label} />
          </b>
          <Value value={value} />
        </li>
      ))}
    </ul>
  )
}

function Lines({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <ul className="report-regions">
      {facts.map(({ label, value }) => (
        <li key={labelKey(label)}>
          <Label label={label} /> <Value value={value} />
        </li>
      ))}
    </ul>
  )
}
