package org.reperio.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealedValuesTest {

  private static final byte[] VALUE = "a secret".getBytes(StandardCharsets.UTF_8);

  private final SealedValues sealed = with("one key");

  private static SealedValues with(String key) {
    return new SealedValues(new SigningKey(() -> key, null));
  }

  @Test
  void aValueOpensForItsPurpose() {
    byte[] text = sealed.seal("this", VALUE);
    assertThat(sealed.open("this", text))
        .hasValueSatisfying(found -> assertThat(found).isEqualTo(VALUE));
    assertThat(sealed.open("that", text)).isEmpty();
    assertThat(new String(text, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
  }

  @Test
  void noOtherKeyOpensIt() {
    byte[] text = sealed.seal("this", VALUE);
    assertThat(with("another key").open("this", text)).isEmpty();
    assertThat(with("one key").open("this", text)).isPresent();
  }

  @Test
  void whatIsChangedOrCutOpensNoMore() {
    byte[] text = sealed.seal("this", VALUE);
    for (int i = 0; i < text.length; i++) {
      byte[] changed = text.clone();
      changed[i] ^= 1;
      assertThat(sealed.open("this", changed)).as("byte %d", i).isEmpty();
      assertThat(sealed.open("this", Arrays.copyOf(text, i))).as("%d bytes", i).isEmpty();
    }
  }

  @Test
  void theSameIsSealedAnotherWayEachTime() {
    assertThat(sealed.seal("this", VALUE)).isNotEqualTo(sealed.seal("this", VALUE));
  }
}
