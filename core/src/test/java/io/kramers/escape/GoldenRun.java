package io.kramers.escape;

import io.kramers.blocks.TrialBlocks;
import io.kramers.dynamics.Stepper;
import io.kramers.dynamics.Trials;
import io.kramers.simd.Vectorization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs cases block by block: threads take the blocks of all of them from one queue. */
final class GoldenRun {
  /** The first stands for all trials as one block. */
  private static final int[] BLOCK_SIZES = {TrialBlocks.BLOCK_TRIALS, 64, 37, 8};

  private final List<GoldenCase> cases;
  private final List<GoldenResult> results;
  private final Vectorization provider;
  private final Queue<Block> queue;

  private GoldenRun(List<GoldenCase> cases, Vectorization provider, long order) {
    this.cases = cases;
    this.provider = provider;
    results = cases.stream().map(GoldenResult::new).toList();
    queue = new ConcurrentLinkedQueue<>(blocks(cases, order));
  }

  /**
   * The results of cases, in their order.
   *
   * @param threads at least 1
   * @param order 0 for whole cases one after the other; another number is the seed of block sizes
   *     and of a shuffle of all blocks
   */
  static List<GoldenResult> run(
      List<GoldenCase> cases, Vectorization provider, int threads, long order) {
    GoldenRun run = new GoldenRun(cases, provider, order);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<Void> worker = () -> run.new Worker().call();
      for (Future<Void> done : pool.invokeAll(Collections.nCopies(threads, worker))) {
        done.get();
      }
      return run.results;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** A block's work: the part of the case, counts in their order and then the paths. */
  private record Work(int index, int part, int capacity) {}

  private record Block(Work work, int first, int count) {}

  private static List<Block> blocks(List<GoldenCase> cases, long order) {
    Random random = new Random(order);
    List<Block> blocks = new ArrayList<>();
    for (int index = 0; index < cases.size(); index++) {
      GoldenCase golden = cases.get(index);
      for (int part = 0; part <= golden.counts().size(); part++) {
        int trials =
            part == golden.counts().size()
                ? golden.paths().count()
                : golden.counts().get(part).trials();
        int size = order == 0 ? trials : BLOCK_SIZES[random.nextInt(BLOCK_SIZES.length)];
        Work work = new Work(index, part, Math.min(size, trials));
        for (int first = 0; first < trials; first += size) {
          blocks.add(new Block(work, first, Math.min(size, trials - first)));
        }
      }
    }
    if (order != 0) {
      Collections.shuffle(blocks, random);
    }
    return blocks;
  }

  /** One thread's share; like a Spark task's, its arrays serve one block after the other. */
  private final class Worker implements Callable<Void> {
    private final Map<Work, GoldenResult.Share> shares = new HashMap<>();

    @Override
    public Void call() {
      for (Block block = queue.poll(); block != null; block = queue.poll()) {
        shares.computeIfAbsent(block.work, this::share).run(block.first, block.count);
      }
      shares.values().forEach(GoldenResult.Share::end);
      return null;
    }

    private GoldenResult.Share share(Work work) {
      GoldenResult result = results.get(work.index);
      return work.part == result.counted().size()
          ? new Trajectories(cases.get(work.index).paths(), work.capacity, result.states())
          : result.counted().get(work.part).share(provider, work.capacity);
    }
  }

  /** Trajectories without exits, from points left and right of the start. */
  private final class Trajectories implements GoldenResult.Share {
    private final double[] start;
    private final Stepper stepper;
    private final Trials trials;
    private final double[][][] states;

    Trajectories(GoldenPaths paths, int capacity, double[][][] states) {
      start = paths.start();
      stepper = paths.stepper().apply(provider, capacity);
      trials = new Trials(start.length, capacity);
      this.states = states;
    }

    @Override
    public void run(int first, int count) {
      trials.start(first, count, start);
      for (double[] w : trials.w()) {
        for (int i = 0; i < count; i++) {
          w[i] += ((first + i) % 23 - 11) * 0.03125;
        }
      }
      for (int step = 1; step <= states.length; step++) {
        stepper.advance(trials, step);
        for (int j = 0; j < start.length; j++) {
          System.arraycopy(trials.w()[j], 0, states[step - 1][j], first, count);
        }
      }
    }

    @Override
    public void end() {
      // States are at their place already.
    }
  }
}
