package io.kramers.law;

import java.util.OptionalDouble;

/**
 * A moments experiment, every parameter resolved.
 *
 * @param ensemble the trials
 * @param epsilonSquared the value of E|w - w*|^2 whose first time is asked for, if one is
 */
public record MomentsCell(LawCell ensemble, OptionalDouble epsilonSquared) {}
