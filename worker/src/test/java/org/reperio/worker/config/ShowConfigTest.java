package org.reperio.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.config.AddOnDefaults;
import org.reperio.config.InstanceConfig;
import org.reperio.database.DatabaseSettings;
import org.reperio.site.SiteSettings;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine;

/** {@code reperio config show} says from which layer each value comes. */
class ShowConfigTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private SmallRyeConfig config() throws IOException {
    Path instance =
        Files.writeString(
            folder.resolve("reperio.yaml"),
            "reperio:\n  site:\n    url: https://example.org\n  database:\n    password: s3cret\n");
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(SiteSettings.class)
        .withMapping(DatabaseSettings.class)
        .withSources(new AddOnDefaults(), new InstanceConfig())
        .withSources(
            new EnvConfigSource(Map.of("REPERIO_DATABASE_USERNAME", "owner"), 300),
            new PropertiesConfigSource(
                Map.of("reperio.config", instance.toString()), "SysPropConfigSource", 400))
        .build();
  }

  private JsonNode shown() throws IOException {
    Path addOn = folder.resolve("add-on/META-INF/reperio-add-on.properties");
    Files.createDirectories(addOn.getParent());
    Files.writeString(addOn, "add-on.name=herbarium\nreperio.site.tagline=Specimens\n");
    PrintStream console = System.out;
    ClassLoader usual = Thread.currentThread().getContextClassLoader();
    var out = new ByteArrayOutputStream();
    try (var loader =
        new URLClassLoader(new URL[] {folder.resolve("add-on").toUri().toURL()}, usual)) {
      Thread.currentThread().setContextClassLoader(loader);
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      int code =
          new CommandLine(new ShowConfig(new EffectiveSettings(config()), new Terminal(JSON)))
              .execute("--json");
      assertThat(code).isZero();
    } finally {
      System.setOut(console);
      Thread.currentThread().setContextClassLoader(usual);
    }
    return JSON.readTree(out.toString(StandardCharsets.UTF_8));
  }

  private static String line(JsonNode shown, String name) {
    for (JsonNode setting : shown) {
      if (setting.path("name").asText().equals(name)) {
        return setting.path("value").asText() + " from " + setting.path("source").asText();
      }
    }
    return "nothing";
  }

  @Test
  void eachValueHasItsLayerAndSecretsAreMasked() throws IOException {
    JsonNode shown = shown();

    assertThat(line(shown, "reperio.site.name")).isEqualTo("Reperio from defaults");
    assertThat(line(shown, "reperio.site.tagline")).isEqualTo("Specimens from add-on herbarium");
    assertThat(line(shown, "reperio.site.url"))
        .startsWith("https://example.org from ")
        .endsWith("reperio.yaml");
    assertThat(line(shown, "reperio.database.username")).isEqualTo("owner from environment");
    assertThat(line(shown, "reperio.database.password"))
        .startsWith("******** from ")
        .endsWith("reperio.yaml");
    // Only web-api reads this one.
    assertThat(line(shown, "reperio.bulk.max-lines")).isEqualTo("10000 from defaults");
    assertThat(line(shown, "reperio.mail.username")).isEqualTo("nothing");
  }
}
