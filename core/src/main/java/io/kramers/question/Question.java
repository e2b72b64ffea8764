package io.kramers.question;

/** A question with all its parameters; one class a quantity, with one line in {@link Questions}. */
interface Question {
  /** Works out the answer. */
  Answer answer();
}
