package io.kramers.cluster;

import java.io.IOException;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.scheduler.MapStatus;
import org.apache.spark.shuffle.ShuffleHandle;
import org.apache.spark.shuffle.ShuffleWriteMetricsReporter;
import org.apache.spark.shuffle.ShuffleWriter;
import org.apache.spark.shuffle.sort.SortShuffleManager;
import scala.Option;
import scala.Product2;
import scala.collection.Iterator;

/**
 * A disk that loses what tasks have written for others: files of a stage's first attempt are
 * deleted as soon as they are complete. Spark makes it by its name.
 */
public final class LosingShuffleManager extends SortShuffleManager {
  /** As Spark asks for it. */
  public LosingShuffleManager(SparkConf conf) {
    super(conf);
  }

  @Override
  public <K, V> ShuffleWriter<K, V> getWriter(
      ShuffleHandle handle, long mapId, TaskContext context, ShuffleWriteMetricsReporter metrics) {
    ShuffleWriter<K, V> writer = super.getWriter(handle, mapId, context, metrics);
    if (context.stageAttemptNumber() > 0) {
      return writer;
    }
    return new ShuffleWriter<>() {
      @Override
      public void write(Iterator<Product2<K, V>> records) throws IOException {
        writer.write(records);
      }

      @Override
      public Option<MapStatus> stop(boolean success) {
        Option<MapStatus> status = writer.stop(success);
        shuffleBlockResolver().removeDataByMap(handle.shuffleId(), mapId);
        return status;
      }

      @Override
      public long[] getPartitionLengths() {
        return writer.getPartitionLengths();
      }
    };
  }
}
