package org.reperio.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialDescriptor;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.reperio.site.SiteSettings;

/**
 * What this instance and passkeys say to each other (Web Authentication, Level 3, section 7). Who
 * made a passkey is not asked for. The password was given already, so that it is enough to show
 * that somebody is there (section 6.1).
 */
@ApplicationScoped
class PasskeyProtocol {

  private static final long PATIENCE = Duration.ofMinutes(5).toMillis();
  private static final boolean VERIFIED = false;
  private static final boolean PRESENT = true;

  /** What all browsers and keys know one of, the best first. */
  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      Stream.of(
              COSEAlgorithmIdentifier.EdDSA,
              COSEAlgorithmIdentifier.ES256,
              COSEAlgorithmIdentifier.RS256)
          .map(
              algorithm ->
                  new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
          .toList();

  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter credentials =
      new AttestedCredentialDataConverter(converter);

  private final SiteSettings site;

  PasskeyProtocol(SiteSettings site) {
    this.site = site;
  }

  /**
   * What a browser is told for it to make a passkey, in JSON (section 5.4).
   *
   * @param name by which its owner knows the account
   * @param known the passkeys that the account has: a device with one of them makes no other
   */
  String creationOptions(long accountId, String name, byte[] challenge, List<byte[]> known) {
    return json(
        new PublicKeyCredentialCreationOptions(
            new PublicKeyCredentialRpEntity(party(), site.name()),
            new PublicKeyCredentialUserEntity(handle(accountId), name, name),
            new DefaultChallenge(challenge),
            ALGORITHMS,
            PATIENCE,
            descriptors(known),
            new AuthenticatorSelectionCriteria(
                null, ResidentKeyRequirement.PREFERRED, UserVerificationRequirement.PREFERRED),
            AttestationConveyancePreference.NONE,
            null));
  }

  /** What a browser is told for it to ask for one of these passkeys, in JSON (section 5.5). */
  String requestOptions(byte[] challenge, List<byte[]> known) {
    return json(
        new PublicKeyCredentialRequestOptions(
            new DefaultChallenge(challenge),
            PATIENCE,
            party(),
            descriptors(known),
            UserVerificationRequirement.PREFERRED,
            null));
  }

  private String json(Object options) {
    return converter.getJsonConverter().writeValueAsString(options);
  }

  /** It names nobody to whoever finds it on a device. */
  private static byte[] handle(long accountId) {
    return ByteBuffer.allocate(Long.BYTES).putLong(accountId).array();
  }

  private static List<PublicKeyCredentialDescriptor> descriptors(List<byte[]> ids) {
    return ids.stream()
        .map(id -> new PublicKeyCredentialDescriptor(PublicKeyCredentialType.PUBLIC_KEY, id, null))
        .toList();
  }

  /** What a browser says that it has made; empty when it says nothing of the kind. */
  Optional<RegistrationData> made(String answer) {
    return sound(
        () -> {
          RegistrationData data = manager.parseRegistrationResponseJSON(answer);
          return challenge(data.getCollectedClientData()) == null ? null : data;
        });
  }

  /** What a browser says that a passkey has signed; empty when it says nothing of the kind. */
  Optional<AuthenticationData> signed(String answer) {
    return sound(
        () -> {
          AuthenticationData data = manager.parseAuthenticationResponseJSON(answer);
          return challenge(data.getCollectedClientData()) == null ? null : data;
        });
  }

  /** The challenge to which a browser answers. */
  static byte[] challenge(CollectedClientData client) {
    return client.getChallenge().getValue();
  }

  /**
   * The passkey that a browser has made for this site; empty when it is none.
   *
   * @param data whose challenge was ours
   */
  Optional<StoredPasskey> verified(RegistrationData data) {
    return sound(
        () -> {
          var expected =
              new RegistrationParameters(
                  server(data.getCollectedClientData()), ALGORITHMS, VERIFIED, PRESENT);
          return stored(manager.verify(data, expected));
        });
  }

  private StoredPasskey stored(RegistrationData data) {
    var authenticator = data.getAttestationObject().getAuthenticatorData();
    AttestedCredentialData credential = authenticator.getAttestedCredentialData();
    var passkey = new StoredPasskey();
    passkey.credentialId = credential.getCredentialId();
    passkey.credential = credentials.convert(credential);
    passkey.backupEligible = authenticator.isFlagBE();
    passkey.signCount = authenticator.getSignCount();
    return passkey;
  }

  /**
   * How often a passkey has signed now, by its own count; empty when it has not signed this.
   *
   * @param data whose challenge was ours
   */
  Optional<Long> verified(AuthenticationData data, StoredPasskey passkey) {
    return sound(
        () -> {
          var expected =
              new AuthenticationParameters(
                  server(data.getCollectedClientData()), record(passkey), null, VERIFIED, PRESENT);
          return manager.verify(data, expected).getAuthenticatorData().getSignCount();
        });
  }

  private CredentialRecord record(StoredPasskey passkey) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        null,
        passkey.backupEligible,
        null,
        passkey.signCount,
        credentials.convert(passkey.credential),
        null,
        null,
        null,
        null);
  }

  /** The library throws as it happens where an answer lacks a part, so all it throws is a no. */
  private static <T> Optional<T> sound(Supplier<T> step) {
    try {
      return Optional.ofNullable(step.get());
    } catch (RuntimeException e) {
      Log.debugf("a passkey's answer was not taken: %s", e.getMessage());
      return Optional.empty();
    }
  }

  private ServerProperty server(CollectedClientData client) {
    URI url = site.url();
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return ServerProperty.builder()
        .origin(new Origin(url.getScheme() + "://" + url.getHost() + port))
        .rpId(party())
        .challenge(client.getChallenge())
        .build();
  }

  private String party() {
    return site.url().getHost();
  }
}
