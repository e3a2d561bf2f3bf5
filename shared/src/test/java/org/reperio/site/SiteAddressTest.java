package org.reperio.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://data.example.org",
        "https://data.example.org/",
        "https://data.example.org//"
      })
  void theBaseHasNoSlashAtItsEnd(String configured) {
    SiteAddress site = new SiteAddress(URI.create(configured));
    assertThat(site.base()).isEqualTo("https://data.example.org");
    assertThat(site.host()).isEqualTo("data.example.org");
    assertThat(site.of(SitePath.record("abcde-12345")))
        .isEqualTo("https://data.example.org/records/abcde-12345");
  }

  @Test
  void aSiteMayHaveAPortAndAPath() {
    SiteAddress site = new SiteAddress(URI.create("http://localhost:5000/archive/"));
    assertThat(site.of(SitePath.recordApi("a")))
        .isEqualTo("http://localhost:5000/archive/api/records/a");
    assertThat(site.host()).isEqualTo("localhost");
  }

  /** What no browser and no proxy takes a part of. */
  @ParameterizedTest
  @CsvSource({
    "10.1234/a/b, 10.1234/a/b",
    "10.1234/(a):b;2-#, 10.1234/(a):b;2-%23",
    "10.1234/a//b, 10.1234/a%2F/b",
    "10.1234/a/../b, 10.1234/a%2F../b",
    "10.1234/a/./.b, 10.1234/a%2F./.b",
    "10.1234/a/.., 10.1234/a%2F..",
    "10.1234/a/, 10.1234/a%2F"
  })
  void thePageOfADoiKeepsAllOfIt(String doi, String encoded) {
    assertThat(SitePath.doi(doi)).isEqualTo("/doi/" + encoded);
    assertThat(URI.create("https://a.example" + SitePath.doi(doi)).normalize().getPath())
        .isEqualTo("/doi/" + doi);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain.csv, plain.csv",
        "two words.csv, two%20words.csv",
        "100%.txt, 100%25.txt",
        "a#b.txt, a%23b.txt",
        "why?.txt, why%3F.txt",
        "c++.cpp, c%2B%2B.cpp",
        "größe – 1.txt, gr%C3%B6%C3%9Fe%20%E2%80%93%201.txt",
        "😀.png, %F0%9F%98%80.png",
        "data/2026/a b.csv, data/2026/a%20b.csv",
        "a&b=c;d.txt, a%26b%3Dc%3Bd.txt",
        "\"q\".txt, %22q%22.txt"
      })
  void aFilesNameIsEncoded(String key, String encoded) {
    String files = SitePath.files("abcde-12345");
    assertThat(SitePath.file(files, key)).isEqualTo("/api/records/abcde-12345/files/" + encoded);
    String content = SitePath.content(files, key);
    assertThat(content).isEqualTo("/api/records/abcde-12345/files/" + encoded + "/content");
    assertThat(URI.create(content).getPath())
        .as("read back")
        .isEqualTo("/api/records/abcde-12345/files/" + key + "/content");
  }

  @Test
  void anIdentifierIsOneSegment() {
    assertThat(SitePath.record("../admin?x#y")).isEqualTo("/records/..%2Fadmin%3Fx%23y");
    assertThat(SitePath.export("a", "x/y")).isEqualTo("/records/a/export/x%2Fy");
    assertThat(SitePath.community("a b")).isEqualTo("/communities/a%20b");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "10.5281/zenodo.123, 10.5281/zenodo.123",
        "10.1016/S0140-6736(97)11096-0, 10.1016/S0140-6736(97)11096-0",
        "10.1002/(SICI)1<1:AID-A>3.0.CO;2-#, 10.1002/(SICI)1%3C1:AID-A%3E3.0.CO;2-%23",
        "10.1000/a b?c%d, 10.1000/a%20b%3Fc%25d",
        "10.1000/größe, 10.1000/gr%C3%B6%C3%9Fe"
      })
  void aDoiResolves(String doi, String encoded) {
    assertThat(SiteAddress.doi(doi)).isEqualTo("https://doi.org/" + encoded);
  }

  @Test
  void pagesAndTheirTwinsInTheApi() {
    UUID id = UUID.fromString("00000000-0000-0000-0000-000000000001");
    assertThat(SitePath.request(id)).isEqualTo("/me/requests/" + id);
    assertThat(SitePath.requestApi(id)).isEqualTo("/api/requests/" + id);
    assertThat(SitePath.communityApi(id)).isEqualTo("/api/communities/" + id);
    assertThat(SitePath.upload("a")).isEqualTo("/uploads/a");
    assertThat(SitePath.draftFiles("a")).isEqualTo("/api/records/a/draft/files");
    assertThat(SitePath.versionsApi("a")).isEqualTo("/api/records/a/versions");
    assertThat(SitePath.uploadsApi()).isEqualTo("/api/user/records");
  }

  @Test
  void aParameterOfAQuery() {
    assertThat(UriEncoding.parameter("a b&c=ü/")).isEqualTo("a+b%26c%3D%C3%BC%2F");
  }
}
