package org.reperio.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.common.net.Inet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  private record Settings(
      Duration headerDeadline, Duration keepAlive, int perAddress, List<String> trustedProxies)
      implements ConnectionSettings {}

  private static ClientAddress trusting(String... proxies) {
    return new ClientAddress(
        new Settings(Duration.ofSeconds(15), Duration.ofSeconds(75), 1000, List.of(proxies)));
  }

  private static String client(String peer, String... forwarded) {
    return trusting("127.0.0.1/32", "::1", "10.1.0.0/16")
        .client(Inet.parseInetAddress(peer), List.of(forwarded))
        .getHostAddress();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "192.0.2.1:443, 192.0.2.1",
    "192.0.2.1:99999999, 192.0.2.1",
    "2001:db8::5678, 2001:db8:0:0:0:0:0:5678",
    "[2001:db8::5678], 2001:db8:0:0:0:0:0:5678",
    "[2001:db8::5678]:443, 2001:db8:0:0:0:0:0:5678",
    "'\"[2001:db8::5678]:443\"', 2001:db8:0:0:0:0:0:5678",
    "::ffff:192.0.2.1, 192.0.2.1",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    "'  192.0.2.1  ', 192.0.2.1"
  })
  void aProxyNamesItsClient(String named, String address) {
    assertThat(client("127.0.0.1", named)).isEqualTo(address);
    assertThat(client("::1", named)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "unknown",
    "','",
    "' '",
    "''",
    "1.2.3",
    "'192.0.2.1:'",
    ":80",
    "[",
    "[]",
    "']:1'",
    "gggg::",
    "999.1.1.1",
    "'192.0.2.1, '",
    "_hidden",
    "example.org"
  })
  void whatIsNoAddressIsTheProxysOwn(String named) {
    assertThat(client("127.0.0.1", named)).isEqualTo("127.0.0.1");
  }

  @Test
  void ofSeveralTheLastCountsThatIsNoProxy() {
    assertThat(client("127.0.0.1", "198.51.100.9, 192.0.2.1, 10.1.2.3")).isEqualTo("192.0.2.1");
    assertThat(client("127.0.0.1", "198.51.100.9", "192.0.2.1", "10.1.2.3,10.1.2.4"))
        .isEqualTo("192.0.2.1");
    assertThat(client("127.0.0.1", "10.1.2.3, 10.1.2.4")).isEqualTo("10.1.2.3");
    assertThat(client("127.0.0.1", "192.0.2.1, unknown, 10.1.2.3")).isEqualTo("10.1.2.3");
  }

  @Test
  void whoIsNoProxyIsNotBelieved() {
    assertThat(client("127.0.0.2", "192.0.2.1")).isEqualTo("127.0.0.2");
    assertThat(client("10.2.0.1", "192.0.2.1")).isEqualTo("10.2.0.1");
    assertThat(client("127.0.0.1")).isEqualTo("127.0.0.1");
  }

  @Test
  void aNameIsNoNetwork() {
    assertThatThrownBy(() -> trusting("proxy.example.org"))
        .hasMessageContaining("reperio.connections.trusted-proxies: proxy.example.org is neither");
  }
}
