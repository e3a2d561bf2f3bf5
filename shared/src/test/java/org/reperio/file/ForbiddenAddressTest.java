package org.reperio.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::10.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2001:db8::1",
        "2001:0:4136:e378::1",
        "2002:7f00:1::1",
        "2002:a00:1::1"
      })
  void addressesInsideAreForbidden(String address) throws UnknownHostException {
    assertThat(ForbiddenAddress.test(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "172.32.0.1",
        "192.167.1.1",
        "188.185.1.1",
        "64:ff9b::808:808",
        "2001:1458:201::1",
        "2606:4700:4700::1111",
        "2002:808:808::1"
      })
  void publicAddressesAreNot(String address) throws UnknownHostException {
    assertThat(ForbiddenAddress.test(InetAddress.getByName(address))).isFalse();
  }
}
