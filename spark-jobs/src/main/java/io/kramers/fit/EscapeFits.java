package io.kramers.fit;

import java.util.List;

/**
 * The fits of an escape experiment.
 *
 * @param covarianceTraces one a line of the experiment
 * @param logistics one a curve of at least three cells
 * @param matches one for each SGD cell and curve of the same problem and minibatch
 */
public record EscapeFits(
    List<CovarianceTraceFit> covarianceTraces,
    List<LogisticFit> logistics,
    List<MatchedLambda1> matches) {}
