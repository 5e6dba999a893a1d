/**
 * Figures in the text form that Prometheus reads, summed by name; one series can be picked by its
 * labels.
 */
export class Figures {
  /** @type {Map<string, number>} series with its labels, as written */
  #series = new Map();

  /** @param {string} text */
  constructor(text) {
    for (const line of text.split('\n')) {
      const end = line.lastIndexOf(' ');
      if (end > 0 && !line.startsWith('#')) {
        this.#series.set(line.slice(0, end), Number(line.slice(end + 1)));
      }
    }
  }

  /** The series written exactly so; 0 where there is none. @param {string} series */
  get(series) {
    return this.#series.get(series) ?? 0;
  }

  /** Sum of all series of a name. @param {string} name */
  sum(name) {
    let sum = 0;
    for (const [series, value] of this.#series) {
      sum += series === name || series.startsWith(`${name}{`) ? value : 0;
    }
    return sum;
  }
}
