package io.kramers.law;

import io.kramers.numerics.SparseLongs;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Exact counts of real numbers in bins that are logarithmic in |x| on both sides of 0: {@value
 * #BINS} of equal width to each doubling, told by the sign, the exponent and the mantissa's top
 * bits. Bins are the same whatever is counted, so that histograms merge, and they hold any tail.
 */
public final class LogHistogram implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bins to each doubling of |x|, so that a number is known to 1/64 of itself. */
  public static final int BINS = 1 << Side.BITS;

  private final Side negative = new Side();
  private final Side positive = new Side();

  /**
   * Numbers between two edges.
   *
   * @param lower edge
   * @param upper edge; the edge nearer to 0 is counted in, the other one is not
   * @param count how many
   */
  public record Bin(double lower, double upper, long count) {}

  /** Counts a number, which is not NaN or infinite. */
  void add(double x) {
    if (x < 0) {
      negative.add(-x);
    } else {
      positive.add(Math.abs(x));
    }
  }

  void merge(LogHistogram other) {
    negative.merge(other.negative);
    positive.merge(other.positive);
  }

  void write(DataOutput out) throws IOException {
    negative.write(out);
    positive.write(out);
  }

  /**
   * Reads a histogram.
   *
   * @throws IOException if what stands there is none
   */
  static LogHistogram read(DataInput in) throws IOException {
    LogHistogram histogram = new LogHistogram();
    histogram.negative.read(in);
    histogram.positive.read(in);
    return histogram;
  }

  /** How many numbers were counted. */
  public long count() {
    return Math.addExact(negative.count(), positive.count());
  }

  /** How many of them were negative. */
  public long negatives() {
    return negative.count();
  }

  /**
   * The bins in ascending order, empty ones among them, from the least to the greatest |x| that
   * occurs on each side.
   */
  public List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    for (int bin = negative.end() - 1; bin >= negative.begin(); bin--) {
      bins.add(new Bin(-Side.edge(bin + 1), -Side.edge(bin), negative.count(bin)));
    }
    for (int bin = positive.begin(); bin < positive.end(); bin++) {
      bins.add(new Bin(Side.edge(bin), Side.edge(bin + 1), positive.count(bin)));
    }
    return bins;
  }

  /** The bins of |x| in ascending order, likewise. */
  public List<Bin> magnitudes() {
    Side both = new Side();
    both.merge(negative);
    both.merge(positive);
    List<Bin> bins = new ArrayList<>();
    for (int bin = both.begin(); bin < both.end(); bin++) {
      bins.add(new Bin(Side.edge(bin), Side.edge(bin + 1), both.count(bin)));
    }
    return bins;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogHistogram histogram && bins().equals(histogram.bins());
  }

  @Override
  public int hashCode() {
    return bins().hashCode();
  }

  /** Numbers of at least 0, in pages of one exponent each that come as they are needed. */
  private static final class Side implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BITS = 6;
    private static final int MANTISSA_BITS = 52;
    private static final int MOST_EXPONENT = 0x7fe;

    /** The exponent of the first page. */
    private int first;

    private long[][] pages = new long[0][];

    void add(double x) {
      int bin = (int) (Double.doubleToRawLongBits(x) >>> MANTISSA_BITS - BITS);
      page(bin >>> BITS)[bin & BINS - 1]++;
    }

    private long[] page(int exponent) {
      int index = exponent - first;
      if (index < 0 || index >= pages.length) {
        widen(exponent);
        index = exponent - first;
      }
      if (pages[index] == null) {
        pages[index] = new long[BINS];
      }
      return pages[index];
    }

    private void widen(int exponent) {
      if (pages.length == 0) {
        first = exponent;
      }
      int from = Math.min(first, exponent);
      int to = Math.max(first + pages.length, exponent + 1);
      long[][] wider = new long[to - from][];
      System.arraycopy(pages, 0, wider, first - from, pages.length);
      pages = wider;
      first = from;
    }

    void merge(Side other) {
      for (int i = 0; i < other.pages.length; i++) {
        if (other.pages[i] != null) {
          long[] page = page(other.first + i);
          for (int bin = 0; bin < BINS; bin++) {
            page[bin] = Math.addExact(page[bin], other.pages[i][bin]);
          }
        }
      }
    }

    /** The number of pages, and each with its exponent. */
    void write(DataOutput out) throws IOException {
      SparseLongs.writeNumber(out, Arrays.stream(pages).filter(Objects::nonNull).count());
      for (int i = 0; i < pages.length; i++) {
        if (pages[i] != null) {
          SparseLongs.writeNumber(out, first + i);
          SparseLongs.write(out, pages[i]);
        }
      }
    }

    void read(DataInput in) throws IOException {
      long count = SparseLongs.readCount(in);
      for (long i = 0; i < count; i++) {
        long exponent = SparseLongs.readCount(in);
        if (exponent > MOST_EXPONENT) {
          throw new IOException("a page of exponent " + exponent);
        }
        SparseLongs.readCounts(in, page((int) exponent));
      }
    }

    long count() {
      long sum = 0;
      for (int bin = begin(); bin < end(); bin++) {
        sum = Math.addExact(sum, count(bin));
      }
      return sum;
    }

    long count(int bin) {
      long[] page = pages[(bin >>> BITS) - first];
      return page == null ? 0 : page[bin & BINS - 1];
    }

    /** The first bin that is not empty. */
    int begin() {
      int bin = first << BITS;
      while (bin < last() && count(bin) == 0) {
        bin++;
      }
      return bin;
    }

    /** The bin after the last one that is not empty. */
    int end() {
      int bin = last();
      while (bin > first << BITS && count(bin - 1) == 0) {
        bin--;
      }
      return bin;
    }

    private int last() {
      return first + pages.length << BITS;
    }

    /** The lower edge of a bin. */
    static double edge(int bin) {
      return Double.longBitsToDouble((long) bin << MANTISSA_BITS - BITS);
    }
  }
}
