package io.kramers.prediction;

/** What moves away from the minimum. */
public enum Motion {
  /** The power-law dynamic of each direction, Eq. 12 with lambda1^2 = rho and lambda2^2 = sigma. */
  POWER_LAW("power-law"),
  /** The same without rho. */
  LANGEVIN("langevin"),
  /** SGD on the network, of which the directions' components alone move. */
  SGD_RESTRICTED("sgd-restricted"),
  /** SGD on the network. */
  SGD_FULL("sgd-full");

  private final String kind;

  Motion(String kind) {
    this.kind = kind;
  }

  /** Its name in results. */
  public String kind() {
    return kind;
  }

  /** Whether it is a model, and not SGD itself. */
  public boolean model() {
    return this == POWER_LAW || this == LANGEVIN;
  }
}
