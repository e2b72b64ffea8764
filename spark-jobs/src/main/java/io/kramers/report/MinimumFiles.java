package io.kramers.report;

import io.kramers.gradientnoise.LearningProblem;
import io.kramers.gradientnoise.MinimumArchive;
import java.io.IOException;

/** A minimum as files of NumPy's, for runs that are given it. */
final class MinimumFiles {
  private MinimumFiles() {}

  /**
   * Writes the minimum, and which images it is of.
   *
   * @param iterations of its training
   */
  static void write(
      ResultFolder folder, LearningProblem problem, MinimumArchive minimum, int iterations)
      throws IOException {
    folder.write(MinimumArchive.MINIMUM, out -> minimum.write(out, problem.network(), iterations));
    if (problem.images().isPresent()) {
      int[] positions = problem.images().get().images().positions();
      folder.write(MinimumArchive.INDICES, out -> MinimumArchive.writeIndices(out, positions));
    }
  }
}
