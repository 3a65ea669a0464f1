import type { TopologyDelta, TopologyEdge, TopologyNode } from "../src/topology/contract";

export function node(id: string, over: Partial<TopologyNode> = {}): TopologyNode {
  return {
    id,
    kind: "service",
    namespace: "shop",
    label: id,
    detail: "",
    state: "bound",
    mode: "ambient",
    problems: { errors: 0, warnings: 0, notes: 0 },
    counts: { services: 0, workloads: 0, pods: 0, waypoints: 0 },
    canExpand: false,
    isExpanded: false,
    matches: 0,
    ...over,
  };
}

export function edge(id: string, over: Partial<TopologyEdge> = {}): TopologyEdge {
  return { id, source: "x", target: "y", kind: "own", isCrossNamespace: false, count: 1, ...over };
}

export function delta(from: number, to: number, over: Partial<TopologyDelta>): TopologyDelta {
  return { from, to, addedNodes: [], changedNodes: [], removedNodes: [], addedEdges: [], changedEdges: [], removedEdges: [], keptClosed: [], ...over };
}

/** A namespace with some services, each with a workload, and a waypoint. */
export function shop(name: string, services: number, isExpanded = true): { nodes: TopologyNode[]; edges: TopologyEdge[] } {
  const home = node(`namespace/${name}`, { kind: "namespace", namespace: name, label: name, isExpanded, canExpand: true });
  if (!isExpanded) {
    return { nodes: [home], edges: [] };
  }

  const inside = { parent: home.id, namespace: name };
  const nodes = [home, node(`gateway/${name}/gate`, { ...inside, kind: "waypoint" })];
  const edges: TopologyEdge[] = [];
  for (let index = 0; index < services; index++) {
    const service = node(`service/${name}/s${index}`, inside);
    const workload = node(`workload/${name}/w${index}`, { ...inside, kind: "workload" });
    nodes.push(service, workload);
    edges.push(edge(`selects:${service.id}>${workload.id}`, { source: service.id, target: workload.id, kind: "selects" }));
    edges.push(edge(`bound:${service.id}>gateway/${name}/gate`, { source: service.id, target: `gateway/${name}/gate` }));
  }

  return { nodes, edges };
}
