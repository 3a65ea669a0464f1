import type { Core, CollectionReturnValue } from "cytoscape";

const flashTime = 2400;

/** Marks what deserves a look: what a search found, what is selected, what has just changed, a path. */
export class Emphasis {
  private isSearching = false;
  private path: readonly string[] | null = null;

  constructor(private readonly cy: Core) {}

  /** Marks changes briefly. */
  flash(ids: readonly string[]): void {
    const elements = this.pick(ids).not(":parent");
    elements.addClass("flash");
    setTimeout(() => elements.removeClass("flash"), flashTime);
  }

  /** Dims what the search has not found; the server counts the matches. */
  setSearch(isSearching: boolean): void {
    this.isSearching = isSearching;
    this.refresh();
  }

  /** Shows a path: the nodes in their order, and the way from each to the next, drawn in where there is no edge. */
  setPath(ids: readonly string[] | null): void {
    this.path = ids;
    this.refresh();
  }

  /** Brings the marks up to date after elements came or changed. */
  refresh(): void {
    this.cy.batch(() => {
      this.cy.elements(".route").remove();
      this.cy.elements().removeClass("dimmed found step");
      if (this.path) {
        this.drawPath(this.path);
      } else if (this.isSearching) {
        const found = this.cy.nodes().filter((node) => (node.data("matches") as number) > 0);
        this.cy.elements().not(found).addClass("dimmed");
        found.ancestors().removeClass("dimmed");
        found.filter(":childless").addClass("found");
      }
    });
  }

  /** Strengthens the edges at what is selected. */
  near(): void {
    this.cy.batch(() => {
      this.cy.edges(".near").removeClass("near");
      this.cy.nodes(":selected").connectedEdges().addClass("near");
    });
  }

  private drawPath(ids: readonly string[]): void {
    const nodes = ids.map((id) => this.cy.getElementById(id)).filter((node) => node.nonempty());
    this.cy.elements().addClass("dimmed");
    for (const [index, node] of nodes.entries()) {
      node.removeClass("dimmed").addClass("step");
      node.ancestors().removeClass("dimmed");
      const next = nodes[index + 1];
      if (next) {
        this.cy.add({
          group: "edges",
          data: { id: `route:${index}`, source: node.id(), target: next.id(), kind: "route", text: String(index + 1) },
          classes: "step route",
          selectable: false,
        });
      }
    }
  }

  private pick(ids: readonly string[]): CollectionReturnValue {
    return ids.reduce((all, id) => all.union(this.cy.getElementById(id)), this.cy.collection());
  }
}
