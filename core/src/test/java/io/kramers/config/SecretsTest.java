package io.kramers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static Configuration configuration(String text) {
    return new Configuration(ConfigFactory.parseString(text).root());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "s3.secret",
        "api-token",
        "access-key",
        "fs.s3a.access.key",
        "accessKey",
        "accountkey",
        "credentials",
        "Passwd",
        "key-passphrase",
        "private_key"
      })
  void valuesOfSecretKeysAreHidden(String key) {
    for (String value : new String[] {"hunter2", "5", "[hunter2, 5]", "{ a = hunter2, b = 5 }"}) {
      assertThat(configuration("kramers { \"" + key + "\" = " + value + ", n = 1 }").json())
          .contains("\"n\":1", "\"" + key + "\":\"*********\"")
          .doesNotContain("hunter2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "keys", "scale", "path", "learning-rate", "monkey", "accesses"})
  void otherKeysAreShown(String key) {
    assertThat(configuration("kramers." + key + " = hunter2").json()).contains("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "hdfs://ann:hunter2@host:8020/data, hdfs://*********@host:8020/data",
    "s3a://AKIA:se/cr+et@bucket/x, s3a://*********@bucket/x",
    "https://:hunter2@host, https://*********@host",
    "see ftp://a:b@c and ftp://d:e@f, see ftp://*********@c and ftp://*********@f",
    "hdfs://host:8020/a@b, hdfs://host:8020/a@b",
    "hdfs://ann@host/x, hdfs://ann@host/x",
    "hdfs:/ann:hunter2@host/x, hdfs:/*********@host/x",
    "out/a@b:c, out/a@b:c"
  })
  void passwordsInUrisAreHidden(String text, String shown) {
    assertThat(Secrets.hiddenInUris(text)).isEqualTo(shown);
    assertThat(Secrets.hidden(text)).isEqualTo(shown);
    assertThat(configuration("kramers.data { path = \"" + text + "\" }").json())
        .isEqualTo("{\"kramers\":{\"data\":{\"path\":\"" + shown + "\"}}}");
    assertThat(configuration("kramers.path = [\"" + text + "\", 1]").json())
        .isEqualTo("{\"kramers\":{\"path\":[\"" + shown + "\",1]}}");
  }

  @ParameterizedTest
  @CsvSource({
    "--set password=hunter2 must be, --set password=********* must be",
    "a.b.token = \"two words\" is not a known key, a.b.token = ********* is not a known key",
    "'{\"secret\":\"x\\\"y\",\"z\":1}', '{\"secret\":*********,\"z\":1}'",
    "https://host/x?sv=1&access_key=abc&d=2, https://host/x?sv=1&access_key=*********&d=2",
    "the secret is out, the secret is out",
    "trials = 5, trials = 5"
  })
  void messagesKeepTheirSecrets(String message, String shown) {
    assertThat(Secrets.hidden(message)).isEqualTo(shown);
  }

  @Test
  void theHashIsThatOfTheSecretAndNotOfWhatIsShown() {
    Configuration one = configuration("kramers { password = a, path = \"xx://u:p@h\" }");
    Configuration other = configuration("kramers { password = b, path = \"xx://u:p@h\" }");
    Configuration third = configuration("kramers { password = a, path = \"xx://u:q@h\" }");
    assertThat(other.json()).isEqualTo(one.json()).isEqualTo(third.json());
    assertThat(other.hash()).isNotEqualTo(one.hash());
    assertThat(third.hash()).isNotEqualTo(one.hash());
  }

  @Test
  void whatHoldsNoSecretIsRenderedAsItWas() {
    assertThat(configuration("kramers { a = 1e3, b = [1.5, { c = null }], d = \"\" }").json())
        .isEqualTo("{\"kramers\":{\"a\":1000,\"b\":[1.5,{\"c\":null}],\"d\":\"\"}}");
  }

  @Test
  void refusalsDoNotShowThem() {
    Settings settings =
        Settings.of(
            ConfigFactory.parseString("password = hunter2, data { path = \"xx://u:p@h\" }").root(),
            "a");
    assertThatThrownBy(settings::rejectUnknownKeys).hasMessageStartingWith("a.");
    assertThat(settings.invalid("password", "is wrong"))
        .hasMessage("a.password = \"*********\" is wrong");
    assertThat(settings.invalid("data", "is wrong"))
        .hasMessage("a.data = {\"path\":\"xx://*********@h\"} is wrong");
  }
}
