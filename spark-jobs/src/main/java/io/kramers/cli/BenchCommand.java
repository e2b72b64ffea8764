package io.kramers.cli;

import io.kramers.bench.Measure;
import io.kramers.bench.Measurement;
import io.kramers.bench.Workload;
import io.kramers.config.ConfigurationException;
import io.kramers.report.BenchJson;
import io.kramers.simd.Vectorization;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kramers bench}: what this machine can do. */
@Command(
    name = "bench",
    description =
        "Measures million trial-steps and images a second of this machine, warm, without Spark: each"
            + " workload in SIMD and in scalar, on one thread and on all.",
    mixinStandardHelpOptions = true,
    versionProvider = Kramers.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Workloads: power-law, power-law-data, langevin, sgd-1, sgd-8, diffusion, alpha-stable,",
      "cnn-gradient, cnn-per-sample.",
      "",
      "Examples:",
      "  kramers bench",
      "  kramers bench --workload power-law --threads 1 --seconds 10",
      "  kramers bench --workload power-law --lambda1 16 --json"
    })
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description = "One workload (default: all of them).")
  private String workload;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads (default: one, then as many as there are cores).")
  private Integer threads;

  @Option(
      names = "--lambda1",
      paramLabel = "X",
      description = "lambda1 of the power-law workloads (default: ${DEFAULT-VALUE}).",
      defaultValue = "0")
  private double lambda1;

  @Option(
      names = "--lambda2",
      paramLabel = "X",
      description = "lambda2 of the power-law and Langevin workloads (default: ${DEFAULT-VALUE}).",
      defaultValue = "0.5")
  private double lambda2;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Time of a measurement after its warm-up (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private double seconds;

  @Option(
      names = "--json",
      description = "Print a JSON array on standard output, and nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    check();
    List<Measurement> measurements = new ArrayList<>();
    for (Workload each : workloads()) {
      for (Vectorization provider : providers()) {
        for (int count : threadCounts()) {
          Measurement measurement =
              Measurement.of(each, provider, count, lambda1, lambda2, seconds);
          measurements.add(measurement);
          if (!json) {
            System.out.println(line(measurement));
          }
        }
      }
    }
    if (json) {
      System.out.print(BenchJson.text(measurements));
    }
    return 0;
  }

  private void check() {
    require(threads == null || threads >= 1, "--threads", threads, "a whole number of at least 1");
    require(lambda1 >= 0 && Double.isFinite(lambda1), "--lambda1", lambda1, "at least 0");
    require(lambda2 >= 0 && Double.isFinite(lambda2), "--lambda2", lambda2, "at least 0");
    require(seconds > 0 && Double.isFinite(seconds), "--seconds", seconds, "greater than 0");
  }

  private static void require(boolean allowed, String option, Object value, String remedy) {
    if (!allowed) {
      throw new ConfigurationException(option + " " + value + " must be " + remedy);
    }
  }

  private List<Workload> workloads() {
    if (workload == null) {
      return Workload.ALL;
    }
    return List.of(
        Workload.named(workload)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "--workload "
                            + workload
                            + " must be one of "
                            + Workload.ALL.stream()
                                .map(Workload::name)
                                .collect(Collectors.joining(", ")))));
  }

  /** SIMD first, where this JVM has it. */
  private static List<Vectorization> providers() {
    List<Vectorization> providers = new ArrayList<>();
    Vectorization.simd().ifPresent(providers::add);
    providers.add(Vectorization.scalar());
    return providers;
  }

  private List<Integer> threadCounts() {
    if (threads != null) {
      return List.of(threads);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return cores == 1 ? List.of(1) : List.of(1, cores);
  }

  private static String line(Measurement measurement) {
    Measure measure = measurement.workload().measure();
    return String.format(
        Locale.ROOT,
        "%-15s %-7s %3d bits %3d thread%s %8.1f %s   %s %.4g of %d %s",
        measurement.workload().name(),
        measurement.provider().name(),
        measurement.provider().vectorBits(),
        measurement.threads(),
        measurement.threads() == 1 ? " " : "s",
        measurement.rate(),
        measure.unit(),
        measure.averageInWords(),
        measurement.average(),
        measurement.count(),
        measure.items());
  }
}
