package io.kramers.fit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps MLlib to linear algebra in Java. A native BLAS or LAPACK, which it takes where a machine
 * has one, gives other last digits.
 */
public final class JavaAlgebra {
  private static final List<String> LIBRARIES =
      List.of("dev.ludovic.netlib.blas.nativeLib", "dev.ludovic.netlib.lapack.nativeLib");
  private static final String NONE = "none";

  private JavaAlgebra() {}

  /** In this JVM, from before MLlib's first use of it. */
  static void prefer() {
    LIBRARIES.forEach(library -> System.setProperty(library, NONE));
  }

  /** The options of other JVMs that do the same there. */
  public static String options() {
    return LIBRARIES.stream()
        .map(library -> "-D" + library + "=" + NONE)
        .collect(Collectors.joining(" "));
  }
}
