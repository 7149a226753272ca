import { PRACTICE_DOOR, ROOMS } from './test/layers/rooms.ts'

const rooms = Object.entries(ROOMS).map(([room, mayImport]) => ({
  name: room,
  severity: 'error',
  comment: `${room} may import ${mayImport.join(', ') || 'no other room'}.`,
  from: { path: `^${room}/` },
  to: { path: '^(app|main|renderer)/', pathNot: `^(${[room, ...mayImport].join('|')})/` },
}))

/**
 * What `npm run lint:layers` refuses. Type imports count.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    ...rooms,
    {
      name: 'unlisted-room',
      severity: 'error',
      comment: 'A new folder gets a line in ROOMS.',
      from: { path: '^(app|main|renderer)/[^/]+/', pathNot: `^(${Object.keys(ROOMS).join('|')})/` },
      to: { path: '^(app|main|renderer)/' },
    },
    {
      name: 'practice-door',
      severity: 'error',
      comment: 'Outside of the practice cloud, only its start file is imported.',
      from: { path: '^(app|main|renderer)/', pathNot: '^main/practice/' },
      to: { path: '^main/practice/', pathNot: `^${PRACTICE_DOOR}$` },
    },
    {
      name: 'no-page-to-page',
      severity: 'error',
      comment: 'What two pages need is a feature or state.',
      from: { path: '^renderer/pages/([^/]+)/' },
      to: { path: '^renderer/pages/', pathNot: '^renderer/pages/$1/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'No file reaches itself through its imports.',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
