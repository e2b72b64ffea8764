package io.kramers.api;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.Arrays;
import java.util.List;

/**
 * A section of a configuration in the making. Keys may be paths; what is put again takes the place
 * of the old value.
 *
 * @param values so far
 */
record Section(Config values) {
  private static final ConfigRenderOptions HOCON =
      ConfigRenderOptions.defaults().setOriginComments(false).setJson(false);

  private static final long EXACT_DOUBLES = 1L << 53;

  static final Section EMPTY = new Section(ConfigFactory.empty());

  static Section ofKind(String kind) {
    return EMPTY.put("kind", kind);
  }

  Section put(String key, Object value) {
    return new Section(values.withValue(key, ConfigValueFactory.fromAnyRef(value)));
  }

  Section put(String key, Section section) {
    return put(key, section.root());
  }

  /** One number, or the list of several. */
  Section numbers(String key, double... numbers) {
    return oneOrList(key, Arrays.stream(numbers).mapToObj(Section::number).toList());
  }

  /** One whole number, or the list of several. */
  Section wholeNumbers(String key, long... numbers) {
    return oneOrList(key, Arrays.stream(numbers).mapToObj(Section::wholeNumber).toList());
  }

  /** One value, or the list of several. */
  Section oneOrList(String key, List<?> all) {
    return put(key, all.size() == 1 ? all.get(0) : all);
  }

  ConfigObject root() {
    return values.root();
  }

  /** As a configuration file has it. */
  String text() {
    return root().render(HOCON);
  }

  /** As a configuration has it, where nobody writes 16.0: results show what was swept. */
  private static Object number(double number) {
    boolean whole = number == (long) number && Math.abs(number) < EXACT_DOUBLES;
    return whole ? wholeNumber((long) number) : (Object) number;
  }

  private static Object wholeNumber(long number) {
    return number == (int) number ? (Object) (int) number : (Object) number;
  }
}
