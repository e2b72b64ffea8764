package io.kramers.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Estimate;
import io.kramers.escape.Tally;
import io.kramers.fit.EscapeFits;
import io.kramers.question.Answer;
import io.kramers.report.EscapeOutput;
import io.kramers.report.Provenance;
import io.kramers.spark.BlockJob;
import io.kramers.spark.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * An escape experiment: how often, and after which step, dynamics leave a minimum. Where a method
 * takes several values they are a sweep; the grid's cells come in the order of the configuration's.
 */
public final class Escape {
  private final SparkSession spark;
  private final Section kramers;

  Escape(SparkSession spark, Section kramers) {
    this.spark = spark;
    this.kramers = kramers;
  }

  private Escape with(Section changed) {
    return new Escape(spark, changed);
  }

  /** eta, greater than 0; 0.025 by default. */
  public Escape learningRate(double... eta) {
    return with(kramers.numbers("escape.learning-rate", eta));
  }

  /** The most steps that a trial takes; 500 by default. */
  public Escape steps(long... steps) {
    return with(kramers.wholeNumbers("escape.steps", steps));
  }

  /** Trials a cell; 100,000 by default. */
  public Escape trials(long... trials) {
    return with(kramers.wholeNumbers("escape.trials", trials));
  }

  /** The 64-bit seed of all trajectories; 1 by default. */
  public Escape seed(long... seed) {
    return with(kramers.wholeNumbers("seed", seed));
  }

  /** Of the intervals, between 0 and 1; 0.95 by default. */
  public Escape confidence(double... confidence) {
    return with(kramers.numbers("escape.confidence", confidence));
  }

  /** A trial has escaped if it never diverged and is below a saddle after the last step. */
  public Escape finalStep() {
    return with(kramers.put("escape.exit.rule", "final-step"));
  }

  /** A trial has escaped once some coordinate is below its saddle, the default. */
  public Escape anyStep() {
    return with(kramers.put("escape.exit.rule", "any-step"));
  }

  /** R: a trial with not |w_j| &lt;= R has diverged; 10 by default. */
  public Escape divergenceRadius(double... radius) {
    return with(kramers.numbers("escape.exit.divergence-radius", radius));
  }

  /**
   * Fits the trace of the gradient covariance near w*, for panel (b) of the figure; needs a
   * landscape with data.
   *
   * @param range of the fit, |s| &lt;= range
   */
  public Escape covarianceTrace(double... range) {
    return with(kramers.numbers("escape.covariance-trace.range", range));
  }

  private Configuration configuration() {
    return new Configuration(Section.EMPTY.put("kramers", kramers).root());
  }

  /**
   * Runs all trials.
   *
   * @throws io.kramers.config.ConfigurationException before any work, if something is not valid
   */
  public EscapeResults run() {
    Instant started = Instant.now();
    Configuration configuration = configuration();
    EscapeExperiment experiment = EscapeExperiment.read(configuration);
    List<Cell> cells = experiment.cells();
    BlockJob.Result<Tally> result =
        BlockJob.run(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            cells,
            0,
            new Progress(EscapeExperiment.SECTION, System.err));
    Provenance.Simulation simulation =
        new Provenance.Simulation(
            result.providers(), result.trialSteps(), Duration.between(started, Instant.now()));
    List<Estimate> estimates =
        IntStream.range(0, cells.size())
            .mapToObj(i -> new Estimate(cells.get(i), result.results().get(i)))
            .toList();
    JsonNode provenance =
        Provenance.of(
            configuration,
            cells.stream().map(Cell::seed).distinct().toList(),
            simulation,
            spark.version(),
            spark.sparkContext().master(),
            started);
    return new EscapeResults(
        spark,
        new EscapeOutput(
            EscapeExperiment.SECTION,
            configuration,
            estimates,
            List.of(),
            EscapeFits.of(spark, experiment, estimates),
            provenance));
  }

  /**
   * The exact escape probability of each cell, without a trial, in about a second each; where there
   * is none, the answer's note says why.
   *
   * @throws io.kramers.config.ConfigurationException if something is not valid
   */
  public List<Answer> exact() {
    return EscapeExperiment.read(configuration()).cells().parallelStream()
        .map(EscapeCell::exact)
        .toList();
  }

  /** Its configuration, as a file for {@code kramers escape} has it. */
  @Override
  public String toString() {
    return Section.EMPTY.put("kramers", kramers).text();
  }
}
