import type { CloudBase } from '@cloudbase/node-sdk'

interface Index { name: string; keys: [string, 1 | -1][]; unique?: boolean }

/** Every collection and its indexes, as they are made once in the console of a real environment. */
export const COLLECTIONS: Record<string, Index[]> = {
  beneficiaries: [{ name: 'idIndex', keys: [['idIndex', 1]], unique: true }, { name: 'name', keys: [['nameIndex', 1]] }, { name: 'due', keys: [['dueOn', 1], ['_id', 1]] }, { name: 'sweep', keys: [['shard', 1], ['nextActionOn', 1], ['_id', 1]] }, { name: 'shard', keys: [['shard', 1], ['_id', 1]] }],
  callers: [{ name: 'self', keys: [['selfId', 1]] }],
  delegations: [{ name: 'caller', keys: [['callerId', 1], ['status', 1]] }, { name: 'person', keys: [['beneficiaryId', 1], ['status', 1]] }],
  relays: [{ name: 'sender', keys: [['callerId', 1], ['beneficiaryId', 1], ['createdAt', -1]] }, { name: 'end', keys: [['endsAt', 1]] }],
  attempts: [{ name: 'video', keys: [['videoUntil', 1]] }],
  clips: [{ name: 'person', keys: [['beneficiaryId', 1], ['kind', 1], ['at', -1]] }, { name: 'bucket', keys: [['bucket', 1], ['at', -1]] }],
  tallies: [],
  certifications: [{ name: 'person', keys: [['beneficiaryId', 1], ['at', -1]] }, { name: 'written', keys: [['writtenAt', 1], ['_id', 1]] }, { name: 'caller', keys: [['callerId', 1], ['at', -1]] }],
  events: [{ name: 'person', keys: [['beneficiaryId', 1], ['at', -1]] }, { name: 'kind', keys: [['kind', 1], ['at', 1], ['_id', 1]] }],
  outbox: [{ name: 'state', keys: [['state', 1], ['notBefore', 1], ['_id', 1]] }],
  contacts: [{ name: 'person', keys: [['beneficiaryId', 1], ['on', -1]] }],
  contactCodes: [{ name: 'over', keys: [['endsAt', 1]] }],
  officialContacts: [{ name: 'over', keys: [['endsAt', 1]] }],
  subscriptions: [],
  reminderChoices: [],
  abilities: [],
  notices: [{ name: 'shown', keys: [['state', 1], ['publishedOn', -1], ['_id', -1]] }, { name: 'drafted', keys: [['draftedAt', -1], ['_id', -1]] }, { name: 'versions', keys: [['noticeId', 1]] }],
  tokens: [],
  sweeps: [{ name: 'day', keys: [['job', 1], ['day', 1]] }],
  proposals: [{ name: 'state', keys: [['state', 1], ['openedOn', 1], ['_id', 1]] }, { name: 'person', keys: [['beneficiaryId', 1]] }],
  tasks: [{ name: 'state', keys: [['state', 1], ['answerBy', 1], ['_id', 1]] }, { name: 'person', keys: [['beneficiaryId', 1]] }],
  appeals: [{ name: 'state', keys: [['state', 1], ['answerBy', 1], ['_id', 1]] }, { name: 'person', keys: [['beneficiaryId', 1], ['state', 1]] }],
  cases: [{ name: 'state', keys: [['state', 1], ['answerBy', 1], ['_id', 1]] }],
  dataChecks: [{ name: 'person', keys: [['beneficiaryId', 1], ['on', -1]] }],
  evidence: [{ name: 'state', keys: [['state', 1], ['beneficiaryId', 1], ['_id', 1]] }, { name: 'person', keys: [['beneficiaryId', 1], ['state', 1]] }],
  matches: [{ name: 'person', keys: [['beneficiaryId', 1], ['state', 1]] }],
  evidenceRuns: [],
  evidenceErrors: [{ name: 'run', keys: [['runId', 1], ['_id', 1]] }],
  imports: [{ name: 'file', keys: [['sha256', 1], ['state', 1]] }, { name: 'kept', keys: [['hasFile', 1], ['startedAt', 1]] }],
  importErrors: [{ name: 'import', keys: [['importId', 1], ['_id', 1]] }],
  repayments: [],
  tallyDays: [],
  standingCounts: [],
  policies: [{ name: 'state', keys: [['state', 1]] }],
  policyHeads: [],
  populations: [{ name: 'shard', keys: [['shard', 1]] }],
  reviews: [{ name: 'closed', keys: [['closedAt', 1], ['_id', 1]] }, { name: 'state', keys: [['state', 1], ['openedAt', 1], ['_id', 1]] }, { name: 'person', keys: [['beneficiaryId', 1], ['state', 1]] }],
  stills: [],
  counterPhotos: [{ name: 'photo', keys: [['photoUntil', 1], ['_id', 1]] }],
  counterActs: [{ name: 'state', keys: [['state', 1], ['answerBy', 1], ['_id', 1]] }, { name: 'person', keys: [['beneficiaryId', 1], ['state', 1]] }],
  supersessions: [{ name: 'person', keys: [['beneficiaryId', 1]] }],
  entries: [{ name: 'over', keys: [['expiresAt', 1]] }],
  outlets: [{ name: 'region', keys: [['region', 1]] }],
  kiosks: [],
  kioskCodes: [{ name: 'end', keys: [['endsAt', 1]] }],
  kioskNonces: [{ name: 'end', keys: [['endsAt', 1]] }],
  kioskVisits: [{ name: 'end', keys: [['endsAt', 1]] }],
  rateLimits: [{ name: 'over', keys: [['endsAt', 1]] }],
  visits: [{ name: 'state', keys: [['state', 1], ['on', 1], ['_id', 1]] }, { name: 'person', keys: [['beneficiaryId', 1], ['bookedAt', -1]] }, { name: 'visitor', keys: [['visitorId', 1], ['on', 1]] }, { name: 'words', keys: [['wordsUntil', 1]] }],
  visitSlots: [{ name: 'place', keys: [['place', 1], ['on', 1]] }],
  visitEvidence: [{ name: 'photos', keys: [['photosUntil', 1]] }, { name: 'visit', keys: [['visitId', 1]] }],
  visitUploads: [{ name: 'photo', keys: [['photoUntil', 1], ['_id', 1]] }],
  visitDevices: [{ name: 'staff', keys: [['staffId', 1], ['registeredAt', -1], ['_id', -1]] }],
  visitBadges: [{ name: 'number', keys: [['number', 1]], unique: true }],
  staff: [{ name: 'state', keys: [['state', 1]] }],
  staffSessions: [{ name: 'staff', keys: [['staffId', 1]] }, { name: 'end', keys: [['endsAt', 1]] }],
  staffEvents: [{ name: 'staff', keys: [['staffId', 1], ['seq', 1]] }],
  staffGuesses: [{ name: 'end', keys: [['endsAt', 1]] }],
}

/** Makes what is missing; harmless when all exist. */
export async function createCollections(app: CloudBase, gateway: { createIndex(collection: string, index: Index): void }): Promise<void> {
  for (const [collection, indexes] of Object.entries(COLLECTIONS)) {
    await app.database().createCollection(collection)
    for (const index of indexes) gateway.createIndex(collection, index)
  }
}
