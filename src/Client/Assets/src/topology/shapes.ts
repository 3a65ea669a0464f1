import type { TopologyNode } from "./contract";
import type { Size } from "./layout/boxes";

/** How big a node is drawn. Frames are as big as what lies in them. */
export function sizeOf(node: TopologyNode): Size {
  switch (node.kind) {
    case "namespace":
      return { w: 228, h: 84 };
    case "namespaceEnrollment":
      return { w: 150, h: 30 };
    case "waypoint":
    case "missingWaypoint":
      return { w: 190, h: 56 };
    case "ingressGateway":
      return { w: 182, h: 52 };
    case "pod":
      return { w: 26, h: 26 };
    default:
      return { w: 182, h: 46 };
  }
}

/** Whether a node is drawn as a frame around others. */
export function isFrame(node: TopologyNode): boolean {
  return node.isExpanded && (node.kind === "namespace" || node.kind === "workload");
}
