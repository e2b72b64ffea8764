package io.kramers.rng;

/**
 * One short loop of vector operations over a block, with a compiled form of its own.
 *
 * <p>The compiler boxes the vectors of a method that has grown too long, and inlining passes into
 * their caller makes one of them. {@link #runAll} is therefore the one place that calls passes: it
 * meets more kinds of them than the compiler inlines at one call.
 */
interface RandomPass {
  /** Runs over the first n elements of the block's arrays, rounded up to the lane count. */
  void apply(RandomBlock block);

  /** Runs passes in order. */
  static void runAll(RandomPass[] passes, RandomBlock block) {
    for (RandomPass pass : passes) {
      pass.apply(block);
    }
  }
}
