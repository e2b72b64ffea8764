package io.kramers.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import io.kramers.files.InputFile;
import io.kramers.files.InputFiles;
import java.io.IOException;
import java.util.List;

/**
 * Finds what a configuration includes that is not of this machine: {@code include "x"} is the file
 * x, or x.conf, beside it. The library looks beside files of this machine by itself.
 */
final class SiblingIncluder implements ConfigIncluder {
  private static final int MOST_DEPTH = 50;

  private final InputFile file;
  private final int depth;
  private final ConfigIncluder otherwise;

  private SiblingIncluder(InputFile file, int depth, ConfigIncluder otherwise) {
    this.file = file;
    this.depth = depth;
    this.otherwise = otherwise;
  }

  /**
   * For a configuration; whoever parses it says what else is looked at.
   *
   * @param depth how many others include it
   */
  SiblingIncluder(InputFile file, int depth) {
    this(file, depth, null);
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return new SiblingIncluder(
        file, depth, otherwise == null ? fallback : otherwise.withFallback(fallback));
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (!InputFiles.isUri(what)) {
      for (String name : List.of(what, what + ".conf")) {
        InputFile sibling = file.sibling(name);
        try {
          if (sibling.isFile()) {
            return included(sibling);
          }
        } catch (IOException e) {
          throw new ConfigException.IO(
              ConfigOriginFactory.newSimple(sibling.path()), e.getMessage(), e);
        }
      }
    }
    return otherwise.include(context, what);
  }

  private ConfigObject included(InputFile sibling) throws IOException {
    if (depth == MOST_DEPTH) {
      throw new ConfigException.Parse(
          ConfigOriginFactory.newSimple(sibling.path()),
          "files include each other more than " + MOST_DEPTH + " deep, maybe in a cycle");
    }
    return Configuration.parse(sibling, depth + 1).root();
  }
}
