package io.kramers.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.gradientnoise.CovarianceExperiment;
import io.kramers.spark.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Plans as people and programs read them. */
public final class PlanText {
  private static final String FORMAT = "kramers-plan/1";
  private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final double THOUSAND = 1e3;

  private PlanText() {}

  /** For a terminal: the work, and a column for each plan. */
  public static String of(String command, List<Plan> plans) {
    Plan first = plans.get(0);
    String work =
        String.format(
            Locale.ROOT,
            "%s: a plan; nothing was run or written%n"
                + "%d cells, %.3g trials in %.3g blocks, %.3g trial-steps at most, about %.3g,"
                + " %s on one core (%s)%n",
            command,
            first.cells(),
            first.trials(),
            first.blocks(),
            first.mostTrialSteps(),
            first.trialSteps(),
            time(first.coreSeconds()),
            basis(first.measuredShare()));
    return work
        + table(plans).text()
        + "Times are those of trials; Spark's start, exact values, fits and drawing come on top."
        + System.lineSeparator();
  }

  /** Of work on a network's samples, whose steps are not known before. */
  public static String ofGradients(String command, CovarianceExperiment experiment) {
    long points = experiment.lines().stream().mapToLong(line -> line.offsets().length).sum();
    long samples = experiment.problem().samples().count();
    return String.format(
        Locale.ROOT,
        "%s: a plan; nothing was run or written%n"
            + "%d parameters, %d samples, %d lines with %d points: at least %.3g gradients of single"
            + " samples%n"
            + "Training, curvatures, eigenvectors and trials come on top: how many there are shows on"
            + " the way. kramers bench measures gradients a second.%n",
        command,
        experiment.problem().network().parameterCount(),
        samples,
        experiment.lines().size(),
        points,
        (double) points * samples);
  }

  private static String basis(double measured) {
    if (measured == 0.0) {
      return "by the cost model, not measured";
    }
    return measured > 0.995
        ? "measured here on a few blocks"
        : String.format(
            Locale.ROOT,
            "%.0f %% of it measured here on a few blocks, the rest by the cost model",
            100 * measured);
  }

  private static ReportTable table(List<Plan> plans) {
    List<String> head = new ArrayList<>(List.of("executors x cores"));
    plans.forEach(plan -> head.add(plan.cluster().executors() + " x " + plan.cluster().cores()));
    List<List<String>> rows = new ArrayList<>();
    row(rows, plans, "time", plan -> time(plan.seconds()));
    row(rows, plans, "rounds", plan -> number(plan.rounds()));
    row(rows, plans, "tasks", plan -> number(plan.tasks()));
    row(rows, plans, "tasks of a round, at most", plan -> number(plan.mostTasksOfARound()));
    row(rows, plans, "longest task", plan -> time(plan.longestTaskSeconds()));
    row(rows, plans, "broadcast to each executor", plan -> bytes(plan.broadcastBytes()));
    row(rows, plans, "result of a task", plan -> bytes(plan.resultBytesOfATask()));
    row(rows, plans, "results of all tasks", plan -> bytes(plan.resultBytes()));
    row(
        rows,
        plans,
        "to the driver a second",
        plan ->
            number(plan.tasks() / plan.seconds())
                + " tasks, "
                + bytes(plan.resultBytes() / plan.seconds()));
    row(rows, plans, "merged results in the driver", plan -> bytes(plan.mergedBytes()));
    row(rows, plans, "checkpoint a round, at most", plan -> bytes(plan.roundBytes()));
    row(rows, plans, "checkpoint in all, at most", plan -> bytes(plan.checkpointBytes()));
    return new ReportTable(head, rows);
  }

  private static void row(
      List<List<String>> rows, List<Plan> plans, String name, Function<Plan, String> value) {
    List<String> row = new ArrayList<>(List.of(name));
    plans.forEach(plan -> row.add(value.apply(plan)));
    rows.add(row);
  }

  private static String number(double number) {
    return number < 1e6
        ? String.format(Locale.ROOT, number < 10 && number % 1 != 0 ? "%.2g" : "%.0f", number)
        : String.format(Locale.ROOT, "%.3g", number);
  }

  private static String bytes(double bytes) {
    int unit = 0;
    double shown = bytes;
    while (shown >= THOUSAND && unit < BYTES.length - 1) {
      shown /= THOUSAND;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.3g %s", shown, BYTES[unit]);
  }

  private static String time(double seconds) {
    if (seconds < 1) {
      return String.format(Locale.ROOT, "%.0f ms", seconds * THOUSAND);
    }
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.3g s", seconds);
    }
    if (seconds < 2 * 3600) {
      return String.format(Locale.ROOT, "%.3g min", seconds / 60);
    }
    if (seconds < 2 * 86400) {
      return String.format(Locale.ROOT, "%.3g h", seconds / 3600);
    }
    return seconds < 2 * 365.25 * 86400
        ? String.format(Locale.ROOT, "%.3g days", seconds / 86400)
        : String.format(Locale.ROOT, "%.3g years", seconds / (365.25 * 86400));
  }

  /** Everything in a plan, in seconds and bytes. */
  public static String json(List<Plan> plans) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("format", FORMAT);
    ArrayNode array = root.putArray("plans");
    for (Plan plan : plans) {
      ObjectNode node = array.addObject();
      node.put("executors", plan.cluster().executors());
      node.put("cores", plan.cluster().cores());
      node.put("cells", plan.cells());
      node.put("trials", plan.trials());
      node.put("blocks", plan.blocks());
      node.put("mostTrialSteps", plan.mostTrialSteps());
      node.put("trialSteps", plan.trialSteps());
      node.put("coreSeconds", plan.coreSeconds());
      node.put("measuredShare", plan.measuredShare());
      node.put("seconds", plan.seconds());
      node.put("rounds", plan.rounds());
      node.put("tasks", plan.tasks());
      node.put("mostTasksOfARound", plan.mostTasksOfARound());
      node.put("longestTaskSeconds", plan.longestTaskSeconds());
      node.put("broadcastBytes", plan.broadcastBytes());
      node.put("resultBytes", plan.resultBytes());
      node.put("mergedBytes", plan.mergedBytes());
      node.put("roundBytes", plan.roundBytes());
      node.put("checkpointBytes", plan.checkpointBytes());
    }
    return Json.text(root);
  }
}
