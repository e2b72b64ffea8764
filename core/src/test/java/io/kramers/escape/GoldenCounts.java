package io.kramers.escape;

import io.kramers.blocks.Mergeable;
import io.kramers.simd.Vectorization;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Trials of a case that are counted.
 *
 * @param title before their hash in the case's line
 * @param trials how many
 * @param nothing the counts of none
 * @param runner for one thread, on a twin with room for so many trials
 * @param numbers all counts, in an order of their own
 */
record GoldenCounts<R extends Mergeable<R>>(
    String title,
    int trials,
    Supplier<R> nothing,
    BiFunction<Vectorization, Integer, Runner<R>> runner,
    Function<R, long[]> numbers) {
  /** Runs trials first, ..., first + count - 1. */
  interface Runner<R> {
    void run(long first, int count, R result);
  }
}
