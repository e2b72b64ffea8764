package io.kramers.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.kramers.files.InputFile;
import io.kramers.files.InputFiles;
import io.kramers.files.LocalFiles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One section of a configuration, read key by key with checks. Every failure is a {@link
 * ConfigurationException} whose sentence names the whole key, its value and what is allowed. The
 * keys that were asked for are the known ones; {@link #rejectUnknownKeys} refuses the others.
 */
public final class Settings {
  private final ConfigObject values;
  private final String path;
  private final InputFiles files;
  private final Set<String> known = new TreeSet<>();

  private Settings(ConfigObject values, String path, InputFiles files) {
    this.values = values;
    this.path = path;
    this.files = files;
  }

  /**
   * The section with the given values.
   *
   * @param path its place in the configuration, as messages show it; empty for the root
   */
  public static Settings of(ConfigObject values, String path) {
    return of(values, path, new LocalFiles());
  }

  /** As {@link #of(ConfigObject, String)}, with files that may be of other machines. */
  static Settings of(ConfigObject values, String path, InputFiles files) {
    return new Settings(values, path, files);
  }

  /** Other values in the same place, such as those of a point of a sweep. */
  public Settings with(ConfigObject others) {
    return new Settings(others, path, files);
  }

  /** The section's place in the configuration. */
  public String path() {
    return path;
  }

  /** Everything in the section. */
  public ConfigObject values() {
    return values;
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return find(key) != null;
  }

  /** The section under a key; empty where there is none. */
  public Settings section(String key) {
    ConfigValue value = find(key);
    if (value == null) {
      return new Settings(ConfigFactory.empty().root(), full(key), files);
    }
    if (value instanceof ConfigObject object) {
      return new Settings(object, full(key), files);
    }
    throw invalid(key, "must be a section: " + key + " { ... }");
  }

  /** The section under a key, which must be there. */
  public Settings requiredSection(String key) {
    if (!has(key)) {
      throw invalid(key, "must be a section: " + key + " { ... }");
    }
    return section(key);
  }

  /** The sections that a list holds, at least one. */
  public List<Settings> sections(String key) {
    ConfigValue value = find(key);
    if (!(value instanceof ConfigList list) || list.isEmpty()) {
      throw invalid(key, "must be a list of at least one section: " + key + " = [{ ... }]");
    }
    List<Settings> sections = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof ConfigObject object)) {
        throw invalid(key, "must hold sections alone: " + key + " = [{ ... }, { ... }]");
      }
      sections.add(new Settings(object, full(key) + "[" + i + "]", files));
    }
    return sections;
  }

  /** A text that must be one of some. */
  public String oneOf(String key, Set<String> choices) {
    ConfigValue value = find(key);
    String text = scalar(value);
    if (text == null || !choices.contains(text)) {
      throw invalid(key, "must be one of " + String.join(", ", choices));
    }
    return text;
  }

  /** Whether the key holds exactly this text. */
  public boolean isText(String key, String text) {
    return text.equals(scalar(find(key)));
  }

  /** A text that is not empty. */
  public String text(String key) {
    String text = scalar(find(key));
    if (text == null || text.isBlank()) {
      throw invalid(key, "must be a text that is not empty");
    }
    return text;
  }

  /** True or false. */
  public boolean flag(String key) {
    String text = scalar(find(key));
    if (!"true".equals(text) && !"false".equals(text)) {
      throw invalid(key, "must be true or false");
    }
    return Boolean.parseBoolean(text);
  }

  /** A whole number from least to most. */
  public int wholeNumber(String key, int least, int most) {
    return (int) wholeNumber(key, (long) least, (long) most);
  }

  /** A whole number from least to most; 1e6 is one. */
  public long wholeNumber(String key, long least, long most) {
    try {
      long number = decimal(find(key)).longValueExact();
      if (least <= number && number <= most) {
        return number;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Falls through to the sentence that says what is allowed.
    }
    throw invalid(key, "must be a whole number from " + least + " to " + most);
  }

  /** A whole number from least to most, with a default. */
  public long wholeNumber(String key, long least, long most, long otherwise) {
    return has(key) ? wholeNumber(key, least, most) : otherwise;
  }

  /** A whole number from least to most, where a word would also have been allowed. */
  public int wholeNumberOr(String key, int least, int most, String word) {
    try {
      return wholeNumber(key, least, most);
    } catch (ConfigurationException e) {
      throw invalid(
          key, "must be a whole number from " + least + " to " + most + " or the word " + word);
    }
  }

  /** A number greater than 0. */
  public double positive(String key) {
    double number = number(key);
    return checked(key, number, number > 0, "must be a number greater than 0");
  }

  /** A number greater than 0, with a default. */
  public double positive(String key, double otherwise) {
    return has(key) ? positive(key) : otherwise;
  }

  /** A number of at least 0. */
  public double nonNegative(String key) {
    double number = number(key);
    return checked(key, number, number >= 0, "must be a number of at least 0");
  }

  /** A number of at least 0, where a word would also have been allowed. */
  public double nonNegativeOr(String key, String word) {
    String allowed = "must be a number of at least 0 or the word " + word;
    Double number = finite(find(key));
    if (number == null || number < 0) {
      throw invalid(key, allowed);
    }
    return number;
  }

  /** Any finite number. */
  public double number(String key) {
    Double number = finite(find(key));
    if (number == null) {
      throw invalid(key, "must be a finite number");
    }
    return number;
  }

  /** A number less than 0. */
  public double negative(String key) {
    double number = number(key);
    return checked(key, number, number < 0, "must be a number less than 0");
  }

  /** A list of finite numbers, from 1 to so many; a single number is a list of one. */
  public double[] numbers(String key, int most) {
    ConfigValue value = find(key);
    List<? extends ConfigValue> list =
        value instanceof ConfigList several ? several : value == null ? List.of() : List.of(value);
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      Double number = finite(list.get(i));
      numbers[i] = number == null ? Double.NaN : number;
    }
    if (numbers.length < 1
        || numbers.length > most
        || Arrays.stream(numbers).anyMatch(Double::isNaN)) {
      throw invalid(key, "must be a number or a list of 1 to " + most + " finite numbers");
    }
    return numbers;
  }

  /** A number strictly between 0 and 1. */
  public double fraction(String key, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    double number = number(key);
    return checked(
        key,
        number,
        // The tail 1 - number must be one too: intervals are asked for by it.
        number > 0 && 1 - number > 0 && 1 - number < 1,
        "must be a number between 0 and 1, ends excluded");
  }

  /** Whole numbers of at least 0, all different. */
  public int[] indices(String key) {
    ConfigValue value = find(key);
    String allowed = "must be a list of different whole numbers of at least 0";
    if (!(value instanceof ConfigList list)) {
      throw invalid(key, allowed);
    }
    int[] indices = new int[list.size()];
    Set<Integer> seen = new TreeSet<>();
    for (int i = 0; i < indices.length; i++) {
      Double number = finite(list.get(i));
      if (number == null || number % 1 != 0 || number < 0 || number > 1 << 20) {
        throw invalid(key, allowed);
      }
      indices[i] = number.intValue();
      if (!seen.add(indices[i])) {
        throw invalid(key, allowed);
      }
    }
    return indices;
  }

  /**
   * A path or a URI; a relative path is taken from the file that the key stands in, or else from
   * here.
   */
  public InputFile file(String key) {
    String text = text(key);
    ConfigOrigin origin = find(key).origin();
    // What was not read as a file of this machine is described by its URI and the line.
    String configFile =
        origin.filename() != null ? origin.filename() : origin.withLineNumber(-1).description();
    return origin.filename() != null || InputFiles.isUri(configFile)
        ? new InputFile(files, configFile).sibling(text)
        : new InputFile(files, text);
  }

  /** Refuses every key that nothing asked for. */
  public void rejectUnknownKeys() {
    Set<String> asked = new TreeSet<>(known);
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        throw invalid(
            key,
            "is not a known key; "
                + (path.isEmpty() ? "at the top" : "in " + path)
                + " there may be "
                + String.join(", ", asked));
      }
    }
  }

  /** The exception for a key whose value is not allowed. */
  public ConfigurationException invalid(String key, String remedy) {
    ConfigValue value = find(key);
    if (value == null) {
      return new ConfigurationException(full(key) + " is missing; it " + remedy);
    }
    ConfigValue safe = Secrets.hidden(key, value);
    String shown =
        safe.valueType() == ConfigValueType.STRING
            ? "\"" + safe.unwrapped() + "\""
            : safe.render(ConfigRenderOptions.concise());
    return new ConfigurationException(full(key) + " = " + shown + " " + remedy);
  }

  private ConfigValue find(String key) {
    known.add(key);
    ConfigValue value = values.get(key);
    return value == null || value.valueType() == ConfigValueType.NULL ? null : value;
  }

  private double checked(String key, double number, boolean allowed, String remedy) {
    if (!allowed) {
      throw invalid(key, remedy);
    }
    return number;
  }

  /** The value as a finite number, or null. Texts count too: joined substitutions are texts. */
  private static Double finite(ConfigValue value) {
    try {
      double number = decimal(value).doubleValue();
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static BigDecimal decimal(ConfigValue value) {
    String text = scalar(value);
    if (text == null) {
      throw new NumberFormatException("not a scalar");
    }
    return new BigDecimal(text);
  }

  /** A number's, flag's or text's text; null for lists and sections, and where there is none. */
  private static String scalar(ConfigValue value) {
    if (value == null) {
      return null;
    }
    return switch (value.valueType()) {
      case NUMBER, BOOLEAN, STRING -> value.unwrapped().toString();
      default -> null;
    };
  }

  private String full(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
