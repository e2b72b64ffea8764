package io.kramers.escape;

import io.kramers.dynamics.Stepper;
import io.kramers.simd.Vectorization;
import java.util.function.BiFunction;

/**
 * Trajectories of a case without exits, each from a point of its own left or right of another.
 *
 * @param count how many
 * @param steps how many of each
 * @param start the point that they start around
 * @param stepper for one thread, on a twin with room for so many trials
 */
record GoldenPaths(
    int count, int steps, double[] start, BiFunction<Vectorization, Integer, Stepper> stepper) {}
