package org.reperio.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Addresses of styles, scripts and pictures. Each carries a hash of the content, so that browsers
 * may keep it for good.
 */
@ApplicationScoped
public class Assets {

  private static final int HASH_LENGTH = 10;

  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  /**
   * @param name a path under {@code /assets/}
   * @throws IllegalArgumentException if there is no such file
   */
  public String url(String name) {
    return addresses.computeIfAbsent(name, Assets::address);
  }

  private static String address(String name) {
    String resource = "META-INF/resources/assets/" + name;
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream content = loader.getResourceAsStream(resource)) {
      if (content == null) {
        throw new IllegalArgumentException("No such asset: " + name);
      }
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      return "/assets/" + name + "?v=" + HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
