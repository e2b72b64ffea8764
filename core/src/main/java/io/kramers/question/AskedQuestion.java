package io.kramers.question;

/** A question of a configuration, by its name there. */
public final class AskedQuestion {
  private final String id;
  private final String quantity;
  private final Question question;

  AskedQuestion(String id, String quantity, Question question) {
    this.id = id;
    this.quantity = quantity;
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

  /** Works out the answer, which may take a second. */
  public Answer answer() {
    return question.answer();
  }
}
