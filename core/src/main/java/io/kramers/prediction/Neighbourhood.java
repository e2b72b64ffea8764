package io.kramers.prediction;

import io.kramers.blocks.TrialBlocks;
import io.kramers.config.ConfigurationException;
import io.kramers.dynamics.Scheme;
import io.kramers.gradientnoise.CovarianceExperiment;
import io.kramers.gradientnoise.DirectionEstimate;
import io.kramers.gradientnoise.Evaluation;
import io.kramers.gradientnoise.Line;
import io.kramers.gradientnoise.LineDirections;
import io.kramers.gradientnoise.MomentsWork;
import io.kramers.gradientnoise.Place;
import io.kramers.gradientnoise.PointEstimate;
import io.kramers.gradientnoise.SampleLosses;
import io.kramers.law.SchemeMoments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was found at w* and along the directions, and what follows from it.
 *
 * @param weights w*
 * @param minimum what all samples say there
 * @param subspace of the directions
 * @param directions one for each of the subspace's
 * @param plan with levels
 */
public record Neighbourhood(
    double[] weights,
    PointEstimate minimum,
    Subspace subspace,
    List<PredictedDirection> directions,
    PredictionPlan plan) {
  /** Unmodifiable. */
  public Neighbourhood {
    directions = List.copyOf(directions);
  }

  /**
   * Looks around.
   *
   * @param evaluation of the losses with frozen statistics
   * @param weights w*
   * @throws ConfigurationException if a line adds no direction, or has no noise
   */
  public static Neighbourhood of(
      PredictionExperiment experiment, Evaluation evaluation, double[] weights) {
    CovarianceExperiment around = experiment.around();
    PointEstimate minimum =
        evaluation.run(List.of(new MomentsWork(Place.at(0), true)), List.of(weights)).get(0);
    List<double[]> vectors = LineDirections.of(around, evaluation, weights, minimum);
    Subspace subspace = subspace(around.lines(), vectors);
    List<PredictedDirection> directions =
        directions(around.lines(), vectors, subspace, experiment.plan(), evaluation, weights);
    Neighbourhood found =
        new Neighbourhood(weights, minimum, subspace, directions, experiment.plan());
    return new Neighbourhood(
        weights, minimum, subspace, directions, experiment.plan().withLevels(found.levels()));
  }

  private static Subspace subspace(List<Line> lines, List<double[]> vectors) {
    try {
      return Subspace.of(vectors);
    } catch (Subspace.DependentException e) {
      throw new ConfigurationException(
          "lines: the direction of "
              + lines.get(e.index()).name()
              + " lies in the span of those before it; leave it out");
    }
  }

  /** At the offsets of each line, along the orthonormal direction, and at w*. */
  private static List<PredictedDirection> directions(
      List<Line> lines,
      List<double[]> given,
      Subspace subspace,
      PredictionPlan plan,
      Evaluation evaluation,
      double[] weights) {
    List<double[]> vectors = new ArrayList<>(List.of(weights));
    List<MomentsWork> work = new ArrayList<>();
    List<double[]> places = new ArrayList<>();
    for (int j = 0; j < lines.size(); j++) {
      double length = Math.sqrt(Subspace.product(given.get(j), given.get(j)));
      double[] t = Arrays.stream(lines.get(j).offsets()).map(each -> each * length).toArray();
      places.add(t);
      vectors.add(subspace.direction(j));
      work.add(new MomentsWork(new Place(0, j + 1, 0.0), false));
      for (double each : t) {
        work.add(new MomentsWork(new Place(0, j + 1, each), false));
      }
    }
    List<PointEstimate> points = evaluation.run(work, vectors);
    double factor = plan.noise().of(evaluation.losses().samples());
    List<PredictedDirection> directions = new ArrayList<>();
    int from = 0;
    for (int j = 0; j < lines.size(); j++) {
      double[] t = places.get(j);
      directions.add(
          direction(
              lines.get(j).name(),
              t,
              points.subList(from, from + t.length + 1),
              factor,
              plan.learningRate()));
      from += t.length + 1;
    }
    return directions;
  }

  /**
   * A direction.
   *
   * @param points at w*, and then at each of t
   */
  private static PredictedDirection direction(
      String name, double[] t, List<PointEstimate> points, double factor, double learningRate) {
    double[][] projections =
        points.stream().skip(1).map(PointEstimate::projections).toArray(double[][]::new);
    double[] atMinimum = points.get(0).projections();
    double gradient = Arrays.stream(atMinimum).sum() / atMinimum.length;
    double variance =
        factor
            * Arrays.stream(atMinimum).map(g -> (g - gradient) * (g - gradient)).sum()
            / atMinimum.length;
    if (!(variance > 0)) {
      throw new ConfigurationException(
          "lines: the gradient has no noise along " + name + " at the minimum; leave it out");
    }
    return PredictedDirection.of(
        name,
        Arrays.stream(t).map(Math::abs).max().orElseThrow(),
        DirectionEstimate.of(t, projections, factor, learningRate),
        gradient,
        variance);
  }

  /** Levels of the plan; none where they are relative and no direction has a curvature. */
  private List<Double> levels() {
    double unit = lastLangevinRise();
    return plan.relativeLevels().isEmpty()
        ? plan.levels()
        : unit > 0 ? plan.relativeLevels().stream().map(level -> level * unit).toList() : List.of();
  }

  /** Step by step: levels decide on exits, and powers differ in their last bits between JVMs. */
  private double lastLangevinRise() {
    double eta = plan.learningRate();
    double rise = 0.0;
    for (PredictedDirection each : directions) {
      double factor = 1.0 - eta * each.h();
      double square = 0.0;
      for (long step = 0; step < plan.steps(); step++) {
        square = Math.fma(factor * factor, square, eta * eta * each.sigma());
      }
      rise += 0.5 * each.h() * square;
    }
    return rise;
  }

  /** The models' trials: the power law's and Langevin's. */
  public List<TrialBlocks<Departures>> models() {
    return List.of(
        ModelCell.of(Motion.POWER_LAW, directions, plan),
        ModelCell.of(Motion.LANGEVIN, directions, plan));
  }

  /** SGD's trials: restricted to the directions, and whole. */
  public List<TrialBlocks<Departures>> descents(SampleLosses losses) {
    return List.of(
        new DescentCell(losses, weights, subspace, true, plan),
        new DescentCell(losses, weights, subspace, false, plan));
  }

  /** E sum_j x_j^2 of a model after so many steps, exactly. */
  public double alongSquare(Motion model, long steps) {
    return directions.stream().mapToDouble(each -> square(model, each, steps)).sum();
  }

  /** E L(x) - L(0) of a model after so many steps, exactly. */
  public double rise(Motion model, long steps) {
    return directions.stream()
        .mapToDouble(each -> 0.5 * each.h() * square(model, each, steps))
        .sum();
  }

  private double square(Motion model, PredictedDirection direction, long steps) {
    return new SchemeMoments(
            direction.diffusion(model, plan.learningRate()),
            Scheme.EULER_MARUYAMA,
            plan.learningRate())
        .secondMoment(0.0, steps);
  }

  /** What E|w - w*|^2 of the whole SGD grows by in its first step but for the mean gradient. */
  public double firstGrowth() {
    return plan.learningRate()
        * plan.learningRate()
        * plan.noise().of(minimum.samples())
        * minimum.trace();
  }

  /** Where the mean gradient at w* alone would take restricted SGD, as sum_j x_j^2. */
  public double alongDrift(long steps) {
    return directions.stream()
        .mapToDouble(each -> each.drift(plan.learningRate(), steps))
        .map(x -> x * x)
        .sum();
  }

  /** Where it would take the whole SGD if it stayed what it is at w*, as |w - w*|^2. */
  public double drift(long steps) {
    double way = plan.learningRate() * steps * minimum.gradientNorm();
    return way * way;
  }

  /** Directions along which plain gradient descent oscillates ever further, eta h above 2. */
  public List<PredictedDirection> unstable() {
    return directions.stream().filter(each -> plan.learningRate() * each.h() > 2.0).toList();
  }

  /** The recorded steps' indices. */
  IntStream times() {
    return IntStream.range(0, plan.recordSteps().size());
  }
}
