package io.kramers.spark;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.function.Supplier;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.MetricsSystem;
import org.apache.spark.metrics.source.Source;

/**
 * How far a command's work is, for Spark's metric system on the driver: what its sinks send, and
 * what its servlets show. Counts are of the whole command so far.
 */
public final class ProgressMetrics implements Source, AutoCloseable {
  private static final String NAME = "kramers";

  private final MetricRegistry registry = new MetricRegistry();
  private final MetricsSystem system;

  /** Of the Spark application that runs in this process. */
  public ProgressMetrics(Progress progress) {
    system = SparkEnv.get().metricsSystem();
    for (Progress.Unit unit : Progress.Unit.values()) {
      gauge(unit.key(), () -> progress.counted(unit));
      gauge(unit.key() + "PerSecond", () -> progress.perSecond(unit));
    }
    gauge("blocksDone", () -> progress.done().blocks());
    gauge("blocksTotal", () -> progress.begun().blocks());
    gauge("trialsDone", () -> progress.done().trials());
    gauge("rounds", progress::rounds);
  }

  private void gauge(String name, Supplier<Number> value) {
    registry.register(name, (Gauge<Number>) value::get);
  }

  /** Begins to show them. */
  public void register() {
    system.registerSource(this);
  }

  @Override
  public String sourceName() {
    return NAME;
  }

  @Override
  public MetricRegistry metricRegistry() {
    return registry;
  }

  /** Shows them no more. */
  @Override
  public void close() {
    system.removeSource(this);
  }
}
