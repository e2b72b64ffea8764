package io.kramers.cli;

import io.kramers.config.ConfigurationException;
import io.kramers.files.InputFile;
import io.kramers.spark.Cluster;
import io.kramers.spark.HadoopFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command that runs a job takes. */
final class JobOptions {
  private static final int MOST_PARTITIONS = 1_000_000;

  private static final Pattern MASTER =
      Pattern.compile(
          "local(\\[([1-9]\\d*|\\*)(,\\s*\\d+)?])?|local-cluster\\[.+]|spark://.+:\\d+|yarn|k8s://.+");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      paramLabel = "CONF",
      description = "The configuration, a HOCON file: a path, or a URI such as hdfs://HOST/x.conf.",
      converter = ConfigurationFile.class)
  InputFile configuration;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where results go, a path or a URI (default: out/ and the configuration's name, on this"
              + " machine).")
  private String out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Overrides a configuration key; repeatable. KEY is relative to the command's section"
              + " (trials=1000, landscape.scale=[1.0,0.9]) or absolute (kramers.seed=7).")
  List<String> overrides = new ArrayList<>();

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description = "Spark master of an embedded run (default: local[*]).")
  private String master;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "Number of tasks (default: chosen by the number of cores). No result depends on it.")
  private Integer partitions;

  @Option(
      names = "--json",
      description = "Print summary.json on standard output, and nothing else there.")
  boolean json;

  @Option(
      names = "--plan",
      arity = "0..1",
      preprocessor = PlanOption.class,
      paramLabel = "EXECUTORSxCORES,...",
      description =
          "Print tasks, bytes and an estimate of the time for such clusters (default: this machine),"
              + " and run nothing.")
  private String plan;

  @Option(names = "--overwrite", description = "Replace the output directory of an earlier run.")
  boolean overwrite;

  @Option(
      names = "--resume",
      description = "Go on from the checkpoint that an interrupted run left beside DIR.")
  boolean resume;

  /** All arguments of the process. */
  List<String> arguments() {
    return command.root().commandLine().getParseResult().originalArgs();
  }

  /** Whether a plan is asked for, in place of a run. */
  boolean planned() {
    return plan != null;
  }

  /** What to plan for. */
  List<Cluster> plannedClusters() {
    return PlanOption.clusters(plan, master);
  }

  /** Number of tasks, 0 for the default. */
  int partitions() {
    if (partitions == null) {
      return 0;
    }
    if (partitions < 1 || partitions > MOST_PARTITIONS) {
      throw new ConfigurationException(
          "--partitions " + partitions + " must be a whole number from 1 to " + MOST_PARTITIONS);
    }
    return partitions;
  }

  /** The output directory: a path of this machine, or a URI. */
  String out() {
    return out != null ? out : here(name()).toString();
  }

  private static Path here(String name) {
    return Path.of("out", name);
  }

  /** The configuration's name: its file's, without the extension. */
  String name() {
    String file = configuration.name();
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  /** The master of an embedded run; null where spark-submit chose one. */
  String master() {
    if (!SparkSessions.submitted()) {
      if (master != null && !MASTER.matcher(master).matches()) {
        throw new ConfigurationException(
            "--master "
                + master
                + " must be local, local[N], local[*], spark://HOST:PORT, yarn or k8s://URL");
      }
      return master == null ? "local[*]" : master;
    }
    if (master != null) {
      throw new ConfigurationException(
          "--master "
              + master
              + " is for embedded runs; through spark-submit give it before the command: kramers"
              + " --master "
              + master
              + " -- COMMAND ...");
    }
    return null;
  }

  /** A file of any file system that Hadoop knows. */
  static final class ConfigurationFile implements ITypeConverter<InputFile> {
    @Override
    public InputFile convert(String path) {
      return new InputFile(new HadoopFiles(), path);
    }
  }
}
