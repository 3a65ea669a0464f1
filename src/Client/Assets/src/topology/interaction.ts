import type { Core, EventObject, NodeSingular } from "cytoscape";

/** What the page hears of the operator. */
export interface Listener {
  selected(id: string | null): void;
  toggled(id: string): void;
  menu(id: string | null, x: number, y: number): void;
}

const openerSize = 30;

/** Clicks and taps: select, open and close, and the menu. */
export function listenToPointer(cy: Core, listener: Listener): void {
  cy.on("tap", "node", (event) => {
    const node = event.target as NodeSingular;
    if (isOnOpener(node, event)) {
      listener.toggled(node.id());
    }
  });
  cy.on("dbltap", "node", (event) => {
    const node = event.target as NodeSingular;
    if (node.data("canExpand") || node.isParent()) {
      listener.toggled(node.id());
    }
  });
  // One is unselected before the next is selected: only what is selected in the end counts.
  let pending = 0;
  cy.on("select unselect", "node, edge", () => {
    pending ||= window.setTimeout(() => {
      pending = 0;
      const selected = cy.$(":selected");
      listener.selected(selected.empty() ? null : selected.first().id());
    });
  });
  cy.on("cxttap", (event) => {
    const isCore = event.target === cy;
    const original = event.originalEvent as MouseEvent;
    if (!isCore && event.target.isNode()) {
      select(cy, event.target.id() as string);
    }

    listener.menu(isCore ? null : (event.target.id() as string), original.clientX, original.clientY);
  });
  cy.on("mouseover", "node", () => (cy.container()!.style.cursor = "pointer"));
  cy.on("mouseout", "node", () => (cy.container()!.style.cursor = ""));
}

/** The keys, while the canvas has the focus: arrows go to the next node or pan, Enter opens, + - 0 zoom. */
export function listenToKeys(cy: Core, host: HTMLElement, listener: Listener, fit: () => void, chosen: () => void): void {
  host.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }

    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const selected = cy.nodes(":selected").first();
    if (step) {
      go(cy, selected, step[0]!, step[1]!, event.shiftKey);
      chosen();
    } else if (event.key === "Enter" && selected.nonempty()) {
      listener.toggled(selected.id());
    } else if (event.key === "+" || event.key === "=") {
      zoom(cy, 1.25);
      chosen();
    } else if (event.key === "-") {
      zoom(cy, 0.8);
      chosen();
    } else if (event.key === "0" || event.key === "f") {
      fit();
    } else if (event.key === "Escape") {
      cy.$(":selected").unselect();
    } else if ((event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) && selected.nonempty()) {
      const at = selected.renderedPosition();
      const box = host.getBoundingClientRect();
      listener.menu(selected.id(), box.left + at.x, box.top + at.y);
    } else {
      return;
    }

    event.preventDefault();
    event.stopPropagation();
  });
}

export function select(cy: Core, id: string | null): void {
  const wanted = id === null ? cy.collection() : cy.getElementById(id);
  const others = cy.$(":selected").not(wanted);
  if (others.nonempty()) {
    others.unselect();
  }

  if (wanted.nonempty() && !wanted.selected()) {
    wanted.select();
  }
}

export function zoom(cy: Core, factor: number): void {
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

// To the nearest node in the direction; what lies off the line counts as farther.
function go(cy: Core, from: NodeSingular, dx: number, dy: number, isPan: boolean): void {
  if (from.empty() || isPan) {
    cy.panBy({ x: -dx * 80, y: -dy * 80 });
    return;
  }

  const start = from.position();
  let best: NodeSingular | null = null;
  let least = Infinity;
  cy.nodes(":childless").forEach((node) => {
    const at = node.position();
    const along = (at.x - start.x) * dx + (at.y - start.y) * dy;
    const across = Math.abs((at.x - start.x) * dy) + Math.abs((at.y - start.y) * dx);
    if (along > 1 && along + across * 2 < least) {
      least = along + across * 2;
      best = node;
    }
  });
  if (best) {
    select(cy, (best as NodeSingular).id());
    reveal(cy, best);
  }
}

/** Pans as little as it takes to see a node. */
export function reveal(cy: Core, node: NodeSingular): void {
  const box = node.renderedBoundingBox({});
  const margin = 40;
  const dx = box.x1 < margin ? margin - box.x1 : box.x2 > cy.width() - margin ? cy.width() - margin - box.x2 : 0;
  const dy = box.y1 < margin ? margin - box.y1 : box.y2 > cy.height() - margin ? cy.height() - margin - box.y2 : 0;
  if (dx !== 0 || dy !== 0) {
    cy.animate({ panBy: { x: dx, y: dy } }, { duration: 180 });
  }
}

// The plus at the right of a card, the minus at the top right of a frame.
function isOnOpener(node: NodeSingular, event: EventObject): boolean {
  if (node.data("kind") !== "namespace" || !(node.data("canExpand") || node.isParent())) {
    return node.isParent() && isInCorner(node, event);
  }

  return node.isParent() ? isInCorner(node, event) : event.position.x > node.position().x + node.width() / 2 - openerSize;
}

function isInCorner(node: NodeSingular, event: EventObject): boolean {
  const box = node.boundingBox({ includeLabels: false, includeOverlays: false, includeUnderlays: false });
  return event.position.x > box.x2 - openerSize - 12 && event.position.y < box.y1 + openerSize + 12;
}
