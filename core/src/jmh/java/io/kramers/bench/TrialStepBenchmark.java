package io.kramers.bench;

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

/**
 * Nanoseconds a trial-step of each {@link Workload} of trials, blocks of 1024 trials and 500 steps.
 */
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

  private Work.Share share;
  private long block;

  /** With the peers' noise. */
  @Setup
  public void prepare() {
    share =
        Workload.named(workload)
            .orElseThrow()
            .work(0.0, 0.5)
            .share(
                provider.equals("simd")
                    ? Vectorization.simd().orElseThrow()
                    : Vectorization.scalar());
  }

  @Benchmark
  @OperationsPerInvocation(TrialBlocks.BLOCK_TRIALS * Workload.STEPS)
  public long trialStep() {
    share.run(block++);
    return share.count();
  }
}
