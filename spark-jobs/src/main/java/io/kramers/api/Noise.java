package io.kramers.api;

/**
 * The noise of a continuous-time dynamics, dw = -grad L dt + sqrt(eta D(w)) dB or, alpha-stable, dw
 * = -grad L dt + scale dL. Several values are a sweep. A setting that a kind does not know is
 * refused by {@code run()}.
 */
public final class Noise {
  private final Section section;

  private Noise(Section section) {
    this.section = section;
  }

  /** D = {@link #sigma}: Langevin's. */
  public static Noise constant() {
    return new Noise(Section.ofKind("constant"));
  }

  /** D = {@link #sigma} + {@link #rho} (w - w*)^2, the paper's Eq. 7: the power-law dynamic's. */
  public static Noise stateDependent() {
    return new Noise(Section.ofKind("state-dependent"));
  }

  /** D = {@link #sigma} + {@link #mu} (L(w) - L(w*)), the paper's Eq. 10. */
  public static Noise lossDependent() {
    return new Noise(Section.ofKind("loss-dependent"));
  }

  /** A process L with characteristic function exp(-t |u|^{@link #alpha}), times {@link #scale}. */
  public static Noise alphaStable() {
    return new Noise(Section.ofKind("alpha-stable"));
  }

  /** Greater than 0. */
  public Noise sigma(double... sigma) {
    return new Noise(section.numbers("sigma", sigma));
  }

  /** At least 0. */
  public Noise rho(double... rho) {
    return new Noise(section.numbers("rho", rho));
  }

  /** At least 0. */
  public Noise mu(double... mu) {
    return new Noise(section.numbers("mu", mu));
  }

  /** The index of an alpha-stable process. */
  public Noise alpha(double... alpha) {
    return new Noise(section.numbers("alpha", alpha));
  }

  /** The factor of an alpha-stable process, greater than 0. */
  public Noise scale(double... scale) {
    return new Noise(section.numbers("scale", scale));
  }

  /** Its kind, which also names an experiment. */
  String kind() {
    return section.values().getString("kind");
  }

  Section section() {
    return section;
  }

  /** Its section of a configuration. */
  @Override
  public String toString() {
    return section.text();
  }
}
