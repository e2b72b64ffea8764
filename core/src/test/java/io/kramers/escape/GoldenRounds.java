package io.kramers.escape;

import io.kramers.OtherJvm;
import io.kramers.simd.Vectorization;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The golden summary again and again in one JVM, from its first calls until C2 has compiled what it
 * runs, with the blocks in another order each time. As a program, with the number of threads and
 * the first order, it prints what the JVM is, the summary under a line a round, and the packages
 * with code by C2; {@link GoldenJvm} reads that.
 */
final class GoldenRounds {
  static final String JVM = "jvm ";
  static final String SOFTWARE_FMA = "software FMA";
  static final String ROUND = "round ";
  static final String COMPILED = "compiled by C2 ";

  /** The packages whose loops do the work. */
  static final Set<String> KERNELS = Set.of("dynamics", "exittime", "landscape", "rng");

  private static final int MOST_ROUNDS = 30;
  private static final int SETTLED_ROUNDS = 3;

  /** A JVM without FMA instructions takes seconds a round. */
  private static final int SOFTWARE_FMA_ROUNDS = 3;

  /** A line of the list of compiled code: number, level, state, method. C2 is level 4. */
  private static final Pattern COMPILED_METHOD =
      Pattern.compile("\\d+ 4 \\d io\\.kramers\\.([^(]+).*");

  private GoldenRounds() {}

  public static void main(String[] args) throws JMException {
    int threads = Integer.parseInt(args[0]);
    long firstOrder = Long.parseLong(args[1]);
    Vectorization provider = Vectorization.active();
    boolean fma = Boolean.parseBoolean(OtherJvm.option("UseFMA"));
    System.out.println(
        JVM
            + Runtime.version()
            + ", UseAVX="
            + OtherJvm.option("UseAVX")
            + ", "
            + provider
            + (fma ? "" : ", " + SOFTWARE_FMA));
    List<GoldenCase> cases = fma ? GoldenCase.all() : GoldenCase.of(GoldenCase.Size.SMALL);
    Set<String> compiled = new HashSet<>();
    int settled = 0;
    for (int round = 0;
        settled < SETTLED_ROUNDS && round < (fma ? MOST_ROUNDS : SOFTWARE_FMA_ROUNDS);
        round++) {
      long order = firstOrder + round;
      System.out.println(ROUND + round + (round == 0 ? ", cold" : "") + ", block order " + order);
      GoldenSummary.lines(cases, provider, threads, order).forEach(System.out::println);
      boolean more = compiled.addAll(compiledByC2());
      settled = more || !packages(compiled).containsAll(KERNELS) ? 0 : settled + 1;
    }
    System.out.println(COMPILED + packages(compiled));
  }

  private static Set<String> compiledByC2() throws JMException {
    Object list =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "compilerCodelist",
                new Object[0],
                new String[0]);
    return list.toString()
        .lines()
        .map(COMPILED_METHOD::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> packages(Set<String> methods) {
    return methods.stream()
        .map(method -> method.substring(0, method.indexOf('.')))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
