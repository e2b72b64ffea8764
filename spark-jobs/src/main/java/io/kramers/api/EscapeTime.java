package io.kramers.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.config.Configuration;
import io.kramers.dynamics.Interpretation;
import io.kramers.dynamics.Scheme;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeExperiment;
import io.kramers.exittime.ExitTimeReference;
import io.kramers.report.ExitTimeOutput;
import io.kramers.report.ExitTimeResult;
import io.kramers.report.Provenance;
import io.kramers.spark.ExitTimeJob;
import io.kramers.spark.Progress;
import io.kramers.theory.Crossing;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * An experiment on exit times: when a dynamics in continuous time leaves. It needs {@link #from}
 * and {@link #to}, or {@link #interval}, then {@link #timeStep} and {@link #horizon}, and with
 * Gaussian noise {@link #learningRate}. Where a method takes several values they are a sweep.
 */
public final class EscapeTime {
  private final SparkSession spark;
  private final Section kramers;
  private final Section experiment;

  EscapeTime(SparkSession spark, Section kramers, Section experiment) {
    this.spark = spark;
    this.kramers = kramers;
    this.experiment = experiment;
  }

  private EscapeTime with(Section changed) {
    return new EscapeTime(spark, kramers, changed);
  }

  /** eta, greater than 0. */
  public EscapeTime learningRate(double... eta) {
    return with(experiment.numbers("learning-rate", eta));
  }

  /** What the noise term means where it depends on the state; Ito's by default. */
  public EscapeTime interpretation(Interpretation... interpretation) {
    return with(
        experiment.oneOrList(
            "interpretation", Arrays.stream(interpretation).map(Interpretation::kind).toList()));
  }

  /** Where trials start, in each coordinate. */
  public EscapeTime from(double... from) {
    return with(experiment.numbers("from", from));
  }

  /** What a coordinate passes to leave. */
  public EscapeTime to(double... to) {
    return with(experiment.numbers("to", to));
  }

  /** The interval that a coordinate leaves; trials start in its middle or at {@link #start}. */
  public EscapeTime interval(double lower, double upper) {
    return with(experiment.put("interval", List.of(lower, upper)));
  }

  /** Where trials start inside the {@link #interval}. */
  public EscapeTime start(double... start) {
    return with(experiment.numbers("start", start));
  }

  /** dt, greater than 0. */
  public EscapeTime timeStep(double... timeStep) {
    return with(experiment.numbers("time-step", timeStep));
  }

  /** The time up to which trials are watched; what has not left by then is censored. */
  public EscapeTime horizon(double... horizon) {
    return with(experiment.numbers("horizon", horizon));
  }

  /** At most so many trials a cell; 100,000 by default. */
  public EscapeTime trials(long... trials) {
    return with(experiment.wholeNumbers("trials", trials));
  }

  /** Trials stop when the mean's interval has this relative half-width; by default all run. */
  public EscapeTime relativeError(double... relativeError) {
    return with(experiment.numbers("relative-error", relativeError));
  }

  /** How an exit is noticed: by bridges where the noise is Gaussian, unless this says otherwise. */
  public EscapeTime crossing(Crossing... crossing) {
    return with(
        experiment.oneOrList("crossing", Arrays.stream(crossing).map(Crossing::kind).toList()));
  }

  /** Of a time step; Euler and Maruyama's by default. */
  public EscapeTime scheme(Scheme... scheme) {
    return with(experiment.oneOrList("scheme", Arrays.stream(scheme).map(Scheme::kind).toList()));
  }

  /** R: a trial with not |w_j| &lt;= R has diverged; 1e6 by default. */
  public EscapeTime divergenceRadius(double... radius) {
    return with(experiment.numbers("divergence-radius", radius));
  }

  /** Of the intervals, between 0 and 1; 0.95 by default. */
  public EscapeTime confidence(double... confidence) {
    return with(experiment.numbers("confidence", confidence));
  }

  /** The 64-bit seed of all trajectories; 1 by default. */
  public EscapeTime seed(long seed) {
    return new EscapeTime(spark, kramers.wholeNumbers("seed", seed), experiment);
  }

  private Section root() {
    return Section.EMPTY.put(
        "kramers", kramers.put("escape-time.experiments", List.of(experiment.root())));
  }

  private Configuration configuration() {
    return new Configuration(root().root());
  }

  /**
   * Runs the trials, and works out the exact mean exit times beside.
   *
   * @throws io.kramers.config.ConfigurationException before any work, if something is not valid
   */
  public EscapeTimeResults run() {
    Instant started = Instant.now();
    Configuration configuration = configuration();
    List<ExitTimeCell> cells = ExitTimeExperiment.read(configuration).cells();
    ExitTimeJob.Result result =
        ExitTimeJob.run(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            cells,
            0,
            new Progress(ExitTimeExperiment.SECTION, System.err));
    Provenance.Simulation simulation =
        new Provenance.Simulation(
            result.providers(), result.trialSteps(), Duration.between(started, Instant.now()));
    List<ExitTimeResult> results =
        result.estimates().parallelStream()
            .map(each -> new ExitTimeResult(each, ExitTimeReference.of(each.cell())))
            .toList();
    JsonNode provenance =
        Provenance.of(
            configuration,
            cells.stream().map(ExitTimeCell::seed).distinct().toList(),
            simulation,
            spark.version(),
            spark.sparkContext().master(),
            started);
    return new EscapeTimeResults(
        spark,
        new ExitTimeOutput(
            ExitTimeExperiment.SECTION, configuration, results, List.of(), provenance));
  }

  /**
   * What is known exactly of each cell's mean exit time, without a trial, in about a second each.
   *
   * @throws io.kramers.config.ConfigurationException if something is not valid
   */
  public List<ExitTimeReference> exact() {
    return ExitTimeExperiment.read(configuration()).cells().parallelStream()
        .map(ExitTimeReference::of)
        .toList();
  }

  /** Its configuration, as a file for {@code kramers escape-time} has it. */
  @Override
  public String toString() {
    return root().text();
  }
}
