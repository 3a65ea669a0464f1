import cytoscape, { type Core, type NodeSingular } from "cytoscape";
import type { TopologyDelta, TopologyNode } from "./contract";
import type { CanvasOptions, LayoutName } from "./canvas-options";
import { nodeElement } from "./elements";
import { Emphasis, type Route } from "./emphasis";
import { Graph, type GraphChange } from "./graph";
import { listenToKeys, listenToPointer, reveal, select, zoom, type Listener } from "./interaction";
import type { Point, Size } from "./layout/boxes";
import { boxAround, columns } from "./layout/columns";
import { force } from "./layout/force";
import { isStrange, settle } from "./layout/settle";
import { Minimap } from "./minimap";
import { collect, isInPlace, refresh } from "./news";
import type { Palette } from "./palette";
import { Places } from "./places";
import { sizeOf } from "./shapes";
import { stylesheet } from "./style";
import { isAnythingOnScreen, showBox, toPng, zoomFor } from "./screen";
import { toSvg } from "./svg";
import { paletteOf, shareColours, watchTheme } from "./theme";

const crowded = 1500;
const margin = 48;

/** The graph on screen. It never moves, zooms or selects by itself, but for what is new. */
export class TopologyCanvas {
  readonly cy: Core;
  readonly emphasis: Emphasis;
  private readonly graph = new Graph();
  private readonly places: Places;
  private readonly minimap: Minimap | null;
  private wanted: string | null = null;
  private path: readonly string[] = [];
  private met = 0;
  private readonly unwatch: () => void;
  private palette: Palette;
  private storing = 0;
  private quietUntil = 0;
  // Whether everything is to be seen: until the operator chooses a part of it, it is fitted into whatever room there is.
  private isWhole = true;

  constructor(private readonly host: HTMLElement, map: HTMLCanvasElement | null, listener: Listener, private readonly options: CanvasOptions) {
    this.palette = paletteOf(host);
    shareColours(host, this.palette);
    this.unwatch = watchTheme(host, (palette) => this.setPalette(palette));
    this.places = new Places(options.memory === null ? null : `topology:${options.memory}`);
    this.cy = cytoscape({
      container: host,
      style: stylesheet(this.palette),
      minZoom: 0.02,
      maxZoom: 3,
      boxSelectionEnabled: false,
      selectionType: "single",
      multiClickDebounceTime: 400,
    });
    this.emphasis = new Emphasis(this.cy);
    this.minimap = map ? new Minimap(this.cy, map, this.palette, () => this.choosePart()) : null;
    listenToPointer(this.cy, listener);
    listenToKeys(this.cy, host, listener, () => this.fit(), () => this.choosePart());
    this.cy.on("select unselect", () => this.emphasis.near());
    this.cy.on("dragfree", "node", () => this.remember());
    this.cy.on("viewport", () => this.storeSoon());
    this.cy.on("scrollzoom pinchzoom dragpan", () => this.choosePart());
    this.cy.on("resize", () => this.resized());
    addEventListener("pagehide", this.store);
  }

  /** Applies a step of the stream; false when the whole graph is needed. */
  apply(delta: TopologyDelta): boolean {
    const isFirst = this.cy.nodes().empty();
    const opened = this.openedBy(delta);
    const change = this.graph.apply(delta);
    if (!change) {
      return false;
    }

    const isAnew = isFirst && this.options.layout === "force" && isStrange(this.graph, this.places.known);
    if (delta.from !== 0 && opened.size === 0 && isInPlace(this.cy, change)) {
      this.cy.batch(() => refresh(this.cy, change));
    } else {
      this.draw(change, opened);
    }

    if (isFirst) {
      this.begin(isAnew);
    } else if (opened.size > 0) {
      this.choosePart();
    } else if (delta.from !== 0 && performance.now() > this.quietUntil) {
      this.emphasis.flash([...change.addedNodes, ...change.changedNodes, ...change.addedEdges, ...change.changedEdges].map((item) => item.id));
    }

    this.emphasis.refresh();
    this.meetPath();
    if (this.wanted !== null) {
      this.show(this.wanted, isFirst);
    }

    setTimeout(() => this.minimap?.request(), 300);
    this.cy.nodes().length > crowded ? this.host.classList.add("crowded") : this.host.classList.remove("crowded");
    return true;
  }

  /** What comes next is what the operator asked for, and no news of the mesh: it is not highlighted. */
  expectView(): void {
    this.quietUntil = performance.now() + 1500;
  }

  /** Selects a node, also one that is still to come; null selects nothing. */
  show(id: string | null, isCentred: boolean): void {
    this.wanted = id;
    const node = id === null ? this.cy.collection() : this.cy.getElementById(id);
    select(this.cy, node.nonempty() ? id : null);
    if (node.nonempty()) {
      this.wanted = null;
      if (isCentred && node.isNode()) {
        this.choosePart();
        const target = node.isParent() ? { fit: { eles: node, padding: margin } } : { zoom: Math.max(this.cy.zoom(), 0.9), center: { eles: node } };
        this.cy.animate(target, { duration: 250 });
      } else if (node.isNode()) {
        reveal(this.cy, this.cy.nodes().getElementById(id!) as NodeSingular);
      }
    }
  }

  /** Highlights a path and brings it into view, also one whose nodes are still to come. */
  showRoutes(routes: readonly Route[]): void {
    this.emphasis.setRoutes(routes.length > 0 ? routes : null);
    this.path = routes.flatMap((route) => route.nodes);
    this.met = 0;
    this.meetPath();
  }

