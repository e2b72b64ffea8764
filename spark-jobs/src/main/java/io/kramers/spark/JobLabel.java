package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import io.kramers.blocks.TrialBlocks;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What Spark calls the jobs of this thread, and their stages, in its UI, its REST interface and its
 * event log.
 */
final class JobLabel {
  private static final String GROUP = "spark.jobGroup.id";
  private static final String DESCRIPTION = "spark.job.description";
  private static final String STAGE = "callSite.short";

  private final JavaSparkContext spark;
  private final Map<String, String> before = new HashMap<>();

  private JobLabel(JavaSparkContext spark) {
    this.spark = spark;
  }

  /**
   * Labels the jobs that begin from now on.
   *
   * @param command their group, unless they are in one already, which somebody may cancel
   * @param text after the command's name
   */
  static JobLabel set(JavaSparkContext spark, String command, String text) {
    JobLabel label = new JobLabel(spark);
    if (spark.getLocalProperty(GROUP) == null) {
      label.put(GROUP, command);
    }
    label.put(DESCRIPTION, command + ": " + text);
    label.put(STAGE, command + ": " + text);
    return label;
  }

  private void put(String key, String value) {
    before.put(key, spark.getLocalProperty(key));
    spark.setLocalProperty(key, value);
  }

  /** Gives back what labels there were. */
  void restore() {
    before.forEach(spark::setLocalProperty);
  }

  /** A round of trials, by the first of its cells. */
  static String ofRound(int round, List<? extends TrialBlocks<?>> work, List<BlockRange> ranges) {
    List<String> cells =
        ranges.stream().map(BlockRange::work).distinct().map(i -> work.get(i).name()).toList();
    int more = cells.size() - 1;
    long blocks = ranges.stream().mapToLong(BlockRange::blocks).sum();
    return String.format(
        Locale.ROOT,
        "round %d, %s%s, %,d %s",
        round,
        cells.get(0),
        more == 0 ? "" : " and " + more + (more == 1 ? " more cell" : " more cells"),
        blocks,
        blocks == 1 ? "block" : "blocks");
  }
}
