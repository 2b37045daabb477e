import type { components } from './schema';

type Schemas = components['schemas'];

export type Agent = Schemas['Agent'];
export type ApiToken = Schemas['ApiToken'];
export type BulkResult = Schemas['BulkResult'];
export type Cluster = Schemas['Cluster'];
export type ClusterControl = Schemas['ClusterControl'];
export type Control = Schemas['Control'];
export type CreatedJoinToken = Schemas['CreatedJoinToken'];
export type Fact = Schemas['Fact'];
export type FactSummary = Schemas['FactSummary'];
export type FactVerdict = Schemas['FactVerdict'];
export type Finding = Schemas['Finding'];
export type FindingChange = Schemas['FindingChange'];
export type FindingCounts = Schemas['FindingCounts'];
export type FindingEvent = Schemas['FindingEvent'];
export type FindingState = Schemas['FindingState'];
export type FleetDay = Schemas['FleetDay'];
export type Framework = Schemas['Framework'];
export type Grant = Schemas['Grant'];
export type GrantScope = Schemas['GrantScope'];
export type Health = Schemas['Health'];
export type ImageScan = Schemas['ImageScan'];
export type ItemError = Schemas['ItemError'];
export type JoinToken = Schemas['JoinToken'];
export type LoginMethods = Schemas['LoginMethods'];
export type Me = Schemas['Me'];
export type NewJoinToken = Schemas['NewJoinToken'];
export type Person = Schemas['Person'];
export type Release = Schemas['Release'];
export type ReleaseDetail = Schemas['ReleaseDetail'];
export type ReleaseImage = Schemas['ReleaseImage'];
export type ReleaseStatus = Schemas['ReleaseStatus'];
export type Role = Schemas['Role'];
export type SavedView = Schemas['SavedView'];
export type Scope = Schemas['Scope'];
export type ScoreDay = Schemas['ScoreDay'];
export type SeverityCounts = Schemas['SeverityCounts'];
export type Tally = Schemas['Tally'];
export type Tiller = Schemas['Tiller'];
export type VerdictWord = Schemas['VerdictWord'];
export type Workload = Schemas['Workload'];

/** One page of a list; `next` is the cursor of the one after, null on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
