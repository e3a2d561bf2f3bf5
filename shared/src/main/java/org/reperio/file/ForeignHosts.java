package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.reperio.access.Identity;

/** From which hosts files may be fetched, on which they may stay, and who may say so. */
@ApplicationScoped
public class ForeignHosts {

  /** Who may name files elsewhere. */
  public enum Who {
    ADMINISTRATORS,
    /** Everybody who may write the draft. */
    EDITORS
  }

  private final Set<String> fetchHosts;
  private final Set<String> remoteHosts;
  private final Who mayFetch;
  private final Who mayRefer;

  public ForeignHosts(FileSettings settings) {
    this.fetchHosts = lowerCase(settings.fetch().hosts());
    this.remoteHosts = lowerCase(settings.remote().hosts());
    this.mayFetch = settings.fetch().allowedTo();
    this.mayRefer = settings.remote().allowedTo();
  }

  private static Set<String> lowerCase(Optional<List<String>> hosts) {
    return Set.copyOf(
        hosts.orElse(List.of()).stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .toList());
  }

  /** Whether people who may write a draft may give it files of this type. */
  public boolean mayUse(Identity who, Transfer.Type type) {
    return switch (type) {
      case L, M -> true;
      case F -> mayFetch == Who.EDITORS || who.isAdministrator();
      case R -> mayRefer == Who.EDITORS || who.isAdministrator();
    };
  }

  /** The problem with the address of a file of this type, if there is one. */
  public Optional<String> problem(Transfer.Type type, String address) {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      return Optional.of("Not a valid URL.");
    }
    return problem(type == Transfer.Type.F ? fetchHosts : remoteHosts, uri);
  }

  /** Whether files may be fetched from this address, as far as its host's name tells. */
  public boolean mayFetchFrom(URI address) {
    return problem(fetchHosts, address).isEmpty();
  }

  private static Optional<String> problem(Set<String> allowed, URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("https") || scheme.equals("http"))
        || uri.getHost() == null
        || uri.getRawUserInfo() != null) {
      return Optional.of("Not a valid URL.");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String place = uri.getPort() < 0 ? host : host + ":" + uri.getPort();
    return allowed.contains(place) ? Optional.empty() : Optional.of("Domain not allowed");
  }
}
