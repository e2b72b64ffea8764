package io.kramers.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.kramers.files.InputFile;
import io.kramers.files.InputFiles;
import io.kramers.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A resolved configuration: a HOCON file with overrides applied and substitutions done. Nothing in
 * it comes from the environment: what a file and overrides say is all, on every machine, and a
 * secret of the environment cannot end up in results.
 *
 * @param root everything in it
 * @param files where what it names is looked for
 */
public record Configuration(ConfigObject root, InputFiles files) {
  private static final String ROOT = "kramers";

  /** One that names files of this machine alone. */
  public Configuration(ConfigObject root) {
    this(root, new LocalFiles());
  }

  /** As {@link #load(InputFile, String, List)}, of a file of this machine. */
  public static Configuration load(Path file, String command, List<String> overrides) {
    return load(InputFile.of(file), command, overrides);
  }

  /**
   * Reads a file and overrides keys of it.
   *
   * @param command the section that override keys are relative to; they may also begin with its
   *     name, or with {@code kramers.}, and {@code seed} is the one beside the section
   * @param overrides texts {@code key=value}, later ones win
   * @throws ConfigurationException if the file cannot be read or parsed, or an override is
   *     malformed
   */
  public static Configuration load(InputFile file, String command, List<String> overrides) {
    return new Configuration(resolved(file, command, overrides).root(), file.files());
  }

  /**
   * As {@link #load(InputFile, String, List)}, for a command that can be had in a quick variant.
   *
   * @param quick whether the keys of the command's section {@code quick} take the place of those
   *     beside it, overrides winning over both; else they are left out
   * @throws ConfigurationException also if there is no such section where it is asked for
   */
  public static Configuration load(
      InputFile file, String command, List<String> overrides, boolean quick) {
    String section = ROOT + "." + command;
    String variant = section + ".quick";
    Config all = resolved(file, command, overrides);
    Config config = all.withoutPath(variant);
    if (!quick) {
      return new Configuration(config.root(), file.files());
    }
    if (!all.hasPath(variant) || all.getValue(variant).valueType() != ConfigValueType.OBJECT) {
      throw new ConfigurationException(
          variant + " is missing; --quick takes from it what is different: quick { ... }");
    }
    config = all.getConfig(variant).atPath(section).withFallback(config);
    return new Configuration(overridden(config, command, overrides).root(), file.files());
  }

  private static Config resolved(InputFile file, String command, List<String> overrides) {
    try {
      if (!file.isFile()) {
        throw new ConfigurationException("There is no configuration file " + file);
      }
      return overridden(parse(file, new AtomicInteger()), command, overrides);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The configuration " + file + " cannot be read: " + oneLine(e.getMessage()));
    } catch (ConfigException.UnresolvedSubstitution e) {
      throw new ConfigurationException(
          "The configuration cannot be read: "
              + oneLine(e.getMessage())
              + "; variables of the environment are not looked up, --set can give the value");
    } catch (StackOverflowError e) {
      // The parser descends with the depth of the text.
      throw new ConfigurationException(
          "The configuration cannot be read: sections or lists are nested too deeply");
    } catch (ConfigException e) {
      throw new ConfigurationException(
          "The configuration cannot be read: " + oneLine(e.getMessage()));
    }
  }

  /**
   * What stands in a file, and in those that it includes.
   *
   * @param includes how many files were included so far
   */
  static Config parse(InputFile file, AtomicInteger includes) throws IOException {
    ConfigParseOptions options = LocalIncludes.options(includes).setAllowMissing(false);
    Optional<Path> local = file.local();
    if (local.isPresent()) {
      LocalIncludes.requireSmall(local.get());
      return ConfigFactory.parseFile(local.get().toFile(), options);
    }
    return ConfigFactory.parseString(
        LocalIncludes.text(file),
        options
            .setOriginDescription(file.path())
            .prependIncluder(new SiblingIncluder(file, includes)));
  }

  private static Config overridden(Config config, String command, List<String> overrides) {
    Config result = config;
    for (String override : overrides) {
      result = override(result, override, command);
    }
    return result.resolve(ConfigResolveOptions.noSystem());
  }

  /** The value takes the place of what stood there: a section does not merge with the old one. */
  private static Config override(Config config, String override, String command) {
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new ConfigurationException(
          "--set " + override + " must be key=value, for example --set trials=1000");
    }
    String key = override.substring(0, equals).trim();
    String prefix =
        isAtOrBelow(key, ROOT)
            ? ""
            : key.equals("seed") || isAtOrBelow(key, command)
                ? ROOT + "."
                : ROOT + "." + command + ".";
    String path = prefix + key;
    try {
      Config replacement =
          ConfigFactory.parseString(
              path + " = " + override.substring(equals + 1),
              LocalIncludes.options(new AtomicInteger()));
      return replacement.withFallback(
          isSection(replacement.root(), path) ? config.withoutPath(path) : config);
    } catch (ConfigException e) {
      throw new ConfigurationException(
          "--set " + override + " is not valid HOCON: " + oneLine(e.getMessage()));
    }
  }

  private static boolean isAtOrBelow(String key, String section) {
    return key.equals(section) || key.startsWith(section + ".");
  }

  private static boolean isSection(ConfigValue root, String path) {
    ConfigValue value = root;
    for (String key : ConfigUtil.splitPath(path)) {
      value = ((ConfigObject) value).get(key);
    }
    return value instanceof ConfigObject;
  }

  private static String oneLine(String message) {
    return message == null ? "no reason given" : message.lines().findFirst().orElse(message);
  }

  /** The section {@code kramers}, for checks. */
  public Settings settings() {
    Settings top = Settings.of(root, "", files);
    Settings kramers = top.section(ROOT);
    top.rejectUnknownKeys();
    return kramers;
  }

  /** The whole configuration as JSON, without secrets. */
  public String json() {
    return Secrets.hidden(root).render(ConfigRenderOptions.concise());
  }

  /** SHA-256, in hexadecimal digits, of the configuration's canonical text, secrets and all. */
  public String hash() {
    CanonicalText text = new CanonicalText();
    describe("", root, text);
    return HexFormat.of().formatHex(text.sha256());
  }

  private static void describe(String path, ConfigValue value, CanonicalText text) {
    if (value instanceof ConfigObject object) {
      new TreeMap<>(object)
          .forEach((key, child) -> describe(path.isEmpty() ? key : path + "." + key, child, text));
    } else if (value instanceof ConfigList list) {
      for (int i = 0; i < list.size(); i++) {
        describe(path + "[" + i + "]", list.get(i), text);
      }
    } else if (value.unwrapped() instanceof Long number && (long) number.doubleValue() != number) {
      // Seeds beyond 2^53 that one double stands for are different all the same.
      text.put(path, number.longValue());
    } else if (value.unwrapped() instanceof Number number) {
      text.put(path, number.doubleValue());
    } else {
      text.put(path, String.valueOf(value.unwrapped()));
    }
  }
}
