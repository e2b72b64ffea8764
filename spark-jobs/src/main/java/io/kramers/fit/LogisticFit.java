package io.kramers.fit;

/**
 * logit p = intercept + slope lambda1, fitted by maximum likelihood to the cells of a curve.
 *
 * @param curve the cells
 * @param intercept at lambda1 = 0
 * @param slope a unit of lambda1
 * @param interceptStandardError its standard error
 * @param slopeStandardError its standard error
 * @param deviance residual deviance
 * @param degreesOfFreedom cells less 2
 * @param pValue the chi-square probability of at least this deviance if the curve is logistic
 */
public record LogisticFit(
    Lambda1Curve curve,
    double intercept,
    double slope,
    double interceptStandardError,
    double slopeStandardError,
    double deviance,
    long degreesOfFreedom,
    double pValue) {}
