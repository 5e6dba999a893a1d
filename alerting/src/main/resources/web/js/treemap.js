/** @typedef {{left: number, top: number, width: number, height: number}} Rect */

/**
 * Fills a rectangle with fields whose areas are as their weights, as near to squares as that goes
 * (squarified tree-map: Bruls, Huizing and van Wijk, 2000). The heaviest stands first.
 *
 * @template T
 * @param {readonly {of: T, weight: number}[]} parts every weight above 0
 * @param {Rect} into any unit
 * @returns {{of: T, rect: Rect}[]}
 */
export function treemap(parts, into) {
  const sorted = [...parts].sort((a, b) => b.weight - a.weight);
  const sum = sorted.reduce((all, { weight }) => all + weight, 0);
  const scale = (into.width * into.height) / sum;
  /** @type {{of: T, rect: Rect}[]} */
  const placed = [];
  let rest = into;
  while (sorted.length > 0) {
    const side = Math.min(rest.width, rest.height);
    const row = [/** @type {{of: T, weight: number}} */ (sorted.shift())];
    let area = row[0].weight * scale;
    let next = sorted[0];
    while (next !== undefined && worst([...row, next], area + next.weight * scale, side, scale) <= worst(row, area, side, scale)) {
      row.push(next);
      area += next.weight * scale;
      sorted.shift();
      next = sorted[0];
    }
    rest = lay(row, area, rest, scale, placed);
  }
  return placed;
}

/**
 * How far the least square field of a row is from a square: its longer side over its shorter.
 *
 * @param {readonly {weight: number}[]} row
 * @param {number} area
 * @param {number} side along which the row stands
 * @param {number} scale
 */
function worst(row, area, side, scale) {
  const depth = area / side;
  return Math.max(...row.map(({ weight }) => Math.max((weight * scale) / depth / depth, (depth * depth) / (weight * scale))));
}

/**
 * Lays a row along the shorter side, and gives what is left of the rectangle.
 *
 * @template T
 * @param {readonly {of: T, weight: number}[]} row
 * @param {number} area
 * @param {Rect} into
 * @param {number} scale
 * @param {{of: T, rect: Rect}[]} placed
 * @returns {Rect}
 */
function lay(row, area, into, scale, placed) {
  const { left, top, width, height } = into;
  const upright = width >= height;
  const depth = area / Math.min(width, height);
  let along = 0;
  for (const { of, weight } of row) {
    const length = (weight * scale) / depth;
    placed.push({
      of,
      rect: upright
        ? { left, top: top + along, width: depth, height: length }
        : { left: left + along, top, width: length, height: depth },
    });
    along += length;
  }
  return upright ? { left: left + depth, top, width: width - depth, height } : { left, top: top + depth, width, height: height - depth };
}
