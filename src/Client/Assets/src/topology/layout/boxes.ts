export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly w: number;
  readonly h: number;
}

/** A rectangle by its top left corner. */
export interface Box extends Point, Size {}

export interface Rows {
  readonly at: readonly Point[];
  readonly size: Size;
}

/** Puts boxes in rows, in their order, in a shape of about the given ratio of width to height. */
export function inRows(sizes: readonly Size[], gap: number, ratio: number): Rows {
  const area = sizes.reduce((sum, size) => sum + (size.w + gap) * (size.h + gap), 0);
  const widest = sizes.reduce((most, size) => Math.max(most, size.w), 0);
  const limit = Math.max(widest, Math.sqrt(area * ratio));
  const at: Point[] = [];
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  let width = 0;
  for (const size of sizes) {
    if (x > 0 && x + size.w > limit) {
      x = 0;
      y += rowHeight + gap;
      rowHeight = 0;
    }

    at.push({ x, y });
    x += size.w + gap;
    width = Math.max(width, x - gap);
    rowHeight = Math.max(rowHeight, size.h);
  }

  return { at, size: { w: width, h: y + rowHeight } };
}

/** Puts boxes in columns of about equal height, in their order, in a shape of about the given ratio of width to height. */
export function inColumns(sizes: readonly Size[], gap: Size, ratio: number): Rows {
  const total = sizes.reduce((sum, size) => sum + size.h + gap.h, 0);
  const tallest = sizes.reduce((most, size) => Math.max(most, size.h), 0);
  const area = sizes.reduce((sum, size) => sum + (size.w + gap.w) * (size.h + gap.h), 0);
  const wanted = Math.max(1, Math.round(total / Math.max(tallest, Math.sqrt(area / ratio))));
  let limit = Math.max(tallest, total / wanted - gap.h);
  let result = fill(sizes, gap, limit);
  // Even heights seldom come out even: a little more height spares a column that would hold the last few alone.
  for (let round = 0; round < 20 && result.columns > wanted; round++) {
    limit *= 1.05;
    result = fill(sizes, gap, limit);
  }

  return result;
}

function fill(sizes: readonly Size[], gap: Size, limit: number): Rows & { columns: number } {
  const at: Point[] = [];
  let x = 0;
  let y = 0;
  let width = 0;
  let height = 0;
  let columns = sizes.length > 0 ? 1 : 0;
  for (const size of sizes) {
    if (y > 0 && y + size.h > limit) {
      x += width + gap.w;
      y = 0;
      width = 0;
      columns++;
    }

    at.push({ x, y });
    height = Math.max(height, y + size.h);
    width = Math.max(width, size.w);
    y += size.h + gap.h;
  }

  return { at, size: { w: x + width, h: height }, columns };
}

export function overlaps(a: Box, b: Box, gap: number): boolean {
  return a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;
}

/**
 * Moves boxes out of each other's way. Those that are pinned stay; each of the others moves as little as it can,
 * away from the one that it is in the way of. Returns by how much each that moved has moved.
 */
export function pushApart(boxes: ReadonlyMap<string, Box>, pinned: ReadonlySet<string>, gap: number): Map<string, Point> {
  const now = new Map(boxes);
  const settled = [...pinned].filter((id) => now.has(id));
  const centre = middle(settled.map((id) => now.get(id)!));
  const rest = [...now.keys()].filter((id) => !pinned.has(id)).sort((a, b) => distance(now.get(a)!, centre) - distance(now.get(b)!, centre));
  const moved = new Map<string, Point>();
  for (const id of rest) {
    const start = now.get(id)!;
    let box = start;
    for (let round = 0; round < 200; round++) {
      const hit = settled.map((other) => now.get(other)!).find((other) => overlaps(box, other, gap));
      if (!hit) {
        break;
      }

      box = away(box, hit, start, gap, centre);
    }

    if (box !== start) {
      now.set(id, box);
      moved.set(id, { x: box.x - start.x, y: box.y - start.y });
    }

    settled.push(id);
  }

  return moved;
}

// Right or down, left or up: the side on which the box lay at first decides, so that it does not swing to and fro.
function away(box: Box, hit: Box, start: Box, gap: number, centre: Point): Box {
  const right = start.x + start.w / 2 >= centre.x;
  const below = start.y + start.h / 2 >= centre.y;
  const dx = right ? hit.x + hit.w + gap - box.x : hit.x - gap - box.w - box.x;
  const dy = below ? hit.y + hit.h + gap - box.y : hit.y - gap - box.h - box.y;
  return Math.abs(dx) <= Math.abs(dy) ? { ...box, x: box.x + dx } : { ...box, y: box.y + dy };
}

function middle(boxes: readonly Box[]): Point {
  const count = Math.max(1, boxes.length);
  return {
    x: boxes.reduce((sum, box) => sum + box.x + box.w / 2, 0) / count,
    y: boxes.reduce((sum, box) => sum + box.y + box.h / 2, 0) / count,
  };
}

function distance(box: Box, point: Point): number {
  return Math.hypot(box.x + box.w / 2 - point.x, box.y + box.h / 2 - point.y);
}
