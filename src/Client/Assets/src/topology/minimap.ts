import type { Core } from "cytoscape";
import { boxAround } from "./layout/columns";
import type { NodeState } from "./contract";
import type { Palette } from "./palette";

/** A small picture of the whole graph with the part that is on screen; a click or a drag goes there. */
export class Minimap {
  private readonly context: CanvasRenderingContext2D;
  private pending = 0;
  private isDisposed = false;
  private scale = 1;
  private offset = { x: 0, y: 0 };

  constructor(private readonly cy: Core, private readonly canvas: HTMLCanvasElement, private palette: Palette, private readonly moved: () => void) {
    this.context = canvas.getContext("2d")!;
    cy.on("render", () => this.request());
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.go(event);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (event.buttons > 0) {
        this.go(event);
      }
    });
  }

  setPalette(palette: Palette): void {
    this.palette = palette;
    this.request();
  }

  dispose(): void {
    this.isDisposed = true;
    cancelAnimationFrame(this.pending);
  }

  /** Draws it anew, soon. */
  request(): void {
    if (this.pending === 0 && !this.isDisposed) {
      this.pending = requestAnimationFrame(() => {
        this.pending = 0;
        this.draw();
      });
    }
  }

  private draw(): void {
    const ratio = window.devicePixelRatio || 1;
    const width = this.canvas.clientWidth;
    const height = this.canvas.clientHeight;
    if (width === 0) {
      return;
    }

    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    const draw = this.context;
    draw.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw.clearRect(0, 0, width, height);
    const nodes = this.cy.nodes();
    if (nodes.empty()) {
      return;
    }

    // Frames follow what lies in them a moment later; leaves are where they are.
    const leaves = nodes.toArray().filter((node) => node.isChildless());
    const bounds = boxAround(leaves.map((node) => [node.position(), { w: node.width(), h: node.height() }] as const), 24);
    const whole = { x1: bounds.x, y1: bounds.y, w: Math.max(1, bounds.w), h: Math.max(1, bounds.h) };

    this.scale = Math.min((width - 12) / whole.w, (height - 12) / whole.h);
    this.offset = { x: (width - whole.w * this.scale) / 2 - whole.x1 * this.scale, y: (height - whole.h * this.scale) / 2 - whole.y1 * this.scale };
    // What lies in a frame is drawn after the frame.
    const frames = nodes.toArray().filter((node) => node.isParent()).sort((a, b) => a.ancestors().length - b.ancestors().length);
    [...frames, ...leaves].forEach((node) => {
      const isFrame = node.isParent();
      const at = node.position();
      const w = Math.max(1.5, node.width() * this.scale);
      const h = Math.max(1.5, node.height() * this.scale);
      draw.globalAlpha = node.hasClass("dimmed") ? 0.3 : 1;
      draw.fillStyle = isFrame ? this.palette.inner : this.palette.states[node.data("state") as NodeState];
      draw.fillRect(at.x * this.scale + this.offset.x - w / 2, at.y * this.scale + this.offset.y - h / 2, w, h);
    });
    draw.globalAlpha = 1;
    const view = this.cy.extent();
    // When everything is on screen it tells nothing, and gives its place to what lies behind it.
    this.canvas.classList.toggle("idle", whole.x1 >= view.x1 && whole.y1 >= view.y1 && whole.x1 + whole.w <= view.x2 && whole.y1 + whole.h <= view.y2);
    draw.strokeStyle = this.palette.selection;
    draw.lineWidth = 1.5;
    draw.strokeRect(view.x1 * this.scale + this.offset.x, view.y1 * this.scale + this.offset.y, view.w * this.scale, view.h * this.scale);
  }

  private go(event: PointerEvent): void {
    const x = (event.offsetX - this.offset.x) / this.scale;
    const y = (event.offsetY - this.offset.y) / this.scale;
    const zoom = this.cy.zoom();
    this.moved();
    this.cy.pan({ x: this.cy.width() / 2 - x * zoom, y: this.cy.height() / 2 - y * zoom });
  }
}
