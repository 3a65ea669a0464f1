import type { TopologyDelta, TopologyEdge, TopologyNode } from "./contract";

/** What a step changed, in terms of what was on screen before. */
export interface GraphChange {
  readonly addedNodes: readonly TopologyNode[];
  readonly changedNodes: readonly TopologyNode[];
  readonly removedNodes: readonly string[];
  readonly addedEdges: readonly TopologyEdge[];
  readonly changedEdges: readonly TopologyEdge[];
  readonly removedEdges: readonly string[];
}

/** The graph as last heard of. A whole graph is merged like a step, so that what is on screen keeps its place. */
export class Graph {
  readonly nodes = new Map<string, TopologyNode>();
  readonly edges = new Map<string, TopologyEdge>();
  version = 0;

  /** Applies a step; null when it is not a step from here, and the whole graph is needed. */
  apply(delta: TopologyDelta): GraphChange | null {
    if (delta.from !== 0 && delta.from !== this.version) {
      return null;
    }

    const nodes = merge(this.nodes, delta.from === 0, delta.addedNodes, delta.changedNodes, delta.removedNodes);
    const edges = merge(this.edges, delta.from === 0, delta.addedEdges, delta.changedEdges, delta.removedEdges);
    this.version = delta.to;
    return {
      addedNodes: nodes.added,
      changedNodes: nodes.changed,
      removedNodes: nodes.removed,
      addedEdges: edges.added,
      changedEdges: edges.changed,
      removedEdges: edges.removed,
    };
  }
}

function merge<T extends { readonly id: string }>(
  map: Map<string, T>,
  isWhole: boolean,
  added: readonly T[],
  changed: readonly T[],
  removed: readonly string[],
) {
  const result = { added: [] as T[], changed: [] as T[], removed: [] as string[] };
  const present = new Set(added.map((item) => item.id));
  for (const id of isWhole ? [...map.keys()].filter((id) => !present.has(id)) : removed) {
    if (map.delete(id)) {
      result.removed.push(id);
    }
  }

  for (const item of [...added, ...changed]) {
    const old = map.get(item.id);
    if (!old) {
      result.added.push(item);
    } else if (JSON.stringify(old) !== JSON.stringify(item)) {
      result.changed.push(item);
    }

    map.set(item.id, item);
  }

  return result;
}
