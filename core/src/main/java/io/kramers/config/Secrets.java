package io.kramers.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What may not show in results, messages and logs: the values of keys that name a secret, and the
 * password in a URI. {@value #HIDDEN} stands in its place, as in Spark's own pages.
 */
public final class Secrets {
  /** What is shown instead. */
  public static final String HIDDEN = "*********";

  private static final String NAME =
      "(?:secret|password|passwd|passphrase|token|credential|signature"
          + "|(?:access|account|api|private)[-_. ]?key)";

  private static final Pattern KEY = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);

  /**
   * What stands between the scheme and the host, unless it is a host and its port. Paths of Java
   * have one slash of the two.
   */
  private static final Pattern URI_PASSWORD =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+:/{1,2})[^\\s/@:]*:(?!\\d+/)[^\\s@]*@");

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "([\\w.-]*" + NAME + "[\\w.-]*\"?\\s*[=:]\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,;&\"]+)",
          Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  /** Whether a key names a secret. */
  static boolean isName(String key) {
    return KEY.matcher(key).find();
  }

  /** A text without passwords in URIs. */
  public static String hiddenInUris(String text) {
    return URI_PASSWORD.matcher(text).replaceAll("$1" + HIDDEN + "@");
  }

  /**
   * A message without secrets: passwords in URIs, and what is assigned to keys that name a secret.
   */
  public static String hidden(String message) {
    return hiddenInUris(ASSIGNMENT.matcher(message).replaceAll("$1" + HIDDEN));
  }

  /** The section without secrets. */
  static ConfigObject hidden(ConfigObject section) {
    ConfigObject shown = section;
    for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
      ConfigValue value = hidden(entry.getKey(), entry.getValue());
      if (value != entry.getValue()) {
        shown = shown.withValue(entry.getKey(), value);
      }
    }
    return shown;
  }

  /** The key's value without secrets; the same one where it has none. */
  static ConfigValue hidden(String key, ConfigValue value) {
    if (value.valueType() == ConfigValueType.NULL) {
      return value;
    }
    if (isName(key)) {
      return ConfigValueFactory.fromAnyRef(HIDDEN);
    }
    if (value instanceof ConfigObject section) {
      return hidden(section);
    }
    if (value instanceof ConfigList list) {
      return hiddenIn(key, list);
    }
    if (value.unwrapped() instanceof String text && !hiddenInUris(text).equals(text)) {
      return ConfigValueFactory.fromAnyRef(hiddenInUris(text));
    }
    return value;
  }

  private static ConfigValue hiddenIn(String key, ConfigList list) {
    List<ConfigValue> shown = new ArrayList<>();
    boolean same = true;
    for (ConfigValue element : list) {
      ConfigValue value = hidden(key, element);
      same &= value == element;
      shown.add(value);
    }
    return same ? list : ConfigValueFactory.fromIterable(shown);
  }
}
