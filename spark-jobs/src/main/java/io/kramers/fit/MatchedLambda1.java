package io.kramers.fit;

import io.kramers.escape.Estimate;
import io.kramers.estimate.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The lambda1 whose success rate equals SGD's.
 *
 * @param curve the power-law cells
 * @param sgd the SGD cell
 * @param lambda1 empty where no two neighbouring cells bracket SGD's rate
 * @param interval at the cells' confidence, from the binomial errors of SGD and of both bracketing
 *     cells; empty with lambda1
 * @param reason why lambda1 is empty; empty where it is not
 */
public record MatchedLambda1(
    Lambda1Curve curve,
    Estimate sgd,
    OptionalDouble lambda1,
    Optional<Interval> interval,
    Optional<String> reason) {}
