package io.kramers.cli;

import io.kramers.config.ConfigurationException;
import io.kramers.spark.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The value of {@code --plan}: clusters such as {@code 4x2,100x8}, or nothing for this machine. */
final class PlanOption implements IParameterPreprocessor {
  /** What the option has without a value. */
  static final String HERE = "here";

  private static final Pattern CLUSTER = Pattern.compile("([1-9]\\d{0,5})x([1-9]\\d{0,5})");
  private static final Pattern LOCAL = Pattern.compile("local\\[([1-9]\\d{0,5})\\b.*");
  private static final int MOST_CLUSTERS = 10;

  /** A value stands behind the equals sign alone: what follows a blank is the configuration. */
  @Override
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    if (" ".equals(info.get("separator"))) {
      arguments.push(HERE);
    }
    return false;
  }

  /**
   * The clusters of a value.
   *
   * @param master of the command, whose cores are this machine's where it says how many; or null
   * @throws ConfigurationException if it is malformed
   */
  static List<Cluster> clusters(String value, String master) {
    if (value.equals(HERE)) {
      return List.of(here(master));
    }
    List<Cluster> clusters = new ArrayList<>();
    for (String each : value.split(",", -1)) {
      Matcher matcher = CLUSTER.matcher(each.trim());
      if (!matcher.matches() || clusters.size() == MOST_CLUSTERS) {
        throw malformed(value);
      }
      try {
        clusters.add(
            new Cluster(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
      } catch (IllegalArgumentException e) {
        throw malformed(value);
      }
    }
    return clusters;
  }

  private static Cluster here(String master) {
    Matcher matcher = LOCAL.matcher(master == null ? "" : master);
    int cores =
        matcher.matches()
            ? Integer.parseInt(matcher.group(1))
            : Runtime.getRuntime().availableProcessors();
    return new Cluster(1, Math.min(cores, Cluster.MOST_CORES));
  }

  private static ConfigurationException malformed(String value) {
    return new ConfigurationException(
        "--plan="
            + value
            + " must be EXECUTORSxCORES, of one cluster or of up to "
            + MOST_CLUSTERS
            + ", such as 4x2,100x8, with at most "
            + Cluster.MOST_CORES
            + " cores in each");
  }
}
