package io.kramers.config;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigParseable;
import io.kramers.files.InputFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * What {@code include} may name in a configuration: files of this machine and resources of the
 * class path, small ones and not too many of them. Typesafe Config by itself would fetch URLs, and
 * let a few files that include each other twice stand for millions.
 */
final class LocalIncludes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  /** The most bytes of a file. */
  static final long MOST_BYTES = 1 << 20;

  private static final int MOST_INCLUDES = 100;

  /** Two characters at least: one is a drive. */
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private static final List<String> ENDINGS = List.of(".conf", ".json", ".properties");

  private final ConfigIncluder own;
  private final AtomicInteger includes;

  private LocalIncludes(ConfigIncluder own, AtomicInteger includes) {
    this.own = own;
    this.includes = includes;
  }

  /**
   * Options to parse a part of a configuration with.
   *
   * @param includes how many files the configuration has included so far
   */
  static ConfigParseOptions options(AtomicInteger includes) {
    return ConfigParseOptions.defaults().setIncluder(new LocalIncludes(null, includes));
  }

  /**
   * The text of a file that is not of this machine.
   *
   * @throws ConfigurationException if it is too large
   */
  static String text(InputFile file) throws IOException {
    byte[] bytes;
    try (InputStream in = file.open()) {
      bytes = in.readNBytes((int) MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw new ConfigurationException(
          "The configuration file "
              + file
              + " has more than "
              + MOST_BYTES
              + " bytes, the most that it may have");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Refuses what is no file, such as a device, and a file that is too large; what is not there is
   * left to others.
   *
   * @throws ConfigurationException if it is refused
   */
  static void requireSmall(Path file) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new ConfigurationException(file + " is no file; a configuration must be one");
      }
      if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
        throw new ConfigurationException(
            "The configuration file "
                + file
                + " has "
                + Files.size(file)
                + " bytes; it must have at most "
                + MOST_BYTES);
      }
    } catch (IOException e) {
      throw new ConfigurationException("The configuration file " + file + " cannot be read: " + e);
    }
  }

  /** Called by the parser, with what it would include with. */
  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return new LocalIncludes(fallback, includes);
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (SCHEME.matcher(what).matches()) {
      throw url(what);
    }
    count();
    for (String name : names(what)) {
      ConfigParseable place = context.relativeTo(name);
      if (place != null && place.origin().filename() != null) {
        requireSmall(Path.of(place.origin().filename()));
      }
    }
    return own.include(context, what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File file) {
    count();
    names(file.getPath()).forEach(name -> requireSmall(Path.of(name)));
    return ((ConfigIncluderFile) own).includeFile(context, file);
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw url(what.toString());
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    count();
    return ((ConfigIncluderClasspath) own).includeResources(context, what);
  }

  /** A name without an ending stands for any of three. */
  private static List<String> names(String what) {
    return ENDINGS.stream().anyMatch(what::endsWith)
        ? List.of(what)
        : ENDINGS.stream().map(ending -> what + ending).toList();
  }

  private void count() {
    count(includes);
  }

  /** One file more is included. */
  static void count(AtomicInteger includes) {
    if (includes.incrementAndGet() > MOST_INCLUDES) {
      throw new ConfigurationException(
          "The configuration includes more than "
              + MOST_INCLUDES
              + " files, counting each as often as it is included; it must include fewer");
    }
  }

  private static ConfigurationException url(String what) {
    return new ConfigurationException(
        "The configuration includes the URL "
            + Secrets.hiddenInUris(what)
            + "; it may include files, include \"name.conf\", and resources of the class path,"
            + " include classpath(\"name.conf\"), alone");
  }
}
