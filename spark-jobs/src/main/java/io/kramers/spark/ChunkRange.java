package io.kramers.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some consecutive chunks of one piece of work.
 *
 * @param work its index in the list of work
 * @param from the first chunk
 * @param to the chunk after the last, greater than {@code from}
 */
record ChunkRange(int work, int from, int to) implements Serializable {
  /**
   * All chunks in a row, cut into tasks of nearly equal numbers of chunks.
   *
   * @param chunks of each piece of work, at least 1
   * @param most how many tasks; there are fewer only if there are fewer chunks
   */
  static List<List<ChunkRange>> cut(int[] chunks, int most) {
    long all = Arrays.stream(chunks).asLongStream().sum();
    int count = (int) Math.min(most, all);
    List<List<ChunkRange>> tasks = new ArrayList<>();
    int work = 0;
    int at = 0;
    for (int task = 0; task < count; task++) {
      long left = all * (task + 1) / count - all * task / count;
      List<ChunkRange> ranges = new ArrayList<>();
      while (left > 0) {
        int take = (int) Math.min(left, chunks[work] - at);
        ranges.add(new ChunkRange(work, at, at + take));
        left -= take;
        at += take;
        if (at == chunks[work]) {
          work++;
          at = 0;
        }
      }
      tasks.add(ranges);
    }
    return tasks;
  }

  /** Each piece of work cut into so many tasks, or as many as it has chunks. */
  static List<List<ChunkRange>> cutEach(int[] chunks, int parts) {
    List<List<ChunkRange>> tasks = new ArrayList<>();
    for (int work = 0; work < chunks.length; work++) {
      for (List<ChunkRange> task : cut(new int[] {chunks[work]}, parts)) {
        ChunkRange only = task.get(0);
        tasks.add(List.of(new ChunkRange(work, only.from, only.to)));
      }
    }
    return tasks;
  }
}
