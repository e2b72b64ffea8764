package io.kramers.images;

import io.kramers.config.Settings;
import io.kramers.files.InputFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a data set is looked for: at the path as it is given, and, if its last name is one that
 * {@code submit-scripts/fetch-data.sh} knows, where that script and Debian's package put it.
 */
final class DataPlaces {
  /** The environment's variable that says where the script puts data sets. */
  static final String VARIABLE = "KRAMERS_DATA";

  private static final String SCRIPT = "submit-scripts/fetch-data.sh";
  private static final String DEFAULT_FOLDER = ".cache/kramers/data";
  private static final String FASHION_MNIST = "fashion-mnist";
  private static final List<String> FETCHED = List.of(FASHION_MNIST, "cifar-10");
  private static final Map<String, String> DEBIAN =
      Map.of(FASHION_MNIST, "/usr/share/datasets/fashion-mnist");

  private DataPlaces() {}

  /**
   * The first place that is there.
   *
   * @param key whose value is the path, relative to the configuration file, or a URI
   * @param environment variables of the process
   */
  static String find(
      Settings settings, String key, InputFiles files, Map<String, String> environment)
      throws IOException {
    String text = settings.text(key);
    String given = settings.file(key).path();
    String name = given.substring(given.lastIndexOf('/') + 1);
    List<String> places = new ArrayList<>(List.of(given));
    boolean fetched = FETCHED.contains(name) && !InputFiles.isUri(text);
    if (fetched) {
      places.add(folder(environment) + "/" + name);
      if (DEBIAN.containsKey(name)) {
        places.add(DEBIAN.get(name));
      }
    }
    for (String place : places) {
      if (files.isFolder(place) || files.isFile(place)) {
        return place;
      }
    }
    String looked = "names nothing that is there (looked for " + String.join(", ", places) + "); ";
    throw settings.invalid(
        key,
        looked
            + (fetched
                ? SCRIPT + " " + name + " fetches it"
                : SCRIPT + " fetches " + String.join(" and ", FETCHED)));
  }

  /** The script's own rule. */
  private static String folder(Map<String, String> environment) {
    String folder = environment.getOrDefault(VARIABLE, "");
    return folder.isEmpty()
        ? environment.getOrDefault("HOME", System.getProperty("user.home")) + "/" + DEFAULT_FOLDER
        : folder;
  }
}
