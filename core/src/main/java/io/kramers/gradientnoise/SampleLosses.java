package io.kramers.gradientnoise;

import io.kramers.network.Arithmetic;
import io.kramers.network.GradientSink;
import io.kramers.network.Parameter;
import io.kramers.network.ParameterGroup;
import java.io.Serializable;
import java.util.List;

/**
 * The losses of single samples as functions of one vector of weights; the loss is their mean.
 * Immutable, and the same wherever it is sent.
 */
public interface SampleLosses extends Serializable {
  /** Blocks of {@link Arithmetic#LANES} samples in a chunk, the unit of work. */
  int CHUNK_BLOCKS = 8;

  /** Number of samples n, at least 1. */
  int samples();

  /** All parameters, in the order of the vector of weights. */
  List<Parameter> parameters();

  /** The parameters of each layer, in the order of the vector of weights. */
  List<ParameterGroup> groups();

  /** Whether samples have classes, so that some are predicted and others not. */
  boolean classifies();

  /** A pass over the samples, for one thread. */
  Pass<?> pass();

  /** Length P of the vector of weights. */
  default int length() {
    return groups().stream().mapToInt(ParameterGroup::length).sum();
  }

  /** Number of blocks; the last one may be short. */
  default int blocks() {
    return (samples() + Arithmetic.LANES - 1) / Arithmetic.LANES;
  }

  /** Samples in a block. */
  default int lanes(int block) {
    return Math.min(Arithmetic.LANES, samples() - block * Arithmetic.LANES);
  }

  /** Number of chunks; the last one may be short. */
  default int chunks() {
    return (blocks() + CHUNK_BLOCKS - 1) / CHUNK_BLOCKS;
  }

  /** The block after a chunk's last. */
  default int endOfChunk(int chunk) {
    return Math.min(blocks(), (chunk + 1) * CHUNK_BLOCKS);
  }

  /**
   * Evaluates losses and gradients at the weights that were given last.
   *
   * @param <A> float[] or double[]
   */
  interface Pass<A> {
    /** Of the arrays. */
    Arithmetic<A> arithmetic();

    /** Takes weights; the array is not kept. */
    void use(double[] weights);

    /** The sum of a block's losses, lane after lane. */
    double loss(int block);

    /** How many of a block's samples have the class that the network gives them. */
    int correct(int block);

    /**
     * Hands out each sample's gradient of a block, group by group, in an order of its own.
     *
     * @return the sum of the block's losses
     */
    double perSample(int block, GradientSink<A> sink);

    /**
     * Adds the gradients of some samples.
     *
     * @param samples from 1 to LANES numbers of samples; the same one may be there more than once
     * @param sums [parameter][lane]: the i-th sample's gradient is added to lane i
     */
    void addGradients(int[] samples, A sums);

    /**
     * Adds the gradients of a block.
     *
     * @param sums [parameter][lane]
     */
    void addGradients(int block, A sums);
  }
}
