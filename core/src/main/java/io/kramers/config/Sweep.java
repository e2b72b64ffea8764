package io.kramers.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns a section in which some values are lists into the grid of sections in which each of them is
 * one value. The grid's order is that of the swept paths by name, the last one running fastest, and
 * of the values as listed.
 */
public final class Sweep {
  private Sweep() {}

  /**
   * One point of the grid.
   *
   * @param values the section, with a single value in each place
   * @param swept the values of the places that were lists, by their paths within the section
   */
  public record Point(ConfigObject values, Map<List<String>, Object> swept) {
    /** This point with those swept places alone that lie below the given one. */
    public Point within(String... place) {
      Map<List<String>, Object> below = new LinkedHashMap<>();
      swept.forEach(
          (path, value) -> {
            if (path.size() > place.length
                && path.subList(0, place.length).equals(List.of(place))) {
              below.put(path, value);
            }
          });
      return new Point(values, below);
    }
  }

  /**
   * All points of the grid.
   *
   * @param path the section's place in the configuration, for messages
   * @param notSwept names of keys whose lists are values themselves
   * @throws ConfigurationException if a list is empty
   */
  public static List<Point> expand(ConfigObject section, String path, Set<String> notSwept) {
    Map<String, ConfigList> lists = new TreeMap<>();
    Map<String, List<String>> places = new LinkedHashMap<>();
    collect(section, List.of(), notSwept, lists, places);
    List<Point> points = new ArrayList<>();
    points.add(new Point(section, Map.of()));
    for (Map.Entry<String, ConfigList> list : lists.entrySet()) {
      if (list.getValue().isEmpty()) {
        throw new ConfigurationException(
            path + "." + list.getKey() + " = [] is an empty list; it must hold at least one value");
      }
      points = cross(points, path, places.get(list.getKey()), list.getValue());
    }
    return points;
  }

  private static List<Point> cross(
      List<Point> points, String path, List<String> place, ConfigList list) {
    List<Point> crossed = new ArrayList<>();
    for (Point point : points) {
      for (ConfigValue value : list) {
        if (value.valueType() == ConfigValueType.NULL) {
          throw new ConfigurationException(
              path + "." + String.join(".", place) + " = [null] must hold values alone");
        }
        Map<List<String>, Object> swept = new LinkedHashMap<>(point.swept);
        swept.put(place, value.unwrapped());
        ConfigObject values =
            point.values.toConfig().withValue(ConfigUtil.joinPath(place), value).root();
        crossed.add(new Point(values, swept));
      }
    }
    return crossed;
  }

  private static void collect(
      ConfigObject section,
      List<String> place,
      Set<String> notSwept,
      Map<String, ConfigList> lists,
      Map<String, List<String>> places) {
    for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
      if (notSwept.contains(entry.getKey())) {
        continue;
      }
      List<String> here = new ArrayList<>(place);
      here.add(entry.getKey());
      if (entry.getValue() instanceof ConfigList list) {
        lists.put(String.join(".", here), list);
        places.put(String.join(".", here), here);
      } else if (entry.getValue() instanceof ConfigObject object) {
        collect(object, here, notSwept, lists, places);
      }
    }
  }
}
