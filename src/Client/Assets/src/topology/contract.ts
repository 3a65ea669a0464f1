// What the hub sends; the records of src/Shared/Topology, with enums by name.

export type NodeKind =
  | "namespace"
  | "namespaceEnrollment"
  | "service"
  | "serviceEntry"
  | "workload"
  | "pod"
  | "waypoint"
  | "missingWaypoint"
  | "ingressGateway";

export type NodeState = "notInMesh" | "notEnrolled" | "optedOut" | "bound" | "ready" | "degraded" | "notReady" | "refused" | "missing";

export type MeshMode = "outside" | "ambient" | "sidecar" | "mixed";

export type EdgeKind = "own" | "inherited" | "canary" | "refused" | "selects";

/** What a change does to a node or an edge; only pictures of changes have it. */
export type Mark = "gained" | "lost" | "changed";

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

export interface Counts {
  readonly services: number;
  readonly workloads: number;
  readonly pods: number;
  readonly waypoints: number;
}

export interface TopologyNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly parent?: string;
  readonly namespace: string;
  readonly label: string;
  readonly detail: string;
  readonly state: NodeState;
  readonly mode: MeshMode;
  readonly problems: ProblemCounts;
  readonly counts: Counts;
  readonly trafficType?: string;
  readonly canExpand: boolean;
  readonly isExpanded: boolean;
  readonly matches: number;
  readonly mark?: Mark;
}

export interface TopologyEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: EdgeKind;
  readonly isCrossNamespace: boolean;
  readonly count: number;
  readonly weight?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly mark?: Mark;
}

/** The step from one graph to a later one; the whole graph when `from` is 0. */
export interface TopologyDelta {
  readonly from: number;
  readonly to: number;
  readonly addedNodes: readonly TopologyNode[];
  readonly changedNodes: readonly TopologyNode[];
  readonly removedNodes: readonly string[];
  readonly addedEdges: readonly TopologyEdge[];
  readonly changedEdges: readonly TopologyEdge[];
  readonly removedEdges: readonly string[];
  /** What was to be open and stays closed, for with it there would be more than can be drawn. */
  readonly keptClosed: readonly string[];
}
