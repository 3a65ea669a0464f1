import type { CollectionReturnValue, Core } from "cytoscape";
import type { TopologyNode } from "./contract";
import { edgeData, edgeElement, nodeData } from "./elements";
import type { GraphChange } from "./graph";

/** Whether a step only says how something is that stays where it is, as most do: nobody's place has to be thought over for it. */
export function isInPlace(cy: Core, change: GraphChange): boolean {
  const isMoved = (node: TopologyNode) => (cy.getElementById(node.id).data("parent") ?? null) !== (node.parent ?? null);
  return change.addedNodes.length === 0 && change.removedNodes.length === 0 && !change.changedNodes.some(isMoved);
}

/** Brings what is drawn up to date with a step, but for the nodes that come and go. */
export function refresh(cy: Core, change: GraphChange): void {
  collect(cy, change.removedEdges).remove();
  change.changedNodes.forEach((node) => update(cy, node));
  cy.add(change.addedEdges.map(edgeElement));
  change.changedEdges.forEach((edge) => cy.getElementById(edge.id).data(edgeData(edge)));
}

/** The elements of these ids, as far as they are there. */
export function collect(cy: Core, ids: readonly string[]): CollectionReturnValue {
  return ids.reduce((all, id) => all.union(cy.getElementById(id)), cy.collection());
}

function update(cy: Core, node: TopologyNode): void {
  const element = cy.getElementById(node.id);
  const { parent: _, ...data } = nodeData(node);
  element.data(data);
  if ((element.data("parent") ?? null) !== (node.parent ?? null)) {
    element.move({ parent: node.parent ?? null });
  }
}
