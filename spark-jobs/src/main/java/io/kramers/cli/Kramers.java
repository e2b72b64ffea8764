package io.kramers.cli;

import io.kramers.checkpoint.CheckpointException;
import io.kramers.config.ConfigurationException;
import io.kramers.config.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "kramers",
    description = "How does stochastic gradient descent leave a minimum? Monte Carlo on Spark.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Kramers.Version.class,
    subcommands = {
      EscapeCommand.class,
      EscapeTimeCommand.class,
      TheoryCommand.class,
      DensityCommand.class,
      MomentsCommand.class,
      VerifyCommand.class,
      TrainCommand.class,
      CovarianceCommand.class,
      PredictCommand.class,
      BenchCommand.class
    },
    footer = {
      "",
      "submit-scripts/kramers [SPARK-SUBMIT-OPTIONS --] COMMAND [OPTIONS]",
      "  Without SPARK-SUBMIT-OPTIONS and without SPARK_HOME a command runs embedded: Spark in this",
      "  process, on all cores, no installation needed.",
      "",
      "Examples:",
      "  kramers escape conf/figure3.conf",
      "  kramers theory conf/theory.conf",
      "  kramers verify conf/verify.conf --quick",
      "  kramers covariance conf/figure2-cnn.conf",
      "  kramers bench --workload power-law",
      "  kramers --master spark://host:7077 -- escape conf/figure3.conf",
      "  kramers --master spark://host:7077 --deploy-mode cluster -- escape conf/figure3.conf",
      "",
      "Exit codes: 0 done; 2 bad usage or configuration; 3 the job failed; 130, 143 interrupted."
    })
public final class Kramers implements Runnable {
  static final int USAGE = 2;
  static final int FAILED = 3;

  private static final int HELP_WIDTH = 110;

  private static final Logger LOG = LoggerFactory.getLogger(Kramers.class);

  @Spec private CommandSpec spec;

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = run(args);
    // YARN takes a driver that exits, with whatever code, for one that failed.
    if (code != 0 || !SparkSessions.yarnRunsTheDriver()) {
      System.exit(code);
    }
  }

  /** Runs a command and returns its exit code. */
  static int run(String... args) {
    return new CommandLine(new Kramers())
        .setParameterExceptionHandler(Kramers::badUsage)
        .setExecutionExceptionHandler(Kramers::failed)
        .setUsageHelpWidth(HELP_WIDTH)
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }

  private static int badUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .printf(
            "kramers: %s%nSee %s --help%n",
            Secrets.hidden(e.getMessage()), command.getCommandSpec().qualifiedName());
    return USAGE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof ConfigurationException) {
      command.getErr().println("kramers: " + Secrets.hidden(e.getMessage()));
      return USAGE;
    }
    if (interrupted()) {
      if (!Interruption.told()) {
        command.getErr().println("kramers: interrupted; no results were left");
      }
      return FAILED;
    }
    LOG.error("the job failed", e);
    command.getErr().println("kramers: the job failed: " + Secrets.hidden(cause(e)));
    return FAILED;
  }

  /**
   * Whether a signal is ending the process: Spark then stops under the job, which fails. The exit
   * code is the signal's, 130 or 143, whatever is returned here.
   */
  private static boolean interrupted() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /**
   * The innermost cause in one line, or what says all: Spark wraps what happened in layers of its
   * own.
   */
  private static String cause(Throwable e) {
    Throwable innermost = e;
    while (innermost.getCause() != null) {
      if (innermost instanceof CheckpointException) {
        return innermost.getMessage();
      }
      innermost = innermost.getCause();
    }
    return innermost.toString().lines().findFirst().orElse("no reason given");
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Kramers.class.getPackage().getImplementationVersion();
      return new String[] {"kramers " + (version == null ? "development" : version)};
    }
  }
}
