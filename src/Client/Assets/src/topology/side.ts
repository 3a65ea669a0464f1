import type { Mark, TopologyDelta } from "./contract";

/** A change before and after, as whole graphs, and what becomes of nodes and edges by id. */
export interface Picture {
  readonly before: TopologyDelta;
  readonly after: TopologyDelta;
  readonly marks: Readonly<Record<string, Mark>>;
}

/** One side of a picture, with the marks on what it shows. */
export function sideOf(picture: Picture, isAfter: boolean): TopologyDelta {
  const side = isAfter ? picture.after : picture.before;
  const mark = <T extends { readonly id: string }>(item: T) => (picture.marks[item.id] ? { ...item, mark: picture.marks[item.id] } : item);
  return { ...side, addedNodes: side.addedNodes.map(mark), addedEdges: side.addedEdges.map(mark) };
}
