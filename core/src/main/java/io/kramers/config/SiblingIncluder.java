package io.kramers.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import io.kramers.files.InputFile;
import io.kramers.files.InputFiles;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds what a configuration includes that is not of this machine: {@code include "x"} is the file
 * x, or x.conf, beside it. The library looks beside files of this machine by itself. All else is
 * left to {@link LocalIncludes}; without methods for it the library would go past them.
 */
final class SiblingIncluder
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final InputFile file;
  private final AtomicInteger includes;
  private final ConfigIncluder otherwise;

  private SiblingIncluder(InputFile file, AtomicInteger includes, ConfigIncluder otherwise) {
    this.file = file;
    this.includes = includes;
    this.otherwise = otherwise;
  }

  /**
   * For a configuration that is parsed with {@link LocalIncludes#options}.
   *
   * @param includes how many files were included so far
   */
  SiblingIncluder(InputFile file, AtomicInteger includes) {
    this(file, includes, null);
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return new SiblingIncluder(
        file, includes, otherwise == null ? fallback : otherwise.withFallback(fallback));
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (!InputFiles.isUri(what)) {
      for (String name : List.of(what, what + ".conf")) {
        InputFile sibling = file.sibling(name);
        try {
          if (sibling.isFile()) {
            LocalIncludes.count(includes);
            return Configuration.parse(sibling, includes).root();
          }
        } catch (IOException e) {
          throw new ConfigException.IO(
              ConfigOriginFactory.newSimple(sibling.path()), e.getMessage(), e);
        }
      }
    }
    return otherwise.include(context, what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return ((ConfigIncluderFile) otherwise).includeFile(context, what);
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return ((ConfigIncluderURL) otherwise).includeURL(context, what);
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return ((ConfigIncluderClasspath) otherwise).includeResources(context, what);
  }
}
