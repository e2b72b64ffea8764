package io.kramers.question;

import io.kramers.theory.Exact;
import io.kramers.theory.NoExactAnswerException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * What can be said without simulating.
 *
 * @param exact the exact value; empty where there is none, or where it is infinite
 * @param errorEstimate how far off the exact value may be, absolutely; 0 where there is none
 * @param method how it was found; empty where there is none
 * @param asPrinted what the paper's formula gives, where it has one
 * @param corrected what its right form gives, where there is one
 * @param note what a reader should know; empty where there is nothing
 */
public record Answer(
    OptionalDouble exact,
    double errorEstimate,
    String method,
    OptionalDouble asPrinted,
    OptionalDouble corrected,
    String note) {

  /** The answer that a computation gives; where it finds none, the sentence that says why. */
  static Answer of(Supplier<Exact> computation) {
    try {
      Exact exact = computation.get();
      if (!Double.isFinite(exact.value())) {
        return none("it is infinite: " + exact.method());
      }
      return new Answer(
          OptionalDouble.of(exact.value()),
          exact.errorEstimate(),
          exact.method(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          "");
    } catch (NoExactAnswerException e) {
      return none("no exact answer: " + e.getMessage());
    }
  }

  /** As above, of a computation that may have no exact value for a reason known before. */
  static Answer ofOptional(Supplier<Optional<Exact>> computation, String reason) {
    try {
      Optional<Exact> exact = computation.get();
      return exact.isEmpty() ? none(reason) : of(exact::get);
    } catch (NoExactAnswerException e) {
      return none("no exact answer: " + e.getMessage());
    }
  }

  /** No exact value, for a reason. */
  static Answer none(String reason) {
    return new Answer(
        OptionalDouble.empty(), 0.0, "", OptionalDouble.empty(), OptionalDouble.empty(), reason);
  }

  /**
   * With the formula of the paper, as printed and as it is right; numbers that are not finite are
   * left out.
   */
  Answer beside(double printed, double right) {
    return new Answer(exact, errorEstimate, method, finite(printed), finite(right), note);
  }

  /** With one more sentence for the reader. */
  Answer noting(String sentence) {
    return new Answer(
        exact,
        errorEstimate,
        method,
        asPrinted,
        corrected,
        note.isEmpty() ? sentence : note + "; " + sentence);
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
