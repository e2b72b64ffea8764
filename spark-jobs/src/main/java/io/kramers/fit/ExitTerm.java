package io.kramers.fit;

import java.util.function.ToDoubleFunction;

/** A term of the linear function that the logarithm of an exit time is taken to be. */
public enum ExitTerm {
  /** kappa. */
  KAPPA("kappa", ExitCovariates::kappa),
  /** kappa^2: whether the logarithm is linear in kappa. */
  KAPPA_SQUARED("kappa^2", covariates -> covariates.kappa() * covariates.kappa()),
  /** The barrier's height dL. */
  BARRIER("dL", ExitCovariates::barrier),
  /** Its logarithm, for which barriers are above 0. */
  LOG_BARRIER("log dL", covariates -> Math.log(covariates.barrier())),
  /** The width |to - from|. */
  WIDTH("width", ExitCovariates::width);

  private final String label;
  private final ToDoubleFunction<ExitCovariates> value;

  ExitTerm(String label, ToDoubleFunction<ExitCovariates> value) {
    this.label = label;
    this.value = value;
  }

  /** Its name in results. */
  public String label() {
    return label;
  }

  double of(ExitCovariates covariates) {
    return value.applyAsDouble(covariates);
  }
}
