package io.kramers.exittime;

import io.kramers.dynamics.GaussianNoise;
import io.kramers.dynamics.Scheme;
import io.kramers.theory.ChainExit;
import io.kramers.theory.Exact;
import io.kramers.theory.NoExactAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is known exactly of a cell's mean exit time.
 *
 * @param continuous of the process in continuous time
 * @param chain of the chain that is simulated, with its time step and its crossing
 * @param note why one of them is missing; empty where none is
 */
public record ExitTimeReference(Optional<Exact> continuous, Optional<Exact> chain, String note) {
  /** Works them out, in a second or a few. */
  public static ExitTimeReference of(ExitTimeCell cell) {
    List<String> reasons = new ArrayList<>();
    Optional<Exact> continuous = attempt("continuous time", reasons, () -> continuous(cell));
    Optional<Exact> chain = attempt("chain", reasons, () -> chain(cell));
    return new ExitTimeReference(continuous, chain, String.join("; ", reasons));
  }

  private static Optional<Exact> continuous(ExitTimeCell cell) {
    return cell.process().noise() instanceof GaussianNoise
        ? Optional.of(ExactExitTime.inContinuousTime(cell.process(), cell.region()))
        : StableExitTime.inContinuousTime(cell.process(), cell.region());
  }

  private static Optional<Exact> chain(ExitTimeCell cell) {
    if (!(cell.process().noise() instanceof GaussianNoise)) {
      return StableExitTime.ofChain(cell.process(), cell.region(), cell.timeStep());
    }
    return cell.scheme() == Scheme.EULER_MARUYAMA
        ? Optional.of(
            ChainExit.meanTimeOfAny(
                ExactExitTime.chains(
                    cell.process(), cell.region(), cell.timeStep(), cell.crossing()),
                cell.timeStep()))
        : Optional.empty();
  }

  private static Optional<Exact> attempt(
      String what, List<String> reasons, Supplier<Optional<Exact>> computation) {
    try {
      Optional<Exact> exact = computation.get().filter(each -> Double.isFinite(each.value()));
      if (exact.isEmpty()) {
        reasons.add(what + ": no exact value is known");
      }
      return exact;
    } catch (NoExactAnswerException e) {
      reasons.add(what + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