  fit(ids?: readonly string[]): void {
    const some = (ids ?? []).reduce((all, id) => all.union(this.cy.getElementById(id)), this.cy.collection());
    this.isWhole = some.empty();
    const eles = this.isWhole ? this.cy.elements() : some;
    this.cy.animate({ zoom: zoomFor(this.cy, eles, margin), center: { eles } }, { duration: 250 });
  }

  // Only when more of the path has come: what the operator moves afterwards stays where it was moved to.
  private meetPath(): void {
    const there = this.path.filter((id) => this.cy.getElementById(id).nonempty()).length;
    if (there > this.met) {
      this.fit(this.path);
    }

    this.met = there;
  }

  zoomBy(factor: number): void {
    zoom(this.cy, factor);
    this.choosePart();
  }

  /** Lays everything out afresh. */
  arrange(layout: LayoutName): void {
    if (layout === "force") {
      force(this.cy, this.cy.nodes().length > crowded);
    } else {
      const places = columns(this.graph, this.ratio());
      this.cy.batch(() => places.forEach((point, id) => this.cy.getElementById(id).position({ ...point })));
    }

    this.remember();
    this.fit();
  }

  png(): Blob {
    return toPng(this.cy, this.palette);
  }

  svg(): Blob {
    return new Blob([toSvg(this.cy, this.palette)], { type: "image/svg+xml" });
  }

  dispose(): void {
    clearTimeout(this.storing);
    removeEventListener("pagehide", this.store);
    this.unwatch();
    this.store();
    this.minimap?.dispose();
    this.cy.destroy();
  }

  private setPalette(palette: Palette): void {
    this.palette = palette;
    shareColours(this.host, palette);
    this.cy.style(stylesheet(palette));
    this.minimap?.setPalette(palette);
  }

  private draw(change: GraphChange, opened: ReadonlySet<string>): void {
    this.rememberCorners();
    const places = settle(this.graph, this.places.known, opened, this.ratio());
    this.cy.batch(() => {
      collect(this.cy, change.removedNodes).remove();
      this.cy.add(change.addedNodes.map((node) => nodeElement(node, places.get(node.id))));
      refresh(this.cy, change);
      places.forEach((point, id) => {
        const node = this.cy.getElementById(id) as NodeSingular;
        const at = node.nonempty() ? node.position() : point;
        if (Math.abs(at.x - point.x) > 0.5 || Math.abs(at.y - point.y) > 0.5) {
          node.position({ ...point });
        }
      });
    });
    this.remember();
  }

  // Namespaces and workloads that the step opens or closes: what lies in them is laid out afresh.
  private openedBy(delta: TopologyDelta): Set<string> {
    const opened = new Set<string>();
    for (const node of delta.changedNodes) {
      const old = this.graph.nodes.get(node.id);
      if (old && old.isExpanded !== node.isExpanded) {
        opened.add(node.kind === "namespace" ? node.id : (node.parent ?? node.id));
      }
    }

    return opened;
  }

  private begin(isAnew: boolean): void {
    if (isAnew) {
      this.arrange("force");
    }

    this.restoreViewport();
  }

  private restoreViewport(): void {
    const last = this.places.last;
    if (last && !last.isWhole) {
      this.isWhole = false;
      this.cy.viewport({ zoom: last.zoom, pan: { ...last.pan } });
      if (isAnythingOnScreen(this.cy)) {
        return;
      }
    }

    this.fitAtOnce();
  }

  private choosePart(): void {
    this.isWhole = false;
  }

  // A banner, the window or the drawer takes room or gives it back. What the drawer is about must not end up behind it.
  private resized(): void {
    const selected = this.cy.nodes(":selected");
    if (selected.nonempty()) {
      selected.forEach((node) => reveal(this.cy, node));
    } else if (this.isWhole && this.cy.nodes().nonempty()) {
      this.fitAtOnce();
    }
  }

  private fitAtOnce(): void {
    this.isWhole = true;
    // By the places and sizes alone: asking cytoscape for the bounds of everything measures every text first.
    const box = boxAround([...this.graph.nodes.values()].flatMap((node) => this.placed(node)), margin * 1.7);
    showBox(this.cy, box);
  }

  private placed(node: TopologyNode): [Point, Size][] {
    const at = this.places.known.get(node.id);
    return at ? [[at, sizeOf(node)]] : [];
  }

  // A namespace that is closed becomes a card where its frame began, and the other way round.
  private rememberCorners(): void {
    this.cy.nodes(":orphan").forEach((node) => {
      const { x, y } = node.position();
      const corner = { x: x - (node.isParent() ? node.outerWidth() : node.width()) / 2, y: y - (node.isParent() ? node.outerHeight() : node.height()) / 2 };
      this.places.keep(`corner:${node.id()}`, corner);
      if (node.isParent()) {
        const card = sizeOf(this.graph.nodes.get(node.id()) ?? (node.data() as TopologyNode));
        this.places.keep(node.id(), { x: corner.x + card.w / 2, y: corner.y + card.h / 2 });
      }
    });
  }

  private remember(): void {
    this.cy.nodes(":childless").forEach((node) => this.places.keep(node.id(), node.position()));
    this.storeSoon();
  }

  private storeSoon(): void {
    this.storing ||= window.setTimeout(() => this.store(), 400);
  }

  private readonly store = (): void => {
    this.storing = 0;
    this.places.store({ zoom: this.cy.zoom(), pan: { ...this.cy.pan() }, isWhole: this.isWhole });
  };

  private ratio(): number {
    return Math.max(0.6, Math.min(2.6, this.cy.width() / Math.max(1, this.cy.height())));
  }
}
