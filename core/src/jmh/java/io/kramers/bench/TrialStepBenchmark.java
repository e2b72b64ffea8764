package io.kramers.bench;

import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.simd.Vectorization;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds a trial-step of each {@link Workload}, blocks of 1024 trials and 500 steps. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TrialStepBenchmark {
  @Param({"power-law", "power-law-data", "langevin", "sgd-1", "sgd-8", "diffusion", "alpha-stable"})
  public String workload;

  @Param({"simd", "scalar"})
  public String provider;

  private Block block;

  /** With the peers' noise. */
  @Setup
  public void prepare() {
    Work<?> work = Workload.named(workload).orElseThrow().work(0.0, 0.5);
    block =
        blocks(
            work.blocks(),
            provider.equals("simd") ? Vectorization.simd().orElseThrow() : Vectorization.scalar());
  }

  @Benchmark
  @OperationsPerInvocation(TrialBlocks.BLOCK_TRIALS * Workload.STEPS)
  public Object trialStep() {
    return block.next();
  }

  private interface Block {
    /** Runs one more block and returns its result. */
    Object next();
  }

  private static <R extends Mergeable<R>> Block blocks(TrialBlocks<R> blocks, Vectorization twin) {
    TrialBlocks.Runner<R> runner = blocks.runner(twin);
    long[] number = {0};
    return () -> {
      R result = blocks.nothing();
      runner.run(number[0]++, result);
      return result;
    };
  }
}
