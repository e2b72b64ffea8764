package io.kramers.bench;

import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import java.util.function.ToLongFunction;

/**
 * Blocks to be timed.
 *
 * @param blocks more than any measurement runs
 * @param escaped how many trials of a result escaped
 */
public record Work<R extends Mergeable<R>>(TrialBlocks<R> blocks, ToLongFunction<R> escaped) {}
