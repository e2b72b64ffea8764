package io.kramers.config;

/**
 * Something a user wrote cannot be used. The message is one sentence that names the key, its value
 * and what is allowed.
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the sentence that the user will read. */
  public ConfigurationException(String sentence) {
    super(sentence);
  }
}
