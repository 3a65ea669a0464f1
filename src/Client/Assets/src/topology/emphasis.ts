import type { Core, CollectionReturnValue } from "cytoscape";

const flashTime = 2400;

/** A way over the graph; `share` says how much goes this way where it is not all. */
export interface Route {
  readonly nodes: readonly string[];
  readonly share: string;
}

/** Marks what deserves a look: what a search found, what is selected, what has just changed, a path. */
export class Emphasis {
  private isSearching = false;
  private routes: readonly Route[] | null = null;

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

  /** Shows the ways of a path: the nodes in their order, and the way from each to the next, drawn in where there is no edge. */
  setRoutes(routes: readonly Route[] | null): void {
    this.routes = routes;
    this.refresh();
  }

  /** Brings the marks up to date after elements came or changed. */
  refresh(): void {
    this.cy.batch(() => {
      this.cy.elements(".route").remove();
      this.cy.elements().removeClass("dimmed found step");
      if (this.routes) {
        this.cy.elements().addClass("dimmed");
        this.routes.forEach((route, number) => this.drawRoute(route, number));
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

  private drawRoute(route: Route, number: number): void {
    const nodes = route.nodes.map((id) => this.cy.getElementById(id)).filter((node) => node.nonempty());
    for (const [index, node] of nodes.entries()) {
      node.removeClass("dimmed").addClass("step");
      node.ancestors().removeClass("dimmed");
      const next = nodes[index + 1];
      if (next && node.edgesTo(next).filter(".route").empty()) {
        this.cy.add({
          group: "edges",
          data: { id: `route:${number}:${index}`, source: node.id(), target: next.id(), kind: "route", text: route.share ? `${index + 1} · ${route.share}` : String(index + 1) },
          classes: route.share ? "step route part" : "step route",
          selectable: false,
        });
      }
    }
  }

  private pick(ids: readonly string[]): CollectionReturnValue {
    return ids.reduce((all, id) => all.union(this.cy.getElementById(id)), this.cy.collection());
  }
}
