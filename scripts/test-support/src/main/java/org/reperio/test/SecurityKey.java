package org.reperio.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A browser with a key that makes one passkey and signs with it (Web Authentication, section 6).
 */
public final class SecurityKey {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ID_BYTES = 16;

  private final ObjectConverter converter = new ObjectConverter();
  private final byte[] id = new byte[ID_BYTES];
  private final KeyPair pair;
  private final String origin;
  private long count;

  /**
   * @param origin of the page that asks, such as {@code https://localhost:5000}
   */
  public SecurityKey(String origin) {
    this.origin = origin;
    new SecureRandom().nextBytes(id);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has it counted so many signatures; a copy of it counts on its own. */
  public void setCount(long signatures) {
    count = signatures;
  }

  /** What the browser says after it has made the passkey that these options ask for, in JSON. */
  public String create(String options) {
    JsonNode asked = read(options);
    byte[] client = client("webauthn.create", asked);
    byte flags = (byte) (AuthenticatorData.BIT_UP | AuthenticatorData.BIT_AT);
    var credential =
        new AttestedCredentialData(
            AAGUID.ZERO, id, EC2COSEKey.create(pair, COSEAlgorithmIdentifier.ES256));
    var made =
        new AttestationObject(
            new AuthenticatorData<>(
                DigestUtils.sha256(asked.at("/rp/id").asText()), flags, count, credential),
            new NoneAttestationStatement());
    return answer(
        Map.of(
            "clientDataJSON",
            text(client),
            "attestationObject",
            text(new AttestationObjectConverter(converter).convertToBytes(made)),
            "transports",
            List.of("usb")));
  }

  /** What the browser says after the passkey has signed what these options ask for, in JSON. */
  public String get(String options) {
    JsonNode asked = read(options);
    byte[] client = client("webauthn.get", asked);
    count++;
    byte[] data =
        new AuthenticatorDataConverter(converter)
            .convert(
                new AuthenticatorData<>(
                    DigestUtils.sha256(asked.path("rpId").asText()),
                    AuthenticatorData.BIT_UP,
                    count));
    return answer(
        Map.of(
            "clientDataJSON",
            text(client),
            "authenticatorData",
            text(data),
            "signature",
            text(signature(data, DigestUtils.sha256(client)))));
  }

  private byte[] client(String type, JsonNode asked) {
    return write(
            Map.of(
                "type",
                type,
                "challenge",
                asked.path("challenge").asText(),
                "origin",
                origin,
                "crossOrigin",
                false))
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] signature(byte[]... parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String answer(Map<String, Object> response) {
    return write(
        Map.of(
            "id",
            text(id),
            "rawId",
            text(id),
            "type",
            "public-key",
            "response",
            response,
            "clientExtensionResults",
            Map.of()));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String write(Map<String, Object> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
