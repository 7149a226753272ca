import { CONNECTOR_PATH, FLOW_LOG_DESTINATION, STACK_NAME } from '../activeeye/prescribed.ts'
import type { PresenterStep } from './presenterStep.ts'

/** A step for whoever leads the call: read from across a room, so each text is short. */
export interface PresenterWords {
  readonly title: string
  /** What to say, in sentences for the customer. */
  readonly say: readonly string[]
  /** What to click or do, in order. */
  readonly click: readonly string[]
  /** What usually goes wrong here, and what helps. */
  readonly wrong: readonly string[]
}

/** After ActiveEye's guide (https://docs.activeeye.com/service-connectors/aws_flowlogs). */
export function presenterWords(step: PresenterStep): PresenterWords {
  switch (step.do) {
    case 'open':
      return {
        title: 'Open the onboarding',
        say: [
          'We connect your AWS accounts to ActiveEye: a stack in each account, and a flow log on each VPC.',
          'You need an administrator of AWS, and of ActiveEye.',
        ],
        click: ['Start: open the file, begin a new one, or practise first.'],
        wrong: [
          'Nobody on the call may create stacks and IAM roles: invite an AWS administrator.',
          'The file lies on another computer: hand it over, or prepare a new one.',
        ],
      }
    case 'addAccounts':
      return {
        title: 'Choose the accounts',
        say: [
          'Which AWS accounts is ActiveEye to monitor? Each gets a stack, a connector and a priority.',
          'Test accounts can have a low priority, those with sensitive data a high one.',
        ],
        click: ['Accounts: add them from the organization, from profiles, or by hand.'],
        wrong: [
          'An account is missing: the sign-in belongs to another organization.',
          'The ExternalID has capitals or blanks: small letters, digits and dashes only.',
        ],
      }
    case 'look':
      return {
        title: 'Look first',
        say: [
          'We only look now: nothing in your accounts is changed.',
          'Then you see which VPCs have no flow log to ActiveEye yet.',
        ],
        click: ['Plan: choose Look.'],
        wrong: [
          'A sign-in is missing or ended: sign in where the page asks for it.',
          'A company proxy stops the calls: Settings > Network tests the way to AWS.',
        ],
      }
    case 'working':
      return {
        title: 'The app is at work',
        say: [
          'The app goes through each account and each Region, and looks again at what it did.',
          'It can be paused. What is done is kept.',
        ],
        click: ['Run: watch the map. Nothing is to be clicked.'],
        wrong: [
          'One account fails: the others go on, and its problem says what helps.',
          'It takes long: a stack needs a few minutes, and AWS limits the calls.',
        ],
      }
    case 'signIn':
      return {
        title: 'Sign in',
        say: [
          'Please sign in to AWS as an administrator of the account.',
          'The app checks first which account the sign-in belongs to, and keeps no password.',
        ],
        click: ['Choose Sign in… where the page asks for it, then go on in the browser.'],
        wrong: [
          'The browser is signed in as somebody else: use a private window.',
          'It is another account: compare the last digits of the account ID together.',
        ],
      }
    case 'acknowledge':
      return {
        title: 'Read and acknowledge',
        say: [
          `The stack ${STACK_NAME} creates an IAM role that ActiveEye can use with your ExternalID.`,
          'Let us read who gets in and what the role allows, before you agree.',
        ],
        click: ['Plan: read Who gets in.', 'Tick the acknowledgement, then create.'],
        wrong: [
          'Security wants to read the template: it can be shown and saved here.',
          'The company forbids IAM roles: its administrator has to allow this one.',
        ],
      }
    case 'run':
      return {
        title: 'Create what is missing',
        say: [
          'The app creates only what is missing: the stack, and flow logs for all traffic.',
          'Your other flow logs stay as they are. AWS charges for the delivery of the data.',
        ],
        click: ['Plan: check the numbers, then create. Or Run: run again.'],
        wrong: [
          'A stack fails: its problem names the first resource that failed.',
          'A policy of the organization stops it: nothing is done twice when you run again.',
        ],
      }
    case 'solveProblem':
      return {
        title: 'Solve the open problems',
        say: [
          'Something did not work in some accounts. The others are not affected.',
          'Each problem says what AWS answered and what helps.',
        ],
        click: ['Run: open the problems, do what each says, then Retry failed only.'],
        wrong: [
          'A permission is missing: Accounts checks permissions and shows the policy.',
          'The stack has another ExternalID: correct the file or replace the stack, not the connector.',
        ],
      }
    case 'decide':
      return {
        title: 'Decide about other flow logs',
        say: [
          'Some VPCs already have flow logs that differ from what ActiveEye prescribes.',
          'You decide for each: leave it, or add the prescribed one beside it.',
        ],
        click: ['Plan: choose Decide… and take one choice for all that are alike.'],
        wrong: [
          'Two flow logs of one VPC deliver twice, and are charged twice.',
          'A flow log in another format stays unread: ActiveEye expects the default one.',
        ],
      }
    case 'addConnector':
      return step.who === 'customer'
        ? {
            title: 'Add the connectors in ActiveEye',
            say: [
              'Now ActiveEye has to know each account. You need an ActiveEye administrator for this.',
              'Each account gets a connector of its own, with a name and a priority.',
            ],
            click: [
              `ActiveEye: ${CONNECTOR_PATH}.`,
              'Connectors: copy each value into the form, and choose Add.',
              'Copy the list back and confirm.',
            ],
            wrong: [
              'The External ID is typed: copy it, it must be exactly the one of the stack.',
              'The Display Name exists already: it is unique among AWS Flowlogs connectors.',
            ],
          }
        : {
            title: 'ActiveEye adds the connectors',
            say: [
              'ActiveEye adds a connector for each account, with the values of the report.',
              'You send the report, and import the answer.',
            ],
            click: ['Report: export it and send it to the representative.'],
            wrong: [
              'A report made in call mode holds labels: turn call mode off to export.',
              'The stack is not done: then the report has no values for that account.',
            ],
          }
    case 'correctConnector':
      return {
        title: 'Correct the connector',
        say: [
          'What was entered in ActiveEye is not what the stack has.',
          'With a wrong value ActiveEye can not get in, and says nothing of it here.',
        ],
        click: [
          'Connectors: see which character differs.',
          'ActiveEye: edit the connector, then confirm again.',
        ],
        wrong: [
          'Two accounts are mixed up: compare the account ID of both.',
          'A blank came along at the end: copy with the button.',
        ],
      }
    case 'allowAccount':
      return {
        title: 'ActiveEye allows the accounts',
        say: [
          'The bucket of ActiveEye does not accept these accounts yet. That is usual, and nobody did anything wrong.',
          'ActiveEye allows them, then we run again.',
        ],
        click: [
          'Report: copy the request for ActiveEye, or send the report.',
          'After the answer: import it, and run again.',
        ],
        wrong: [
          'The answer does not come on this call: everything else can be done meanwhile.',
          `Flow logs go elsewhere by mistake: the bucket is ${FLOW_LOG_DESTINATION}.`,
        ],
      }
    case 'check':
      return {
        title: 'Check the delivery later',
        say: [
          'AWS needs about a quarter of an hour before it tells whether flow logs are delivered.',
          'Whether files arrive, only ActiveEye sees.',
        ],
        click: ['Run: choose Check again when the time has come.'],
        wrong: [
          'It is too early: AWS has nothing to report yet.',
          'AWS reports an error: the problem says whether ActiveEye has to act.',
        ],
      }
    case 'report':
      return {
        title: 'Hand over the report',
        say: [
          'Everything is verified on the AWS side.',
          'The report has all account IDs and External IDs for ActiveEye. It holds no secret.',
        ],
        click: ['Report: export it and send it to the representative.'],
        wrong: [
          'A report made in call mode holds labels: turn call mode off to export.',
          'Some accounts were left out: add them now, and run again.',
        ],
      }
  }
}
