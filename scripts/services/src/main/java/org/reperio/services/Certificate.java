package org.reperio.services;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/**
 * The development certificate of an instance: for localhost, signed by itself, made with the JDK's
 * keytool at first start and again before it expires.
 *
 * @param keyStore PKCS12 file with the key
 * @param pem the certificate alone, for clients that want to trust it
 */
record Certificate(Path keyStore, Path pem) {
  private static final String ALIAS = "reperio";
  private static final String VALIDITY_DAYS = "397";
  private static final long RENEW_BEFORE_MS = 14L * 24 * 3600 * 1000;

  static Certificate of(InstanceFolder instance, Credentials credentials)
      throws IOException, InterruptedException {
    Certificate certificate =
        new Certificate(
            instance.state().resolve("certificate.p12"),
            instance.root().resolve("certificate.pem"));
    if (!certificate.isGood(credentials)) {
      certificate.make(credentials);
    }
    return certificate;
  }

  private boolean isGood(Credentials credentials) {
    if (!Files.exists(keyStore) || !Files.exists(pem)) {
      return false;
    }
    try {
      KeyStore store =
          KeyStore.getInstance(keyStore.toFile(), credentials.password().toCharArray());
      if (store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
        certificate.checkValidity(new java.util.Date(System.currentTimeMillis() + RENEW_BEFORE_MS));
        return true;
      }
      return false;
    } catch (GeneralSecurityException | IOException e) {
      return false;
    }
  }

  private void make(Credentials credentials) throws IOException, InterruptedException {
    Files.deleteIfExists(keyStore);
    keytool(
        credentials,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=localhost, O=Reperio development",
        "-ext",
        "SAN=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
        "-validity",
        VALIDITY_DAYS,
        "-storetype",
        "PKCS12");
    keytool(credentials, "-exportcert", "-rfc", "-file", pem.toString());
  }

  private void keytool(Credentials credentials, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    builder.command().addAll(java.util.List.of(arguments));
    builder
        .command()
        .addAll(
            java.util.List.of(
                "-alias", ALIAS, "-keystore", keyStore.toString(), "-storepass:env", "PASSWORD"));
    builder.environment().put("PASSWORD", credentials.password());
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool could not make a certificate: " + output.strip());
    }
  }
}
