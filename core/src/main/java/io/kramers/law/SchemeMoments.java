package io.kramers.law;

import io.kramers.dynamics.Scheme;
import io.kramers.theory.PearsonDiffusion;

/**
 * The second moment of the chain that a scheme makes of a Pearson diffusion, exactly: what trials
 * with a time step tend to, beside what the diffusion has.
 *
 * @param diffusion along one coordinate
 * @param scheme of a time step
 * @param timeStep dt
 */
public record SchemeMoments(PearsonDiffusion diffusion, Scheme scheme, double timeStep) {
  /**
   * E x^2 after so many steps from x0, g^n x0^2 + eta sigma dt (g^n - 1)/(g - 1): a step of Euler
   * and Maruyama's takes E x^2 times g = (1 - (h - alpha eta rho) dt)^2 + eta rho dt, and
   * Milstein's has (eta rho dt)^2/2 more in it.
   */
  public double secondMoment(double x0, long steps) {
    double etaRhoDt = diffusion.learningRate() * diffusion.rho() * timeStep;
    double pull = diffusion.curvature() * timeStep - diffusion.interpretation().alpha() * etaRhoDt;
    double milstein = scheme == Scheme.MILSTEIN ? 0.5 * etaRhoDt * etaRhoDt : 0.0;
    // g - 1, without the cancellation.
    double excess = pull * (pull - 2.0) + etaRhoDt + milstein;
    double growth = Math.exp(steps * Math.log1p(excess));
    double added = excess == 0 ? steps : Math.expm1(steps * Math.log1p(excess)) / excess;
    return growth * x0 * x0 + diffusion.learningRate() * diffusion.sigma() * timeStep * added;
  }
}
