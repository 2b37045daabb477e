import type { components } from './schema';

type Schemas = components['schemas'];

export type Agent = Schemas['Agent'];
export type ApiToken = Schemas['ApiToken'];
export type BulkResult = Schemas['BulkResult'];
export type Cluster = Schemas['Cluster'];
export type ClusterChange = Schemas['ClusterChange'];
export type ClusterChanges = Schemas['ClusterChanges'];
export type ClusterControl = Schemas['ClusterControl'];
export type ClusterNamespace = Schemas['ClusterNamespace'];
export type ConnectionState = Schemas['ConnectionState'];
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
export type Fleet = Schemas['Fleet'];
export type FleetChanges = Schemas['FleetChanges'];
export type FleetDay = Schemas['FleetDay'];
export type Framework = Schemas['Framework'];
export type Grant = Schemas['Grant'];
export type GrantScope = Schemas['GrantScope'];
export type Health = Schemas['Health'];
export type HistoryEvent = Schemas['HistoryEvent'];
export type ImageScan = Schemas['ImageScan'];
export type ItemError = Schemas['ItemError'];
export type JoinToken = Schemas['JoinToken'];
export type LoginMethods = Schemas['LoginMethods'];
export type Me = Schemas['Me'];
export type NewJoinToken = Schemas['NewJoinToken'];
export type NextActions = Schemas['NextActions'];
export type Person = Schemas['Person'];
export type Picture = Schemas['Picture'];
export type PictureConnection = Schemas['PictureConnection'];
export type PictureNode = Schemas['PictureNode'];
export type Release = Schemas['Release'];
export type ReleaseDetail = Schemas['ReleaseDetail'];
export type ReleaseStatus = Schemas['ReleaseStatus'];
export type Role = Schemas['Role'];
export type SavedView = Schemas['SavedView'];
export type Scope = Schemas['Scope'];
export type ScoreDay = Schemas['ScoreDay'];
export type SeverityCounts = Schemas['SeverityCounts'];
export type Tally = Schemas['Tally'];
export type Tile = Schemas['Tile'];
export type Tiller = Schemas['Tiller'];
export type VerdictWord = Schemas['VerdictWord'];
export type Workload = Schemas['Workload'];

/** One page of a list; `next` is the cursor of the one after, null on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
