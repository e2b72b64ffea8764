package io.kramers.gradientnoise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was found at a minimum and around it.
 *
 * @param minimum at w*, over all samples
 * @param lines in order
 * @param spectrum empty where no eigenpairs were asked for
 * @param hessianDiagonal empty where it was not asked for
 */
public record CovarianceResult(
    PointEstimate minimum,
    List<LineResult> lines,
    Optional<Spectrum> spectrum,
    Optional<HessianDiagonal> hessianDiagonal) {
  /** Unmodifiable. */
  public CovarianceResult {
    lines = List.copyOf(lines);
  }

  /**
   * Evaluates an experiment.
   *
   * @param evaluation of the losses with frozen statistics
   * @param weights w*
   */
  public static CovarianceResult of(
      CovarianceExperiment experiment, Evaluation evaluation, double[] weights) {
    PointEstimate minimum =
        evaluation.run(List.of(new MomentsWork(Place.at(0), true)), List.of(weights)).get(0);
    Spectrum.Choice choice = experiment.spectrum();
    Optional<Spectrum> spectrum =
        choice.pairs() == 0
            ? Optional.empty()
            : Optional.of(
                Spectrum.of(evaluation, weights, minimum.gradient(), choice, experiment.seed()));
    Optional<HessianDiagonal> diagonal =
        choice.hessianProbes() == 0
            ? Optional.empty()
            : Optional.of(
                HessianDiagonal.of(
                    new HessianProducts(evaluation, weights, choice.hessianStep()),
                    minimum.diagonal(),
                    choice.hessianProbes(),
                    experiment.seed()));
    return new CovarianceResult(
        minimum, lines(experiment, evaluation, weights, spectrum.orElse(null)), spectrum, diagonal);
  }

  private static List<LineResult> lines(
      CovarianceExperiment experiment, Evaluation evaluation, double[] weights, Spectrum spectrum) {
    List<double[]> vectors = new ArrayList<>(List.of(weights));
    List<Place> places = new ArrayList<>();
    for (Line line : experiment.lines()) {
      vectors.add(line.direction().at(weights, spectrum));
      for (double offset : line.offsets()) {
        places.add(new Place(0, vectors.size() - 1, offset));
      }
    }
    List<PointEstimate> exact = List.of();
    List<MinibatchEstimate> resampled = List.of();
    if (experiment.resampling().isPresent()) {
      CovarianceExperiment.Resampling resampling = experiment.resampling().get();
      resampled =
          evaluation.run(
              places.stream()
                  .map(
                      place ->
                          new MinibatchWork(
                              place, resampling.factor(), resampling.pairs(), experiment.seed()))
                  .toList(),
              vectors);
    } else {
      exact =
          evaluation.run(
              places.stream().map(place -> new MomentsWork(place, false)).toList(), vectors);
    }
    List<LineResult> results = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < experiment.lines().size(); i++) {
      Line line = experiment.lines().get(i);
      int to = from + line.offsets().length;
      int group = group(evaluation.losses(), line);
      double[] direction = vectors.get(i + 1);
      double length = Math.sqrt(LaneSums.product(direction, direction));
      results.add(
          exact.isEmpty()
              ? new LineResult(
                  line,
                  length,
                  resampled(line, group, resampled.subList(from, to)),
                  Optional.empty())
              : new LineResult(
                  line,
                  length,
                  exact(line, group, exact.subList(from, to)),
                  Optional.of(along(experiment, line, length, exact.subList(from, to)))));
      from = to;
    }
    return results;
  }

  /** The place of the line's layer; -1 where it has none. */
  private static int group(SampleLosses losses, Line line) {
    for (int k = 0; k < losses.groups().size(); k++) {
      if (line.layer().equals(Optional.of(losses.groups().get(k).layer()))) {
        return k;
      }
    }
    return -1;
  }

  private static List<LineResult.Point> exact(Line line, int group, List<PointEstimate> estimates) {
    List<LineResult.Point> points = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      PointEstimate estimate = estimates.get(i);
      points.add(
          new LineResult.Point(
              line.offsets()[i],
              estimate.trace(),
              estimate.traces(),
              layerTrace(estimate.traces(), group),
              Optional.of(estimate),
              OptionalDouble.empty()));
    }
    return points;
  }

  private static List<LineResult.Point> resampled(
      Line line, int group, List<MinibatchEstimate> estimates) {
    List<LineResult.Point> points = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      MinibatchEstimate estimate = estimates.get(i);
      points.add(
          new LineResult.Point(
              line.offsets()[i],
              estimate.trace(),
              estimate.traces(),
              layerTrace(estimate.traces(), group),
              Optional.empty(),
              OptionalDouble.of(estimate.standardError())));
    }
    return points;
  }

  private static OptionalDouble layerTrace(double[] traces, int group) {
    return group < 0 ? OptionalDouble.empty() : OptionalDouble.of(traces[group]);
  }

  private static DirectionEstimate along(
      CovarianceExperiment experiment, Line line, double length, List<PointEstimate> points) {
    double[] t = Arrays.stream(line.offsets()).map(offset -> offset * length).toArray();
    double[][] projections =
        points.stream()
            .map(point -> LaneSums.divided(point.projections().clone(), length))
            .toArray(double[][]::new);
    return DirectionEstimate.of(
        t, projections, experiment.noise().of(projections[0].length), experiment.learningRate());
  }
}
