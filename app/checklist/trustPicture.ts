import {
  comparedSpans,
  type ForeignValue,
  isPrescribedBucket,
  isPrescribedTemplate,
} from '../activeeye/foreignValues.ts'
import { foreignTitle } from '../activeeye/foreignWords.ts'
import type { TemplateTrust, TrustedRole } from '../template/templateTrust.ts'
import {
  conditionInShort,
  grantLines,
  principalWords,
  type TrustLine,
  trustGroups,
  trustLine,
} from '../template/trustWords.ts'
import type { Span } from '../text/differingSpans.ts'
import { inShort } from '../text/inShort.ts'
import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import type { Template } from './seenTemplate.ts'
import { templateReadWords } from './templateWords.ts'

/** What a consent is to, as a picture: who gets into the accounts, and where the flow logs go. */

export interface PictureBox {
  readonly title: string
  readonly lines: readonly TrustLine[]
  /** It needs a person's attention. */
  readonly isLoud: boolean
  /** A value that is not ActiveEye's, marked where it differs. */
  readonly marked?: readonly Span[] | undefined
}

/** Who may act as which role, and what is asked of them. */
export interface TrustArrow {
  readonly key: string
  readonly who: PictureBox
  readonly condition: TrustLine
  readonly role: PictureBox
}

export interface TrustPicture {
  /** Empty where no stack is created, or the template has nothing that could let somebody in. */
  readonly arrows: readonly TrustArrow[]
  readonly accounts: PictureBox
  readonly bucket: PictureBox
}

const quiet = (text: string): TrustLine => ({ text, isLoud: false })

const MOST_LINES = 3

/** The picture is for a glance: the template's own section has every line. */
function firstLines(lines: readonly TrustLine[]): readonly TrustLine[] {
  const more = lines.length - MOST_LINES
  return [...lines.slice(0, MOST_LINES), ...(more > 0 ? [quiet(`… and ${more} more, below.`)] : [])]
}

/**
 * @param template that the stacks would be made from; left out where none would.
 * @param foreign what the onboarding has instead of what ActiveEye prescribes.
 * @param accounts their names.
 */
export function trustPicture(
  template: Pick<Template, 'url' | 'read'> | undefined,
  destination: string,
  foreign: readonly ForeignValue[],
  accounts: readonly string[],
): TrustPicture {
  const isForeign = !isPrescribedBucket(destination)
  return {
    arrows: template === undefined ? [] : arrowsOf(template, foreign),
    accounts: { title: plural(accounts.length, 'account'), lines: [quiet(inShort(accounts))], isLoud: false },
    bucket: {
      title: isForeign ? foreignTitle({ what: 'bucket' }) : "ActiveEye's bucket",
      lines: isForeign ? [] : [quiet(destination)],
      isLoud: isForeign,
      marked: isForeign ? (markedValue('bucket', foreign) ?? whole(destination)) : undefined,
    },
  }
}

/**
 * Who gets in, a sentence for each arrow, for a place that has no room for the picture: "Account 999999999999 may act as
 * Role monitor with the ExternalID. Policy SecurityAudit of AWS: the configuration can be read, for security audits."
 */
export function trustSentences({ arrows }: TrustPicture): readonly TrustLine[] {
  return arrows.map(({ who, condition, role }) => ({
    text: [
      `${who.title} may act as ${role.title} ${condition.text}.`,
      ...role.lines.map(({ text }) => text),
    ].join(' '),
    isLoud: who.isLoud || condition.isLoud || role.isLoud,
  }))
}

function arrowsOf(
  { url, read }: Pick<Template, 'url' | 'read'>,
  foreign: readonly ForeignValue[],
): readonly TrustArrow[] {
  const isForeign = !isPrescribedTemplate(url)
  const origin: Pick<PictureBox, 'lines' | 'marked'> = isForeign
    ? {
        lines: [{ text: "Named by a template that is not ActiveEye's:", isLoud: true }],
        marked: markedValue('template', foreign) ?? whole(url),
      }
    : { lines: [quiet("Named by ActiveEye's template")] }
  if (read?.kind === 'file') {
    const { roles, others, macros } = read.trust
    return [
      ...roles.flatMap((role) => roleArrows(role, origin, isForeign)),
      ...inOtherWays({ roles: roles.filter(({ trust }) => trust.length === 0), others, macros }, origin),
    ]
  }
  return [
    {
      key: 'unread',
      who: { title: 'Not known who', ...origin, isLoud: true },
      condition: { text: 'on conditions that are not known', isLoud: true },
      role: {
        title: 'Roles of the stack',
        lines: [{ text: templateReadWords(read).word, isLoud: true }],
        isLoud: true,
      },
    },
  ]
}

/** A user with keys, a policy of a bucket, a macro, a role whose trust is not to be told: it may let somebody in. */
function inOtherWays(
  trust: TemplateTrust,
  origin: Pick<PictureBox, 'lines' | 'marked'>,
): readonly TrustArrow[] {
  const loud = trustGroups(trust).filter(({ lines }) => lines.some(({ isLoud }) => isLoud))
  if (loud.length === 0) return []
  const lines = loud.flatMap(({ title, lines: of }) =>
    of.flatMap(({ text, isLoud }) => (isLoud ? [{ text: `${title}: ${text}`, isLoud }] : [])),
  )
  return [
    {
      key: 'in other ways',
      who: { title: 'Perhaps others', ...origin, isLoud: true },
      condition: { text: 'in other ways', isLoud: true },
      role: {
        title: inShort(loud.map(({ title }) => title)),
        lines: firstLines(lines),
        isLoud: true,
      },
    },
  ]
}

function roleArrows(
  role: TrustedRole,
  origin: Pick<PictureBox, 'lines' | 'marked'>,
  isForeign: boolean,
): readonly TrustArrow[] {
  const { logicalId, name = logicalId } = role
  const grants = grantLines(role).toSorted((a, b) => Number(b.isLoud) - Number(a.isLoud))
  const box: PictureBox = {
    title: `Role ${name}`,
    lines: firstLines(grants),
    isLoud: grants.some(({ isLoud }) => isLoud),
  }
  const allowed = role.trust.filter(({ effect }) => effect !== 'Deny')
  return allowed.map((statement, index): TrustArrow => {
    const { principals, isEveryoneBut } = statement
    const who = list(principals.map(principalWords)) || 'Nobody named'
    return {
      key: `${logicalId} ${index}`,
      who: {
        title: isEveryoneBut ? `Everybody but ${who}` : who,
        ...origin,
        isLoud: isForeign || trustLine(statement, '').isLoud,
      },
      condition: conditionInShort(statement),
      role: box,
    }
  })
}

function markedValue(
  what: ForeignValue['what'],
  foreign: readonly ForeignValue[],
): readonly Span[] | undefined {
  const value = foreign.find((one) => one.what === what)
  return value && comparedSpans(value).given
}

/** Nothing to compare with: all of it is other. */
function whole(text: string): readonly Span[] {
  return [{ text, differs: true }]
}
