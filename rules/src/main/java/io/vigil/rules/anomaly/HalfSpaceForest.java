package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.util.Arrays;

/**
 * Half-space trees (Tan, Ting, Liu: "Fast Anomaly Detection for Streaming Data", IJCAI 2011): how
 * empty is the place where a row falls, by how many of the {@value #WINDOW} rows of the window
 * before fell there? Rows in, a score from 0 to 1 out; 1 where no tree has seen a row like it.
 *
 * <p>{@value #TREES} trees halve a box about the unit cube {@value #DEPTH} times, in dimensions
 * that come from the seed alone; the data decide nothing but what is counted. As in the paper, the
 * box of each tree is shifted and wider than the cube, counting ends where a tenth of the window is
 * left, and a full window takes the place of the one before. Ours is how a tree is weighed: a place
 * that is at least as full as if rows were spread evenly over the box counts as ordinary, an
 * emptier one by what it lacks, so that no single full place drowns empty ones.
 *
 * <p>430 kB, most of it the cuts, which the seed makes again: the state is what was counted. The
 * same seed and rows give the same scores to the bit. Mutable; one thread.
 */
final class HalfSpaceForest {
  static final int TREES = 25;
  static final int DEPTH = 10;

  /** Rows of a window. */
  static final int WINDOW = 400;

  private static final int FEW = WINDOW / 10;
  private static final int INNER = (1 << DEPTH) - 1;
  private static final int NODES = 2 * INNER + 1;
  static final int MOST_DIMENSIONS = 100;

  // Increment and multipliers of SplitMix64 (Steele, Lea, Flood 2014).
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final long MIX_1 = 0xBF58476D1CE4E5B9L;
  private static final long MIX_2 = 0x94D049BB133111EBL;

  private final byte[] cutDimensions = new byte[TREES * INNER];
  private final double[] cuts = new double[TREES * INNER];
  private final double[] blame;
  private long random;

  private short[] reference = new short[TREES * NODES];
  private short[] latest = new short[TREES * NODES];
  private int rows;

  /** A forest that has seen nothing. */
  HalfSpaceForest(int dimensions, long seed) {
    if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(dimensions + " dimensions");
    }
    blame = new double[dimensions];
    random = seed;
    double[] low = new double[dimensions];
    double[] high = new double[dimensions];
    for (int tree = 0; tree < TREES; tree++) {
      for (int dimension = 0; dimension < dimensions; dimension++) {
        double centre = uniform();
        double half = 2 * Math.max(centre, 1 - centre);
        low[dimension] = centre - half;
        high[dimension] = centre + half;
      }
      cut(tree * INNER, 0, low, high);
    }
  }

  private void cut(int tree, int node, double[] low, double[] high) {
    if (node >= INNER) {
      return;
    }
    int dimension = (int) (uniform() * low.length);
    double from = low[dimension];
    double to = high[dimension];
    double middle = (from + to) / 2;
    cutDimensions[tree + node] = (byte) dimension;
    cuts[tree + node] = middle;
    high[dimension] = middle;
    cut(tree, left(node), low, high);
    high[dimension] = to;
    low[dimension] = middle;
    cut(tree, left(node) + 1, low, high);
    low[dimension] = from;
  }

  /** From 0 to below 1. */
  private double uniform() {
    random += GAMMA;
    long mixed = (random ^ random >>> 30) * MIX_1;
    mixed = (mixed ^ mixed >>> 27) * MIX_2;
    return ((mixed ^ mixed >>> 31) >>> 11) * 0x1p-53;
  }

  private static int left(int node) {
    return 2 * node + 1;
  }

  /** Takes the next row; its score against the window before, 0 while there is none. */
  double read(double[] row) {
    Arrays.fill(blame, 0);
    double empty = 0;
    for (int tree = 0; tree < TREES; tree++) {
      empty += emptiness(tree, row);
      count(tree, row);
    }
    rows++;
    if (rows == WINDOW) {
      short[] old = reference;
      reference = latest;
      latest = old;
      Arrays.fill(latest, (short) 0);
      rows = 0;
    }
    return empty / TREES;
  }

  /** How much the place of the row lacks to be as full as if rows were spread evenly, 0 to 1. */
  private double emptiness(int tree, double[] row) {
    int base = tree * NODES;
    int mass = reference[base];
    if (mass == 0) {
      return 0;
    }
    int node = 0;
    double expected = WINDOW;
    double leastShare = 1;
    int suspect = 0;
    while (mass > FEW && node < INNER) {
      int dimension = cutDimensions[tree * INNER + node];
      node = child(tree, node, row);
      int inside = reference[base + node];
      double share = (double) inside / mass;
      if (share < leastShare) {
        leastShare = share;
        suspect = dimension;
      }
      mass = inside;
      expected /= 2;
    }
    double empty = Math.max(0, 1 - mass / expected);
    blame[suspect] += empty;
    return empty;
  }

  private void count(int tree, double[] row) {
    int base = tree * NODES;
    int node = 0;
    latest[base]++;
    while (node < INNER) {
      node = child(tree, node, row);
      latest[base + node]++;
    }
  }

  private int child(int tree, int node, double[] row) {
    int cut = tree * INNER + node;
    return left(node) + (row[cutDimensions[cut]] < cuts[cut] ? 0 : 1);
  }

  /** The dimension by which most trees part the last row from those before. */
  int suspect() {
    int most = 0;
    for (int dimension = 1; dimension < blame.length; dimension++) {
      most = blame[dimension] > blame[most] ? dimension : most;
    }
    return most;
  }

  /** Writes what was counted, behind what the writer holds. */
  void put(ByteWriter out) {
    out.putVarLong(rows);
    out.putBoolean(reference[0] != 0);
    for (int tree = 0; tree < TREES; tree++) {
      put(reference, tree * NODES, 0, out);
      put(latest, tree * NODES, 0, out);
    }
  }

  /** What a node does not hold on the left it holds on the right, so the left is enough. */
  private static void put(short[] masses, int tree, int node, ByteWriter out) {
    if (node < INNER && masses[tree + node] != 0) {
      int left = left(node);
      out.putVarLong(masses[tree + left]);
      put(masses, tree, left, out);
      put(masses, tree, left + 1, out);
    }
  }

  /** Reads what {@link #put} wrote into a forest of the same dimensions and seed. */
  void get(ByteReader in) {
    rows = in.getVarInt();
    if (rows >= WINDOW) {
      throw new CorruptBytesException(rows + " rows in a window");
    }
    int full = in.getBoolean() ? WINDOW : 0;
    for (int tree = 0; tree < TREES; tree++) {
      get(reference, tree * NODES, 0, full, in);
      get(latest, tree * NODES, 0, rows, in);
    }
  }

  private static void get(short[] masses, int tree, int node, int mass, ByteReader in) {
    masses[tree + node] = (short) mass;
    if (node < INNER && mass > 0) {
      int left = in.getVarInt();
      if (left > mass) {
        throw new CorruptBytesException(left + " of " + mass + " rows");
      }
      get(masses, tree, left(node), left, in);
      get(masses, tree, left(node) + 1, mass - left, in);
    }
  }
}
