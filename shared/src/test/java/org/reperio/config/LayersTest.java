package org.reperio.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.site.SiteSettings;

/** Defaults, add-ons by name, the instance's file, the environment: each over the one before. */
class LayersTest {

  private static final String NAME = "reperio.site.name";

  @TempDir Path folder;
  private SmallRyeConfigBuilder builder;

  @BeforeEach
  void defaults() {
    builder = new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(SiteSettings.class);
  }

  private URL addOn(String jar, String properties) throws IOException {
    Path file = folder.resolve(jar).resolve(AddOn.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, properties);
    return folder.resolve(jar).toUri().toURL();
  }

  /** The class path has them in an order that is not that of their names. */
  private List<AddOn> addOns() throws IOException {
    URL[] jars = {
      addOn("1", "add-on.name=moth\nreperio.site.name=by moth\nreperio.moth.depth=\n"),
      addOn("2", "add-on.name=zebra\nreperio.site.name=by zebra\n"),
      addOn("3", "add-on.name=ant\nreperio.site.name=by ant\nreperio.ant.legs=6\n")
    };
    try (var loader = new URLClassLoader(jars, null)) {
      return AddOn.in(loader);
    }
  }

  private ConfigSource instance(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("reperio.yaml"), yaml);
    SmallRyeConfig context =
        new SmallRyeConfigBuilder()
            .withSources(
                new PropertiesConfigSource(Map.of("reperio.config", file.toString()), "set", 400))
            .withSources(new InstanceConfig())
            .build();
    return context.getConfigSource(file.toString()).orElseThrow();
  }

  private String layer() {
    return builder.build().getConfigValue(NAME).getConfigSourceName();
  }

  @Test
  void laterLayersWin() throws IOException {
    assertThat(builder.build().getConfigMapping(SiteSettings.class).name()).isEqualTo("Reperio");
    assertThat(layer()).startsWith("DefaultValues");

    builder.withSources(new PropertiesConfigSource(Map.of(NAME, "by the service"), "service", 250));
    builder.withSources(AddOnDefaults.of(addOns()));
    assertThat(builder.build().getConfigMapping(SiteSettings.class).name()).isEqualTo("by zebra");
    assertThat(layer()).isEqualTo("add-on zebra");

    builder.withSources(instance("reperio:\n  site:\n    name: by the instance\n"));
    assertThat(builder.build().getConfigMapping(SiteSettings.class).name())
        .isEqualTo("by the instance");
    assertThat(layer()).endsWith("reperio.yaml");

    builder.withSources(
        new EnvConfigSource(Map.of("REPERIO_SITE_NAME", "by the environment"), 300));
    assertThat(builder.build().getConfigMapping(SiteSettings.class).name())
        .isEqualTo("by the environment");
    assertThat(layer()).startsWith("EnvConfigSource");
  }

  @Test
  void addOnsStandInAlphabeticalOrder() throws IOException {
    assertThat(AddOnDefaults.of(addOns()))
        .extracting(ConfigSource::getName)
        .containsExactly("add-on ant", "add-on moth", "add-on zebra");
    assertThat(AddOnDefaults.of(addOns())).extracting(ConfigSource::getOrdinal).isSorted();
  }

  @Test
  void anAddOnBringsKeysOfItsOwnAndNoOthers() throws IOException {
    KnownKeys known = KnownKeys.ofHouse().with(addOns());
    assertThat(known.unknown(List.of("reperio.ant.legs", "reperio.moth.depth"))).isEmpty();

    AddOn wrong = new AddOn("bee", Map.of("reperio.site.nmae", "Bees"));
    assertThatIllegalStateException()
        .isThrownBy(() -> AddOnDefaults.of(List.of(wrong)))
        .withMessageContaining("add-on bee has unknown keys: reperio.site.nmae")
        .withMessageContaining("did you mean reperio.site.name?");
  }

  @Test
  void anAddOnHasAName() throws IOException {
    try (var loader =
        new URLClassLoader(new URL[] {addOn("x", "reperio.site.name=nobody's\n")}, null)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> AddOn.in(loader))
          .withMessageContaining("add-on.name");
    }
  }

  @Test
  void anUnknownKeyOfTheInstanceIsRefusedWithTheNearestKnownOne() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                instance(
                    """
                    reperio:
                      site:
                        url: https://example.org
                        titel: Example
                      mail:
                        hots: mail.example.org
                    """))
        .withMessageContaining("reperio.yaml has unknown keys: ")
        .withMessageContaining("reperio.mail.hots (did you mean reperio.mail.host?)")
        .withMessageContaining("reperio.site.titel (did you mean reperio.site.")
        .withMessageNotContaining("reperio.site.url");
  }

  @Test
  void keysOfEveryServiceAreKnownAndSoAreListsAndProfiles() throws IOException {
    ConfigSource instance =
        instance(
            """
            reperio:
              mail:
                host: mail.example.org
              bulk:
                max-lines: 5
              files:
                fetch:
                  hosts: [data.example.org, files.example.org]
            "%prod":
              reperio:
                site:
                  name: Production
            other:
              key: is not ours
            """);

    assertThat(instance.getPropertyNames()).contains("reperio.mail.host", "reperio.bulk.max-lines");
  }

  @Test
  void unknownVariablesAreNamedAndThoseOfScriptsAreNot() {
    KnownKeys known = KnownKeys.ofHouse();

    assertThat(
            UnknownVariables.of(
                List.of(
                    "REPERIO_SITE_NAME",
                    "REPERIO_FILES_FETCH_PRIVATE_ADDRESSES",
                    "REPERIO_FILES_FETCH_HOSTS_0_",
                    "REPERIO_CONFIG",
                    "REPERIO_INSTANCE",
                    "REPERIO_DATABASE_PASWORD",
                    "PATH"),
                known))
        .containsExactly(
            "The variable REPERIO_DATABASE_PASWORD sets nothing; did you mean"
                + " REPERIO_DATABASE_PASSWORD?");
  }
}
