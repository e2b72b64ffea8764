package io.kramers.question;

import java.util.Optional;

/** A question of a configuration, by its name there. */
public final class AskedQuestion {
  private final String id;
  private final String quantity;
  private final Optional<String> interpretation;
  private final Question question;

  AskedQuestion(String id, String quantity, Optional<String> interpretation, Question question) {
    this.id = id;
    this.quantity = quantity;
    this.interpretation = interpretation;
    this.question = question;
  }

  /** Its name in the configuration. */
  public String id() {
    return id;
  }

  /** What is asked for. */
  public String quantity() {
    return quantity;
  }

  /** Of the noise in continuous time; empty where it has no effect. */
  public Optional<String> interpretation() {
    return interpretation;
  }

  /** Works out the answer, which may take a second. */
  public Answer answer() {
    return question.answer();
  }
}
