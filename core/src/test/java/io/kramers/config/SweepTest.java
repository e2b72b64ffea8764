package io.kramers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SweepTest {
  private static List<Sweep.Point> expand(String config, String... notSwept) {
    return Sweep.expand(ConfigFactory.parseString(config).root(), "kramers", Set.of(notSwept));
  }

  private static List<String> rendered(List<Sweep.Point> points) {
    return points.stream()
        .map(point -> point.values().render(ConfigRenderOptions.concise()))
        .toList();
  }

  @Test
  void aSectionWithoutListsIsItsOnlyPoint() {
    List<Sweep.Point> points = expand("a = 1, b { c = 2 }");
    assertThat(rendered(points)).containsExactly("{\"a\":1,\"b\":{\"c\":2}}");
    assertThat(points.get(0).swept()).isEmpty();
  }

  @Test
  void theLastPathByNameRunsFastestAndValuesAsListed() {
    assertThat(rendered(expand("z = [3, 1], b { c = [x, y] }, a = 0")))
        .containsExactly(
            "{\"a\":0,\"b\":{\"c\":\"x\"},\"z\":3}",
            "{\"a\":0,\"b\":{\"c\":\"x\"},\"z\":1}",
            "{\"a\":0,\"b\":{\"c\":\"y\"},\"z\":3}",
            "{\"a\":0,\"b\":{\"c\":\"y\"},\"z\":1}");
  }

  @Test
  void sweptPlacesAreKnown() {
    Sweep.Point point = expand("z = [3, 1], b { c = [x, y] }").get(1);
    assertThat(point.swept())
        .isEqualTo(Map.of(List.of("b", "c"), (Object) "x", List.of("z"), (Object) 1));
    assertThat(point.within("b").swept()).isEqualTo(Map.of(List.of("b", "c"), "x"));
    assertThat(point.within("z").swept()).isEmpty();
  }

  @Test
  void aListOfOneIsSweptToo() {
    assertThat(expand("a = [1]").get(0).swept()).isEqualTo(Map.of(List.of("a"), 1));
  }

  @Test
  void someListsAreValuesThemselves() {
    assertThat(
            rendered(expand("dynamics = [1, 2], data { columns = [0, 1] }", "dynamics", "columns")))
        .containsExactly("{\"data\":{\"columns\":[0,1]},\"dynamics\":[1,2]}");
  }

  @Test
  void refusesAnEmptyList() {
    assertThatThrownBy(() -> expand("b { c = [] }"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("kramers.b.c = [] is an empty list; it must hold at least one value");
  }

  private static Map<String, Object> names(String... configs) {
    return SweptNames.of(
        Stream.of(configs).map(config -> expand(config).get(0)).toArray(Sweep.Point[]::new));
  }

  @Test
  void namesAreInCamelCase() {
    assertThat(names("learning-rate = [1], exit { divergence-radius = [2] }, steps = [3]"))
        .isEqualTo(Map.of("learningRate", 1, "divergenceRadius", 2, "steps", 3));
  }

  @Test
  void namesThatCollideOrSayTooLittleTakeTheKeyAbove() {
    assertThat(names("escape { landscape { seed = [1], data { kind = [none] } } }, seed = [2]"))
        .isEqualTo(Map.of("landscapeSeed", 1, "dataKind", "none", "seed", 2));
    assertThat(names("landscape { scale = [1] }", "other { scale = [2] }"))
        .isEqualTo(Map.of("landscapeScale", 1, "otherScale", 2));
  }
}
