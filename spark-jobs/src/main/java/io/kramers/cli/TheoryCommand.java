package io.kramers.cli;

import io.kramers.config.Configuration;
import io.kramers.question.Answer;
import io.kramers.question.AskedQuestion;
import io.kramers.question.Questions;
import io.kramers.report.JobOutput;
import io.kramers.report.Provenance;
import io.kramers.report.TheoryOutput;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kramers theory}: what can be said without simulating. */
@Command(
    name = "theory",
    description =
        "Answers questions exactly, by quadrature, transfer operators and closed forms, and shows"
            + " beside it what the paper prints and its right form.",
    mixinStandardHelpOptions = true,
    versionProvider = Kramers.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Quantities: mean-exit-time, escape-probability, diverged-probability, end-below-probability,",
      "second-moment, epsilon-escaping-time, stationary-tail, tail-index.",
      "Writes theory.json, answers.parquet, report.html, provenance.json.",
      "",
      "Examples:",
      "  kramers theory conf/theory.conf",
      "  kramers theory conf/theory.conf --json"
    })
final class TheoryCommand implements Callable<Integer> {
  private static final long LONG_NANOS = 2_000_000_000L;

  @Mixin private JobOptions options;

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        Configuration.load(options.configuration, Questions.SECTION, options.overrides);
    List<AskedQuestion> questions = Questions.read(configuration);
    return JobRun.run(Questions.SECTION, options, configuration, run -> answer(run, questions));
  }

  private static JobOutput answer(JobRun run, List<AskedQuestion> questions) {
    AtomicInteger answered = new AtomicInteger();
    long[] lastLine = {System.nanoTime()};
    List<Answer> answers =
        questions.parallelStream()
            .map(
                question -> {
                  Answer answer = question.answer();
                  int count = answered.incrementAndGet();
                  synchronized (lastLine) {
                    if (System.nanoTime() - lastLine[0] > LONG_NANOS) {
                      lastLine[0] = System.nanoTime();
                      run.progress().say(count + " of " + questions.size() + " questions answered");
                    }
                  }
                  return answer;
                })
            .toList();
    return new TheoryOutput(
        run.options().name(),
        questions,
        answers,
        run.provenance(List.of(), Provenance.Simulation.NONE));
  }
}
