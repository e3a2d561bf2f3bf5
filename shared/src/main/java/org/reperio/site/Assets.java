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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of styles, scripts and pictures. Each carries a hash of the content, so that browsers
 * may keep it for good: where that is the content. During an upgrade a page of one version may ask
 * a service of the other.
 */
@ApplicationScoped
public class Assets {

  private static final String FOLDER = "/assets/";
  private static final int HASH_LENGTH = 10;
  private static final Pattern VERSIONED = Pattern.compile(FOLDER + "([\\w-]+\\.\\w+)\\?v=\\w+");

  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  /**
   * @param name a path under {@code /assets/}
   * @throws IllegalArgumentException if there is no such file
   */
  public String url(String name) {
    return addresses.computeIfAbsent(name, Assets::address);
  }

  /**
   * Whether an address is the one of the content that this service has.
   *
   * @param uri path and query
   */
  public boolean isCurrent(String uri) {
    return addresses.containsValue(uri) || has(uri);
  }

  private boolean has(String uri) {
    Matcher versioned = VERSIONED.matcher(uri);
    try {
      return versioned.matches() && url(versioned.group(1)).equals(uri);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String address(String name) {
    String resource = "META-INF/resources/assets/" + name;
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream content = loader.getResourceAsStream(resource)) {
      if (content == null) {
        throw new IllegalArgumentException("No such asset: " + name);
      }
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      return FOLDER + name + "?v=" + HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
